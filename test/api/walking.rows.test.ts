import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { type Served, served } from "../http/served.js";
import { world } from "../world.js";

/** The rows by URL of `neighbourhood` and `paths` say what they rest on, and whether they are all. */
let graph: Graph;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(world);
  server = await served(graph);
});
afterAll(async () => {
  await server.close();
  await graph.close();
});
const rowsAt = async (path: string) => (await (await server.get(path)).json()) as Readonly<Record<string, unknown>>[];

test("edges name their claims and places", async () => {
  const rows = await rowsAt("/neighbourhood.json?id=extortion");
  const ofMeetings = rows.find(({ source, predicate }) => source === "town-meetings" && predicate === "ADDRESSES");
  expect(ofMeetings).toMatchObject({
    claims: 2,
    claim_ids: ["claim-second-opinion", "claim-town-meetings-addresses-extortion-river-PREVENTS"],
    place_ids: ["river"],
    place_names: ["River"],
  });
  for (const { claims, claim_ids } of rows) expect(claim_ids).toHaveLength(claims as number);
  for (const { claim_ids, claims } of await rowsAt("/paths.json?from=harbour&to=river")) expect(claim_ids).toHaveLength(claims as number);
});

test("each row says whether edges are cut", async () => {
  const rows = await rowsAt("/neighbourhood.json?id=extortion");
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.map(({ edge_count, complete }) => [edge_count, complete])).toEqual(rows.map(() => [rows.length, true]));
  const [cut, ...others] = await rowsAt("/neighbourhood.json?id=extortion&first=1");
  expect([cut?.edge_count, cut?.complete, others]).toEqual([rows.length, false, []]);
  const [near] = await rowsAt("/neighbourhood.json?id=extortion&first=1&depth=2");
  expect([near?.edge_count, near?.complete]).toEqual([null, false]);
});

test("each row says how many paths there are", async () => {
  const all = await rowsAt("/paths.json?from=harbour&to=river&first=100");
  const last = all.at(-1);
  expect(all.map(({ path_count, complete, length }) => [path_count, complete, length])).toEqual(
    all.map(() => [last?.path, true, Math.max(...all.map(({ step }) => step as number))]),
  );
  const few = await rowsAt("/paths.json?from=harbour&to=river&first=1");
  expect([few.at(-1)?.path, few.at(-1)?.path_count]).toEqual([1, last?.path]);
});
