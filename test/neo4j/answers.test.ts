import { readGallery } from "../../src/gallery/index.js";
import { neo4jGraph } from "../../src/graph/engines/neo4j.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import type { Ask } from "../harness.js";
import { seeded, seedFolder } from "../seed/seeded.js";

/** The same seed gives the same answers, byte for byte, on a real Neo4j as on the embedded engine. */
let ask: Ask;
let close: () => Promise<void>;
let server: Graph;
beforeAll(async () => {
  ({ ask, close } = await seeded());
  server = await neo4jGraph(layoutOf(model), { uri: process.env.NEO4J_TEST_URI ?? "" });
  await seed(server, model, seedFolder);
}, 120_000);
afterAll(async () => {
  await close();
  await server.close();
});

test("every question of the gallery", async () => {
  for (const { name, document, variables } of await readGallery()) {
    const here = await ask(document, { variables: { ...variables } });
    const there = await ask(document, { variables: { ...variables }, graph: server });
    expect([name, there.errors, there.faults]).toEqual([name, [], []]);
    expect([name, JSON.stringify(there.data)]).toEqual([name, JSON.stringify(here.data)]);
  }
});
