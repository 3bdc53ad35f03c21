import { ArgsType, Field, Int } from "type-graphql";
import { claimField, evidenceField, recordField, valueField } from "../../src/api/answers/fields.js";
import type { RowType } from "../../src/api/answers/lists.js";
import type { AnyQuestion, Question } from "../../src/api/answers/question.js";
import { recordArgument } from "../../src/api/schema/record-arguments.js";
import { enumOf } from "../../src/api/schema/types.js";
import { Cypher } from "../../src/graph/cypher.js";
import type { Statement, Value } from "../../src/graph/graph.js";
import { Claim, Status } from "../../src/model/claim.js";
import { Issue } from "../../src/model/entities/index.js";
import { Entity, type Level, Locality } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { weigh } from "./toy-analysis.js";

/** Questions of each shape, each declared as in `src/api/questions`; nothing else knows of them. Their Cypher stands beside them here. */

type Of = { readonly id: string };
interface Found extends Of {
  readonly key: readonly Value[];
}

@ArgsType()
class PlaceArgs {
  @recordArgument(Locality, "A place or a community, by id or by code.") place!: string;
}

/** How many places and communities lie directly in one. */
function partsCount(place: string, level: Level): Statement<number> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (a:Entity) WHERE a.id = ${c.value(place)} MATCH (a)<-[:PART_OF|LOCATED_IN]-(p:Locality) WHERE ${c.visible("p")} RETURN count(DISTINCT p.id)`,
    parameters: c.parameters,
    hydrate: ([n]) => n as number,
  };
}

/** An object alone. */
export const outline: Question<PlaceArgs, PlaceArgs> = {
  name: "outline",
  description: "A place, and how much lies directly in it.",
  args: () => PlaceArgs,
  example: { place: "colombia" },
  cost: 20,
  answer: {
    name: "Outline",
    description: "What is known of the ground of a place.",
    fields: [
      recordField("subject", Locality, "The very record that was named.", ({ place }) => place),
      valueField("directParts", () => Int, "How many places and communities lie directly in it.", {
        value: async ({ place }, reader) => (await reader.read(partsCount(place, reader.viewer.level)))[0] ?? 0,
      }),
    ],
  },
};

@ArgsType()
class PartsArgs extends PlaceArgs {
  @Field(() => Boolean, { defaultValue: true, description: "Whether communities are among them." }) communities!: boolean;
}

function parts({ place, communities }: PartsArgs, level: Level, page?: { first: number; after?: readonly Value[] }): Statement<Found> {
  const c = new Cypher(model, level);
  const found = `MATCH (a:Entity) WHERE a.id = ${c.value(place)} MATCH (a)<-[:PART_OF|LOCATED_IN]-(p:${communities ? "Locality" : "Place"}) WHERE ${c.visible("p")} WITH DISTINCT p.id AS id`;
  const after = page?.after ? ` WHERE id > ${c.value(page.after[0])}` : "";
  return {
    text: page ? `${found}${after} RETURN id ORDER BY id LIMIT ${c.value(page.first)}` : `${found} RETURN count(*)`,
    parameters: c.parameters,
    hydrate: ([id]) => ({ id: id as string, key: [id as Value] }),
  };
}
const part: RowType<Found> = {
  name: "GroundPart",
  description: "What lies directly in a place.",
  fields: [recordField("part", Locality, "The place or community within.", ({ id }) => id, { columns: ["type", "id", "name"] })],
};

/** One list, of which the answer is a page. */
export const partsOf: Question<PartsArgs, PartsArgs> = {
  name: "partsOf",
  description: "The places and communities that lie directly in a place.",
  args: () => PartsArgs,
  example: { place: "colombia" },
  cost: 30,
  answer: {
    name: "GroundParts",
    description: "A page of what lies directly in a place, by id.",
    connection: {
      row: part,
      description: "The places and communities within.",
      counts: "How many there are within, on all pages.",
      table: true,
      key: ["string"],
      page: (reader, query, first, after) => reader.read(parts(query, reader.viewer.level, { first, after })),
      count: async (reader, query) => Number((await reader.read(parts(query, reader.viewer.level)))[0]?.id ?? 0),
    },
  },
};

@ArgsType()
class IssueArgs {
  @recordArgument(Issue, "The issue to look at.") issue!: string;
}

function claimsOn({ issue }: IssueArgs, level: Level, page?: { first: number; after?: readonly Value[] }): Statement<Found> {
  const c = new Cypher(model, level);
  const found = `MATCH (i:Entity) WHERE i.id = ${c.value(issue)} MATCH (i)<-[:OBJECT]-(k:Claim) WHERE ${c.visible("k")}`;
  const after = page?.after ? ` AND k.id < ${c.value(page.after[0])}` : "";
  return {
    text: page ? `${found}${after} RETURN k.id AS id ORDER BY id DESC LIMIT ${c.value(page.first)}` : `${found} RETURN count(*)`,
    parameters: c.parameters,
    hydrate: ([id]) => ({ id: id as string, key: [id as Value] }),
  };
}
function tallyOf({ issue }: IssueArgs, level: Level): Statement<{ status: string; claims: number }> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (i:Entity) WHERE i.id = ${c.value(issue)} MATCH (i)<-[:OBJECT]-(k:Claim) WHERE ${c.visible("k")} RETURN k.status AS status, count(*) AS claims ORDER BY status`,
    parameters: c.parameters,
    hydrate: ([status, claims]) => ({ status: status as string, claims: claims as number }),
  };
}
const idOf = ({ id }: Of) => id;
const said: RowType<Found> = {
  name: "SaidOfIssue",
  description: "A claim whose object is the issue.",
  fields: [recordField("claim", Claim, "What was said.", idOf, { columns: ["id"] }), claimField("statement", idOf), evidenceField(idOf)],
};
const tally: RowType<{ status: string; claims: number }> = {
  name: "ReviewTally",
  description: "How far the review of claims has come.",
  fields: [
    valueField("status", () => enumOf(Status), "Where their review stands."),
    valueField("claims", () => Int, "How many stand there."),
  ],
};

/** Two lists, of which one has pages and the other, which is short, is the table; and fields beside them. */
export const dossier: Question<IssueArgs, IssueArgs> = {
  name: "dossier",
  description: "All that is said of an issue, whatever its review came to.",
  args: () => IssueArgs,
  example: { issue: "extortion" },
  cost: 40,
  answer: {
    name: "Dossier",
    description: "An issue, what is said of it, and how far the review of that has come.",
    fields: [recordField("about", Entity, "The issue that was named.", ({ issue }) => issue)],
    lists: {
      sayings: {
        row: said,
        description: "Claims whose object is the issue, the last ids first.",
        counts: "How many claims have it as their object.",
        cost: 60,
        key: ["string"],
        page: (reader, query, first, after) => reader.read(claimsOn(query, reader.viewer.level, { first, after })),
        count: async (reader, query) => Number((await reader.read(claimsOn(query, reader.viewer.level)))[0]?.id ?? 0),
      },
      reviews: {
        row: tally,
        description: "How many claims stand where in review.",
        table: true,
        rows: (reader, query) => reader.read(tallyOf(query, reader.viewer.level)),
      },
    },
  },
};

export const toyQuestions: readonly AnyQuestion[] = [outline, partsOf, dossier, weigh];
