import { entity, id, type TermOf, term, vocabulary } from "../declare.js";

export const RemovalReason = vocabulary("RemovalReason", "Why a record can no longer be seen.", {
  RENAMED: "It has another id now.",
  MERGED: "Another record has taken it in.",
  WITHDRAWN_BY_SOURCE: "Its source was withdrawn, or no longer says it.",
  ERROR: "It was a mistake of the data set.",
  PROTECTION: "To keep it could have put people at risk.",
  NOT_SAID: "No reason is given.",
});
export type RemovalReason = TermOf<typeof RemovalReason>;

/** Reasons that follow from where a former id leads. */
const derivedReasons: readonly RemovalReason[] = ["RENAMED", "MERGED"];
const isGiven = ({ reason }: Removal) =>
  derivedReasons.includes(reason)
    ? { property: "reason", message: "follows from a former id: give the id and its successor in former-ids.yaml, and leave it out here." }
    : undefined;

/**
 * Why a record was removed. It is not an entity of the model and has no GraphQL type: the history of changes gives the reason. It may name a
 * record that is hidden from some viewers: they read it as removed, for this reason.
 */
@entity<Removal>("A record that was removed, and why.", {
  // The id of a code has a colon.
  idOf: ({ id }) => id,
  rules: [isGiven],
})
export class Removal {
  @id("The id that it had.") id!: string;
  @term(RemovalReason, "Why it was removed.") reason!: RemovalReason;
}
