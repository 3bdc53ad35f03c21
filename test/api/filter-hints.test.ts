import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { world } from "../world.js";

/** A filter that is written as one would expect it, and as it is not, gets an error that says how. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

const inSome = "Conditions on the records of a relation go into `some`, `none` or `every`";
const byOperator = "Compare it by an operator";

// biome-ignore format: a table
const written: readonly (readonly [filter: string, hint: string, right: string])[] = [
  [`{ partOf: { id: { eq: "freedonia" } } }`, `${inSome}: { some: { id: ... } }.`, `{ partOf: { some: { id: { eq: "freedonia" } } } }`],
  [`{ partOf: { kind: { eq: COUNTRY } } }`, `${inSome}: { some: { kind: ... } }.`, `{ partOf: { some: { kind: { eq: COUNTRY } } } }`],
  [`{ faces: { name: { contains: "x" } } }`, `${inSome}: { some: { name: ... } }.`, `{ faces: { some: { name: { contains: "x" } } } }`],
  [`{ within: { place: { iso: { eq: "FD" } } } }`, `${inSome}: { some: { place: ... } }.`, `{ within: { some: { place: { iso: { eq: "FD" } } } } }`],
  [`{ claimsAt: { some: { object: { id: { eq: "extortion" } } } } }`, `${inSome}: { some: { id: ... } }.`, `{ claimsAt: { some: { object: { some: { id: { eq: "extortion" } } } } } }`],
  [`{ partOf: "freedonia" }`, `${inSome}: { some: { id: { eq: ... } } }.`, `{ partOf: { some: { id: { eq: "freedonia" } } } }`],
  [`{ partOf: { eq: "freedonia" } }`, `${inSome}: { some: { id: { eq: ... } } }.`, `{ partOf: { some: { id: { eq: "freedonia" } } } }`],
  [`{ partOf: { isNull: true } }`, "Records without any are found by { none: {} }.", `{ partOf: { none: {} } }`],
  [`{ partOf: { in: ["freedonia"] } }`, `${inSome}: { some: { id: { in: ... } } }.`, `{ partOf: { some: { id: { in: ["freedonia"] } } } }`],
  [`{ claimsAt: { some: { object: { neq: "extortion" } } } }`, `${inSome}: { some: { id: { neq: ... } } }.`, `{ claimsAt: { some: { object: { some: { id: { neq: "extortion" } } } } } }`],
  [`{ id: "freedonia" }`, `${byOperator}: { eq: ... }.`, `{ id: { eq: "freedonia" } }`],
  [`{ kind: COUNTRY }`, `${byOperator}: { eq: ... }.`, `{ kind: { eq: COUNTRY } }`],
  [`{ latitude: 1.5 }`, `${byOperator}: { eq: ... }.`, `{ latitude: { eq: 1.5 } }`],
  [`{ faces: { some: { roles: THREAT } } }`, `${byOperator}: { includes: ... }.`, `{ faces: { some: { roles: { includes: THREAT } } } }`],
];

test.each(written)("%s", async (filter, hint, right) => {
  const { errors } = await ask(`{ places(filter: ${filter}) { totalCount } }`);
  expect(errors.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
    [expect.stringMatching(new RegExp(` ${hint.replace(/[{}()|.?*+^$[\]\\]/g, "\\$&")}$`)), "GRAPHQL_VALIDATION_FAILED"],
  ]);
  expect((await ask(`{ places(filter: ${right}) { totalCount } }`)).errors).toEqual([]);
});

test.each<[filter: object, hint: string]>([
  [{ partOf: { id: { eq: "freedonia" } } }, `${inSome}: { some: { id: ... } }.`],
  [{ partOf: { eq: "freedonia" } }, `${inSome}: { some: { id: { eq: ... } } }.`],
  [{ partOf: "freedonia" }, `${inSome}: { some: { id: { eq: ... } } }.`],
  [{ kind: "COUNTRY" }, `${byOperator}: { eq: ... }.`],
  [{ or: [{ faces: { some: { roles: "THREAT" } } }] }, `${byOperator}: { includes: ... }.`],
])("the same in a variable: %j", async (filter, hint) => {
  const { errors } = await ask("query ($f: PlaceFilter) { places(filter: $f) { totalCount } }", { variables: { f: filter } });
  expect(errors).toMatchObject([{ message: expect.stringContaining(hint), extensions: { code: "BAD_USER_INPUT" } }]);
});

test.each([
  [`{ places { name } }`, "The records are in `nodes { name }`."],
  [`{ places { edges { name } } }`, "The record is in `node { name }`."],
  [`{ places { nodes { faces { edges { name } } } } }`, "The record is in `node { name }`."],
  [`{ places { nope } }`, ""],
  [`{ places { edges { nope } } }`, ""],
  [`{ claims { citation { text } } }`, ""],
  [`{ claims { text } }`, ""],
  [`{ neighbourhood(id: "freedonia") { edges { target { id } } } }`, ""],
])("a field that stands in the wrong place, and one that is nowhere: %s", async (document, hint) => {
  const [{ message } = { message: "" }] = (await ask(document)).errors;
  expect(message).toMatch(/^Cannot query field /);
  expect(/The records? (?:is|are) in .*/.exec(message)?.[0] ?? "").toBe(hint);
});
