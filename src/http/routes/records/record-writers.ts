import { text } from "node:stream/consumers";
import type { Reader } from "../../../api/reading/reader.js";
import { mediaTypeEssence } from "../../../export/format.js";
import type { GraphRecord } from "../../../export/graphs/graph-stream.js";
import { graphLine } from "../../../export/graphs/ndjson.js";
import { jsonLd } from "../../../export/linked-data/json-ld.js";
import { linkedRecord } from "../../../export/linked-data/linked-graph.js";
import { turtle } from "../../../export/linked-data/turtle.js";
import { jsonType } from "../../protocol/negotiation.js";

const linked = [turtle, jsonLd].map(
  (format) =>
    [
      mediaTypeEssence(format.mediaType),
      async (reader: Reader, record: GraphRecord) => text(format.write(await linkedRecord(reader, record))),
    ] as const,
);

/** How a record is written, by media type. */
export const recordWriters: Readonly<Record<string, (reader: Reader, record: GraphRecord) => Promise<string>>> = {
  [jsonType]: async (_, record) => graphLine(record),
  ...Object.fromEntries(linked),
};

/** The media type of the pages, which are elsewhere. */
export const htmlType = "text/html";
/** What a record can be had as. A client that accepts anything gets the first. */
export const recordTypes: readonly string[] = [jsonType, htmlType, ...linked.map(([type]) => type)];
