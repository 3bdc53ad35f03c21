import { fileURLToPath } from "node:url";
import { embedded } from "../../src/graph/engines/embedded.js";
import { layoutOf } from "../../src/graph/layout.js";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { asker } from "../harness.js";

export const seedFolder = fileURLToPath(new URL("../../seed", import.meta.url));

/** The product's own seed, in memory. */
export async function seeded() {
  const graph = await embedded(layoutOf(model));
  await seed(graph, model, seedFolder);
  return { graph, ask: await asker(graph), close: () => graph.close() };
}
