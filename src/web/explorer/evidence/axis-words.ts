import type { Words } from "../words/index.js";
import type { MatrixHeadItem } from "./matrix-view.js";

/** The terms of an axis that has them, in their order, with their words. */
function termWords(axis: string, { answer, choose, marks, predicates }: Words): Readonly<Record<string, string>> | undefined {
  switch (axis) {
    case "MODALITY":
      return answer.filters.modalityNames;
    case "ASSERTION":
      return marks.assertions;
    case "STATUS":
      return marks.statuses;
    case "ISSUE_ROLE":
      return choose.roles;
    case "PREDICATE":
      return Object.fromEntries(Object.entries(predicates).map(([term, { of }]) => [term, of]));
    default:
      return undefined;
  }
}

export const termsOfAxis = (axis: string, words: Words): readonly string[] | undefined => {
  const terms = termWords(axis, words);
  return terms && Object.keys(terms);
};

/** Rows or columns with the words of the page for terms. */
export function withTermWords(heads: readonly MatrixHeadItem[], axis: string, words: Words): readonly MatrixHeadItem[] {
  const terms = termWords(axis, words);
  return terms ? heads.map((head) => ({ ...head, label: (head.key !== null && terms[head.key]) || head.label })) : heads;
}

/** What an axis has, as an address writes it: `PLACE:COUNTRY` is "countries". */
export function axisName(axis: string, words: Words): string {
  const { axes, withWider } = words.evidence.matrix;
  const plain = axis.replace(":ROLL_UP", "");
  const name = axes[plain] ?? plain;
  return plain === axis ? name : withWider(name);
}

/** Axes that are terms or years have no records behind their values. */
export const hasRecords = (axis: string): boolean =>
  !["MODALITY", "ASSERTION", "STATUS", "ISSUE_ROLE", "PREDICATE", "EFFECT", "YEAR"].includes(axis);
