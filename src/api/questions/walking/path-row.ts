import { Float, ID, Int } from "type-graphql";
import { pathsConstants as constants } from "../../../analysis/constants.js";
import { edgeKey } from "../../../analysis/walking/neighbourhood.js";
import type { ClaimEdge } from "../../../graph/statements/facts/claim-edges.js";
import { Claim } from "../../../model/claim.js";
import { Entity } from "../../../model/entity.js";
import { noColumns } from "../../answers/cells.js";
import { lowInformationField } from "../../answers/envelope.js";
import { recordField, recordsField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedListField } from "../../answers/nested-field.js";
import type { Reader } from "../../reading/reader.js";
import { edgesLowInformation } from "../../reading/walking/edge-details.js";
import {
  chainsOf,
  choiceOfPaths,
  type PathStep,
  type PathsQuery,
  pathsOf,
  placesOfPaths,
  type ReadPath,
} from "../../reading/walking/paths.js";
import { outputTypeOf } from "../../schema/output-types.js";
import { type EdgeRow, edgeFields } from "./edge-row.js";

const edgeRowOf = (query: PathsQuery, edge: ClaimEdge): EdgeRow => ({
  ...edge,
  choice: choiceOfPaths(query),
  places: async (reader) => (await placesOfPaths(reader, query)).get(edgeKey(edge)),
});

const pathEdge: RowType<EdgeRow> = {
  name: "PathEdge",
  description: "All claims with one subject, predicate and object that count: one way in which the two records of a step are joined.",
  fields: edgeFields,
};

interface StepRow extends PathStep {
  readonly query: PathsQuery;
}
const step: RowType<StepRow> = {
  name: "PathStep",
  description: "One step of a path: two records, and the claims that join them, whichever of the two is their subject.",
  fields: [
    recordField("from", Entity, "The record that the step starts at.", ({ from }) => from),
    recordField("to", Entity, "The record that it leads to.", ({ to }) => to),
    nestedListField<StepRow, EdgeRow>(
      "edges",
      pathEdge,
      "How claims join the two, those with most claims first. The subject of each says in which direction it is to be read.",
      ({ edges, query }) => edges.map((edge) => edgeRowOf(query, edge)),
    ),
    {
      name: "claims",
      type: (types) => [outputTypeOf(types, Claim)],
      description: `Its claims themselves, to read and to cite: the first of each edge in turn, at most ${constants.listed}.`,
      listed: true,
      value: async (row: StepRow, reader: Reader) =>
        (await Promise.all(claimsInTurn(row.edges).map((id) => reader.claim(id)))).filter((claim) => claim !== null),
      selection: "id statement",
      columns: noColumns,
    },
  ],
};
/** The first claim of each edge, then the second of each, and so on. */
function claimsInTurn(edges: readonly ClaimEdge[]): string[] {
  const turns = Array.from({ length: constants.listed }, (_, turn) => edges.flatMap(({ ids }) => ids[turn] ?? []));
  return turns.flat().slice(0, constants.listed);
}

/** A path of an answer. */
interface PathRow extends ReadPath {
  readonly query: PathsQuery;
  readonly position: number;
}
export const pathRow: RowType<PathRow> = {
  name: "Path",
  description: "A chain of records from the one asked about to the other, each joined with the next by claims.",
  fields: [
    valueField("position", () => Int, "Its place in the order, from 1."),
    valueField(
      "innerClaims",
      () => Int,
      "How many claims the records between its ends have in sum, of those that are followed. Paths with fewer come first: what few sources speak of joins more closely.",
    ),
    recordsField("records", Entity, "Its records, from end to end.", ({ records }) => records),
    nestedListField<PathRow, StepRow>("steps", step, "Its steps, in order.", ({ steps, query }) => steps.map((of) => ({ ...of, query }))),
    lowInformationField<PathRow>(({ steps }, reader) =>
      edgesLowInformation(
        reader,
        steps.flatMap(({ edges }) => edges),
        constants.mostWeighedClaims,
      ),
    ),
  ],
};
export const pathRowsOf = async (reader: Reader, query: PathsQuery): Promise<PathRow[]> =>
  (await pathsOf(reader, query)).map((path, i) => ({ ...path, query, position: i + 1 }));

/** An edge of a step, as a row of the table. */
interface PathEdgeRow extends EdgeRow {
  readonly path: number;
  readonly step: number;
  readonly from: string;
  readonly to: string;
  readonly pathRecords: readonly string[];
  /** What holds of the whole answer. */
  readonly length: number;
  readonly pathCount: number | null;
  readonly complete: boolean;
}
export const pathEdgeRow: RowType<PathEdgeRow> = {
  name: "PathEdgeRow",
  description: "One edge of one step of one path: the same as the paths, row by row.",
  fields: [
    valueField("path", () => Int, "The position of its path.", { relative: true }),
    valueField("step", () => Int, "Which step of the path, from 1."),
    recordField("from", Entity, "The record that the step starts at.", ({ from }) => from),
    recordField("to", Entity, "The record that it leads to.", ({ to }) => to),
    ...(edgeFields as unknown as RowType<PathEdgeRow>["fields"]),
    valueField(
      "pathRecords",
      () => [ID],
      "The ids of the records of its path, from end to end: they tell the path apart, whatever its position.",
    ),
    // A table has no place beside its rows.
    valueField("length", () => Int, "How many claims each path of the answer has: the same in every row.", { relative: true }),
    valueField("pathCount", () => Float, "How many paths the answer has, with those that are not shown: the same in every row.", {
      nullable: true,
      relative: true,
      unit: "paths",
    }),
    valueField("complete", () => Boolean, "Whether all of them were looked for: the same in every row.", { relative: true }),
  ],
};
export async function pathEdgeRowsOf(reader: Reader, query: PathsQuery): Promise<PathEdgeRow[]> {
  const { count, complete } = await chainsOf(reader, query);
  return (await pathRowsOf(reader, query)).flatMap(({ position, records: pathRecords, steps }) => {
    const ofPath = { path: position, pathRecords, length: steps.length, pathCount: count, complete };
    return steps.flatMap(({ from, to, edges }, i) =>
      edges.map((edge) => ({ ...edgeRowOf(query, edge), ...ofPath, step: i + 1, from, to })),
    );
  });
}
