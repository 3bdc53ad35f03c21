import { Readable } from "node:stream";
import { escapeXml } from "../../text/escape-xml.js";
import { element, startTag, xmlDeclaration } from "../../text/xml.js";
import { type AttributedEdge, type AttributedGraph, type AttributedNode, isEdge, type TypedAttribute } from "./attributed-graph.js";

/** What every file in GEXF 1.3 (https://gexf.net/schema.html) declares. */
export const gexfFormat = { name: "GEXF", extension: "gexf", mediaType: "application/gexf+xml; charset=utf-8" } as const;

/** The bytes of a graph in GEXF 1.3. */
export const gexfDocument = (graph: AttributedGraph): Readable => Readable.from(partsOf(graph));

async function* partsOf({ description, nodeAttributes, edgeAttributes, items }: AttributedGraph): AsyncGenerator<string> {
  yield `${xmlDeclaration}${startTag("gexf", { xmlns: "http://gexf.net/1.3", version: "1.3" })}\n`;
  yield `${element("meta", {}, element("creator", {}, "Resilience Graph"), element("description", {}, escapeXml(description)))}\n`;
  yield `${startTag("graph", { defaultedgetype: "directed", mode: "static" })}\n`;
  yield `${declarations("node", nodeAttributes)}${declarations("edge", edgeAttributes)}<nodes>\n`;
  let edges = false;
  for await (const item of items) {
    if (!edges && isEdge(item)) {
      edges = true;
      yield "</nodes>\n<edges>\n";
    }
    yield `${isEdge(item) ? edgeOf(item, edgeAttributes) : nodeOf(item, nodeAttributes)}\n`;
  }
  yield edges ? "</edges>\n" : "</nodes>\n<edges>\n</edges>\n";
  yield "</graph>\n</gexf>\n";
}

const declarations = (of: "node" | "edge", attributes: readonly TypedAttribute[]): string =>
  attributes.length === 0
    ? ""
    : `${element(
        "attributes",
        { class: of, mode: "static" },
        ...attributes.map(({ name, type }) => `\n${element("attribute", { id: name, title: name, type })}`),
      )}\n`;

const nodeOf = ({ id, label, values }: AttributedNode, attributes: readonly TypedAttribute[]): string =>
  element("node", { id, label }, ...attvalues(attributes, values));
const edgeOf = ({ values, ...edge }: AttributedEdge, attributes: readonly TypedAttribute[]): string =>
  element("edge", { ...edge }, ...attvalues(attributes, values));

function attvalues(attributes: readonly TypedAttribute[], values: AttributedNode["values"]): string[] {
  let known = "";
  for (const [i, { name }] of attributes.entries()) {
    const value = values[i] ?? null;
    if (value !== null) known += element("attvalue", { for: name, value: String(value) });
  }
  return known ? [element("attvalues", {}, known)] : [];
}
