import type { Value } from "../../graph/graph.js";
import { type KeyPart, keyAfter } from "../reading/cursor.js";
import { type ConnectionPage, connectionPage } from "../reading/lists/connection-page.js";
import type { Paged } from "../reading/lists/list-args.js";
import type { Reader } from "../reading/reader.js";
import type { AnswerField } from "./fields.js";

/** The rows of a list: a GraphQL type, whose fields in their order are the columns of its table. */
export interface RowType<Row> {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly AnswerField<Row>[];
}
/** The ids of the claims behind all that a row says, each once, in order. */
export async function claimIdsOf<Row>({ fields }: RowType<Row>, row: Row, reader: Reader): Promise<string[]> {
  const ids = await Promise.all(fields.map(({ claimIds }) => claimIds?.(row, reader) ?? []));
  return [...new Set(ids.flat())].sort();
}

/** A row of a paged list. */
export interface KeyedRow {
  /** What the list is sorted by: the values of the row, the last of them unique. */
  readonly key: readonly Value[];
}

interface ListOptions<Row> {
  readonly row: RowType<Row>;
  /** What the rows are. */
  readonly description: string;
  /** Whether it is the table that the question has by URL. At most one list of a question is. */
  readonly table?: true;
  /** The columns of its table that together tell any two of its rows apart; by default all that hold ids. */
  readonly identifiedBy?: readonly string[];
}

/** A list that is read page by page. Its `Query` alone decides which rows it has, so its cursors are valid for an equal query only. */
export interface PagedList<Query, Row extends KeyedRow> extends ListOptions<Row> {
  /** The type of each value of a row's key. */
  readonly key: readonly KeyPart[];
  /** At most `first` rows, those after a key if one is given, in the order of their keys. */
  page(reader: Reader, query: Query, first: number, after: readonly Value[] | undefined): Promise<readonly Row[]>;
  /** How many rows there are on all pages. */
  count(reader: Reader, query: Query): Promise<number>;
  /** What `totalCount` counts. */
  readonly counts: string;
  /** How many rows of its table are read at a time, where each page costs as much as all. */
  readonly tablePage?: number;
}

/** A short list that is read whole. */
export interface WholeList<Query, Row extends object> extends ListOptions<Row> {
  rows(reader: Reader, query: Query): Promise<readonly Row[]>;
}

/**
 * One page of a list.
 * @param name of the list: together with the query it identifies the list in cursors
 * @throws BAD_USER_INPUT for a cursor of another list
 */
export async function readPage<Query, Row extends KeyedRow>(
  reader: Reader,
  name: string,
  list: PagedList<Query, Row>,
  query: Query,
  { first, after }: Paged,
): Promise<ConnectionPage<Row>> {
  const listName = `${name} ${JSON.stringify(query)}`;
  const key = keyAfter(listName, after, list.key);
  // One row more than the page holds tells whether another page follows.
  const rows = await list.page(reader, query, first + 1, key);
  return connectionPage(
    listName,
    rows.map((node) => ({ node, key: node.key })),
    { first, after: key },
    () => list.count(reader, query),
  );
}
