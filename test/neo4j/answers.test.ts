import { readGallery } from "../../src/gallery/index.js";
import { embedded } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { contentOf } from "../graph/content.js";
import type { Ask } from "../harness.js";
import { seeded, seedFolder } from "../seed/seeded.js";

/** The same seed gives the same graph, and the same answers, byte for byte, on a real Neo4j as on the embedded engine. */
let ask: Ask;
let close: () => Promise<void>;
let [here, server]: Graph[] = [];
beforeAll(async () => {
  here = await embedded(layoutOf(model));
  await seed(here, model, seedFolder);
  ({ ask, close, graph: server } = await seeded());
});
afterAll(async () => {
  await close();
  await here?.close();
});

test("every question of the gallery", async () => {
  for (const { name, document, variables } of await readGallery()) {
    const embedded = await ask(document, { variables: { ...variables }, graph: here as Graph });
    const real = await ask(document, { variables: { ...variables } });
    expect([name, real.errors, real.faults]).toEqual([name, [], []]);
    expect([name, JSON.stringify(real.data)]).toEqual([name, JSON.stringify(embedded.data)]);
  }
});

test("every record and every link", async () => {
  expect(await contentOf(server as Graph)).toEqual(await contentOf(here as Graph));
});
