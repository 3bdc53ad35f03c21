import { Readable } from "node:stream";
import type { Table } from "../tables/table.js";
import type { RowFormat } from "./row-format.js";
import { rowObject } from "./row-object.js";

export const ndjson: RowFormat = {
  name: "NDJSON",
  extension: "ndjson",
  mediaType: "application/x-ndjson; charset=utf-8",
  description: "One JSON object a line, for programs that read line by line.",
  write: (table) => Readable.from(lines(table)),
};

async function* lines({ columns, rows }: Table) {
  for await (const row of rows) yield `${rowObject(columns, row)}\n`;
}
