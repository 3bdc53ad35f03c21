import { setImmediate as othersTurn } from "node:timers/promises";
import type { Page, Reader } from "../api/reader.js";
import type { Cell } from "./table.js";

/** How many rows are made at a time: meanwhile nobody else is answered, not even `/livez`. */
const atOnce = 100;

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
      const rows: Cell[][] = [];
      for (let from = 0; from < edges.length; from += atOnce) {
        const own = reader.again();
        rows.push(...(await Promise.all(edges.slice(from, from + atOnce).map(({ node }) => rowOf(own, node)))));
        await othersTurn();
      }
      return rows;
    });
  }
}
