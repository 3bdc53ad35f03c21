import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from "graphql";
import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { claim } from "../records.js";
import { schema } from "../schema.js";
import { world } from "../world.js";

/** Two communities that share an issue, and a right that is undermined somewhere: questions about these have an answer. */
const more = [claim("harbour", "FACES", "recruitment"), claim("recruitment", "UNDERMINES", "right-to-life", {}, { at: "river" })];

/** A list of alternatives chooses what is among them. An empty one chooses nothing: it never stands for all. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf({ ...world, claims: [...world.claims, ...more] });
  ask = await asker(graph);
});
afterAll(() => graph.close());

const isListOfTerms = ({ type }: { type: GraphQLArgument["type"] }) => isListType(getNullableType(type)) && isEnumType(getNamedType(type));
/** An order chooses nothing, and what is excluded is not chosen. */
const isChoice = (argument: GraphQLArgument) => isListOfTerms(argument) && !/^(orderBy$|exclude)/.test(argument.name);

const root = schema.getQueryType() as GraphQLObjectType;
/** The required arguments of questions, with which the world has answers. */
const required: Readonly<Record<string, string>> = {
  responses: `issue: "crime", place: "freedonia"`,
  harmfulResponses: `issue: "extortion", place: "freedonia"`,
  search: `query: "r"`,
  practicePortfolio: `community: "river"`,
  transferCandidates: `community: "harbour", issue: "extortion"`,
  responseGaps: `place: "freedonia"`,
  practiceLineage: `practice: "town-meetings"`,
  compare: `ids: ["river", "harbour"]`,
  neighbourhood: `id: "river"`,
  paths: `from: "river", to: "harbour"`,
  claimGroups: "groupBy: [{ axis: ISSUE }]",
  similarCommunities: `community: "river"`,
  rightsImpact: `issue: "recruitment", place: "freedonia"`,
  evidenceMatrix: "rows: { axis: ISSUE }, columns: { axis: COMMUNITY }",
};
/** Of answers that are objects, the list that is empty. */
const listIn: Readonly<Record<string, string>> = {
  evidenceMatrix: "cells",
  practicePortfolio: "practices",
  rightsImpact: "rights",
  neighbourhood: "edges",
  paths: "paths",
};
const ofRoots = Object.values(root.getFields()).flatMap((field) => field.args.filter(isChoice).map((a) => [field.name, a.name] as const));

test("every question with alternatives is among them", () => {
  const names = ofRoots.map(([field, argument]) => `${field}.${argument}`);
  for (const name of [
    "search.types",
    "responses.scopes",
    "responses.issueScopes",
    "harmfulResponses.effects",
    "claims.statuses",
    "responses.modalities",
  ])
    expect(names).toContain(name);
});

test.each(ofRoots)("%s(%s: []) is empty", async (field, argument) => {
  const list = listIn[field];
  const rowsWith = async (...args: readonly string[]) => {
    const given = [...(required[field] ? [required[field]] : []), ...args];
    const call = given.length ? `${field}(${given.join(", ")})` : field;
    const { data, errors, faults } = await ask(
      list ? `{ ${call} { ${list} { __typename } } }` : `{ ${call} { totalCount nodes { __typename } } }`,
    );
    expect({ errors, faults }).toEqual({ errors: [], faults: [] });
    const { totalCount, nodes } = list ? { totalCount: data[field][list].length, nodes: data[field][list] } : data[field];
    expect(totalCount > 0).toBe(nodes.length > 0);
    return totalCount;
  };
  expect(await rowsWith()).toBeGreaterThan(0);
  expect(await rowsWith(`${argument}: []`)).toBe(0);
});

const objects = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && type !== root) as GraphQLObjectType[];
const ofRelations = objects.flatMap((type) =>
  Object.values(type.getFields()).flatMap((field) => field.args.filter(isChoice).map((a) => [type, field, a] as const)),
);
const listOf = (type: GraphQLObjectType) =>
  Object.values(root.getFields()).find((f) => getNamedType(f.type).name === `${type.name}Connection`);

test("the same of every relation", async () => {
  expect(ofRelations.length).toBeGreaterThan(100);
  let emptied = 0;
  for (const [type, field, { name }] of ofRelations) {
    const list = listOf(type) as GraphQLField<unknown, unknown>;
    const { data, errors } = await ask(
      `{ ${list.name}(first: 100) { nodes { some: ${field.name} { totalCount } none: ${field.name}(${name}: []) { totalCount nodes { __typename } } } } }`,
    );
    expect([type.name, field.name, name, errors]).toEqual([type.name, field.name, name, []]);
    for (const { some, none } of data[list.name].nodes) {
      expect([type.name, field.name, name, none]).toEqual([type.name, field.name, name, { totalCount: 0, nodes: [] }]);
      if (some.totalCount > 0) emptied++;
    }
  }
  expect(emptied).toBeGreaterThan(20);
});

test("the same in filters: of operators, of alternatives, and of the claims that count", async () => {
  const filters = Object.values(schema.getTypeMap()).filter((t) => isInputObjectType(t) && t.name === "PlaceFilter");
  expect(filters).toHaveLength(1);
  const total = async (filter: string) => {
    const { data, errors } = await ask(`{ places(filter: ${filter}) { totalCount } }`);
    expect([filter, errors]).toEqual([filter, []]);
    return data.places.totalCount;
  };
  const all = await total("{}");
  expect(all).toBeGreaterThan(0);
  for (const filter of [
    "{ id: { in: [] } }",
    "{ kind: { in: [] } }",
    "{ latitude: { in: [] } }",
    "{ iso: { in: [] } }",
    "{ name: { in: [] } }",
    "{ or: [] }",
    "{ faces: { assertions: [] } }",
    "{ faces: { some: {}, modalities: [] } }",
    "{ facedBy: { statuses: [] } }".replace("facedBy", "activities"),
    "{ claimsAt: { statuses: [] } }",
    "{ within: { some: { id: { in: [] } } } }",
  ])
    expect([filter, await total(filter)]).toEqual([filter, 0]);
  // What must all hold, and an order, are no alternatives.
  for (const filter of ["{ and: [] }", "{ not: { or: [] } }", "{ faces: { none: {}, assertions: [] } }"])
    expect([filter, await total(filter)]).toEqual([filter, all]);
  const { data } = await ask("{ places(orderBy: []) { totalCount } nodes(ids: []) { id } }");
  expect(data).toEqual({ places: { totalCount: all }, nodes: [] });
});
