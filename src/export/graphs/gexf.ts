import { attributedGraph } from "./attributed-graph.js";
import { gexfDocument, gexfFormat } from "./gexf-document.js";
import type { GraphFormat } from "./graph-format.js";

/** GEXF 1.3, the format of Gephi. */
export const graphGexf: GraphFormat = {
  ...gexfFormat,
  description:
    "GEXF 1.3, for Gephi: entities as nodes with their kind and attributes, and each claim as an edge from its subject to its object.",
  withSources: true,
  write: (graph) => gexfDocument(attributedGraph(graph)),
};
