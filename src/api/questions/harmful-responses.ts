import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Reader } from "../reader.js";
import { type Answers, type Asked, answer, answersOf, argsOf, askOf, costOfAnswers } from "./answers.js";
import type { Question } from "./question.js";

/** Which practices a source says to do harm, nothing, or both good and harm. */
export const harmfulResponses: Question = (types) => {
  const args = argsOf(types, "harmfulResponses", "HarmfulResponsesArgs");
  const answers = answersOf(types);
  const description =
    "Which responses to an issue a source says to make it worse, to do nothing, to leave people out of sight, or to harm as well as help.";

  @Resolver()
  class HarmfulResponsesQuestion {
    @Query(() => answers, { description, complexity: costOfAnswers })
    async harmfulResponses(@Args(() => args) asked: Asked, @Ctx() reader: Reader): Promise<Answers> {
      return answer(reader, "harmfulResponses", asked, await askOf(reader, "harmfulResponses", asked));
    }
  }
  return HarmfulResponsesQuestion;
};
