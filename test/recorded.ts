import { setImmediate as turn } from "node:timers/promises";
import type { Graph } from "../src/graph/graph.js";

/**
 * The same graph, which records what is sent to it and what comes back. Results are handed on together, once all that is under way has come:
 * what is read next, and in which batches, then does not depend on which statement was faster.
 */
export function recorded(graph: Graph): { graph: Graph; taken: () => readonly string[] } {
  let log: string[] = [];
  let running = 0;
  let done: (() => void)[] = [];
  const handOn = async () => {
    // Whatever is about to be sent comes first.
    for (let i = 0; i < 2; i++) await turn();
    if (running > 0) return;
    const ready = done;
    done = [];
    for (const resolve of ready) resolve();
  };
  async function record<T extends readonly unknown[]>(what: readonly unknown[], work: Promise<T>): Promise<T> {
    running++;
    const together = new Promise<void>((resolve) => done.push(resolve));
    try {
      const rows = await work;
      log.push(JSON.stringify(inOrder([...what, rows.length, rows])));
      return rows;
    } catch (error) {
      log.push(JSON.stringify([...what, String(error)]));
      throw error;
    } finally {
      running--;
      handOn();
      await together;
    }
  }
  return {
    graph: {
      ...graph,
      // Of two graphs that are compared, one may be on a server: both get the same texts.
      planningIsExpensive: false,
      tripsAreExpensive: false,
      // What is kept for each version of what a level sees is kept by this function: nothing of earlier requests is.
      visibleVersion: (level) => graph.visibleVersion(level),
      read: (text, parameters, signal) => record(["read", text, parameters], graph.read(text, parameters, signal)),
      find: (words, level, match, signal) => record(["find", words, level, match], graph.find(words, level, match, signal)),
    },
    /** What was recorded since it was last asked for, in an order that depends on nothing but its content. */
    taken() {
      const all = log.sort();
      log = [];
      return all;
    },
  };
}

/** The same value with every list in one order: neither rows nor collected ids have one, unless their statement says so. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(inOrder).map((item) => [JSON.stringify(item) ?? "null", item] as const);
    return items.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inOrder(inner)]));
}
