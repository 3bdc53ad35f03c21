import { createHash } from "node:crypto";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { model } from "../../src/model/index.js";
import { readerRevision } from "../../src/seed.js";
import { contentOf } from "../graph/content.js";
import { emptyGraph } from "../graph/engines.js";
import { good, read } from "../import/fixture.js";

/**
 * A graph loads its seed again only if the digest of the files, the model or the revision in `src/seed.ts` has changed. If the same files
 * give other records, the revision must be raised; otherwise existing graphs keep the old records.
 */
test("the same files give the same records under this revision", async () => {
  const { dataset } = await read(good);
  const graph = await emptyGraph();
  await syncDataset(graph, model, { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest: "1" }, dataset);
  const { nodes, edges } = await contentOf(graph);
  await graph.close();
  const sorted = (value: object) => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = sorted(nodes).map(([id, [labels, properties]]) => [id, labels, sorted(properties)]);
  const digest = createHash("sha256")
    .update(JSON.stringify([content, edges]))
    .digest("hex")
    .slice(0, 16);
  // If the digest differs: raise `readerRevision`, and write both here.
  expect({ readerRevision, digest }).toEqual({ readerRevision: 9, digest: "b12c4a1f24099e1b" });
});
