import { jsonLd } from "../linked-data/json-ld.js";
import { type LinkedGraph, linkedGraph, linkedTerms } from "../linked-data/linked-graph.js";
import { shapeNodes } from "../linked-data/shapes.js";
import { type LinkedDataFormat, turtle } from "../linked-data/turtle.js";
import type { ExportFile } from "./export-file.js";

/** The whole data set as linked data: `dataset.ttl`. */
const dataSetFile = (format: LinkedDataFormat, description: string): ExportFile => ({
  ...format,
  stem: "dataset",
  description,
  write: async (reader) => format.write(await linkedGraph(reader)),
});

export const dataSetTurtle = dataSetFile(
  turtle,
  "Linked data: concepts in SKOS, the other entities, and each claim as a statement with what it was derived from.",
);
export const dataSetJsonLd = dataSetFile(
  jsonLd,
  "Linked data: the same graph as `dataset.ttl` as JSON, a resource a line, with its context in the file.",
);

/** What the linked data promises, for validators. */
export const shapesFile: ExportFile = {
  ...turtle,
  stem: "shapes",
  description: "What the linked data promises, as shapes of SHACL that a validator checks it against.",
  async write(reader) {
    const terms = await linkedTerms(reader);
    const graph: LinkedGraph = { terms, nodes: shapeNodes(terms) };
    return turtle.write(graph);
  },
};
