import { fileURLToPath } from "node:url";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { emptyGraph } from "../graph/engines.js";
import { asker } from "../harness.js";

export const seedFolder = fileURLToPath(new URL("../../seed", import.meta.url));

/** The product's own seed, on the engine under test. */
export async function seeded() {
  const graph = await emptyGraph();
  await seed(graph, model, seedFolder);
  return { graph, ask: await asker(graph), close: () => graph.close() };
}
