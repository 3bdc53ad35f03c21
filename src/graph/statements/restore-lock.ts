import { randomUUID } from "node:crypto";
import { isAbsolute } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../errors.js";
import { type Graph, type LoadState, matchRestoreLock, type RestoreState, type Transaction } from "../graph.js";
import { isEmptyGraph } from "./dump.js";
import { removeVersions } from "./versions/visible-versions.js";

/** A restore of another process whose step has not changed for this long counts as dead, in milliseconds. */
const defaultSilenceMs = 10_000;
const pollMs = 500;
/** Nodes deleted in one transaction. */
const wipeBatch = 2000;
/** What a graph consists of, and what finds each node of it. */
const records = [["Claim", "id"], ["Review", "id"], ["FormerId", "id"], ["Entity", "id"], ["Dataset", "name"]] as const; // biome-ignore format: a list
const history = [["Change", "id"], ["ChangeSet", "seq"]] as const; // biome-ignore format: a list

/** Runs one transaction of a write that takes several. The work may run more than once: it must have no effect but through its transaction. */
export type RunStep = (work: (tx: Transaction) => Promise<void>) => Promise<void>;

/** What stands on the lock beside its holder: the files of a restore, or what is loaded. */
type LockDetails = Partial<Pick<RestoreState, "file" | "backup" | "load">>;

/**
 * The lock of a restore or a load that takes more than one transaction. It is a node that stands in the graph from the first transaction to
 * the last. Each transaction changes its step: a lock whose step no longer changes belongs to a process that has died, and may be taken over.
 */
export class RestoreLock {
  private steps = 0;
  private constructor(
    private readonly graph: Graph,
    private readonly holder: string,
    /** Whether it was taken over from a process that has died. */
    readonly isTakenOver: boolean,
  ) {}

  /**
   * Locks a graph that is empty or is to be replaced, and wipes it. What an abandoned restore has written is always wiped.
   * @param files the file that is restored and the backup of the graph that it replaces, which later refusals name
   * @throws CONFLICT if the graph is not empty, or another process is restoring it
   */
  static async begin(
    graph: Graph,
    replace: boolean,
    silenceMs = defaultSilenceMs,
    files: Omit<LockDetails, "load"> = {},
  ): Promise<RestoreLock> {
    const abandoned = await abandonedState(graph, silenceMs);
    const lock = await RestoreLock.acquire(graph, abandoned, files, async (tx) => {
      if (abandoned === undefined && !replace && !(await isEmptyGraph((text, parameters) => tx.run(text, parameters)))) throw notEmpty();
    });
    await lock.wipe();
    return lock;
  }

  /**
   * Locks a graph for a load in parts. Nothing is wiped: what an abandoned load has written is a part of what this one writes.
   * @param ontoEmpty whether the graph has to be empty
   * @throws CONFLICT if another process is loading or restoring the graph, or has written to it; UNAVAILABLE if a restore has left it incomplete
   */
  static async beginLoad(graph: Graph, load: LoadState, silenceMs = defaultSilenceMs, ontoEmpty = false): Promise<RestoreLock> {
    const abandoned = await abandonedState(graph, silenceMs);
    if (abandoned && !abandoned.load) await assertComplete(graph);
    return RestoreLock.acquire(graph, abandoned, { load }, async (tx) => {
      if (ontoEmpty && !(await isEmptyGraph((text, parameters) => tx.run(text, parameters)))) throw notEmpty();
    });
  }

  /**
   * Takes a free lock, or the one in this abandoned state. Of two processes that try at once, one succeeds. The backup that an abandoned
   * restore has made stays known: it holds the graph that was here before both.
   * @param precondition throws if the lock must not be taken; it runs in the same transaction
   */
  private static async acquire(
    graph: Graph,
    abandoned: RestoreState | undefined,
    { file = "", backup = abandoned?.backup ?? "", load }: LockDetails,
    precondition: (tx: Transaction) => Promise<void>,
  ): Promise<RestoreLock> {
    const holder = randomUUID();
    await graph.write(async (tx) => {
      await precondition(tx);
      await tx.run("MERGE (l:Loading {name: 'graph'}) ON CREATE SET l.holder = '', l.step = 0");
      const [acquired] = await tx.run(
        `${matchRestoreLock} WHERE (l.holder = $before AND l.step = $step) OR l.holder = $holder SET l.holder = $holder, l.step = 0, l.file = $file, l.backup = $backup, l.load = $load, l.whole = $whole RETURN l.step`,
        {
          before: abandoned?.holder ?? "",
          step: abandoned?.step ?? 0,
          holder,
          file,
          backup,
          load: load?.origin ?? "",
          whole: load?.whole ? "whole" : "",
        },
      );
      if (!acquired) throw restoreElsewhere();
      await removeVersions(tx);
    });
    return new RestoreLock(graph, holder, abandoned !== undefined);
  }

