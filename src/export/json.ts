import { Readable } from "node:stream";
import type { Cell, Table } from "./table.js";

const record = (columns: readonly string[], row: readonly Cell[]) =>
  JSON.stringify(Object.fromEntries(columns.map((c, i) => [c, row[i] ?? null])));

async function* lines({ columns, rows }: Table) {
  for await (const row of rows) yield `${record(columns, row)}\n`;
}
async function* array({ columns, rows }: Table) {
  let before = "[\n";
  for await (const row of rows) {
    yield `${before}${record(columns, row)}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

/** One JSON object a line. */
export const ndjson = {
  contentType: "application/x-ndjson; charset=utf-8",
  write: (table: Table): Readable => Readable.from(lines(table)),
};
/** One JSON array of objects. */
export const json = { contentType: "application/json; charset=utf-8", write: (table: Table): Readable => Readable.from(array(table)) };
