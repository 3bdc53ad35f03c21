import { Matches } from "class-validator";
import { entity, id, optional, term, text } from "../declare.js";
import { Sensitivity } from "../entity.js";
import { idPattern } from "../values.js";

/** A former id has one successor, or one reason. */
const oneEnd = ({ successor, reason, sensitivity }: FormerId) => {
  if (successor === undefined && reason === undefined)
    return { property: "successor", message: "is missing: give the id of the record that takes its place, or the reason why none does." };
  if (successor !== undefined && reason !== undefined)
    return { property: "reason", message: "stands beside a successor: give one of the two." };
  if (reason === undefined && sensitivity !== undefined)
    return { property: "sensitivity", message: "stands beside a successor, which says itself who may see it: leave it out." };
  return undefined;
};

/**
 * An id that a record had in an earlier version of its data set: it has a successor, or the reason why it has none. It is not an entity of
 * the model and has no GraphQL type: to ask for the id gives the successor.
 */
@entity<FormerId>("An id of an earlier version of a data set, and the record that it leads to now.", {
  // The id of a code has a colon.
  idOf: ({ id }) => id,
  rules: [oneEnd],
})
export class FormerId {
  @id("The id as it was.") id!: string;
  @text("The id of the record that takes its place.", optional)
  @Matches(idPattern, { message: "the id of a record" })
  successor?: string;
  @text("Why no record takes its place.", optional) reason?: string;
  @term(Sensitivity, "Who may read the reason. A successor says itself who may see it.", optional) sensitivity?: Sensitivity;
}
