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

test("claims that are implied, inferred or not accepted count only on request, with the same arguments everywhere", async () => {
  const { data, errors } = await ask(`{
    place(id: "freedonia") { byDefault: faces { nodes { id } } proposed: faces(statuses: [PROPOSED]) { nodes { id } } }
    basin: place(id: "river-basin") { byDefault: faces { totalCount } implied: faces(assertions: [IMPLIED]) { totalCount nodes { id } } }
    byFilter: places(filter: { faces: { assertions: [IMPLIED] } }) { nodes { id } }
    none: places(filter: { kind: { eq: AREA }, faces: { none: {} } }) { nodes { id } }
    noneImplied: places(filter: { kind: { eq: AREA }, faces: { none: {}, assertions: [IMPLIED] } }) { nodes { id } }
  }`);
  expect(errors).toEqual([]);
  expect(data).toEqual({
    place: { byDefault: { nodes: [{ id: "organized-crime" }] }, proposed: { nodes: [{ id: "recruitment" }] } },
    basin: { byDefault: { totalCount: 0 }, implied: { totalCount: 1, nodes: [{ id: "smuggling" }] } },
    byFilter: { nodes: [{ id: "river-basin" }] },
    none: { nodes: [{ id: "river-basin" }] },
    noneImplied: { nodes: [] },
  });
});

test("a link carries its term, a code leads back", async () => {
  const { data } = await ask(
    `{ issue(id: "extortion") { alignedTo { edges { match node { id notation } } } } code(id: "iccs:02051") { aligned { nodes { __typename id } } } }`,
  );
  expect(data).toEqual({
    issue: { alignedTo: { edges: [{ match: "EXACT", node: { id: "iccs:02051", notation: "02051" } }] } },
    code: { aligned: { nodes: [{ __typename: "Issue", id: "extortion" }] } },
  });
});

test("a claim has a field for each of its links", async () => {
  const { data } = await ask(
    `{ claims(filter: { predicate: { eq: UNDERMINES } }) { nodes { mechanism sourceTerms subject { id } object { id } at { id } for { id } by { id } evidence { id claims { totalCount } } } } }`,
  );
  expect(data.claims.nodes).toEqual([
    {
      mechanism: "threats",
      sourceTerms: ["amenazas", "intimidación"],
      subject: { id: "extortion" },
      object: { id: "right-to-life" },
      at: null,
      for: [{ id: "youth" }],
      by: [{ id: "gangs" }],
      evidence: [{ id: "report-1", claims: { totalCount: expect.any(Number) } }],
    },
  ]);
});
