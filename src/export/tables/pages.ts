import { setImmediate as yieldToEventLoop } from "node:timers/promises";
import { type Cell, type ColumnGroup, namesOf } from "../../api/answers/cells.js";
import { type CompleteList, inPages } from "../../api/reading/lists/complete-list.js";
import type { ConnectionPage } from "../../api/reading/lists/connection-page.js";
import type { RecordNode } from "../../api/reading/lists/list-args.js";
import type { Reader } from "../../api/reading/reader.js";
import type { Class } from "../../model/declare.js";
import type { Table } from "./table.js";

/** Roughly how many records a row, or a line of the graph, is made of: its cost. */
export const recordsPerRow = 10;
/** How many records of a list are read at a time. */
const recordsPerPage = 2000;
/** How many rows are built before the event loop is yielded to other requests. */
const rowsBetweenYields = 100;

/** One page of a list, as far as a table needs it. */
export interface TablePage<Row> extends Pick<ConnectionPage<Row>, "edges"> {
  readonly pageInfo: Pick<ConnectionPage["pageInfo"], "hasNextPage" | "endCursor">;
}

/** All of a list of records as a table, in the order of their ids. @param list what is on it, or several lists, of which it has each record once */
export const listTable = (
  reader: Reader,
  cls: Class,
  list: CompleteList | readonly CompleteList[],
  columns: readonly ColumnGroup<RecordNode>[],
): Table => ({
  columns: columns.flatMap(namesOf),
  rows: inPages(reader, cls, list, recordsPerPage, (page, records) => rowsOf(page, columns, records)),
});

/** The rows of an answer as a table, read page after page. @param pageAfter gives the page that follows a cursor, or the first */
export const pagedTable = <Row>(
  reader: Reader,
  columns: readonly ColumnGroup<Row>[],
  pageAfter: (reader: Reader, after: string | undefined) => Promise<TablePage<Row>>,
): Table => ({ columns: columns.flatMap(namesOf), rows: pagedRows(reader, columns, pageAfter) });

/** Each page waits for its turn among other requests, and has a reader of its own, so that nothing of the pages before it is kept. */
async function* pagedRows<Row>(
  reader: Reader,
  columns: readonly ColumnGroup<Row>[],
  pageAfter: (reader: Reader, after: string | undefined) => Promise<TablePage<Row>>,
): AsyncGenerator<Cell[]> {
  for (let after: string | undefined, more = true; more; ) {
    yield* await reader.paced(async () => {
      const { edges, pageInfo } = await pageAfter(reader.renew(), after);
      after = pageInfo.endCursor ?? undefined;
      more = pageInfo.hasNextPage;
      return rowsOf(
        reader,
        columns,
        edges.map(({ node }) => node),
      );
    });
  }
}

async function rowsOf<Row>(reader: Reader, columns: readonly ColumnGroup<Row>[], nodes: readonly Row[]): Promise<Cell[][]> {
  const rowOf = async (rowReader: Reader, row: Row) => (await Promise.all(columns.map((c) => c.cells(row, rowReader)))).flat();
  const rows: Cell[][] = [];
  for (let from = 0; from < nodes.length; from += rowsBetweenYields) {
    const rowReader = reader.renew();
    rows.push(...(await Promise.all(nodes.slice(from, from + rowsBetweenYields).map((node) => rowOf(rowReader, node)))));
    await yieldToEventLoop();
  }
  return rows;
}
