import { Int } from "type-graphql";
import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { noColumns } from "../../answers/cells.js";
import { claimsField } from "../../answers/claims-field.js";
import { valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { sentenceField } from "../../answers/sentence-field.js";
import { registeredEnum } from "../../schema/types.js";
import { impliedHereWords } from "../../words/transfer-candidates.js";
import { QuestionArgument } from "../responses/left-out.js";

/** Claims that do not count, by which a candidate would be in the community already. */
export interface ImpliedHere {
  readonly practice: string;
  readonly community: string;
  readonly claims: readonly ClaimFact[];
}
export const impliedHereRow: RowType<ImpliedHere> = {
  name: "ImpliedHere",
  description: "What claims say of a candidate in the community that are only implied or inferred, and do not count.",
  fields: [
    sentenceField<ImpliedHere, keyof typeof impliedHereWords>(
      "sentence",
      "What they say, and what to do.",
      impliedHereWords,
      ({ practice, community, claims }) => ({
        template: claims.some(({ modality }) => modality === "REPORTED") ? "USED" : "AIMED",
        values: { practice: { record: practice }, community: { record: community }, claims: claims.length },
      }),
    ),
    claimsField("claims", "How many such claims there are.", ({ claims }) => ({ ids: claims.map(({ id }) => id) })),
  ],
};

const TransferLeftOutReasonEnum = registeredEnum("TransferLeftOutReason", "Why the choice of claims leaves something out.", {
  IMPLIED_HERE:
    "Candidates that are in the community already, if claims count that are only implied or inferred: then they are no candidates. See `impliedHere` of each.",
  IMPLIED:
    "Practices and programmes that are recorded for the issue, or for another that counts, by claims alone that are only implied or inferred. Some may be no candidates.",
});
export interface TransferLeftOut {
  readonly reason: "IMPLIED_HERE" | "IMPLIED";
  readonly count: number;
  readonly arguments: readonly QuestionArgument[];
}
export const transferLeftOut: RowType<TransferLeftOut> = {
  name: "TransferLeftOut",
  description: "Practices and programmes on which the choice of claims leaves something out, and how to ask with it.",
  fields: [
    valueField("reason", () => TransferLeftOutReasonEnum, "What is left out."),
    valueField(
      "count",
      () => Int,
      "How many practices and programmes that concerns. Of IMPLIED_HERE, `impliedHere` of each candidate has the claims; of IMPLIED, the answer with `arguments` has them.",
    ),
    {
      name: "arguments",
      type: () => [QuestionArgument],
      description: "The arguments to change. All others stay as they are.",
      columns: noColumns,
      selection: "name value",
    },
  ],
};
