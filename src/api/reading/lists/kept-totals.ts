import { LRUCache } from "lru-cache";
import type { Graph } from "../../../graph/graph.js";

/** Totals look at much of the graph, and change only when what a level sees does. */
interface Total {
  /** The version of what its level saw when it was read. */
  readonly stamp: string;
  readonly value: unknown;
  readonly bytes: number;
}
/** A total is a number, or some rows: those of all claims by what they are may take a hundred kilobytes. */
const maxBytes = 4 * 2 ** 20;
const maxTotalBytes = maxBytes / 8;
const overhead = 200;

/** By graph. Requests count their statements in copies of a graph, which share this function. */
const totals = new WeakMap<Graph["visibleVersion"], LRUCache<string, Total>>();
function totalsOf({ visibleVersion }: Graph): LRUCache<string, Total> {
  const known = totals.get(visibleVersion);
  if (known) return known;
  const empty = new LRUCache<string, Total>({ maxSize: maxBytes, maxEntrySize: maxTotalBytes, sizeCalculation: ({ bytes }) => bytes });
  totals.set(visibleVersion, empty);
  return empty;
}

/**
 * A total, read once for each version of what a level sees: a write of what the level does not see leaves it as it is. A request pays the
 * same for one that is kept.
 * @param key all that decides it, except the level
 */
export async function keptTotal<T>(graph: Graph, level: number, key: string, read: () => Promise<T>): Promise<T> {
  const kept = totalsOf(graph);
  const name = `${level} ${key}`;
  const { stamp } = await graph.visibleVersion(level);
  const known = kept.get(name);
  if (known?.stamp === stamp) return known.value as T;
  const value = await read();
  // If what the level sees was written in between, the total may be of either version.
  if ((await graph.visibleVersion(level)).stamp === stamp)
    kept.set(name, { stamp, value, bytes: overhead + 2 * (name.length + JSON.stringify(value).length) });
  return value;
}
