import { type GraphQLField, type GraphQLObjectType, getNamedType, getNullableType, isListType, isNonNullType, isObjectType } from "graphql";
import type { Graph } from "../../src/graph/graph.js";
import { model } from "../../src/model/index.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { schema } from "../schema.js";
import { world } from "../world.js";

/** Connections as the Relay Cursor Connections specification has them: in the schema, and in answers. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
const typeOf = (type: GraphQLObjectType, field: string) => String(type.getFields()[field]?.type);
/** The edges of a drawing, or of a path, join nodes: these are no pages. */
const drawings = ["Neighbourhood", "NeighbourhoodCut", "Paths", "PathStep"];
const connections = objects.filter(
  (type) => ("edges" in type.getFields() && !drawings.includes(type.name)) || type.name.endsWith("Connection"),
);

test("every type of pages has the fields of a connection, and its edges those of an edge", () => {
  expect(connections.length).toBeGreaterThan(30);
  for (const type of connections) {
    const { edges, nodes } = type.getFields();
    const edge = getNamedType(edges?.type) as GraphQLObjectType;
    expect([type.name, typeOf(type, "pageInfo"), typeOf(type, "edges")]).toEqual([type.name, "PageInfo!", `[${edge.name}!]!`]);
    expect(edge.name).toMatch(/Edge$/);
    expect([edge.name, typeOf(edge, "cursor")]).toEqual([edge.name, "String!"]);
    const node = getNullableType(edge.getFields().node?.type);
    expect(node && isListType(node)).toBe(false);
    expect(String(nodes?.type)).toBe(`[${edge.getFields().node?.type}]!`);
  }
});

test("every entity is a Node, so that a client can read it again by its id", async () => {
  for (const { name } of model.entities)
    expect([name, (schema.getType(name) as GraphQLObjectType).getInterfaces().map((i) => i.name)]).toEqual([
      name,
      expect.arrayContaining(["Entity", "Node"]),
    ]);
  const { data, errors } = await ask(`{ node(id: "river") { ... on Node { id } ... on Community { __typename locatedIn { id } } } }`);
  expect(errors).toEqual([]);
  expect(data.node).toEqual({ id: "river", __typename: "Community", locatedIn: { id: "river-north" } });
});

test("PageInfo has the four fields", () => {
  const pageInfo = schema.getType("PageInfo") as GraphQLObjectType;
  const fields = ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor"].map((name) => [name, typeOf(pageInfo, name)]);
  expect(Object.fromEntries(fields)).toEqual({
    hasNextPage: "Boolean!",
    hasPreviousPage: "Boolean!",
    startCursor: "String",
    endCursor: "String",
  });
});

test("every field that gives pages goes forward by first and after", () => {
  const fields = objects.flatMap((type) => Object.values(type.getFields()).map((field) => [type, field] as const));
  const paged = fields.filter(([, { type }]) => connections.includes(getNamedType(type) as GraphQLObjectType));
  expect(paged.length).toBeGreaterThan(100);
  const argumentOf = (field: GraphQLField<unknown, unknown>, name: string) => String(field.args.find((a) => a.name === name)?.type);
  for (const [type, field] of paged) {
    expect(isNonNullType(field.type)).toBe(true);
    expect([type.name, field.name, argumentOf(field, "first"), argumentOf(field, "after")]).toEqual([
      type.name,
      field.name,
      expect.stringMatching(/^Int!?$/),
      "String",
    ]);
  }
});

const info = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor }";
/** A field with pages, written with the arguments of a page; the page is what the path leads to. */
const lists: readonly (readonly [what: string, document: (page: string) => string, path: readonly string[]])[] = [
  ["a list", (page) => `{ issues(${page}) { ${info} } }`, ["issues"]],
  ["a list in an order", (page) => `{ places(orderBy: [NAME_DESC], ${page}) { ${info} } }`, ["places"]],
  ["a list of claims", (page) => `{ claims(${page}) { ${info} } }`, ["claims"]],
  ["a list by term", (page) => `{ harms(${page}) { ${info} } }`, ["harms"]],
  ["a relation by claims", (page) => `{ community(id: "river") { faces(${page}) { ${info} } } }`, ["community", "faces"]],
  ["a relation by links", (page) => `{ place(id: "freedonia") { parts(${page}) { ${info} } } }`, ["place", "parts"]],
  ["a question", (page) => `{ responses(issue: "crime", ${page}) { ${info} } }`, ["responses"]],
  ["a search", (page) => `{ search(query: "r", ${page}) { ${info} } }`, ["search"]],
];

async function pageOf([, document, path]: (typeof lists)[number], page: string, variables?: Record<string, unknown>) {
  const asked = variables ? `query ($after: String) ${document(page)}` : document(page);
  const { data, errors, faults } = await ask(asked, { variables });
  expect({ asked, errors, faults }).toEqual({ asked, errors: [], faults: [] });
  return path.reduce((value, key) => value[key], data);
}

test.each(lists)("%s says where its page begins and ends, and what is around it", async (...list) => {
  const first = await pageOf(list, "first: 1");
  expect(first).toEqual({
    pageInfo: {
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: first.edges[0].cursor,
      endCursor: first.edges[0].cursor,
    },
    edges: [{ cursor: expect.any(String) }],
  });
  const next = await pageOf(list, `first: 100, after: "${first.pageInfo.endCursor}"`);
  expect(next.edges.length).toBeGreaterThan(0);
  expect(next.pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: true,
    startCursor: next.edges[0].cursor,
    endCursor: next.edges.at(-1).cursor,
  });
  const beyond = await pageOf(list, `first: 1, after: "${next.pageInfo.endCursor}"`);
  expect(beyond).toEqual({ pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null }, edges: [] });
});

test.each(lists)("%s begins at the first page where the cursor is empty, null or not given", async (...list) => {
  const first = await pageOf(list, "first: 1");
  expect(await pageOf(list, `first: 1, after: ""`)).toEqual(first);
  expect(await pageOf(list, "first: 1, after: null")).toEqual(first);
  for (const variables of [{}, { after: null }, { after: "" }])
    expect(await pageOf(list, "first: 1, after: $after", variables)).toEqual(first);
});

test("an empty list has no cursors", async () => {
  const { data } = await ask(`{ issues(filter: { id: { eq: "nothing" } }) { ${info} } }`);
  expect(data.issues).toEqual({ pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }, edges: [] });
});

test("a text that is no cursor is still refused", async () => {
  for (const after of [" ", "x", "null", "0"]) {
    const { errors } = await ask(`{ issues(after: "${after}") { nodes { id } } }`);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "after" } }]);
  }
});
