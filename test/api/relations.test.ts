import type { Graph } from "../../src/graph/graph.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { world } from "../world.js";

let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

test("an edge is a distinct neighbour with the claims that lead to it", async () => {
  const { data, errors, faults } = await ask(
    `{ practice(id: "town-meetings") { name addresses(orderBy: [NAME_ASC]) { totalCount edges { node { id } claimCount claims { id effect modality statement at { id } evidence { locator source { id title } } } } } } }`,
  );
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  expect(data.practice.addresses.totalCount).toBe(3);
  expect(data.practice.addresses.edges[0]).toEqual({
    node: { id: "extortion" },
    claimCount: 2,
    claims: [
      {
        id: "claim-second-opinion",
        effect: "MITIGATES",
        modality: "REPORTED",
        statement: "town-meetings ADDRESSES extortion.",
        at: { id: "river" },
        evidence: [{ locator: "Two, line 7", source: { id: "report", title: "A report" } }],
      },
      {
        id: "claim-town-meetings-addresses-extortion-river-PREVENTS",
        effect: "PREVENTS",
        modality: "INTENDED",
        statement: "town-meetings ADDRESSES extortion.",
        at: { id: "river" },
        evidence: [{ locator: "One, lines 1-3", source: { id: "report", title: "A report" } }],
      },
    ],
  });
});

test("responses", async () => {
  const { data, errors, faults } = await ask(
    `{ responses(issue: "organized-crime", place: "iso:FD", scopes: [EXACT, WITHIN, BROADER, UNPLACED], issueScopes: [EXACT, NARROWER, BROADER]) { totalCount practiceCount nodes { practice { id } issue { id } place { id } scope issueScope effect modality } } search(query: "Éxtor") { totalCount nodes { match node { id name(lang: "es") } } } dataset { version records { list count } claims { predicate claims } } }`,
  );
  expect({ errors, faults }).toEqual({ errors: [], faults: [] });
  console.log(JSON.stringify(data, null, 1));
});
