import { serverAudits } from "graphql-http";
import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { type Served, served } from "./served.js";

/** The audits of the GraphQL over HTTP working group: one for each MUST, SHOULD and MAY of the specification. */
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

const audits = serverAudits({ url: () => `${server.address}/graphql`, fetchFn: fetch });

test("there are 61 audits", () => {
  expect(audits).toHaveLength(61);
});

test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))("%s %s", async (_, __, audit) => {
  const result = await audit.fn();
  expect(result.status === "ok" ? "ok" : result).toBe("ok");
});
