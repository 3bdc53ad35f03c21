import type { IssueScope, ResponseRow, Scope } from "../../../graph/statements/questions/responses.js";
import { Claim } from "../../../model/claim.js";
import { Issue } from "../../../model/entities/index.js";
import { type Entity, Locality, Undertaking } from "../../../model/entity.js";
import { placeColumns } from "../../answers/columns/place-columns.js";
import { practiceTypeColumns } from "../../answers/columns/practice-columns.js";
import { claimField, claimSentenceField, evidenceField, recordField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { registeredEnum } from "../../schema/types.js";

export const ScopeEnum = registeredEnum(
  "Scope",
  "How the place of a claim relates to the place asked about. Only the claim's own place counts, never where a practice was carried out.",
  {
    EXACT: "The claim names the place asked about.",
    WITHIN: "The claim names a place or community within it.",
    BROADER: "The claim names a place around it, which is never evidence for the place asked about; on request only.",
    UNPLACED: "The source names no place; on request only.",
    ELSEWHERE:
      "The claim names another place, neither within the place asked about nor around it: where to look next, and never evidence for the place asked about; on request only.",
  } satisfies Record<Scope, string>,
);
export const IssueScopeEnum = registeredEnum("IssueScope", "How the issue of a claim relates to the issue asked about.", {
  EXACT: "The claim names the issue asked about, or no issue was given.",
  NARROWER: "The claim names an issue that our vocabulary has as narrower.",
  BROADER: "The claim names an issue that our vocabulary has as broader; on request only.",
} satisfies Record<IssueScope, string>);

const claimOf = ({ claim }: ResponseRow) => claim;

/** One answer to `responses` or `harmfulResponses`, with the properties of the claim that make it readable alone. */
export const response: RowType<ResponseRow> = {
  name: "Response",
  description: "A claim that a practice or programme addresses an issue, as one row with all that a citation needs.",
  fields: [
    recordField("practice", Undertaking, "The practice or programme that responds.", (row) => row.practice, {
      columns: ["id", "name", "kind"],
      more: practiceTypeColumns(async ({ practice }, reader) => (await reader.entity(practice)) as Entity | null),
    }),
    recordField("issue", Issue, "The issue that the claim names.", (row) => row.issue),
    recordField("place", Locality, "The place or community that the claim names; null if the source names none.", (row) => row.place, {
      nullable: true,
      columns: [],
      more: placeColumns("The place or community that the claim names; empty if the source names none.", ({ place }) => place),
    }),
    valueField("scope", () => ScopeEnum, "How the claim's place relates to the place asked about; null if no place was given.", {
      nullable: true,
    }),
    valueField("issueScope", () => IssueScopeEnum, "How the claim's issue relates to the issue asked about."),
    claimField("effect", claimOf, { always: true }),
    claimField("modality", claimOf),
    claimField("assertion", claimOf),
    claimField("mechanism", claimOf),
    claimField("period", claimOf),
    claimField("statement", claimOf),
    claimField("sourceTerms", claimOf),
    recordField("claim", Claim, "The claim itself.", claimOf, { columns: ["id"] }),
    evidenceField(claimOf),
    claimSentenceField(claimOf),
  ],
};
