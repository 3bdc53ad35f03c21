import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Reader } from "../reader.js";
import { type Answers, type Asked, answer, answersOf, argsOf, askOf, costOfAnswers } from "./answers.js";
import type { Question } from "./question.js";

/** Which practices address an issue, where, and who says so. */
export const responses: Question = (types) => {
  const args = argsOf(types, "responses", "ResponsesArgs");
  const answers = answersOf(types);
  const description =
    "Which practices and programmes address an issue, in a place, and who says so. What makes things worse is not among them: see `harmfulResponses`.";

  @Resolver()
  class ResponsesQuestion {
    @Query(() => answers, { description, complexity: costOfAnswers })
    async responses(@Args(() => args) asked: Asked, @Ctx() reader: Reader): Promise<Answers> {
      return answer(reader, "responses", asked, await askOf(reader, "responses", asked));
    }
  }
  return ResponsesQuestion;
};
