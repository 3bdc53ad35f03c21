import { setTimeout as wait } from "node:timers/promises";
import type grafeo from "@grafeo-db/js";
import { Failure } from "../../../errors.js";
import {
  matchRestoreLock,
  type Parameters,
  type RestoreState,
  type Row,
  readVisibleVersions,
  restoreLockState,
  restoreStateOf,
  type Transaction,
} from "../../graph.js";
import type { IndexedRecord } from "./search/levelled-index.js";

/** The engine's library: how it is loaded, and how its statements and transactions run. */

export type Database = ReturnType<typeof grafeo.GrafeoDB.create>;
/** The code of a write that conflicted with another; it may be run again. */
const writeConflict = "40000";
const noTransaction = "25000";
/** The engine's own limit for one statement, half a minute. */
const statementTimeout = "GRAFEO-Q003";
const maxAttempts = 8;

/**
 * Loads the library. It is loaded when a graph is opened: on some platforms it has no binary, and with Neo4j none is needed.
 * @throws UNAVAILABLE if it cannot be loaded
 */
export async function loadLibrary(): Promise<typeof grafeo.GrafeoDB> {
  try {
    return (await import("@grafeo-db/js")).default.GrafeoDB; // CommonJS: it has no named exports
  } catch (cause) {
    throw Object.assign(
      new Failure(
        "UNAVAILABLE",
        `The embedded engine has no binary that runs on ${process.platform} ${process.arch}${process.platform === "linux" ? " with this C library" : ""}: run this on a platform that README names, run \`npm ci\` again if optional packages were left out, or let a Neo4j server keep the graph with NEO4J_URI.`,
      ),
      { cause },
    );
  }
}

export type RunStatement = (text: string, parameters?: Parameters) => Promise<Row[]>;
/** A database, or a transaction on it. */
type Executor = Pick<Database, "executeCypher">;
/** @throws TIMEOUT, or an error that names the statement. The engine's message may hold a value of it: it is for the log alone. */
export async function execute(executor: Executor, text: string, parameters: Parameters): Promise<Row[]> {
  try {
    return (await executor.executeCypher(text, parameters)).rows() as unknown as Row[];
  } catch (error) {
    const { message, gqlStatus } = error as { message?: string; gqlStatus?: string };
    if (message?.includes(statementTimeout))
      throw Object.assign(new Failure("TIMEOUT", "The graph took too long to answer: ask for less at once."), { cause: error });
    throw Object.assign(new Error(`${message ?? error}\n${text}`), { gqlStatus });
  }
}

/** The state of a restore that has begun and not ended. */
export const restoreStateIn = async (run: RunStatement): Promise<RestoreState | undefined> =>
  restoreStateOf((await run(`${matchRestoreLock} RETURN ${restoreLockState}`))[0]?.[0]);

/** Reads records as the search index has them. Ids that are not stored, or hidden from all, map to null. */
export type Searched = (run: RunStatement, ids: readonly string[]) => Promise<ReadonlyMap<string, IndexedRecord | null>>;
/** Is called in the moment in which a write is committed, with what it has changed and left. */
type OnCommit = (changed: ReadonlyMap<string, IndexedRecord | null>, restoreState: RestoreState | undefined, visibleVersions: Row) => void;

/** Runs the work of a write in a transaction, and again after a conflict. */
export async function attempt<T>(
  db: Database,
  work: (transaction: Transaction) => Promise<T>,
  searched: Searched,
  onCommit: OnCommit,
  attempts = 1,
): Promise<T> {
  const indexed = new Set<string>();
  const transaction = db.beginTransaction();
  const statements: Promise<Row[]>[] = [];
  try {
    const result = await work({
      run(text, parameters = {}) {
        const rows = execute(transaction, text, parameters);
        statements.push(rows);
        rows.catch(() => undefined); // Awaited below.
        return rows;
      },
      index: (ids) => {
        for (const id of ids) indexed.add(id);
      },
    });
    // A statement that failed fails the transaction, even if the work ignored it.
    await Promise.all(statements);
    const read: RunStatement = (text, parameters = {}) => execute(transaction, text, parameters);
    const changed = await searched(read, [...indexed]);
    const [state, [versions = []]] = [await restoreStateIn(read), await read(readVisibleVersions)];
    transaction.commit();
    onCommit(changed, state, versions);
    return result;
  } catch (error) {
    // A transaction cannot be ended while one of its statements runs.
    await Promise.allSettled(statements);
    rollback(transaction);
    if ((error as { gqlStatus?: string }).gqlStatus !== writeConflict || attempts >= maxAttempts) throw error;
    await wait(2 ** attempts * (0.5 + Math.random()));
    return attempt(db, work, searched, onCommit, attempts + 1);
  }
}

/** A commit that failed has ended the transaction, but the engine still reports it as active, and then the rollback fails too. */
function rollback(transaction: ReturnType<Database["beginTransaction"]>): void {
  try {
    if (transaction.isActive) transaction.rollback();
  } catch (error) {
    if ((error as { gqlStatus?: string }).gqlStatus !== noTransaction) throw error;
  }
}
