import { Readable } from "node:stream";
import type { Table } from "../tables/table.js";
import type { RowFormat } from "./row-format.js";
import { rowObject } from "./row-object.js";

export const json: RowFormat = {
  name: "JSON",
  extension: "json",
  mediaType: "application/json; charset=utf-8",
  description: "One JSON array with an object for each row.",
  write: (table) => Readable.from(array(table)),
};

async function* array({ columns, rows }: Table) {
  let before = "[\n";
  for await (const row of rows) {
    yield `${before}${rowObject(columns, row)}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
