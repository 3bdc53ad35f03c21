import { compareNames } from "../../../text/compare.js";
import type { AnswerOf } from "../ask.js";
import type { Predicate } from "../documents/answers.generated.js";

type Node = NonNullable<AnswerOf<"page-right">["node"]>;

/** A claim as the pages of records list it. */
export type RecordClaim = Node["undermined"]["nodes"][number];

/** From which end a record sees the claims of a list: its subject, its object, or another part of it. */
export type SeenFrom = "of" | "to" | "role";

/** Under which heading a claim stands: its predicate as the record sees it, or the part that the record has in it. */
export type HeadingKey = `${Predicate}.of` | `${Predicate}.to` | "for" | "by" | "passage";

/** Claims under one heading, by the record at their other end, by name. Claims without one, as those of a passage, stand alone. */
export interface HeadedClaims {
  readonly heading: HeadingKey;
  readonly entries: readonly { readonly key: string; readonly other?: RecordClaim["object"]; readonly claims: readonly RecordClaim[] }[];
}

/** Groups claims for a record. Groups keep the order of their first claims. */
export function groupClaims(
  lists: readonly { readonly id: string; readonly end: SeenFrom; readonly nodes: readonly RecordClaim[] }[],
): HeadedClaims[] {
  const groups = new Map<HeadingKey, Map<string, { other?: RecordClaim["object"]; claims: RecordClaim[] }>>();
  for (const { id, end, nodes } of lists)
    for (const claim of nodes) {
      const heading = headingOf(claim, id, end);
      const other = end === "of" ? claim.object : end === "to" ? claim.subject : undefined;
      const key = other?.id ?? claim.id;
      const entries = groups.get(heading) ?? new Map<string, { other?: RecordClaim["object"]; claims: RecordClaim[] }>();
      const entry = entries.get(key) ?? { ...(other && { other }), claims: [] };
      entry.claims.push(claim);
      groups.set(heading, entries.set(key, entry));
    }
  return [...groups].map(([heading, entries]) => ({
    heading,
    entries: [...entries]
      .map(([key, entry]) => ({ key, ...entry }))
      .sort((a, b) => (a.other && b.other ? compareNames(a.other.label.value, b.other.label.value) : 0)),
  }));
}

/** Lists page by page: what is read later stands after what was read. A list that does not grow is its own first page. */
export function pagesOf(lists: readonly PagedClaims[]): Parameters<typeof groupClaims>[0][] {
  const most = Math.max(1, ...lists.map(({ pages }) => pages?.length ?? 1));
  return Array.from({ length: most }, (_, i) =>
    lists.map((list) => ({ id: list.id, end: list.end, nodes: (list.pages ?? [list.nodes])[i] ?? [] })),
  );
}

type PagedClaims = Parameters<typeof groupClaims>[0][number] & { readonly pages?: readonly (readonly RecordClaim[])[] };

/** The claims of sections in the order in which they stand on the page, each once. */
export const idsInOrder = (...sections: readonly (readonly PagedClaims[])[]): string[] => [
  ...new Set(
    sections
      .flatMap(pagesOf)
      .flatMap((lists) => groupClaims(lists).flatMap(({ entries }) => entries.flatMap(({ claims }) => claims.map(({ id }) => id)))),
  ),
];

function headingOf(claim: RecordClaim, id: string, end: SeenFrom): HeadingKey {
  if (end !== "role") return `${claim.predicate}.${end}`;
  if (claim.for.some((people) => people.id === id)) return "for";
  return claim.by.some((actor) => actor.id === id) ? "by" : "passage";
}
