import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import grafeo from "@grafeo-db/js"; // CommonJS: it has no named exports
import MiniSearch from "minisearch";
import { Failure } from "../../errors.js";
import { orAborted } from "../abort.js";
import { type Graph, halfLoaded, type Layout, loadingMark, loadingState, type Parameters, type Row, type Transaction } from "../graph.js";
import { keyName } from "../keys.js";

type Database = ReturnType<typeof grafeo.GrafeoDB.create>;
/** A write that met another one; it may be run again. */
const writeConflict = "40000";
const noTransaction = "25000";
const mostAttempts = 8;

/**
 * The graph in this process. One process may have a folder open at a time.
 * @param folder where the graph is kept; without one it lives in memory
 */
export async function embedded(layout: Layout, folder?: string): Promise<Graph> {
  const db = open(folder);
  const run = (text: string, parameters: Parameters = {}) => execute(db, text, parameters);

  // A unique constraint brings no index here: without one of its own each insert would read the whole label.
  for (const [label, property] of [...layout.unique, ...layout.indexed]) {
    await run(`CREATE INDEX ${keyName(label, property)} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`);
  }
  for (const [label, property] of layout.unique) {
    await run(`CREATE CONSTRAINT ${keyName(label, property)}_unique IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`);
  }

  const index = new WordIndex();
  const [label, property] = layout.searched;
  index.apply(new Map((await run(`MATCH (n:${label}) RETURN n.id, n.${property}`)) as unknown as [string, string][]));

  const lookUpLoading = async () => (await run(`${loadingMark} RETURN ${loadingState}`))[0]?.[0] as string | undefined;
  let loading = await lookUpLoading();
  let last: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  // The engine itself goes on answering after it was closed, and a writer that comes too late would find it gone in the middle.
  const refuseClosed = () => {
    if (closing) throw new Failure("UNAVAILABLE", "The graph has been closed.");
  };
  const refuseHalf = () => {
    refuseClosed();
    if (loading !== undefined) throw halfLoaded();
  };
  return {
    // A fifth of a millisecond; and a column that is named in a parameter takes it as long as ten that stand in the text.
    plansDearly: false,
    exclusive: true,
    async read(text, parameters, signal) {
      refuseHalf();
      signal?.throwIfAborted();
      // The engine cannot stop a statement: it is no longer waited for.
      return orAborted(run(text, parameters), signal);
    },
    async write(work) {
      refuseClosed();
      const next = last.then(async () => {
        const result = await attempt(db, work, index);
        loading = await lookUpLoading();
        return result;
      });
      last = next.catch(() => undefined);
      return next;
    },
    async find(words, signal) {
      refuseHalf();
      signal?.throwIfAborted();
      return index.find(words);
    },
    async version() {
      refuseClosed();
      return db.currentEpoch().toString();
    },
    async loading() {
      refuseClosed();
      return lookUpLoading();
    },
    close() {
      closing ??= last.then(() => db.close());
      return closing;
    },
  };
}

function open(folder?: string): Database {
  if (folder === undefined) return grafeo.GrafeoDB.create();
  mkdirSync(folder, { recursive: true });
  try {
    return grafeo.GrafeoDB.create(join(folder, "graph.grafeo"));
  } catch (error) {
    if (!/cannot be locked/.test(String(error))) throw error;
    throw new Failure(
      "CONFLICT",
      `${folder} is in use by another process: stop that one, or give this one a folder of its own with DATA_DIR. Or ask the server that runs there, with query --server and its address.`,
    );
  }
}

type Executor = Pick<Database, "executeCypher">;
/** @throws an error that names the statement. The engine's message may hold a value of it: it is for the log alone. */
async function execute(on: Executor, text: string, parameters: Parameters): Promise<Row[]> {
  try {
    return (await on.executeCypher(text, parameters)).rows() as unknown as Row[];
  } catch (error) {
    const { message, gqlStatus } = error as { message?: string; gqlStatus?: string };
    throw Object.assign(new Error(`${message ?? error}\n${text}`), { gqlStatus });
  }
}

async function attempt<T>(db: Database, work: (transaction: Transaction) => Promise<T>, index: WordIndex, attempts = 1): Promise<T> {
  const changed = new Map<string, string | null>();
  const transaction = db.beginTransaction();
  const statements: Promise<Row[]>[] = [];
  try {
    const result = await work({
      run(text, parameters = {}) {
        const rows = execute(transaction, text, parameters);
        statements.push(rows);
        rows.catch(() => undefined); // It is waited for below.
        return rows;
      },
      index: (entries) => {
        for (const [id, text] of entries) changed.set(id, text);
      },
    });
    // One that failed fails the whole, even if the work went on without it.
    await Promise.all(statements);
    transaction.commit();
    index.apply(changed);
    return result;
  } catch (error) {
    // A transaction cannot be ended while one of its statements runs.
    await Promise.allSettled(statements);
    rollback(transaction);
    if ((error as { gqlStatus?: string }).gqlStatus !== writeConflict || attempts >= mostAttempts) throw error;
    await wait(2 ** attempts * (0.5 + Math.random()));
    return attempt(db, work, index, attempts + 1);
  }
}

/** A commit that failed has ended the transaction, though it goes on calling itself active, and the rollback fails. */
function rollback(transaction: ReturnType<Database["beginTransaction"]>): void {
  try {
    if (transaction.isActive) transaction.rollback();
  } catch (error) {
    if ((error as { gqlStatus?: string }).gqlStatus !== noTransaction) throw error;
  }
}

/** Which records have a word that starts with this: the engine's own text index folds no accents and knows no prefixes. */
class WordIndex {
  private readonly index = new MiniSearch<{ id: string; text: string }>({
    fields: ["text"],
    tokenize: (text) => text.split(" ").filter(Boolean),
    processTerm: (term) => term,
    searchOptions: { prefix: true, combineWith: "AND" },
  });

  apply(changed: ReadonlyMap<string, string | null>): void {
    for (const [id, text] of changed) {
      if (this.index.has(id)) this.index.discard(id);
      if (text) this.index.add({ id, text });
    }
  }
  find(words: readonly string[]): string[] {
    return this.index.search(words.join(" ")).map((hit) => hit.id as string);
  }
}
