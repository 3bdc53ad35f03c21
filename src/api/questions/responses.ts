import { Args, Ctx, Query, Resolver } from "type-graphql";
import type { Reader } from "../reader.js";
import { type Answers, type Asked, answer, answersOf, argsOf, askOf, costOfAnswers, type Side } from "./answers.js";
import type { Question } from "./question.js";

/** What is asked on each side: what helps, and what harms. */
const asks: Record<Side, string> = {
  responses:
    "Which practices and programmes address an issue, in a place, and who says so. What makes things worse is not among them: see `harmfulResponses`.",
  harmfulResponses:
    "Which responses to an issue a source says to make it worse, to do nothing, to leave people out of sight, or to harm as well as help.",
};

/** The question of one side, under its name. */
export const questionOf =
  (side: Side): Question =>
  (types) => {
    const args = argsOf(types, side);
    const answers = answersOf(types);

    @Resolver()
    class SideQuestion {
      @Query(() => answers, { name: side, description: asks[side], complexity: costOfAnswers })
      async answers(@Args(() => args) asked: Asked, @Ctx() reader: Reader): Promise<Answers> {
        return answer(reader, side, asked, await askOf(reader, side, asked));
      }
    }
    return SideQuestion;
  };
