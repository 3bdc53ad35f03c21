import { Args, Ctx, Query, Resolver } from "type-graphql";
import { badInput } from "../../errors.js";
import { adverseEffects } from "../../model/claim.js";
import type { Reader } from "../reader.js";
import { type Answers, type Asked, answer, answersOf, argsOf, askOf } from "./answers.js";
import type { Question } from "./question.js";

/** Which practices a source says to do harm, nothing, or both good and harm. */
export const harmfulResponses: Question = (types) => {
  const args = argsOf(types, "HarmfulResponsesArgs", adverseEffects, "Which adverse effects count. MIXED counts here and among solutions.");

  const rows = answersOf(types);

  @Resolver()
  class HarmfulResponsesQuestion {
    @Query(() => rows, {
      description:
        "Which responses to an issue a source says to make it worse, to do nothing, to leave people out of sight, or to harm as well as help.",
    })
    async harmfulResponses(@Args(() => args) asked: Asked, @Ctx() reader: Reader): Promise<Answers> {
      const helpful = asked.effects.filter((e) => !adverseEffects.includes(e));
      if (helpful.length)
        throw badInput(`effects: ${helpful.join(", ")} do no harm; ask \`responses\` for them.`, {
          argument: "effects",
          instead: "responses",
        });
      return answer(reader, "harmfulResponses", asked, await askOf(reader, asked));
    }
  }
  return HarmfulResponsesQuestion;
};
