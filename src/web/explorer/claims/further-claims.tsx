import type { ReactNode } from "react";
import type { AnswerOf } from "../ask.js";
import type { Assertion, Predicate } from "../documents/answers.generated.js";
import { ProblemNote } from "../frame/problem.js";
import { useExplorer } from "../state/explorer.js";
import { type ListPage, useMore } from "../state/use-more.js";
import { useNewRowFocus } from "../state/use-new-row-focus.js";

/** What joins two records: the claims with this predicate from one to the other. */
export interface Edge {
  readonly subject: string;
  readonly predicate: Predicate;
  readonly object: string;
  /** Which claims count, where it is not the usual choice. */
  readonly assertions?: Assertion[];
}
type FurtherClaim = AnswerOf<"page-edge-claims-rows">["list"]["nodes"][number];

/** Nothing is read before it is asked for. */
const unread: ListPage<FurtherClaim> = { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } };
const among = (id: string) => ({ some: { id: { eq: id } } });

/** The claims that join two records beyond those that a page shows at first: how many they are, and a button that reads them. */
export function FurtherClaims({
  edge: { subject, predicate, object, assertions },
  shown,
  total,
  children,
}: {
  readonly edge: Edge;
  readonly shown: readonly { readonly id: string }[];
  readonly total: number;
  readonly children: (claim: FurtherClaim) => ReactNode;
}) {
  const { places } = useExplorer().words;
  const variables = {
    filter: { subject: among(subject), predicate: { eq: predicate }, object: among(object) },
    ...(assertions && { assertions }),
  };
  const list = useMore<"page-edge-claims-rows", FurtherClaim>(unread, "page-edge-claims-rows", variables, (more) => more.list);
  const further = list.nodes.filter(({ id }) => !shown.some((claim) => claim.id === id));
  const mark = useNewRowFocus();
  const onMore = () => {
    mark();
    list.more();
  };
  const left = total - shown.length - further.length;
  return (
    <>
      {further.map(children)}
      {list.problem && <ProblemNote problem={list.problem} retry={onMore} />}
      {left > 0 && list.hasMore && (
        <button type="button" className="quiet further" onClick={onMore} aria-disabled={list.reading}>
          {places.moreClaims(left)}
        </button>
      )}
    </>
  );
}
