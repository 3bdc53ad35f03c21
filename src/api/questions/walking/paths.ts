import { IsInt, Max, Min } from "class-validator";
import { ArgsType, Field, Float, Int } from "type-graphql";
import { pathsConstants as constants } from "../../../analysis/constants.js";
import { pathsMethod } from "../../../analysis/walking/chains.js";
import { badInput } from "../../../errors.js";
import { Entity } from "../../../model/entity.js";
import { dataVersionField, lowInformationField, methodField } from "../../answers/envelope.js";
import { recordField, recordsField, valueField } from "../../answers/fields.js";
import type { Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import type { Reader } from "../../reading/reader.js";
import { edgesLowInformation } from "../../reading/walking/edge-details.js";
import { chainsOf, type PathsQuery, pathsOf } from "../../reading/walking/paths.js";
import { recordArgument, recordsArgument } from "../../schema/record-arguments.js";
import type { SchemaTypes } from "../../schema/types.js";
import { pathsWords } from "../../words/paths.js";
import { leavesOutImplied } from "./edge-row.js";
import { pathEdgeRow, pathEdgeRowsOf, pathRow, pathRowsOf } from "./path-row.js";
import { walkArgsOf } from "./walk-args.js";

@ArgsType()
class PathArgs {
  @recordArgument(Entity, "The record where the paths start, by id or by code.") from!: string;
  @recordArgument(Entity, "The record where they end.") to!: string;
  @Field(() => Int, { defaultValue: 4, description: `How many claims a path may have at most, 1 to ${constants.maxClaims}.` })
  @Max(constants.maxClaims, {
    message: `maxClaims: at most ${constants.maxClaims}. Longer chains join nearly everything: name a record in between with \`via\`.`,
  })
  @Min(1, { message: "maxClaims: at least 1." })
  @IsInt()
  maxClaims!: number;
  @recordsArgument(
    Entity,
    "Records that the paths go through, in this order. Each part of a path, from one of them to the next, is as short as can be.",
    { nullable: true },
  )
  via?: string[];
  @Field(() => Int, { defaultValue: 10, description: `How many paths are shown at most, 1 to ${constants.maxPaths}.` })
  @Max(constants.maxPaths, { message: `first: at most ${constants.maxPaths} paths. Name a record that they go through with \`via\`.` })
  @Min(1, { message: "first: at least 1." })
  @IsInt()
  first!: number;
}
type GivenArgs = Omit<PathsQuery, "via" | "excludePredicates"> & {
  readonly via?: readonly string[] | null;
  readonly excludePredicates?: readonly string[] | null;
};

/** @throws BAD_USER_INPUT for a path that begins where it ends, and for records to go through that no such path can have */
function assertStops({ from, to, via, maxClaims }: Pick<PathsQuery, "from" | "to" | "via" | "maxClaims">): void {
  if (from === to)
    throw badInput("to: it is the record where the paths start. Name another one, or ask `neighbourhood` what is around it.", {
      argument: "to",
    });
  const twice = via.find((id, i) => id === from || id === to || via.indexOf(id) !== i);
  if (twice !== undefined)
    throw badInput(`via: ${twice} is among the ends, or there twice. Leave it out.`, { argument: "via", value: twice });
  if (via.length >= maxClaims)
    throw badInput(
      `via: a path with \`maxClaims: ${maxClaims}\` has room for ${maxClaims - 1} between its ends. Name fewer${maxClaims < constants.maxClaims ? ", or ask with a larger `maxClaims`" : ""}.`,
      { argument: "via" },
    );
}

/** What it costs: as many records are looked at. */
const cost = 1000;

/** Which arguments leave chains out. */
function restrictionOf({ via, excludePredicates }: PathsQuery): "via" | "predicates" | "both" | "none" {
  if (via.length) return excludePredicates.length ? "both" : "via";
  return excludePredicates.length ? "predicates" : "none";
}

/** All edges of the paths that are shown. */
const edgesIn = async (reader: Reader, query: PathsQuery) =>
  (await pathsOf(reader, query)).flatMap(({ steps }) => steps.flatMap(({ edges }) => edges));

/** How two records are joined by claims. */
export const paths: Question<GivenArgs, PathsQuery> = {
  name: "paths",
  description:
    "The shortest chains of claims between two records, by their subjects and objects alone, each step with its claims. Chains over records of which few claims speak come before those over hubs. Our own links, such as `broader` and `partOf`, are not followed.",
  args: (types: SchemaTypes) =>
    walkArgsOf<GivenArgs>(types, PathArgs, "paths", {
      name: "excludePredicates",
      description: "Claims of these predicates are not followed, such as those that join most records.",
    }),
  example: { from: "el-guamo", to: "tumaco" },
  cost,
  check: ({ from, to, maxClaims, via }) => assertStops({ from, to, maxClaims, via: via ?? [] }),
  toQuery(_, { via, excludePredicates, ...rest }) {
    const query = { ...rest, via: via ?? [], excludePredicates: excludePredicates ?? [] };
    // Two names may stand for one record.
    assertStops(query);
    return query;
  },
  answer: {
    name: "Paths",
    description: "The shortest chains of claims between two records.",
    fields: [
      methodField(pathsMethod, ({ from, to, maxClaims, via, excludePredicates, first }) => [
        { name: "from", value: from },
        { name: "to", value: to },
        { name: "maxClaims", value: String(maxClaims) },
        ...(via.length ? [{ name: "via", value: via.join(", ") }] : []),
        ...(excludePredicates.length ? [{ name: "excludePredicates", value: excludePredicates.join(", ") }] : []),
        { name: "first", value: String(first) },
        { name: "maxRecords", value: String(constants.maxRecords) },
        { name: "maxPairs", value: String(constants.maxPairs) },
        { name: "mostWeighedClaims", value: String(constants.mostWeighedClaims) },
      ]),
      dataVersionField,
      recordField("from", Entity, "The record where the paths start.", ({ from }) => from),
      recordField("to", Entity, "The record where they end.", ({ to }) => to),
      recordsField("via", Entity, "The records that they go through.", ({ via }) => via),
      sentenceField<PathsQuery, keyof typeof pathsWords>("summary", "The answer in a sentence.", pathsWords, async (query, reader) => {
        const { length, complete, tooShort, count, recordsLookedAt, chains } = await chainsOf(reader, query);
        const values = {
          from: { record: query.from },
          to: { record: query.to },
          paths: count ?? 0,
          shown: chains.length,
          cut: count !== null && count > chains.length ? "yes" : "no",
          length: length ?? 0,
          most: query.maxClaims,
          records: recordsLookedAt,
          via: query.via.length ? "yes" : "no",
          longer: query.maxClaims < constants.maxClaims ? constants.maxClaims : 0,
          restricted: restrictionOf(query),
          implied: leavesOutImplied(query) ? "yes" : "no",
        };
        if (length === null) return { template: !complete ? "NONE_IN_PART" : tooShort ? "NONE_SO_SHORT" : "NONE", values };
        return { template: complete ? "FOUND" : "FOUND_IN_PART", values };
      }),
      valueField("length", () => Int, "How many claims each of the paths has; null if none was found.", {
        nullable: true,
        value: async (query, reader) => (await chainsOf(reader, query)).length,
      }),
      valueField(
        "pathCount",
        () => Float,
        "How many paths of this length there are: chains of records, however many claims join two of them. Exact up to 2^53; null if not all were looked for.",
        { nullable: true, value: async (query, reader) => (await chainsOf(reader, query)).count },
      ),
      valueField("more", () => Float, "How many of them are not shown; null if not all were looked for.", {
        nullable: true,
        async value(query, reader) {
          const { count, chains } = await chainsOf(reader, query);
          return count === null ? null : count - chains.length;
        },
      }),
      valueField(
        "complete",
        () => Boolean,
        `Whether all paths of this length were looked for. At most ${constants.maxRecords} records are looked at, and at most ${constants.maxPairs} pairs of them put together.`,
        { value: async (query, reader) => (await chainsOf(reader, query)).complete },
      ),
      valueField("recordsLookedAt", () => Int, "How many records were looked at, the ends among them.", {
        value: async (query, reader) => (await chainsOf(reader, query)).recordsLookedAt,
      }),
      lowInformationField<PathsQuery>(async (query, reader) =>
        edgesLowInformation(reader, await edgesIn(reader, query), constants.mostWeighedClaims),
      ),
    ],
    lists: {
      paths: {
        row: pathRow,
        description: "The paths: those whose inner records have the fewest claims in sum first, then by the ids of their records.",
        rows: pathRowsOf,
      },
      edges: {
        row: pathEdgeRow,
        description: "The edges of all steps of these paths, path by path and step by step.",
        table: true,
        // Not by the rank of the path: it is another one when a path before it goes.
        identifiedBy: ["path_records", "step", "source", "predicate", "target"],
        rows: pathEdgeRowsOf,
      },
    },
  },
};
