import type { Page, Reader } from "../api/reader.js";
import type { Cell } from "./table.js";

/**
 * The rows of a list, page after page. Each page takes a turn among other requests, and a reader of its own, so that nothing is kept
 * of those before it.
 */
export async function* pagedRows<T>(
  reader: Reader,
  pageAfter: (reader: Reader, after: string | undefined) => Promise<Page<T>>,
  rowOf: (reader: Reader, node: T) => Promise<Cell[]>,
): AsyncGenerator<Cell[]> {
  for (let after: string | undefined, more = true; more; ) {
    yield* await reader.turn(async () => {
      const { edges, pageInfo } = await pageAfter(reader.again(), after);
      after = pageInfo.endCursor ?? undefined;
      more = pageInfo.hasNextPage;
      const own = reader.again();
      return Promise.all(edges.map(({ node }) => rowOf(own, node)));
    });
  }
}
