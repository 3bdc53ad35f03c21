import type { Graph } from "../../graph/graph.js";
import { dataSets } from "../../graph/statements/questions/dataset.js";
import type { Level } from "../../model/entity.js";
import type { Reader } from "./reader.js";

type DataSets = Awaited<ReturnType<typeof readDataSets>>;
const readDataSets = (reader: Reader) => reader.read(dataSets(reader.model, reader.viewer.level));

/**
 * By graph and level, as long as the viewers of the level see the same. Requests count their statements in copies of a graph, which share
 * this function.
 */
const known = new WeakMap<Graph["visibleVersion"], Map<Level, { readonly stamp: string; readonly sets: DataSets }>>();

/**
 * The data sets of which the viewer may see at least one record, by name. To find them, every record is read; answers of analysis name them
 * all, so they are kept until what the viewers of the level see changes. Hidden writes change neither the answer nor how long it takes.
 */
export async function visibleDataSets(reader: Reader): Promise<DataSets> {
  const { graph, viewer } = reader;
  const { stamp } = await graph.visibleVersion(viewer.level);
  const byLevel = known.get(graph.visibleVersion) ?? new Map();
  known.set(graph.visibleVersion, byLevel);
  const kept = byLevel.get(viewer.level);
  if (kept?.stamp === stamp) return kept.sets;
  const sets = await readDataSets(reader);
  byLevel.set(viewer.level, { stamp, sets });
  return sets;
}
