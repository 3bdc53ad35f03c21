import { setTimeout as wait } from "node:timers/promises";
import { isRetryableError, type ManagedTransaction } from "neo4j-driver";
import { Failure } from "../../errors.js";
import { type Graph, halfLoaded, type Layout, loadingMark, loadingState, type Parameters, type Row, type Transaction } from "../graph.js";
import { keyName } from "../keys.js";
import { silent, toldAtStart } from "./neo4j/errors.js";
import { prepare, refuseUnfit } from "./neo4j/fit.js";
import { type Address, Line } from "./neo4j/line.js";
import { rowsOf, sent } from "./neo4j/values.js";

export interface Neo4jSettings extends Address {
  /** How often to look whether another process has written, in milliseconds. */
  readonly versionPollMs?: number;
  /** How long one statement may take, in milliseconds. */
  readonly timeoutMs?: number;
}

const retryAfterMs = 200;
const retriedWithinMs = 1000;
const longestWriteMs = 10 * 60_000;
/** A server that has just started plans its first statement for seconds. */
const longestStartMs = 60_000;

/** Another graph has another origin, so that no two graphs that one database held one after another share a version. */
const newVersion =
  "MERGE (v:Version {name: 'graph'}) ON CREATE SET v.origin = randomUUID(), v.number = 0 SET v.number = v.number + 1 RETURN v.origin, v.number";
/** After so many looks for the version that failed, nobody knows any more how old it is. */
const mostMissed = 10;
interface Version {
  readonly origin: string;
  readonly number: number;
}

/**
 * The graph on a Neo4j server or cluster. Reads are short sessions, one a statement, because the statements of one session run one
 * after another and siblings should not; writes are managed transactions. All share bookmarks, so that a writer reads its own
 * write, on whichever member of a cluster.
 * @throws UNAVAILABLE with what to do, where the server cannot be used
 */
export async function neo4jGraph(layout: Layout, settings: Neo4jSettings): Promise<Graph> {
  const { uri, versionPollMs = 1000, timeoutMs = 10_000 } = settings;
  const line = new Line(settings);

  const once = (text: string, parameters: Parameters, signal?: AbortSignal, ms = timeoutMs, ahead = false) =>
    line.session("READ", { ms, signal, ahead }, async (session) => rowsOf(await session.run(text, sent(parameters), { timeout: ms })));
  /** A leader may have moved, or a connection been cut: one more try, no more, and none where that took long to notice. */
  const read = async (text: string, parameters: Parameters, signal?: AbortSignal, ahead = false): Promise<Row[]> => {
    signal?.throwIfAborted();
    const start = performance.now();
    try {
      return await once(text, parameters, signal, timeoutMs, ahead);
    } catch (error) {
      if (!isRetryableError((error as Error | undefined)?.cause as Error) || performance.now() - start > retriedWithinMs) throw error;
      await wait(retryAfterMs);
      return once(text, parameters, signal, timeoutMs, ahead);
    }
  };

  let version: Version = { origin: "", number: 0 };
  let loading: string | undefined;
  let learnt = performance.now();
  /** What was asked for earlier may come later: of one graph the highest number is the newest. */
  const learn = ({ origin, number }: Version, state: Row[number]) => {
    learnt = performance.now();
    if (origin === version.origin && number < version.number) return;
    version = { origin, number };
    loading = (state ?? undefined) as string | undefined;
  };
  const lookUpVersion = async () => {
    const text = `OPTIONAL MATCH (v:Version) OPTIONAL ${loadingMark} RETURN coalesce(v.origin, ''), coalesce(v.number, 0), ${loadingState}`;
    // Ahead of all requests: how old answers are is asked even when there is too much to do.
    const [[origin, number, state] = ["", 0, null]] = await read(text, {}, undefined, true);
    learn({ origin: origin as string, number: number as number }, state ?? null);
  };
  try {
    await refuseUnfit(line, (text) => once(text, {}, undefined, Math.max(timeoutMs, longestStartMs)));
    await prepare(line, layout);
    await lookUpVersion();
    await line.started();
  } catch (error) {
    await line.close();
    throw toldAtStart(error, uri);
  }
  let poll: NodeJS.Timeout;
  const pollAgain = () => {
    poll = setTimeout(
      () =>
        lookUpVersion()
          .catch(() => undefined)
          .finally(() => !closing && pollAgain()),
      versionPollMs,
    );
    poll.unref();
  };

  let last: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  const refuseClosed = () => {
    if (closing) throw new Failure("UNAVAILABLE", "The graph has been closed.");
  };
  pollAgain();

  async function attempt<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    let givenUp = false;
    const inTransaction = async (tx: ManagedTransaction): Promise<[T, Version, Row[number]]> => {
      const statements: Promise<Row[]>[] = [];
      const run = (text: string, parameters: Parameters = {}) => {
        // Else a server that wakes up would go on with what its writer was told has failed.
        if (givenUp) return Promise.reject(silent());
        const rows = tx.run(text, sent(parameters)).then(rowsOf);
        statements.push(rows);
        rows.catch(() => undefined); // It is waited for below.
        return rows;
      };
      // Before all else: its lock holds back the writers of other processes, who else would write over what this one has read.
      const [[origin, number] = []] = await run(newVersion);
      // The server's own index follows the property.
      const result = await work({ run, index: () => undefined });
      // One that failed fails the whole, even if the work went on without it.
      await Promise.all(statements);
      const [[state] = [null]] = await run(`OPTIONAL ${loadingMark} RETURN ${loadingState}`);
      if (givenUp) throw silent();
      return [result, { origin: origin as string, number: number as number }, state ?? null];
    };
    try {
      const [result, written, state] = await line.session("WRITE", { ms: longestWriteMs }, (session) =>
        session.executeWrite(inTransaction, { timeout: longestWriteMs }),
      );
      learn(written, state);
      return result;
    } catch (error) {
      givenUp = true;
      throw error;
    }
  }

  const [label, property] = layout.searched;
  const whole = () => {
    refuseClosed();
    if (loading !== undefined) throw halfLoaded();
  };
  return {
    // A hundred times as long as to run it.
    plansDearly: true,
    exclusive: false,
    async read(text, parameters, signal) {
      whole();
      return read(text, parameters, signal);
    },
    async write(work) {
      refuseClosed();
      const next = last.then(() => attempt(work));
      last = next.catch(() => undefined);
      return next;
    },
    async find(words, signal) {
      whole();
      if (!words.length) return [];
      // Words are letters and digits in lower case, so that nothing in them means anything to Lucene.
      const query = words.map((word) => `+${word}*`).join(" ");
      const index = keyName(label, property);
      const rows = await read(`CALL db.index.fulltext.queryNodes($index, $query) YIELD node RETURN node.id`, { index, query }, signal);
      return rows.map(([id]) => id as string);
    },
    async version() {
      refuseClosed();
      // Whoever cannot learn what others have written does not know how old it is what they have.
      if (performance.now() - learnt > mostMissed * Math.max(versionPollMs, 500)) throw silent();
      return `${version.origin} ${version.number}`;
    },
    async loading() {
      await lookUpVersion();
      return loading;
    },
    close() {
      clearTimeout(poll);
      closing ??= last.then(() => line.close());
      return closing;
    },
  };
}
