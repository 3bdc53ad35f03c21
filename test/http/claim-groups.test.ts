import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, type Served, served } from "./served.js";

/** Counts for dashboards: what a plugin that takes flat JSON reads, what an address gives, and what both refuse. */
let graph: Graph;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(world);
  server = await served(graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await graph.close();
});

const columns = "key1 label1 key2 label2 key3 label3 claims practices communities places sources url";

test("a POST as a dashboard sends it: the rows at data.claimGroups.nodes have only plain values", async () => {
  const query = `query Counts($by: [GroupByInput!]!) { claimGroups(groupBy: $by, first: 100) { nodes { ${columns} } } }`;
  const variables = { by: [{ axis: "ISSUE" }, { axis: "PLACE", level: "COUNTRY" }] };
  const { status, body } = await answered(server.post({ query, variables }));
  expect([status, body.errors]).toEqual([200, undefined]);
  const root = "data.claimGroups.nodes".split(".").reduce((value, name) => value[name], body) as Record<string, unknown>[];
  expect(root.length).toBeGreaterThan(3);
  for (const row of root) {
    expect(Object.keys(row)).toEqual(columns.split(" "));
    for (const [name, value] of Object.entries(row)) {
      const isCount = /^(claims|practices|communities|places|sources)$/.test(name);
      expect([name, typeof value]).toEqual([name, isCount ? "number" : value === null ? "object" : "string"]);
      if (value === null) expect(name).toMatch(/^key|^label3$/);
    }
  }
});

test("rows by URL, with a filter as JSON, in the language of the request", async () => {
  const filter = encodeURIComponent(JSON.stringify({ predicate: { eq: "ADDRESSES" } }));
  const rows = await server.rows(`/claim-groups.json?groupBy=EFFECT,PLACE:ADMIN1&filter=${filter}&orderBy=KEY1_ASC&lang=es`);
  expect(rows.map(({ key1, label2, claims }) => [key1, label2, claims])).toEqual(
    expect.arrayContaining([
      ["PREVENTS", "north freedonia", 1],
      ["UNSPECIFIED", "No se dice", 1],
    ]),
  );
  const keys = rows.map(({ key1 }) => key1 as string);
  expect(keys).toEqual([...keys].sort());
});

const refused = async (query: string) => {
  const { status, body } = await answered(server.get(`/claim-groups.csv?${query}`));
  return { status, ...body.error };
};
test.each([
  ["", /groupBy: needed, such as groupBy=ISSUE,PLACE:COUNTRY/],
  ["groupBy=", /groupBy: empty/],
  ["groupBy=ISSUES", /"ISSUES" does not exist in "Axis" enum. Did you mean .*"ISSUE"/],
  ["groupBy=PLACE:TOWN", /"TOWN" does not exist in "PlaceLevel" enum/],
  ["groupBy=ISSUE:COUNTRY", /groupBy: ISSUE has no levels. Only PLACE has one/],
  ["groupBy=YEAR:ROLL_UP", /groupBy: nothing is wider than a value on YEAR, so it takes no rollUp. These do: ISSUE/],
  ["groupBy=PLACE:COUNTRY:ROLL_UP", /groupBy: PLACE takes a level or rollUp, not both/],
  ["groupBy=ISSUE,EFFECT,ISSUE", /groupBy: ISSUE is there twice. Give different axes/],
  ["groupBy=ISSUE,EFFECT,STATUS,YEAR", /groupBy: at most 3 axes/],
  ["groupBy=ISSUE%3Dextortion", /is not of the form ISSUE, PLACE:COUNTRY or ISSUE:ROLL_UP/],
])("an address with %j is refused", async (query, message) => {
  expect(await refused(query)).toMatchObject({
    status: 400,
    code: "BAD_USER_INPUT",
    argument: "groupBy",
    message: expect.stringMatching(message),
  });
});
test.each([
  ["orderBy=KEY2_ASC", "orderBy", /there is no axis 2 to sort by/],
  ["orderBy=SIZE", "orderBy", /"SIZE" does not exist in "ClaimGroupOrder"/],
  ["filter={", "filter", /is not JSON of an object/],
  ['filter={"issue":{}}', "filter", /"issue" is not defined by type "ClaimFilter"/],
])("so is one with %j", async (more, argument, message) => {
  expect(await refused(`groupBy=ISSUE&${more}`)).toMatchObject({
    status: 400,
    code: "BAD_USER_INPUT",
    argument,
    message: expect.stringMatching(message),
  });
});

test("in GraphQL an empty list of axes, and a group without a value, are refused", async () => {
  const messageOf = async (query: string) => (await answered(server.post({ query }))).body.errors?.[0]?.message;
  expect(await messageOf("{ claimGroups(groupBy: []) { totalCount } }")).toMatch(/groupBy: at least one axis, such as ISSUE/);
  expect(await messageOf("{ claims(groups: [{ axis: ISSUE }]) { totalCount } }")).toMatch(/groups: ISSUE has no value. Give one, or null/);
});
