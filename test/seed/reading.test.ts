import { createHash } from "node:crypto";
import { store } from "../../src/graph/statements/store.js";
import { model } from "../../src/model/index.js";
import { reading } from "../../src/seed.js";
import { contentOf } from "../graph/content.js";
import { emptyGraph } from "../graph/engines.js";
import { good, read } from "../import/fixture.js";

/**
 * A graph reads its seed anew only if the digest of its files, of the model and of the number in `src/seed.ts` has changed. If the same
 * files come to mean other records, that number is raised, or graphs that are there keep what they have.
 */
test("what is made of the same files is what it was under this number", async () => {
  const { dataset } = await read(good);
  const graph = await emptyGraph();
  await store(graph, model, { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest: "1" }, dataset);
  const { nodes, edges } = await contentOf(graph);
  await graph.close();
  const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = sorted(nodes).map(([id, [labels, properties]]) => [id, labels, sorted(properties)]);
  const digest = createHash("sha256")
    .update(JSON.stringify([content, edges]))
    .digest("hex")
    .slice(0, 16);
  // Another digest: raise `reading`, and write both down here.
  expect({ reading, digest }).toEqual({ reading: 3, digest: "041216c0596636a3" });
});
