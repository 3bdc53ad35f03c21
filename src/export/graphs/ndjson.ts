import { Readable } from "node:stream";
import type { GraphFormat } from "./graph-format.js";
import type { GraphRecord, GraphStream } from "./graph-stream.js";

/** One JSON object a line. Its field `record` says whether it is an entity or a claim; what a claim links are fields of it: `subject`, `object`. */
export const graphNdjson: GraphFormat = {
  name: "NDJSON",
  extension: "ndjson",
  mediaType: "application/x-ndjson; charset=utf-8",
  description: "One JSON object a line: the entities with their links, then the claims with what they link and cite.",
  write: (graph) => Readable.from(lines(graph)),
};

async function* lines({ records }: GraphStream) {
  for await (const record of records) yield graphLine(record);
}

/** The line of one record. */
export const graphLine = (record: GraphRecord): string => `${JSON.stringify(flat(record))}\n`;

function flat(record: GraphRecord): object {
  if (record.record === "entity") return record;
  const { ends, properties, ...rest } = record;
  return { ...rest, ...ends, properties };
}
