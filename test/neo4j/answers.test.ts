import { readGallery } from "../../src/gallery/index.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { contentOf } from "../graph/content.js";
import { emptyGraph } from "../graph/engines.js";
import { type Ask, asker } from "../harness.js";
import { seedFolder } from "../seed/seeded.js";

/** The same seed gives the same graph, and the same answers, byte for byte, on a real Neo4j as on the embedded engine. */
let ask: Ask;
let [here, server]: Graph[] = [];
beforeAll(async () => {
  here = await embeddedGraph(layoutOf(model));
  server = await emptyGraph();
  for (const graph of [here, server]) await seed(graph, model, seedFolder);
  ask = await asker(server);
});
afterAll(async () => {
  await server?.close();
  await here?.close();
});

/** An answer as text, without the times at which the two graphs were loaded. */
const untimed = (data: unknown) => JSON.stringify(data).replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"then"');

test("every question of the gallery", async () => {
  for (const { name, document, variables } of await readGallery()) {
    const embedded = await ask(document, { variables: { ...variables }, graph: here as Graph });
    const real = await ask(document, { variables: { ...variables } });
    expect([name, real.errors, real.faults]).toEqual([name, [], []]);
    expect([name, untimed(real.data)]).toEqual([name, untimed(embedded.data)]);
  }
});

test("every record and every link", async () => {
  expect(await contentOf(server as Graph)).toEqual(await contentOf(here as Graph));
});
