import { compareNames } from "../../../text/compare.js";
import type { AnswerOf } from "../ask.js";

/** A claim on a response, as the answer lists it. */
export type ResponseItem = AnswerOf<"page-answer">["responses"]["nodes"][number];

/** The rows of one practice. */
export interface PracticeRows {
  readonly practice: ResponseItem["practice"];
  readonly rows: readonly ResponseItem[];
}

/** The claims of lists in the order in which they stand: page by page, practices by name, and their rows. */
export const claimsInOrder = (...lists: readonly (readonly (readonly ResponseItem[])[])[]): string[] =>
  lists.flat().flatMap((rows) => byPractice(rows).flatMap((group) => group.rows.map(({ claim }) => claim.id)));

/** Rows by practice, by name. Within a practice they keep their order. */
export function byPractice(rows: readonly ResponseItem[]): PracticeRows[] {
  const groups = new Map<string, ResponseItem[]>();
  for (const row of rows) groups.set(row.practice.id, [...(groups.get(row.practice.id) ?? []), row]);
  return [...groups.values()]
    .flatMap((of) => (of[0] ? [{ practice: of[0].practice, rows: of }] : []))
    .sort((a, b) => compareNames(a.practice.label.value, b.practice.label.value));
}
