import { Readable } from "node:stream";
import { escapeXml } from "../../text/escape-xml.js";
import { element, startTag, xmlDeclaration } from "../../text/xml.js";
import {
  type AttributedEdge,
  type AttributedGraph,
  type AttributedNode,
  attributedGraph,
  isEdge,
  type TypedAttribute,
} from "./attributed-graph.js";
import type { AttributeType } from "./attributes.js";
import type { GraphFormat } from "./graph-format.js";

/** GraphML, which most tools for graphs read. Its nodes and edges have no labels of their own: the first attribute of each is `label`. */
export const graphml: GraphFormat = {
  name: "GraphML",
  extension: "graphml",
  mediaType: "application/graphml+xml; charset=utf-8",
  description: "GraphML, for networkx, igraph, yEd and Cytoscape: the same nodes, edges and attributes as `graph.gexf`.",
  withSources: true,
  write: (graph) => Readable.from(partsOf(attributedGraph(graph))),
};

/** How GraphML calls the types. */
const types: Readonly<Record<AttributeType, string>> = { string: "string", integer: "int", double: "double", boolean: "boolean" };
const label: TypedAttribute = { name: "label", type: "string" };

async function* partsOf({ description, nodeAttributes, edgeAttributes, items }: AttributedGraph): AsyncGenerator<string> {
  yield `${xmlDeclaration}${startTag("graphml", { xmlns: "http://graphml.graphdrawing.org/xmlns" })}\n`;
  yield `${element("desc", {}, escapeXml(description))}\n`;
  yield `${keys("node", "n", [label, ...nodeAttributes])}${keys("edge", "e", [label, ...edgeAttributes])}`;
  yield `${startTag("graph", { edgedefault: "directed" })}\n`;
  for await (const item of items) yield `${isEdge(item) ? edgeOf(item) : nodeOf(item)}\n`;
  yield "</graph>\n</graphml>\n";
}

/** @param prefix of the ids of keys: nodes and edges share one space of ids */
const keys = (of: "node" | "edge", prefix: string, attributes: readonly TypedAttribute[]): string =>
  attributes
    .map(({ name, type }, i) => `${element("key", { id: `${prefix}${i}`, for: of, "attr.name": name, "attr.type": types[type] })}\n`)
    .join("");

const nodeOf = ({ id, label: text, values }: AttributedNode): string => element("node", { id }, ...dataOf("n", [text, ...values]));
const edgeOf = ({ id, source, target, label: text, values }: AttributedEdge): string =>
  element("edge", { id, source, target }, ...dataOf("e", [text, ...values]));

const dataOf = (prefix: string, values: AttributedNode["values"]): string[] =>
  values.flatMap((value, i) => (value === null ? [] : [element("data", { key: `${prefix}${i}` }, escapeXml(String(value)))]));
