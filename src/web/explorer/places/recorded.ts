import type { AnswerOf, DocumentName } from "../ask.js";
import type { GapKind } from "../documents/answers.generated.js";
import { gapKindOrder } from "../marks/gap-kinds.js";
import { type Growing, type ListPage, useMore } from "../state/use-more.js";
import type { FacedEdge } from "./faced-issues.js";

/** What is recorded of responses to what one place faces, by the id of the issue. Places within it have rows of their own. */
export const gapKindsOf = (
  rows: readonly { readonly place: { readonly id: string }; readonly issue: { readonly id: string }; readonly kind: GapKind }[],
  place: string,
): ReadonlyMap<string, GapKind> => new Map(rows.filter((row) => row.place.id === place).map(({ issue, kind }) => [issue.id, kind]));

/** For how many issues each kind holds; kinds that hold for none are left out. */
export function tallyOf(gaps: ReadonlyMap<string, GapKind>): (readonly [GapKind, number])[] {
  const found = [...gaps.values()];
  return gapKindOrder.flatMap((kind) => {
    const n = found.filter((of) => of === kind).length;
    return n > 0 ? [[kind, n] as const] : [];
  });
}

/**
 * On how many documents, and on how many passages of them, the claims rest that say what is faced. Undefined if not all of these claims have
 * been read.
 */
export function restsOn({
  totalCount,
  edges,
}: {
  readonly totalCount: number;
  readonly edges: readonly FacedEdge[];
}): readonly [documents: number, passages: number] | undefined {
  if (totalCount > edges.length || edges.some(({ claims, claimCount }) => claimCount > claims.length)) return undefined;
  const passages = edges.flatMap(({ claims }) => claims.flatMap(({ evidence }) => evidence));
  return [new Set(passages.map(({ source }) => source.id)).size, new Set(passages.map(({ id }) => id)).size];
}

/** A page of what is faced, as documents answer it. */
type FacesPage = { readonly edges: readonly FacedEdge[]; readonly pageInfo: ListPage<FacedEdge>["pageInfo"] };

const none: ListPage<FacedEdge> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** What a place or community faces, ten issues at first. @param pageOf the next page; undefined if the record is gone */
export const useFaces = <N extends DocumentName>(
  document: N,
  first: ListPage<FacedEdge> | null | undefined,
  variables: Readonly<Record<string, unknown>>,
  pageOf: (data: AnswerOf<N>) => FacesPage | undefined,
): Growing<FacedEdge> =>
  useMore(first ?? undefined, document, variables, (more) => {
    const page = pageOf(more);
    return page ? { nodes: page.edges, pageInfo: page.pageInfo } : none;
  });

type Counted = Readonly<Record<`${"counted" | "implied"}${"Of" | "To" | "At"}`, { readonly totalCount: number }>>;

/** How many claims the file of a place or community has: those that count, and apart from them those that documents only imply. */
export const inFile = (of: Counted): { readonly total: number; readonly implied: number } => ({
  total: of.countedOf.totalCount + of.countedTo.totalCount + of.countedAt.totalCount,
  implied: of.impliedOf.totalCount + of.impliedTo.totalCount + of.impliedAt.totalCount,
});
