import type { Cell } from "../tables/table.js";

/** A row as a JSON object whose keys are the columns, in their order; an empty cell is null. */
export const rowObject = (columns: readonly string[], row: readonly Cell[]): string =>
  JSON.stringify(Object.fromEntries(columns.map((c, i) => [c, row[i] ?? null])));
