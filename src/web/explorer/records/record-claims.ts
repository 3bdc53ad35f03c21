import type { AnswerOf } from "../ask.js";
import type { ClaimFilter } from "../documents/answers.generated.js";
import { useExplorer } from "../state/explorer.js";
import { type Growing, type ListPage, useMore } from "../state/use-more.js";
import type { RecordClaim, SeenFrom } from "./claim-headings.js";
import { assertionsIn } from "./implied.js";

/** A page of such claims. */
export interface RecordClaims extends ListPage<RecordClaim> {
  readonly totalCount: number;
}

/** A list of claims that grows, with the end from which the record of the page sees it. */
export interface SeenClaims extends Growing<RecordClaim> {
  readonly id: string;
  readonly end: SeenFrom;
  readonly total: number;
}

/**
 * The claims of a record in one list of its page.
 * @param first what the document of the page read of it
 * @param filter which claims are in the list
 */
export function useClaims(id: string, end: SeenFrom, first: RecordClaims | undefined, filter?: ClaimFilter): SeenClaims {
  const { address } = useExplorer();
  const variables = { id, [end]: true, ...(filter && { filter }), ...assertionsIn(address) };
  const list = useMore<"page-claims-rows", RecordClaim>(first, "page-claims-rows", variables, pageIn);
  return { ...list, id, end, total: first?.totalCount ?? 0 };
}

function pageIn({ node }: AnswerOf<"page-claims-rows">): RecordClaims {
  const page = [
    node?.of,
    node?.to,
    node && "for" in node ? node.for : undefined,
    node && "by" in node ? node.by : undefined,
    node && "resting" in node ? node.resting : undefined,
  ].find((found) => found !== undefined);
  return page ?? { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
}
