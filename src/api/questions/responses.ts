import { Args, Ctx, Query, Resolver } from "type-graphql";
import { badInput } from "../../errors.js";
import { helpfulEffects } from "../../model/claim.js";
import type { Reader } from "../reader.js";
import { type Answers, type Asked, answer, answersOf, argsOf, askOf } from "./answers.js";
import type { Question } from "./question.js";

/** Which practices address an issue, where, and who says so. */
export const responses: Question = (types) => {
  const args = argsOf(types, "ResponsesArgs", helpfulEffects, "Which effects count. Adverse ones are asked for with `harmfulResponses`.");

  const rows = answersOf(types);

  @Resolver()
  class ResponsesQuestion {
    @Query(() => rows, {
      description:
        "Which practices and programmes address an issue, in a place, and who says so. What makes things worse is not among them: see `harmfulResponses`.",
    })
    async responses(@Args(() => args) asked: Asked, @Ctx() reader: Reader): Promise<Answers> {
      const adverse = asked.effects.filter((e) => !helpfulEffects.includes(e));
      if (adverse.length)
        throw badInput(`effects: ${adverse.join(", ")} never count as solutions; ask \`harmfulResponses\` for them.`, {
          argument: "effects",
          instead: "harmfulResponses",
        });
      return answer(reader, "responses", asked, await askOf(reader, asked));
    }
  }
  return ResponsesQuestion;
};
