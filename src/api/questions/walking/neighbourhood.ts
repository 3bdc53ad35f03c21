import { IsInt, Max, Min } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";
import { neighbourhoodConstants as constants } from "../../../analysis/constants.js";
import { edgeKey, type NeighbourhoodNode, neighbourhoodMethod } from "../../../analysis/walking/neighbourhood.js";
import { Entity } from "../../../model/entity.js";
import { noColumns } from "../../answers/cells.js";
import { drillDownUrl } from "../../answers/drill-down.js";
import { dataVersionField, lowInformationField, methodField } from "../../answers/envelope.js";
import { recordField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedListField } from "../../answers/nested-field.js";
import type { Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import type { Reader } from "../../reading/reader.js";
import { edgesLowInformation } from "../../reading/walking/edge-details.js";
import {
  choiceOfNeighbourhood as choiceOf,
  type NeighbourhoodCut,
  type NeighbourhoodEdge,
  type NeighbourhoodQuery,
  neighbourhoodOf,
  placesOfNeighbourhood,
} from "../../reading/walking/neighbourhood.js";
import { recordArgument } from "../../schema/record-arguments.js";
import type { SchemaTypes } from "../../schema/types.js";
import { cutWords, neighbourhoodWords } from "../../words/neighbourhood.js";
import { QuestionArgument } from "../responses/left-out.js";
import { type EdgeRow, edgeFields, leavesOutImplied } from "./edge-row.js";
import { walkArgsOf } from "./walk-args.js";

@ArgsType()
class NeighbourhoodArgs {
  @recordArgument(Entity, "The record to look around, by id or by code.") id!: string;
  @Field(() => Int, {
    defaultValue: 1,
    description: `How far to look: 1 for its own edges, ${constants.maxDepth} for those of its neighbours too.`,
  })
  @Max(constants.maxDepth, {
    message: `depth: at most ${constants.maxDepth}. Ask about one of the neighbours to look further.`,
  })
  @Min(1, { message: "depth: at least 1." })
  @IsInt()
  depth!: number;
  @Field(() => Int, { defaultValue: 100, description: `How many edges are shown at most, 1 to ${constants.maxEdges}.` })
  @Max(constants.maxEdges, {
    message: `first: at most ${constants.maxEdges} edges. Ask about fewer \`predicates\`, or take the claims themselves from /claims.csv.`,
  })
  @Min(1, { message: "first: at least 1." })
  @IsInt()
  first!: number;
}
type GivenArgs = Omit<NeighbourhoodQuery, "predicates"> & { readonly predicates?: readonly string[] | null };

const node: RowType<NeighbourhoodNode> = {
  name: "NeighbourhoodNode",
  description: "A record of a neighbourhood.",
  fields: [
    recordField("record", Entity, "The centre, or what an edge leads to.", ({ record }) => record),
    valueField("kind", () => String, "Its class, such as Practice.", {
      reads: [],
      value: async ({ record }, reader) => (await reader.entity(record))?.constructor.name ?? "",
    }),
    valueField("steps", () => Int, "How many edges lead to it from the centre, at least: 0 for the centre itself."),
  ],
};

interface ShownEdge extends EdgeRow, Pick<NeighbourhoodEdge, "steps"> {
  /** How many edges the whole answer has; null if they were not counted. */
  readonly edgeCount: number | null;
  readonly complete: boolean;
}
const edge: RowType<ShownEdge> = {
  name: "NeighbourhoodEdge",
  description: "All claims with one subject, predicate and object that count, as one edge from the subject to the object.",
  fields: [
    valueField("steps", () => Int, "How far it is from the centre: 1 joins the centre with a neighbour, 2 is an edge of a neighbour."),
    ...(edgeFields as unknown as RowType<ShownEdge>["fields"]),
    // A table has no place beside its rows.
    valueField(
      "edgeCount",
      () => Int,
      "How many edges the answer has, with those that are cut, and null if not all were looked at: the same in every row.",
      { nullable: true, relative: true },
    ),
    valueField("complete", () => Boolean, "Whether all edges are shown: the same in every row. If not, ask with a larger `first`.", {
      relative: true,
    }),
  ],
};

interface CutRow extends NeighbourhoodCut {
  readonly query: NeighbourhoodQuery;
  /** How many edges are shown. */
  readonly shown: number;
  /** What is cut of those that are nearer; null if it was not counted. */
  readonly nearer: number | null;
}
/** How many edges would have to be shown for all of this part; null if they are too many, or not counted. */
function neededFirst({ shown, edges, nearer }: CutRow): number | null {
  const needed = shown + (edges ?? 1) + (nearer ?? 0);
  return needed > constants.maxEdges ? null : edges === null ? constants.maxEdges : needed;
}
const argumentsOfCut = (row: CutRow): QuestionArgument[] => {
  const needed = neededFirst(row);
  return needed === null ? [] : [Object.assign(new QuestionArgument(), { name: "first", value: String(needed) })];
};
const cutPart: RowType<CutRow> = {
  name: "NeighbourhoodCut",
  description: "What is not shown of the edges at one distance, and how to get it.",
  fields: [
    valueField("steps", () => Int, "At which distance: 1 for edges of the centre, 2 for those of its neighbours."),
    valueField("edges", () => Int, "How many edges more there are; null if they were not looked at.", { nullable: true }),
    valueField("nodes", () => Int, "How many records more these lead to; null if they were not looked at.", { nullable: true }),
    {
      name: "arguments",
      type: () => [QuestionArgument],
      description:
        "The arguments to change for more. None: there are more than can be shown; ask about fewer `predicates`, or take the claims.",
      value: argumentsOfCut,
      columns: noColumns,
      selection: "name value",
    },
    sentenceField<CutRow, keyof typeof cutWords>("sentence", "The same in a sentence.", cutWords, (row) => {
      const first = neededFirst(row);
      const values = { edges: row.edges ?? 0, nodes: row.nodes ?? 0, first: first ?? 0, centre: { record: row.query.id } };
      if (row.edges === null) return { template: "NOT_LOOKED_AT", values };
      return { template: first === null ? "TOO_MANY" : "MORE", values };
    }),
  ],
};
async function cutOf(query: NeighbourhoodQuery, reader: Reader): Promise<CutRow[]> {
  const { cut, edges } = await neighbourhoodOf(reader, query);
  return cut.map((part, i) => ({
    ...part,
    query,
    shown: edges.length,
    nearer: cut.slice(0, i).reduce((sum, nearer) => sum + (nearer.edges ?? 0), 0),
  }));
}

/** The addresses of all claims that have the centre as their subject, and as their object. */
const claimUrlsOf = (query: NeighbourhoodQuery): string[] =>
  ["subject", "object"].map((end) =>
    drillDownUrl([], choiceOf(query), {
      ...(query.predicates && { predicate: { in: query.predicates } }),
      [end]: { some: { id: { eq: query.id } } },
    }),
  );

async function edgesOf(reader: Reader, query: NeighbourhoodQuery): Promise<ShownEdge[]> {
  const { edges, cut } = await neighbourhoodOf(reader, query);
  const edgeCount = await totalOf(reader, query, "edges");
  return edges.map((found) => ({
    ...found,
    edgeCount,
    complete: cut.length === 0,
    choice: choiceOf(query),
    places: async (of) => (await placesOfNeighbourhood(of, query)).get(edgeKey(found)),
  }));
}

/** How many edges or nodes there are in all; null if they were not counted. */
async function totalOf(reader: Reader, query: NeighbourhoodQuery, what: "edges" | "nodes"): Promise<number | null> {
  const found = await neighbourhoodOf(reader, query);
  return found.cut.reduce(
    (sum: number | null, part) => (sum === null || part[what] === null ? null : sum + part[what]),
    found[what].length,
  );
}

/** What it costs: as many claims are looked at. */
const cost = 500;

/** The sub-graph around a record, ready to draw. */
export const neighbourhood: Question<GivenArgs, NeighbourhoodQuery> = {
  name: "neighbourhood",
  description:
    "What claims say around a record, as nodes and edges that are ready to draw: one edge for each subject, predicate and object, with its claims. Only the subject and the object of a claim are followed, and none of our own links, such as `broader` and `partOf`. The places where claims hold stand on their edge.",
  args: (types: SchemaTypes) =>
    walkArgsOf<GivenArgs>(types, NeighbourhoodArgs, "neighbourhood", {
      name: "predicates",
      description: "Only edges of these predicates. Null: of all; an empty list: of none.",
    }),
  example: { id: "extortion" },
  cost,
  toQuery: (_, { predicates, ...rest }) => ({ ...rest, predicates: predicates ?? undefined }),
  answer: {
    name: "Neighbourhood",
    description: "The sub-graph around a record, as far as it is shown, and what is cut.",
    fields: [
      methodField(neighbourhoodMethod, ({ id, depth, predicates, first }) => [
        { name: "id", value: id },
        { name: "depth", value: String(depth) },
        ...(predicates ? [{ name: "predicates", value: predicates.join(", ") }] : []),
        { name: "first", value: String(first) },
        { name: "listed", value: String(constants.listed) },
        { name: "mostWeighedClaims", value: String(constants.mostWeighedClaims) },
      ]),
      dataVersionField,
      recordField("centre", Entity, "The record that was asked about.", ({ id }) => id),
      sentenceField<NeighbourhoodQuery, keyof typeof neighbourhoodWords>(
        "summary",
        "The answer in a sentence.",
        neighbourhoodWords,
        async (query, reader) => {
          const { edges, nodes, cut } = await neighbourhoodOf(reader, query);
          const values = {
            centre: { record: query.id },
            edges: edges.length,
            nodes: nodes.length - 1,
            claims: edges.reduce((sum, { claims }) => sum + claims, 0),
            predicates: query.predicates ? "some" : "all",
            implied: leavesOutImplied(query) ? "yes" : "no",
          };
          return { template: edges.length === 0 ? "NOTHING" : cut.length ? "CUT" : "WHOLE", values };
        },
      ),
      valueField("edgeCount", () => Int, "How many edges there are, with those that are cut; null if not all were looked at.", {
        nullable: true,
        value: (query, reader) => totalOf(reader, query, "edges"),
      }),
      valueField("nodeCount", () => Int, "How many records there are, with those that are cut; null if not all were looked at.", {
        nullable: true,
        value: (query, reader) => totalOf(reader, query, "nodes"),
      }),
      nestedListField("cut", cutPart, "What is not shown, the nearest first. Nothing: everything is shown.", cutOf),
      valueField(
        "claimUrls",
        () => [String],
        "Where this server lists all claims behind the edges of the centre as CSV: those with it as their subject, and those with it as their object.",
        { value: claimUrlsOf },
      ),
      lowInformationField<NeighbourhoodQuery>(async (query, reader) =>
        edgesLowInformation(reader, (await neighbourhoodOf(reader, query)).edges, constants.mostWeighedClaims),
      ),
    ],
    lists: {
      nodes: {
        row: node,
        description: "The records: the centre, then those that the shown edges lead to, the nearest first, then by id.",
        rows: async (reader, query) => (await neighbourhoodOf(reader, query)).nodes,
      },
      edges: {
        row: edge,
        description: "The edges: those of the centre first; those with most claims first, then by predicate, subject and object.",
        table: true,
        identifiedBy: ["source", "predicate", "target"],
        rows: edgesOf,
      },
    },
  },
};
