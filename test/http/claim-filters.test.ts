import type { Graph } from "../../src/graph/graph.js";
import type { Level } from "../../src/model/entity.js";
import { internal } from "../api/hostile/attack.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, type Served, served } from "./served.js";

/** The rows of claims can be filtered by URL, by what the list `claims` can be filtered by. */
const level: Level = 0;
let graph: Graph;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(world);
  server = await served(graph, { level });
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await graph.close();
});

const all = "assertions: [STATED, COMPOSED, IMPLIED, IMPORTED, INFERRED], statuses: [PROPOSED, ACCEPTED, REJECTED, RETRACTED], first: 100";
const listed = async (args: string): Promise<string[]> => {
  const { body } = await answered(server.post({ query: `{ claims(${all}, ${args}) { totalCount nodes { id } } }` }));
  expect(body.errors).toBeUndefined();
  const ids = body.data.claims.nodes.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(body.data.claims.totalCount);
  return ids;
};
const rows = async (query: string) => (await server.rows(`/claims.json?${query}`)).map((r) => r.claim_id);
const refused = async (query: string) => {
  const { status, body } = await answered(server.get(`/claims.csv?${query}`));
  return { status, ...body.error };
};
const some = (filter: string) => `{ some: { ${filter} } }`;

test.each<[string, string]>([
  ["predicate=FACES", "filter: { predicate: { eq: FACES } }"],
  ["predicate=FACES,PERPETRATES", "filter: { predicate: { in: [FACES, PERPETRATES] } }"],
  ["predicate=FACES&predicate=PERPETRATES", "filter: { predicate: { in: [FACES, PERPETRATES] } }"],
  ["assertion=IMPLIED,INFERRED", "filter: { assertion: { in: [IMPLIED, INFERRED] } }"],
  ["modality=INTENDED", "filter: { modality: { eq: INTENDED } }"],
  ["status=PROPOSED,REJECTED,RETRACTED", "filter: { status: { neq: ACCEPTED } }"],
  ["effect=PREVENTS,EXACERBATES", "filter: { effect: { in: [PREVENTS, EXACERBATES] } }"],
  ["subject=river", `filter: { subject: ${some('id: { eq: "river" }')} }`],
  ["subject=iso:FD", `filter: { subject: ${some('id: { eq: "freedonia" }')} }`],
  ["object=extortion,recruitment", `filter: { object: ${some('id: { in: ["extortion", "recruitment"] }')} }`],
  ["at=river", `filter: { at: ${some('id: { eq: "river" }')} }`],
  ["place=river", 'within: "river"'],
  ["place=iso:fd", 'within: "freedonia"'],
  ["place=river-basin", 'within: "river-basin"'],
  ["country=freedonia", 'within: "freedonia"'],
  ["country=iso:FD&predicate=FACES", 'within: "freedonia", filter: { predicate: { eq: FACES } }'],
  ["source=report", `filter: { evidence: ${some(`source: ${some('id: { eq: "report" }')}`)} }`],
  [
    "place=freedonia&effect=REDUCES,PREVENTS&modality=REPORTED&object=organized-crime",
    `within: "freedonia", filter: { effect: { in: [REDUCES, PREVENTS] }, modality: { eq: REPORTED }, object: ${some('id: { eq: "organized-crime" }')} }`,
  ],
])("%s", async (query, args) => {
  const expected = await listed(args);
  expect(expected.length).toBeGreaterThan(0);
  expect(await rows(query)).toEqual(expected);
});

test("without a filter, claims of every status and assertion come", async () => {
  expect(await rows("")).toEqual(await listed("filter: {}"));
});

test.each([
  ["predicate=faces", 400, "BAD_USER_INPUT", "predicate"],
  ["effect=PREVENTS,GOOD", 400, "BAD_USER_INPUT", "effect"],
  ["status=", 400, "BAD_USER_INPUT", "status"],
  ["subject=rivr", 404, "NOT_FOUND", "subject"],
  ["object=extortion,nothing-like-it", 404, "NOT_FOUND", "object"],
  ["place=extortion", 404, "NOT_FOUND", "place"],
  ["source=river", 404, "NOT_FOUND", "source"],
  ["country=river-north", 400, "BAD_USER_INPUT", "country"],
  ["country=nowhere", 404, "NOT_FOUND", "country"],
  [`subject=${Array(101).fill("river").join(",")}`, 400, "BAD_USER_INPUT", "subject"],
  // What is hidden is not there.
  ["place=secret-valley", 404, "NOT_FOUND", "place"],
  ["source=dossier", 404, "NOT_FOUND", "source"],
  ["subject=quiet-help", 404, "NOT_FOUND", "subject"],
])("%s is refused: %i %s", async (query, status, code, argument) => {
  expect(await refused(query)).toMatchObject({ status, code, argument });
});

const filters = ["predicate", "status", "effect", "subject", "at", "place", "country", "source", "for"];
const attacks = [
  "\u0000",
  "\u202E",
  "__proto__",
  "constructor",
  "iso:",
  ":",
  "a:b:c",
  "' OR 1=1 //",
  "$p0",
  "}) DETACH DELETE n //",
  "x".repeat(4000),
  "😀",
  "FACES,".repeat(300),
];
test.each(filters)("hostile values of %s are refused, or find nothing", async (filter) => {
  for (const value of attacks) {
    const response = await server.get(`/claims.json?${new URLSearchParams({ [filter]: value })}`);
    const text = await response.text();
    expect([filter, value.slice(0, 30), [200, 400, 404].includes(response.status)]).toEqual([filter, value.slice(0, 30), true]);
    expect(text).not.toMatch(internal);
  }
  expect((await server.get("/claims.json?subject=river")).status).toBe(200);
});
