import type { Cell, ColumnGroup } from "../../api/answers/cells.js";
import type { Reader } from "../../api/reading/reader.js";

export type { Cell } from "../../api/answers/cells.js";

/** Flat rows with named columns, built while they are read, because a table may be larger than memory. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

export interface TableOptions {
  /** Whether it has one column more, after all others: the ids of the claims behind a row. */
  readonly withClaims?: boolean;
}

/** The columns of a table, with the one that a table with claims has more. */
export const withClaimIds = <Row>(
  columns: readonly ColumnGroup<Row>[],
  { withClaims = false }: TableOptions = {},
  claimIds: (row: Row, reader: Reader) => readonly string[] | Promise<readonly string[]>,
): readonly ColumnGroup<Row>[] =>
  withClaims
    ? [
        ...columns,
        {
          columns: [{ name: "claims", description: "The claims behind the row.", type: "ID", list: true }],
          cells: async (row, reader) => [await claimIds(row, reader)],
        },
      ]
    : columns;
