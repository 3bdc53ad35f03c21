import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Failure } from "../../errors.js";
import { type Graph, loadingMark, loadingState, type Transaction } from "../graph.js";

/** How long a restore of another process may be silent before it is taken for dead, in milliseconds. */
const longestSilence = 10_000;
const lookAfter = 500;
const wipedAtOnce = 2000;

/**
 * A load of the whole graph that takes more than one transaction. A mark stands in the graph from before its first to its last, and
 * each transaction in between makes it say something else: who finds it still has found what somebody left behind, and wipes it.
 */
export class Loading {
  private steps = 0;
  private constructor(
    private readonly graph: Graph,
    private readonly holder: string,
  ) {}

  /**
   * Marks a graph that is empty, or is to be replaced, and wipes it. What another restore has left half done is always wiped.
   * @throws CONFLICT if there is something in it, or somebody else is restoring it
   */
  static async begin(graph: Graph, replace: boolean, silence = longestSilence): Promise<Loading> {
    const left = await abandoned(graph, silence);
    const loading = await Loading.mark(graph, left, async (tx) => {
      for (const label of left !== undefined || replace ? [] : ["Entity", "Claim", "Dataset"])
        if ((await tx.run(`MATCH (n:${label}) RETURN n.id LIMIT 1`)).length)
          throw new Failure("CONFLICT", "The graph is not empty, and nothing was written: to put this in its place, add --replace.");
    });
    await loading.wipe();
    return loading;
  }

  /** Takes the place of the mark that was found, or of none: of two that found the same, one does. */
  private static async mark(graph: Graph, found: string | undefined, refuse?: (tx: Transaction) => Promise<void>): Promise<Loading> {
    const holder = randomUUID();
    await graph.write(async (tx) => {
      await refuse?.(tx);
      await tx.run("MERGE (l:Loading {name: 'graph'}) ON CREATE SET l.holder = '', l.step = 0");
      const state = found ?? " 0";
      const [mine] = await tx.run(
        `${loadingMark} WHERE ${loadingState} = $state OR l.holder = $holder SET l.holder = $holder, l.step = 0 RETURN l.step`,
        { state, holder },
      );
      if (!mine) throw underWay();
    });
    return new Loading(graph, holder);
  }

  /** One transaction of it. @throws CONFLICT if somebody has taken it for dead and gone on in its place */
  async step(work: (tx: Transaction) => Promise<void>): Promise<void> {
    const step = ++this.steps;
    await this.graph.write(async (tx) => {
      const [row] = await tx.run(`${loadingMark} WHERE l.holder = $holder WITH l, l.step AS before SET l.step = $step RETURN before`, {
        holder: this.holder,
        step,
      });
      if (!row) throw underWay();
      // A commit whose answer was lost is tried again, though it was done.
      if (row[0] !== step) await work(tx);
    });
  }
  /** The last transaction: from here on the graph is whole. */
  end(): Promise<void> {
    return this.step(async (tx) => {
      await tx.run(`${loadingMark} DELETE l`);
    });
  }

  /** Takes everything out, a bounded part at a time. */
  async wipe(): Promise<void> {
    for (const [label, key] of [
      ["Claim", "id"],
      ["Entity", "id"],
      ["Dataset", "name"],
    ] as const)
      for (let some = true; some; )
        await this.step(async (tx) => {
          const rows = await tx.run(`MATCH (n:${label}) RETURN n.${key} LIMIT $most`, { most: wipedAtOnce });
          const ids = rows.map(([id]) => id as string);
          some = ids.length > 0;
          if (label === "Entity") tx.index(new Map(ids.map((id) => [id, null])));
          if (some) await tx.run(`UNWIND $ids AS id MATCH (n:${label} {${key}: id}) DETACH DELETE n`, { ids });
        });
  }

  /** Wipes what a restore has left half done, if one has; the graph is empty then. @throws CONFLICT while it is still going on */
  static async clear(graph: Graph, silence = longestSilence): Promise<void> {
    const left = await abandoned(graph, silence);
    if (left === undefined) return;
    const loading = await Loading.mark(graph, left);
    await loading.wipe();
    await loading.end();
  }
}

/** What the mark of a restore says that nobody goes on with; nothing if there is no mark. */
async function abandoned(graph: Graph, silence: number): Promise<string | undefined> {
  const found = await graph.loading();
  // Nobody else has the graph open, and here it has only just been opened.
  if (found === undefined || graph.exclusive) return found;
  for (const until = Date.now() + silence; Date.now() < until; ) {
    await wait(Math.min(lookAfter, silence));
    const now = await graph.loading();
    if (now === undefined) return undefined;
    if (now !== found) throw underWay();
  }
  return found;
}

const underWay = () => new Failure("CONFLICT", "Another process is restoring this graph: wait until it is done, and try again.");
