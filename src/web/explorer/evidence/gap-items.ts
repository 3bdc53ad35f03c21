import { type Address, addressIn } from "../address.js";
import type { AnswerOf } from "../ask.js";
import type { GapKind } from "../documents/answers.generated.js";
import { gapKindOrder } from "../marks/gap-kinds.js";

/** An issue that a place or community faces, and what is recorded of responses to it there. */
export type GapItem = AnswerOf<"page-gaps">["gaps"]["nodes"][number];
export type GapConditionItem = GapItem["conditions"][number];
export type NearestItem = GapItem["nearest"][number];

/** The rows of one kind. */
export interface GapGroup {
  readonly kind: GapKind;
  readonly rows: readonly GapItem[];
}

/** Rows by kind in the order of the page, and within a kind by the name of the issue, then of the place. */
export function byGapKind(rows: readonly GapItem[], lang: string): GapGroup[] {
  const { compare } = new Intl.Collator(lang);
  const named = rows.toSorted(
    (a, b) => compare(a.issue.label.value, b.issue.label.value) || compare(a.place.label.value, b.place.label.value),
  );
  return gapKindOrder.map((kind) => ({ kind, rows: named.filter((row) => row.kind === kind) })).filter(({ rows: of }) => of.length > 0);
}

/** The page of the claims that an address of rows lists: `/responses.csv?issue=extortion` is `responses?issue=extortion`. */
export const pageOfRows = (url: string): Address | undefined => addressIn(url.replace(/\.csv(?=\?|$)/, ""));

/** The page of the claims of a nearest answer. */
export function nearestPage({ how, issue, place }: NearestItem, choice: Address["parameters"]): Address {
  const { assertions, modalities, statuses, claim } = choice ?? {};
  const about =
    how === "WIDER_ISSUE_HERE" ? { scopes: "EXACT,WITHIN", issueScopes: "EXACT" } : { scopes: "EXACT", issueScopes: "EXACT,NARROWER" };
  return { page: "answer", parameters: { issue: issue.id, place: place.id, ...about, assertions, modalities, statuses, claim } };
}
