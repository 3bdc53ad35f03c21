import { Readable } from "node:stream";
import type { RowFormat } from "../../src/export/formats/row-format.js";
import type { GraphFormat } from "../../src/export/graphs/graph-format.js";

/** All that a new format needs: one such object in a file of its own, and a line in the list of its kind. */
export const toyRows: RowFormat = {
  name: "Toy",
  extension: "toy",
  mediaType: "application/x-toy; charset=utf-8",
  description: "Columns in the first line, then a row a line, its cells as JSON between tabs.",
  write: ({ columns, rows }) =>
    Readable.from(
      (async function* () {
        yield `${columns.join("\t")}\n`;
        for await (const row of rows) yield `${row.map((cell) => JSON.stringify(cell)).join("\t")}\n`;
      })(),
    ),
};

/** The records that {@link toyRows} wrote. */
export function recordsOfToy(text: string): Record<string, unknown>[] {
  const [columns = "", ...rows] = text.trimEnd().split("\n");
  return rows.map((row) => Object.fromEntries(columns.split("\t").map((c, i) => [c, JSON.parse(row.split("\t")[i] as string)])));
}

export const toyGraph: GraphFormat = {
  name: "Toy graph",
  extension: "toygraph",
  mediaType: "application/x-toy-graph; charset=utf-8",
  description: "An arrow a line, from an entity along a link or a claim to another.",
  write: ({ records }) =>
    Readable.from(
      (async function* () {
        for await (const record of records) {
          if (record.record === "claim") yield `${record.ends.subject} ${record.predicate} ${record.ends.object}\n`;
          else for (const { name, to } of record.links) yield `${record.id} ${name} ${to}\n`;
        }
      })(),
    ),
};

/** Bytes that HTTP is not to compress again. */
export const compressedToy: RowFormat = { ...toyRows, extension: "toyz", mediaType: "application/x-toy-compressed", compressed: true };
