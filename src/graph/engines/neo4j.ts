import { setTimeout as wait } from "node:timers/promises";
import { isRetryableError, type ManagedTransaction } from "neo4j-driver";
import { orAborted } from "../../concurrency/abort.js";
import { Failure } from "../../errors.js";
import { type Graph, type Layout, type Parameters, type Row, restoreInProgress, type Transaction } from "../graph.js";
import { assertCompatible, createKeys } from "./neo4j/compatibility.js";
import { Connection, type ConnectionSettings } from "./neo4j/connection.js";
import { startupFailure, unavailableFailure } from "./neo4j/errors.js";
import { MergedReads } from "./neo4j/merged-reads.js";
import { countStatement, findIds } from "./neo4j/search.js";
import { rowsOf, toDriver } from "./neo4j/values.js";
import { incrementVersion, readVersion, VersionWatch } from "./neo4j/version-watch.js";

export interface Neo4jSettings extends ConnectionSettings {
  /** How often to look for writes of other processes, in milliseconds. */
  readonly versionPollMs?: number;
  /** How long one statement may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Whether nothing may be written, not even keys and indexes. */
  readonly readOnly?: boolean;
}

const retryAfterMs = 200;
/** A read that failed later than this is not tried again. */
const retryWithinMs = 1000;
const writeTimeoutMs = 10 * 60_000;
/** A server that has just started takes seconds to plan its first statement. */
const startTimeoutMs = 60_000;

/**
 * The graph on a Neo4j server or cluster. Each read has a short session of its own: the statements of one session run one after another,
 * and those of one request should run side by side. Writes are managed transactions. All sessions share bookmarks, so that a process
 * reads its own writes, on any member of a cluster.
 * @throws UNAVAILABLE if the server cannot be used; the message says what to do
 */
export async function neo4jGraph(layout: Layout, settings: Neo4jSettings): Promise<Graph> {
  const { uri, versionPollMs = 1000, timeoutMs = 10_000, readOnly = false } = settings;
  const connection = new Connection(settings);

  const readOnce = (text: string, parameters: Parameters, signal?: AbortSignal, ms = timeoutMs, ahead = false) =>
    connection.session("READ", { ms, signal, ahead }, async (session) =>
      rowsOf(await withoutStack(() => session.run(text, toDriver(parameters), { timeout: ms }))),
    );
  /** Retries once where the leader has moved or a connection was cut, if that was noticed soon. */
  const read = async (text: string, parameters: Parameters, signal?: AbortSignal, ahead = false): Promise<Row[]> => {
    signal?.throwIfAborted();
    const start = performance.now();
    try {
      return await readOnce(text, parameters, signal, timeoutMs, ahead);
    } catch (error) {
      if (!isRetryableError((error as Error | undefined)?.cause as Error) || performance.now() - start > retryWithinMs) throw error;
      await orAborted(wait(retryAfterMs), signal);
      return readOnce(text, parameters, signal, timeoutMs, ahead);
    }
  };

  const merged = new MergedReads(read, () => connection.hasFreeSession);

  const watch = new VersionWatch((text) => read(text, {}, undefined, true), versionPollMs);
  try {
    await assertCompatible(connection, (text) => readOnce(text, {}, undefined, Math.max(timeoutMs, startTimeoutMs)));
    if (!readOnly) await createKeys(connection, layout);
    await watch.refresh();
    await connection.started();
  } catch (error) {
    await connection.close();
    throw startupFailure(error, uri);
  }
  watch.start();

  async function attempt<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    let aborted = false;
    const inTransaction = async (tx: ManagedTransaction): Promise<[T, Row]> => {
      const statements: Promise<Row[]>[] = [];
      const run = (text: string, parameters: Parameters = {}) => {
        // The caller has received an error already: when the server answers again, it must not go on with this write.
        if (aborted) return Promise.reject(unavailableFailure());
        const rows = tx.run(text, toDriver(parameters)).then(rowsOf);
        statements.push(rows);
        rows.catch(() => undefined); // Awaited below.
        return rows;
      };
      // The first statement: its lock makes writers of other processes wait. Otherwise they would overwrite what this one has read.
      await run(incrementVersion);
      // The server keeps its full-text index in step with the property.
      const result = await work({ run, index: () => undefined });
      // A statement that failed fails the transaction, even if the work ignored it.
      await Promise.all(statements);
      const [version = ["", 0]] = await run(readVersion);
      if (aborted) throw unavailableFailure();
      return [result, version];
    };
    try {
      const [result, version] = await connection.session("WRITE", { ms: writeTimeoutMs }, (session) =>
        session.executeWrite(inTransaction, { timeout: writeTimeoutMs }),
      );
      watch.record(version);
      return result;
    } catch (error) {
      aborted = true;
      throw error;
    }
  }

  let lastWrite: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  const assertOpen = () => {
    if (closing) throw new Failure("UNAVAILABLE", "The graph has been closed.");
  };
  const assertReadable = () => {
    assertOpen();
    if (watch.restoreState !== undefined) throw restoreInProgress();
  };
  return {
    // Planning takes a hundred times as long as running.
    planningIsExpensive: true,
    tripsAreExpensive: true,
    exclusive: false,
    async read(text, parameters, signal, idsParameter) {
      assertReadable();
      return idsParameter === undefined ? read(text, parameters, signal) : merged.read(text, parameters, idsParameter, signal);
    },
    async write(work) {
      assertOpen();
      if (readOnly) throw new Error("This graph was opened to be read only.");
      const next = lastWrite.then(() => attempt(work));
      lastWrite = next.catch(() => undefined);
      return next;
    },
    // The server decides when it writes over what was removed.
    async compact() {},
    async find(words, level, match = "TEXT", among = {}, signal) {
      assertReadable();
      if (!words.length) return [];
      return findIds((text, parameters) => read(text, parameters, signal), layout, words, level, match, among);
    },
    async countFound(words, level, labels, signal) {
      assertReadable();
      if (!words.length) return 0;
      const { text, parameters } = countStatement(layout, words, level, labels);
      return (await read(text, parameters, signal))[0]?.[0] as number;
    },
    async version() {
      assertOpen();
      return watch.current;
    },
    async visibleVersion(level) {
      assertOpen();
      return watch.visibleAt(level);
    },
    async restoreState() {
      await watch.refresh();
      return watch.restoreState;
    },
    close() {
      watch.stop();
      closing ??= lastWrite.then(() => connection.close());
      return closing;
    },
  };
}

/**
 * Runs work without recording stack traces. The driver writes the stack of every statement as a text, in case it fails, which takes a
 * thirtieth of a point read; here all come from one place.
 */
function withoutStack<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
