import type { GraphFormat } from "../graphs/graph-format.js";
import { graphStream } from "../graphs/read-graph.js";
import type { ExportFile } from "./export-file.js";

/** The whole graph in a format: `graph.ndjson`. */
export const graphFile = (format: GraphFormat): ExportFile => ({
  ...format,
  stem: "graph",
  write: (reader) => format.write(graphStream(reader, format)),
});
