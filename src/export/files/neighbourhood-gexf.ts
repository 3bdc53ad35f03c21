import type { GraphQLSchema } from "graphql";
import { edgeKey } from "../../analysis/walking/neighbourhood.js";
import { nameOf } from "../../api/answers/cells.js";
import { questionsIn, type SchemaQuestion } from "../../api/answers/question-field.js";
import { neighbourhood } from "../../api/questions/walking/neighbourhood.js";
import type { Reader } from "../../api/reading/reader.js";
import { type NeighbourhoodQuery, neighbourhoodOf, placesOfNeighbourhood } from "../../api/reading/walking/neighbourhood.js";
import type { Entity } from "../../model/entity.js";
import type { AttributedEdge, AttributedNode, TypedAttribute } from "../graphs/attributed-graph.js";
import { gexfDocument, gexfFormat } from "../graphs/gexf-document.js";
import { cellText } from "../tables/cell-text.js";
import { checkedQuery } from "../tables/questions.js";
import type { ExportFile } from "./export-file.js";

const askedIn = (schema: GraphQLSchema): SchemaQuestion | undefined =>
  questionsIn(schema).find(({ question }) => question === neighbourhood);

/** The answer to the question `neighbourhood`, ready to draw. It takes what the question takes, and costs what it costs. */
export const neighbourhoodGexf: ExportFile = {
  ...gexfFormat,
  stem: "neighbourhood",
  description: "GEXF 1.3: the records around one record, `id`, and an edge for each subject, predicate and object of their claims.",
  args: (schema) => askedIn(schema)?.args ?? [],
  example: neighbourhood.example,
  cost: neighbourhood.cost,
  async write(reader, args, schema) {
    const asks = askedIn(schema);
    if (!asks) throw new Error("The schema lacks the question.");
    let description = "";
    const items = await reader.paced(async () => {
      const page = reader.renew();
      const query = (await checkedQuery(page, asks, args)) as NeighbourhoodQuery;
      description = await descriptionOf(page, query);
      return [...(await nodesOf(page, query)), ...(await edgesOf(page, query))];
    });
    return gexfDocument({ description, nodeAttributes, edgeAttributes, items: inTurn(items) });
  },
};

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const stepsAway = (steps: number) => `${steps} ${steps === 1 ? "step" : "steps"} away`;

/** What a program that has the file alone needs to know of it. */
async function descriptionOf(reader: Reader, query: NeighbourhoodQuery): Promise<string> {
  const { edges, cut } = await neighbourhoodOf(reader, query);
  const missing = cut.map(({ steps, edges: more }) => `${more ?? "an unknown number of"} edges more ${stepsAway(steps)}`);
  return [
    `What claims say around ${query.id}, up to ${stepsAway(query.depth)}: ${edges.length} edges.`,
    "An edge is all claims that count with one subject, predicate and object; its weight is how many they are. More claims are not more proof.",
    ...(missing.length ? [`Not in this file: ${missing.join(", ")}.`] : []),
  ].join(" ");
}

const nodeAttributes: readonly TypedAttribute[] = [
  { name: "kind", type: "string" },
  { name: "steps", type: "integer" },
];
async function nodesOf(reader: Reader, query: NeighbourhoodQuery): Promise<AttributedNode[]> {
  const { nodes } = await neighbourhoodOf(reader, query);
  return Promise.all(
    nodes.map(async ({ record, steps }) => {
      const entity = (await reader.entity(record)) as Entity | null;
      return { id: record, label: entity ? nameOf(entity, reader) : record, values: [entity?.constructor.name ?? null, steps] };
    }),
  );
}

const counts = ["steps", "claims", "reported", "intended", "recommended", "helpful", "adverse", "mixed", "withoutEffect"] as const;
const edgeAttributes: readonly TypedAttribute[] = [
  { name: "predicate", type: "string" },
  ...counts.map((name): TypedAttribute => ({ name: name === "withoutEffect" ? "without_effect" : name, type: "integer" })),
  { name: "claim_ids", type: "string" },
  { name: "place_ids", type: "string" },
];
async function edgesOf(reader: Reader, query: NeighbourhoodQuery): Promise<AttributedEdge[]> {
  const { edges } = await neighbourhoodOf(reader, query);
  const places = await placesOfNeighbourhood(reader, query);
  return edges.map((edge): AttributedEdge => {
    const placed = (places.get(edgeKey(edge))?.places ?? []).map(([place]) => place);
    return {
      id: edgeKey(edge),
      source: edge.subject,
      target: edge.object,
      label: edge.predicate,
      kind: edge.predicate,
      weight: edge.claims,
      values: [
        edge.predicate,
        ...counts.map((name) => edge[name]),
        cellText([...edge.ids].sort()),
        placed.length ? cellText(placed) : null,
      ],
    };
  });
}
