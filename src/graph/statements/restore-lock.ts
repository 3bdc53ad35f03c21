import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../errors.js";
import { type Graph, matchRestoreLock, type RestoreState, type Transaction } from "../graph.js";
import { isEmptyGraph } from "./dump.js";
import { removeVersions } from "./versions/visible-versions.js";

/** A restore of another process whose step has not changed for this long counts as dead, in milliseconds. */
const defaultSilenceMs = 10_000;
const pollMs = 500;
/** Nodes deleted in one transaction. */
const wipeBatch = 2000;

/**
 * The lock of a restore, which takes more than one transaction. It is a node that stands in the graph from the first transaction to the
 * last. Each transaction changes its step: a lock whose step no longer changes belongs to a process that has died, and may be taken over.
 */
export class RestoreLock {
  private steps = 0;
  private constructor(
    private readonly graph: Graph,
    private readonly holder: string,
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
    files: Partial<Pick<RestoreState, "file" | "backup">> = {},
  ): Promise<RestoreLock> {
    const abandoned = await abandonedState(graph, silenceMs);
    const lock = await RestoreLock.acquire(graph, abandoned, files, async (tx) => {
      if (abandoned === undefined && !replace && !(await isEmptyGraph((text, parameters) => tx.run(text, parameters)))) throw notEmpty();
    });
    await lock.wipe();
    return lock;
  }

  /**
   * Takes a free lock, or the one in this abandoned state. Of two processes that try at once, one succeeds. The backup that an abandoned
   * restore has made stays known: it holds the graph that was here before both.
   * @param precondition throws if the lock must not be taken; it runs in the same transaction
   */
  private static async acquire(
    graph: Graph,
    abandoned: RestoreState | undefined,
    { file = "", backup = abandoned?.backup ?? "" }: Partial<Pick<RestoreState, "file" | "backup">>,
    precondition: (tx: Transaction) => Promise<void>,
  ): Promise<RestoreLock> {
    const holder = randomUUID();
    await graph.write(async (tx) => {
      await precondition(tx);
      await tx.run("MERGE (l:Loading {name: 'graph'}) ON CREATE SET l.holder = '', l.step = 0");
      const [acquired] = await tx.run(
        `${matchRestoreLock} WHERE (l.holder = $before AND l.step = $step) OR l.holder = $holder SET l.holder = $holder, l.step = 0, l.file = $file, l.backup = $backup RETURN l.step`,
        { before: abandoned?.holder ?? "", step: abandoned?.step ?? 0, holder, file, backup },
      );
      if (!acquired) throw restoreElsewhere();
      await removeVersions(tx);
    });
    return new RestoreLock(graph, holder);
  }

  /** Runs one transaction of the restore. @throws CONFLICT if another process has taken over the lock */
  async step(work: (tx: Transaction) => Promise<void>): Promise<void> {
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
  }
  /** The last transaction: removes the lock, and the graph can be read. @param work completes the graph, in the same transaction */
  release(work?: (tx: Transaction) => Promise<void>): Promise<void> {
    return this.step(async (tx) => {
      await work?.(tx);
      await tx.run(`${matchRestoreLock} DELETE l`);
    });
  }

  /** Deletes all records, a bounded number in each transaction. */
  async wipe(): Promise<void> {
    for (const [label, key] of [
      ["Claim", "id"],
      ["Review", "id"],
      ["FormerId", "id"],
      ["Entity", "id"],
      ["Dataset", "name"],
      ["Change", "id"],
      ["ChangeSet", "seq"],
    ] as const)
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
 * Refuses a graph that a restore has begun to write and not completed.
 * @throws UNAVAILABLE with the command that completes the restore, and the one that brings back what was there before
 */
export async function assertComplete(graph: Graph): Promise<void> {
  const state = await graph.restoreState();
  if (!state) return;
  const { file, backup } = state;
  const back = backup && `, or bring back the graph that it replaces with \`resilience-graph restore --replace ${backup}\``;
  throw new Failure(
    "UNAVAILABLE",
    `The graph is incomplete, because a restore of ${file || "a backup"} is under way or was interrupted: wait until it is done, complete it with \`resilience-graph restore --replace ${file || "<file>"}\`${back}, or give both up with \`resilience-graph seed --replace\`.`,
  );
}

/** The error of a restore that is not to replace what the graph holds. */
export const notEmpty = () =>
  new Failure("CONFLICT", "The graph is not empty, and nothing was written: add --replace to replace what is in it.");
const restoreElsewhere = () => new Failure("CONFLICT", "Another process is restoring this graph: wait until it is done, and try again.");
