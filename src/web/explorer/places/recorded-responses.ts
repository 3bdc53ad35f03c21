import { isSuggested } from "../marks/suggested.js";

type Row = Parameters<typeof isSuggested>[0] & { readonly issue: { readonly id: string } };

/**
 * The rows on responses in a place or community, by how they are said: those that a document says, among them those to issues that are not
 * in the list of what is faced there, and those that a document only suggests.
 */
export function recordedResponses<R extends Row>(rows: readonly R[], faced: readonly { readonly node: { readonly id: string } }[]) {
  const said = rows.filter((row) => !isSuggested(row));
  return {
    said,
    elsewhere: said.filter(({ issue }) => !faced.some(({ node }) => node.id === issue.id)),
    suggested: rows.filter(isSuggested),
  };
}
