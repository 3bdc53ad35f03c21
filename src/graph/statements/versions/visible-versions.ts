import { hash, randomUUID } from "node:crypto";
import { changesBetween, dataSetKind } from "../../../analysis/changes.js";
import type { Removal } from "../../../model/annotations/removal.js";
import { describeModel } from "../../../model/describe.js";
import type { Model } from "../../../model/model.js";
import { type Graph, matchVisibleVersions, type Transaction } from "../../graph.js";
import { appendChangeSet, type Clock, seesAnything, systemClock } from "../changes/append.js";
import { type Run, VisibleSums, versionsAfter } from "./visible-sums.js";

/**
 * The visible versions of a graph, one for each level: digests of what the levels see. They are stored on a node, which each transaction
 * that writes records brings up to date. What a level sees is in `visible-sums.ts`.
 */

/** Raise it when the digests of the same content change. */
const digestRevision = 1;
const revisions = new WeakMap<Model, string>();
/** What digests depend on beside the content. Those of another revision are computed anew. */
function revisionOf(model: Model): string {
  const revision = revisions.get(model) ?? hash("sha256", JSON.stringify([digestRevision, describeModel(model)]));
  revisions.set(model, revision);
  return revision;
}

interface StoredVersions {
  readonly digests: readonly string[];
  readonly stamps: readonly string[];
}
/** The stored versions; undefined if there are none, or those of another revision. */
async function storedVersions(run: Run, model: Model): Promise<StoredVersions | undefined> {
  const [row] = await run(`${matchVisibleVersions} WHERE v.revision = $revision RETURN v.digests, v.stamps`, {
    revision: revisionOf(model),
  });
  return row && { digests: row[0] as string[], stamps: row[1] as string[] };
}

/** Stores versions. A version that is as it was keeps its stamp. */
async function storeVersions(tx: Transaction, model: Model, digests: readonly string[], stored: StoredVersions | undefined): Promise<void> {
  const stamps = digests.map((digest, level) => (stored && stored.digests[level] === digest ? stored.stamps[level] : randomUUID()));
  await tx.run("MERGE (v:VisibleVersions {name: 'graph'}) SET v.revision = $revision, v.digests = $digests, v.stamps = $stamps", {
    revision: revisionOf(model),
    digests,
    stamps,
  });
}

/** The digests of what each level sees, computed from the whole graph. */
export const computedDigests = async (run: Run, model: Model): Promise<readonly string[]> =>
  (await VisibleSums.ofGraph(run, model)).versions;

/** The digests of what each level sees, as they are stored; undefined if there are none. */
export const storedDigests = async (run: Run, model: Model): Promise<readonly string[] | undefined> =>
  (await storedVersions(run, model))?.digests;

/** What a write says of itself. */
export interface WriteDetails {
  readonly clock?: Clock;
  /** Why records were removed. */
  readonly removals?: readonly Removal[];
  /** Ids of records that the history is to leave out. What it had of them is removed, so that answers that were kept no longer hold. */
  readonly unrecorded?: readonly string[];
}

/** Does work that may change anything, brings the versions up to date, and adds what levels see of it to the history. */
export async function recordChanges<T>(tx: Transaction, model: Model, details: WriteDetails, work: () => Promise<T>): Promise<T> {
  const was = await visibleItems(tx, model);
  const result = await work();
  await recordChangesSince(tx, model, details, was);
  return result;
}

/** What each level sees, with all that a comparison with a later state needs. */
export const visibleItems = (tx: Transaction, model: Model): Promise<VisibleSums> =>
  VisibleSums.ofGraph((text, parameters) => tx.run(text, parameters), model, true);

/**
 * Brings the versions up to date, and adds to the history what levels see that has changed since an earlier state of the graph.
 * @param now what each level sees by now, if that is known
 */
export async function recordChangesSince(
  tx: Transaction,
  model: Model,
  { clock = systemClock, removals = [], unrecorded = [] }: WriteDetails,
  was: VisibleSums,
  now?: VisibleSums,
): Promise<void> {
  const run: Run = (text, parameters) => tx.run(text, parameters);
  const saw = seesAnything(was.versions);
  const is = now ?? (await VisibleSums.ofGraph(run, model, saw.some(Boolean)));
  await storeVersions(tx, model, is.versions, unrecorded.length ? undefined : await storedVersions(run, model));
  const reasons = new Map(removals.map(({ id, reason }) => [id, reason]));
  const changes = changesBetween(was.items, is.items, saw, (id) => reasons.get(id)).filter(
    ({ kind, id }) => kind === dataSetKind || !unrecorded.includes(id),
  );
  await appendChangeSet(tx, { at: clock(), was: was.versions, is: is.versions, changes });
}

/** Brings the versions up to date at the end of a transaction that has changed nothing that the history does not have. */
export async function updateVersions(tx: Transaction, model: Model): Promise<void> {
  const run: Run = (text, parameters) => tx.run(text, parameters);
  await storeVersions(tx, model, await computedDigests(run, model), await storedVersions(run, model));
}

/** Changes the properties of claims, but neither their links nor their levels, and does what `recordChanges` does. */
export async function changeClaims(
  tx: Transaction,
  model: Model,
  ids: readonly string[],
  { clock = systemClock }: Pick<WriteDetails, "clock">,
  change: () => Promise<void>,
): Promise<void> {
  const run: Run = (text, parameters) => tx.run(text, parameters);
  const stored = await storedVersions(run, model);
  if (!stored) return recordChanges(tx, model, { clock }, change);
  const [was, is] = [new VisibleSums(true), new VisibleSums(true)];
  await was.addRecords(run, model, model.claim, ids);
  await change();
  await is.addRecords(run, model, model.claim, ids);
  const versions = versionsAfter(stored.digests, was, is);
  await storeVersions(tx, model, versions, stored);
  const changes = changesBetween(was.items, is.items, seesAnything(stored.digests), () => undefined);
  await appendChangeSet(tx, { at: clock(), was: stored.digests, is: versions, changes });
}

/**
 * Removes the versions before transactions that do not bring them up to date. Those that are computed later have other stamps, so nothing
 * that was read in between counts as read at one version.
 */
export const removeVersions = (tx: Transaction) => tx.run(`${matchVisibleVersions} DELETE v`);

/** Computes the versions of a graph that has none, such as one that an earlier release has written. */
export async function ensureVersions(graph: Graph, model: Model): Promise<void> {
  const isStored = (run: Run) => storedVersions(run, model);
  if (await isStored((text, parameters = {}) => graph.read(text, parameters))) return;
  await graph.write(async (tx) => {
    if (!(await isStored((text, parameters) => tx.run(text, parameters)))) await updateVersions(tx, model);
  });
}