  /** Runs one transaction of the restore or load. @throws CONFLICT if another process has taken over the lock */
  readonly step: RunStep = async (work) => {
    const step = ++this.steps;
    await this.graph.write(async (tx) => {
      const [row] = await tx.run(`${matchRestoreLock} WHERE l.holder = $holder WITH l, l.step AS before SET l.step = $step RETURN before`, {
        holder: this.holder,
        step,
      });
      if (!row) throw restoreElsewhere();
      // The driver retries a commit whose reply was lost: this step may have been committed already.
      if (row[0] !== step) await work(tx);
    });
  };
  /** The last transaction: removes the lock, and the graph can be read. @param work completes the graph, in the same transaction */
  release(work?: (tx: Transaction) => Promise<void>): Promise<void> {
    return this.step(async (tx) => {
      await work?.(tx);
      await tx.run(`${matchRestoreLock} DELETE l`);
    });
  }

  /** Deletes the history: what it says does not lead to what is there. */
  wipeHistory(): Promise<void> {
    return this.wipe(history);
  }
  /** Deletes all nodes with these labels, a bounded number in each transaction. */
  private async wipe(nodes: readonly (readonly [label: string, key: string])[] = [...records, ...history]): Promise<void> {
    for (const [label, key] of nodes)
      for (let more = true; more; )
        await this.step(async (tx) => {
          const rows = await tx.run(`MATCH (n:${label}) RETURN n.${key} LIMIT $limit`, { limit: wipeBatch });
          const ids = rows.map(([id]) => id as string);
          more = ids.length > 0;
          if (label === "Entity") tx.index(ids);
          if (more) await tx.run(`UNWIND $ids AS id MATCH (n:${label} {${key}: id}) DETACH DELETE n`, { ids });
        });
  }

  /** If there is an abandoned restore, wipes what it has written; then the graph is empty. @throws CONFLICT while a restore is running */
  static async clear(graph: Graph, silenceMs = defaultSilenceMs): Promise<void> {
    if (!(await graph.restoreState())) return;
    const lock = await RestoreLock.begin(graph, true, silenceMs);
    await lock.release();
  }
}

/** The state of a lock whose holder has died; undefined if there is no lock. @throws CONFLICT if the holder is alive */
async function abandonedState(graph: Graph, silenceMs: number): Promise<RestoreState | undefined> {
  const state = await graph.restoreState();
  // No other process has an exclusive graph open, and this one has only just opened it: the holder is gone.
  if (state === undefined || graph.exclusive) return state;
  for (const until = Date.now() + silenceMs; Date.now() < until; ) {
    await wait(Math.min(pollMs, silenceMs));
    const now = await graph.restoreState();
    if (now === undefined) return undefined;
    if (now.holder !== state.holder || now.step !== state.step) throw restoreElsewhere();
  }
  return state;
}

/**
 * Refuses a graph that a restore or a load has begun to write and not completed.
 * @throws UNAVAILABLE with the command that completes it, and the one that brings back what was there before
 */
export async function assertComplete(graph: Graph): Promise<void> {
  const state = await graph.restoreState();
  if (!state) return;
  const { file, backup, load } = state;
  if (load)
    throw new Failure(
      "UNAVAILABLE",
      `The graph is incomplete, because a load of ${load.origin} is under way or was interrupted: wait until it is done, complete it with \`resilience-graph seed${isAbsolute(load.origin) ? ` ${load.origin}` : ""}\`, or load another folder in its place with \`resilience-graph seed --replace\`.`,
    );
  const back = backup && `, or bring back the graph that it replaces with \`resilience-graph restore --replace ${backup}\``;
  throw new Failure(
    "UNAVAILABLE",
    `The graph is incomplete, because a restore of ${file || "a backup"} is under way or was interrupted: wait until it is done, complete it with \`resilience-graph restore --replace ${file || "<file>"}\`${back}, or give both up with \`resilience-graph seed --replace\`.`,
  );
}

/** The error of a restore that is not to replace what the graph holds. */
export const notEmpty = () =>
  new Failure("CONFLICT", "The graph is not empty, and nothing was written: add --replace to replace what is in it.");
const restoreElsewhere = () =>
  new Failure("CONFLICT", "Another process is restoring or loading this graph: wait until it is done, and try again.");
