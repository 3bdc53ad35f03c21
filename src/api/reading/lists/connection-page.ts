import type { Value } from "../../../graph/graph.js";
import type { FacetedList } from "../../../graph/statements/facets/facet.js";
import type { PageRequest } from "../../../graph/statements/page.js";
import { encodeCursor } from "../cursor.js";

/** How many claims an edge gives at most. */
export const maxClaimsOfEdge = 100;

export interface ConnectionEdge<T = { readonly id: string }> {
  readonly cursor: string;
  readonly node: T;
  /** The ids of the claims that link the two records, in order. */
  readonly claims?: readonly string[];
  /** The term that the link carries. */
  readonly qualifier?: string | null;
}
/** A list of records, and the record whose relation it is. Siblings have the same list. */
export interface ListedRecords {
  readonly list: FacetedList;
  readonly parent?: string;
}
export interface ConnectionPage<T = { readonly id: string }> {
  readonly edges: readonly ConnectionEdge<T>[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly total: () => Promise<number>;
  /** What is on the list, of records: facets count it. */
  readonly listed?: ListedRecords;
}

/** A row as it was read, with the key of its cursor. */
type Found<T> = Omit<ConnectionEdge<T>, "cursor"> & { readonly key: readonly Value[] };

/** Its cursor takes a hash, and most requests read none but the last: each is made when it is read. */
class Edge<T> implements ConnectionEdge<T> {
  readonly node: T;
  readonly claims: readonly string[] | undefined;
  readonly qualifier: string | null | undefined;
  private readonly key: readonly Value[];
  /** @param list its name */
  constructor(
    private readonly list: string,
    { node, claims, qualifier, key }: Found<T>,
  ) {
    this.node = node;
    this.claims = claims;
    this.qualifier = qualifier;
    this.key = key;
  }
  get cursor(): string {
    return encodeCursor(this.list, this.key);
  }
}

export type PageOfList = Pick<PageRequest, "first" | "after">;

/**
 * @param name of the list: all that decides what is on it, and in which order
 * @param found the rows of the page, and one more if another page follows
 * @param page how many rows it holds at most, and the key after which it begins, unless it is the first page
 */
export function connectionPage<T>(
  name: string,
  found: readonly Found<T>[],
  { first, after }: PageOfList,
  total: () => Promise<number>,
  listed?: ListedRecords,
): ConnectionPage<T> {
  const edges = found.slice(0, first).map((row) => new Edge(name, row));
  const pageInfo = {
    hasNextPage: found.length > first,
    // A cursor names a record that comes before the page.
    hasPreviousPage: after !== undefined,
    get startCursor() {
      return edges.at(0)?.cursor ?? null;
    },
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo, total, listed };
}
