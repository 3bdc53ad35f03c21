import type { Graph, Transaction } from "../../graph.js";
import { markDerivations } from "../derivations.js";
import type { RestoreLock, RunStep } from "../restore-lock.js";

/**
 * Builds a whole graph in several transactions. An engine that can replace its graph builds the new one beside the old one, and puts it in
 * place in one step. Where the engine can hold only one graph, it is written under a lock that keeps readers out until it is complete.
 * @param lock takes that lock
 * @param write runs the steps
 * @param complete the last step, which derives what follows from all that is written
 */
export async function buildInParts(
  graph: Graph,
  lock: () => Promise<RestoreLock>,
  write: (step: RunStep) => Promise<void>,
  complete: (tx: Transaction) => Promise<void>,
): Promise<void> {
  if (graph.replace)
    return graph.replace(async (fresh) => {
      await write((work) => fresh.write(work));
      await fresh.write(async (tx) => {
        await markDerivations(tx);
        await complete(tx);
      });
    });
  const held = await lock();
  await write(held.step);
  await held.release(complete);
}
