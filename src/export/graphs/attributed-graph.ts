import type { Cell } from "../tables/table.js";
import { type AttributeType, edgeAttributes, nodeAttributes } from "./attributes.js";
import type { GraphStream } from "./graph-stream.js";

/** A graph as tools know it that draw and measure graphs: first nodes, then edges, each with values in the order of their attributes. */
export interface AttributedGraph {
  readonly description: string;
  readonly nodeAttributes: readonly TypedAttribute[];
  readonly edgeAttributes: readonly TypedAttribute[];
  readonly items: AsyncIterable<AttributedNode | AttributedEdge>;
}
export interface TypedAttribute {
  readonly name: string;
  readonly type: AttributeType;
}
/** One value for each attribute; null where there is none. */
type Values = readonly Exclude<Cell, readonly Cell[]>[];
export interface AttributedNode {
  readonly id: string;
  readonly label: string;
  readonly values: Values;
}
export interface AttributedEdge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly label: string;
  /** What it says. Tools that join parallel edges keep those of different kinds apart. */
  readonly kind: string;
  readonly weight?: number;
  readonly values: Values;
}
export const isEdge = (item: AttributedNode | AttributedEdge): item is AttributedEdge => "source" in item;

const description =
  "Nodes are the entities; an edge is a claim, from its subject to its object, under the claim's id. Links between entities, such as part_of_id, are attributes of nodes and no edges.";

/** Entities as nodes, and each claim as an edge. */
export function attributedGraph({ model, languages, records }: GraphStream): AttributedGraph {
  const ofNodes = nodeAttributes(model);
  const ofEdges = edgeAttributes(model);
  return { description, nodeAttributes: ofNodes, edgeAttributes: ofEdges, items: items() };

  async function* items(): AsyncGenerator<AttributedNode | AttributedEdge> {
    for await (const record of records) {
      const { id, label } = record;
      if (record.record === "entity") yield { id, label, values: ofNodes.map(({ value }) => value(record, languages)) };
      else {
        const { predicate: kind, ends } = record;
        const values = ofEdges.map(({ value }) => value(record, languages));
        yield { id, source: String(ends.subject), target: String(ends.object), label, kind, values };
      }
    }
  }
}
