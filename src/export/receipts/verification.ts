import { ID, Int } from "type-graphql";
import { type AnswerField, valueField } from "../../api/answers/fields.js";
import type { RowType } from "../../api/answers/lists.js";
import { nestedField, nestedListField } from "../../api/answers/nested-field.js";
import { sentenceField } from "../../api/answers/sentence-field.js";
import { enumOf, registeredEnum } from "../../api/schema/types.js";
import { receiptNextStepWords, receiptWords } from "../../api/words/receipts.js";
import { Status } from "../../model/claim.js";
import { sortedJson } from "../../text/canonical-json.js";
import { cellText } from "../tables/cell-text.js";
import { type ChangedItem, type ItemChange, type ItemComparison, itemChanges } from "./changes.js";
import { isUnchanged, type Verification } from "./verify-receipt.js";

/** What `verifyReceipt` answers. */

const ItemChangeEnum = registeredEnum("ReceiptChange", "What has become of a row or a claim since a receipt was taken.", itemChanges);

interface ChangeRow extends ChangedItem {
  readonly status: Status | null;
}
const change: RowType<ChangeRow> = {
  name: "ReceiptItemChange",
  description: "A row or a claim that is not as the receipt has it.",
  fields: [
    valueField("change", () => ItemChangeEnum, "What has become of it."),
    valueField(
      "id",
      () => ID,
      "The id of the claim; of a row the values that identify it, joined by ` | `. Of what is new, those of today.",
      {
        value: ({ key }) => cellText(key) as string,
      },
    ),
    valueField("now", () => ID, "The same, of today; null for what is gone.", {
      nullable: true,
      value: ({ now }) => now && (cellText(now) as string),
    }),
    valueField("differs", () => Boolean, "Whether what you see of it differs from what was seen; null for what is new or gone.", {
      nullable: true,
    }),
    valueField("status", () => enumOf(Status), "Where the review of a claim stands that is gone from the answer and that you still see.", {
      nullable: true,
    }),
  ],
};

interface ComparisonRow extends ItemComparison {
  readonly stillSeen: Verification["stillSeen"];
}
const countOf = ({ changes }: ItemComparison, ...of: readonly ItemChange[]) => changes.filter((item) => of.includes(item.change)).length;
const counted = (name: string, description: string, ...of: readonly ItemChange[]): AnswerField<ComparisonRow> =>
  valueField(name, () => Int, description, { value: (comparison) => countOf(comparison, ...of) });
const comparison: RowType<ComparisonRow> = {
  name: "ReceiptComparison",
  description: "The rows, or the claims, of a receipt beside those of today.",
  fields: [
    valueField("before", () => Int, "How many there were."),
    valueField("now", () => Int, "How many there are."),
    valueField("same", () => Int, "How many of those that the receipt lists are as they were."),
    counted("gone", "How many are no longer in the answer.", "GONE"),
    counted("new", "How many are new. 0 too if the receipt does not list all: then `restChanged` says whether others changed.", "NEW"),
    counted("different", "How many are seen differently under the same id.", "DIFFERENT"),
    counted("moved", "How many have another id now, alone or together with others.", "RENAMED", "MERGED"),
    valueField(
      "restChanged",
      () => Boolean,
      "Whether those that the receipt does not list changed, or others came; null if it lists all.",
      {
        nullable: true,
      },
    ),
    nestedListField("changes", change, "What changed: that of the receipt in its order, then what is new.", ({ changes, stillSeen }) =>
      changes.map((item) => ({ ...item, status: statusOf(stillSeen, item) })),
    ),
  ],
};
function statusOf(stillSeen: Verification["stillSeen"], { change: kind, key: [id] }: ChangedItem): Status | null {
  const seen = kind === "GONE" && typeof id === "string" ? stillSeen.get(id) : undefined;
  return seen ? (JSON.parse(seen.values) as { readonly status: Status }).status : null;
}

