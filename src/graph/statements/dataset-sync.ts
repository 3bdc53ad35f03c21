import type { Model } from "../../model/model.js";
import type { Dataset } from "../../model/records.js";
import type { Progress } from "../../progress.js";
import type { Graph } from "../graph.js";
import type { DatasetInfo, SyncResult } from "./dataset-sync/dataset-info.js";
import { DatasetSync, type SyncTarget, TooManyChanges } from "./dataset-sync/sync.js";
import { isEmptyGraph } from "./dump.js";
import { buildInParts } from "./parts/build.js";
import { RestoreLock, type RunStep } from "./restore-lock.js";
import { VisibleSums } from "./versions/visible-sums.js";
import { recordChanges, recordChangesSince, visibleItems, type WriteDetails } from "./versions/visible-versions.js";

/**
 * How many records one transaction takes. Neo4j keeps a transaction in its heap, 9 kB and more for each record with its links: these take
 * some 450 MB, and fit into the 700 MB that a heap of 1 GB leaves for transactions. What is larger is loaded in parts.
 */
export const largestTransaction = 50_000;

/** How a data set is loaded. */
export interface LoadOptions extends Pick<WriteDetails, "clock"> {
  /** How many records one transaction takes. */
  readonly partsAbove?: number;
  /** Called once it is known that so many records are written in parts. @param inPlace whether the graph cannot be read meanwhile */
  readonly onParts?: (records: number, inPlace: boolean) => void;
  /** Milliseconds without a heartbeat after which a load of another process counts as dead. */
  readonly silenceMs?: number;
}

/**
 * Makes a data set's part of the graph equal to its records: new records are created, stored ones that differ are replaced, and those that the
 * data set no longer has are removed. Records of other data sets stay as they are. What viewers see of it is added to the history of
 * changes. It is one transaction, and if one record is refused, nothing changes. More changes than a transaction takes are written in parts:
 * those of an empty graph beside it where the engine can replace its graph; else those of any graph under a lock that keeps readers out until
 * all are written. An engine that can replace its graph has room for all other changes in one transaction.
 * @throws CONFLICT if a claim or link of another data set needs a record that would be removed
 */
export function syncDataset(
  graph: Graph,
  model: Model,
  info: DatasetInfo,
  dataset: Dataset,
  progress: Progress = () => undefined,
  options: LoadOptions = {},
): Promise<SyncResult> {
  return load(graph, { model, info, dataset, progress, whole: false }, options);
}

/** Makes the whole graph equal to a data set, as `syncDataset` does. Records of other data sets are removed, but reviews stay. */
export function replaceByDataset(
  graph: Graph,
  model: Model,
  info: DatasetInfo,
  dataset: Dataset,
  progress: Progress = () => undefined,
  options: LoadOptions = {},
): Promise<SyncResult> {
  return load(graph, { model, info, dataset, progress, whole: true }, options);
}

async function load(graph: Graph, target: SyncTarget, options: LoadOptions): Promise<SyncResult> {
  const { partsAbove = largestTransaction } = options;
  const size = sizeOf(target.dataset);
  if ((await graph.restoreState())?.load) return updateInPlace(graph, target, size, options);
  if (size > partsAbove && (await isEmptyGraph(graph.read))) return createInParts(graph, target, options);
  const details = { clock: options.clock, removals: target.dataset.removals };
  try {
    return await graph.write(async (tx) => {
      const step: RunStep = (work) => work(tx);
      const sync = new DatasetSync(step, target);
      if (!(await isEmptyGraph((text, parameters) => tx.run(text, parameters))))
        return recordChanges(tx, target.model, details, () => sync.update({ atMost: graph.replace ? undefined : partsAbove }));
      const sums = await sync.create();
      await recordChangesSince(tx, target.model, details, new VisibleSums(), sums);
      return { created: size, updated: 0, removed: 0 };
    });
  } catch (error) {
    if (!(error instanceof TooManyChanges)) throw error;
    return updateInPlace(graph, target, error.size, options);
  }
}

const sizeOf = ({ entities, claims }: Dataset) => entities.length + claims.length;
/** What stands on the lock of a load. */
const loadOf = ({ info, whole }: SyncTarget) => ({ origin: info.origin ?? info.name, whole });

/** Writes a data set into an empty graph, in parts. */
async function createInParts(graph: Graph, target: SyncTarget, { clock, onParts, silenceMs }: LoadOptions): Promise<SyncResult> {
  const size = sizeOf(target.dataset);
  onParts?.(size, !graph.replace);
  let sums = new VisibleSums();
  await buildInParts(
    graph,
    () => RestoreLock.beginLoad(graph, loadOf(target), silenceMs, true),
    async (step) => {
      sums = await new DatasetSync(step, target).create();
    },
    (tx) => recordChangesSince(tx, target.model, { clock }, new VisibleSums(), sums),
  );
  return { created: size, updated: 0, removed: 0 };
}

/** Writes what differs in parts, into the only graph that an engine can hold, or goes on with a load that was cut off. */
async function updateInPlace(
  graph: Graph,
  target: SyncTarget,
  size: number,
  { clock, onParts, silenceMs }: LoadOptions,
): Promise<SyncResult> {
  onParts?.(size, true);
  const lock = await RestoreLock.beginLoad(graph, loadOf(target), silenceMs);
  let was = new VisibleSums();
  // What was there before the load that was cut off is not known any more.
  if (lock.isTakenOver) await lock.wipeHistory();
  else
    await lock.step(async (tx) => {
      was = await visibleItems(tx, target.model);
    });
  const result = await new DatasetSync(lock.step, target).update({ isContinued: lock.isTakenOver });
  await lock.release((tx) => recordChangesSince(tx, target.model, { clock, removals: target.dataset.removals }, was));
  return result;
}
