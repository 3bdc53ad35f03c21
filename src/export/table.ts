/** What a cell may hold. Numbers stay numbers, so that a reader guesses the type of a column right. */
export type Cell = string | number | boolean | null;

/** Flat rows with named columns, made as they are read: a table may be longer than memory. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/** Several values in one cell, each once; none is an empty cell. Ids and titles hold no bar with spaces around it. */
export const joined = (values: readonly (string | null | undefined)[]) => [...new Set(values.filter((v) => v != null))].join(" | ") || null;