interface VersionPair {
  readonly before: string | null;
  readonly now: string | null;
}
const versions: RowType<VersionPair> = {
  name: "ReceiptVersions",
  description: "A version when the receipt was taken, and today.",
  fields: [
    valueField("before", () => String, "The version that the receipt has.", { nullable: true }),
    valueField("now", () => String, "The version of today.", { nullable: true }),
    valueField("changed", () => Boolean, "Whether they differ.", { value: ({ before, now }) => before !== now }),
  ],
};

const countsOf = ({ rows, claims }: Verification) =>
  Object.fromEntries(
    Object.entries({ rows, claims }).flatMap(([name, items]) => [
      [`${name}Same`, items.same],
      [`${name}Gone`, countOf(items, "GONE")],
      [`${name}New`, countOf(items, "NEW")],
      [`${name}Different`, countOf(items, "DIFFERENT")],
      [`${name}Moved`, countOf(items, "RENAMED", "MERGED")],
    ]),
  );
const methodChanged = ({ receipt: { method }, methodVersion }: Verification) => (method?.version ?? null) !== methodVersion;

export const verification: RowType<Verification> = {
  name: "ReceiptVerification",
  description: "A receipt beside what its question answers today, as you may see it.",
  fields: [
    valueField("same", () => Boolean, "Whether the answer is as the receipt has it, whatever changed elsewhere.", { value: isUnchanged }),
    sentenceField<Verification, keyof typeof receiptWords>("summary", "The verification in a sentence.", receiptWords, (found) => ({
      template: found.missing ? "NOT_FOUND" : isUnchanged(found) ? "SAME" : "CHANGED",
      values: {
        ...countsOf(found),
        ...(found.missing && { argument: found.missing.argument, value: found.missing.value }),
        rest: Number(Boolean(found.rows.restChanged || found.claims.restChanged)),
      },
    })),
    sentenceField<Verification, keyof typeof receiptNextStepWords>("nextStep", "What to do next.", receiptNextStepWords, (found) => ({
      template: found.missing
        ? "LOOK_UP"
        : isUnchanged(found)
          ? methodChanged(found)
            ? "CITE_METHOD"
            : "CITE"
          : methodChanged(found)
            ? "READ_METHOD"
            : "READ_CHANGES",
      values: {},
    })),
    valueField(
      "missing",
      () => String,
      "Of a record that the receipt asks about and that is not there for you: the argument that names it, and why it is not found. Null if all are there.",
      { nullable: true, value: ({ missing }) => missing?.message ?? null },
    ),
    valueField("question", () => String, "The question of the receipt: the path of its rows, without the format.", {
      value: ({ receipt }) => receipt.question,
    }),
    valueField("arguments", () => String, "Its arguments, as JSON.", { value: ({ receipt }) => sortedJson(receipt.arguments) }),
    valueField("identifiedBy", () => [String], "The columns whose values identify its rows, in their order.", {
      value: ({ receipt }) => receipt.columns.identify,
    }),
    nestedField(
      "dataVersion",
      versions,
      "The versions of all that its reader saw, and of all that you see.",
      ({ receipt, dataVersion }) => ({
        before: receipt.dataVersion,
        now: dataVersion,
      }),
    ),
    nestedField(
      "method",
      versions,
      "The versions of the method by which the question is answered; null if it has none.",
      (found) =>
        found.receipt.method || found.methodVersion !== null
          ? { before: found.receipt.method?.version ?? null, now: found.methodVersion }
          : null,
      { nullable: true },
    ),
    nestedField("rows", comparison, "The rows of the answer.", ({ rows, stillSeen }) => ({ ...rows, stillSeen })),
    nestedField(
      "claims",
      comparison,
      "The claims behind the rows, where rows name them: rows that only count claims name none.",
      ({ claims, stillSeen }) => ({
        ...claims,
        stillSeen,
      }),
    ),
  ],
};
