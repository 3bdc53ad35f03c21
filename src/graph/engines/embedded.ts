import { orAborted } from "../../concurrency/abort.js";
import { Failure } from "../../errors.js";
import type { Progress } from "../../progress.js";
import {
  type Graph,
  type Layout,
  noGraph,
  type RestoreState,
  type Row,
  readVisibleVersions,
  restoreInProgress,
  visibleVersionIn,
} from "../graph.js";
import { keyName } from "../keys.js";
import { attempt, type Database, execute, loadLibrary, type RunStatement, restoreStateIn, type Searched } from "./embedded/database.js";
import { GraphFolder } from "./embedded/graph-folder.js";
import { type IndexedRecord, LevelledIndex } from "./embedded/search/levelled-index.js";

interface Access {
  /** Whether nothing may be written, not even keys and indexes. Several processes may read a graph at once. */
  readonly readOnly?: boolean;
  /** Is called while a large graph is opened. */
  readonly progress?: Progress;
  /** From how many records on the search index is kept in a file of its own: fewer are read at once. */
  readonly indexFileFrom?: number;
}

/**
 * The graph in this process. One process may have a folder open for writing at a time.
 * @param path the folder where the graph is stored; without one it is in memory
 * @throws CONFLICT if another process has the folder open; UNAVAILABLE with the reason if it cannot be used; NOT_FOUND if it holds no
 * graph and may not be written
 */
export async function embeddedGraph(layout: Layout, path?: string, access: Access = {}): Promise<Graph> {
  const folder = path === undefined ? undefined : new GraphFolder(path);
  const compactsAtOpening = !access.readOnly && folder?.wasInterrupted();
  const graph = graphOn(await openStore(layout, folder, access), layout, folder, access);
  // The process before may have been stopped between a write and what removes the old records from the file. Where this fails too, because
  // the disk is still full, the next opening tries again.
  if (compactsAtOpening) await graph.compact().catch(() => undefined);
  return graph;
}

/** An open database, with what is kept beside it. */
interface Store {
  readonly db: Database;
  readonly index: LevelledIndex;
  restoring: RestoreState | undefined;
  visible: Row;
  /** Whether the file of the index is as the index. */
  isIndexFiled: boolean;
}

function graphOn(opened: Store, layout: Layout, folder: GraphFolder | undefined, access: Access): Graph {
  const { readOnly = false } = access;
  let store = opened;
  /** How many graphs were here before this one: each counts its versions from the start. */
  let replaced = 0;
  let lastWrite: Promise<unknown> = Promise.resolve();
  let closing: Promise<void> | undefined;
  // The engine still answers after `close`: without this check a late writer would lose it in the middle of its transaction.
  const assertOpen = () => {
    if (closing) throw new Failure("UNAVAILABLE", "The graph has been closed.");
  };
  const assertReadable = () => {
    assertOpen();
    if (store.restoring) throw restoreInProgress();
  };
  const version = () => `${replaced}.${store.db.currentEpoch()}`;
  /** Runs what writes, one after another. */
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    assertOpen();
    if (readOnly) throw new Error("This graph was opened to be read only.");
    const next = lastWrite.then(work).catch((error) => {
      throw folder ? folder.failure(error) : error;
    });
    lastWrite = next.catch(() => undefined);
    return next;
  };
  /** Puts the graph that is complete in the folder of replacements in the place of this one. @param index of the same records */
  const adopt = async (into: GraphFolder, index: LevelledIndex) => {
    store.db.close();
    let adopted: LevelledIndex | undefined;
    try {
      into.adoptReplacement();
      adopted = index;
    } finally {
      store = await openStore(layout, into, { indexFileFrom: access.indexFileFrom }, adopted);
    }
  };
  return {
    // Planning takes a fifth of a millisecond, and a column that is named in a parameter costs as much as ten that stand in the text.
    planningIsExpensive: false,
    tripsAreExpensive: false,
    exclusive: true,
    async read(text, parameters, signal) {
      assertReadable();
      signal?.throwIfAborted();
      // The engine cannot stop a statement: it runs on, and its result is dropped.
      return orAborted(execute(store.db, text, parameters), signal);
    },
    write: (work) =>
      inTurn(() => {
        // Before anything is written: a process that is killed leaves no file of another graph.
        folder?.searchIndex.remove();
        store.isIndexFiled = false;
        return attempt(store.db, work, searchedRecords(layout), (changed, state, versions) => {
          store.index.apply(changed);
          store.restoring = state;
          store.visible = versions;
        });
      }),
    replace: (build) =>
      inTurn(async () => {
        const beside = folder?.replacement;
        folder?.discardReplacement();
        const fresh = await openStore(layout, beside);
        try {
          const result = await build(graphOn(fresh, layout, beside, {}));
          if (folder) {
            fresh.db.close();
            await adopt(folder, fresh.index);
          } else store = fresh;
          replaced++;
          return result;
        } catch (error) {
          if (store !== fresh) fresh.db.close();
          folder?.discardReplacement();
          throw error;
        }
      }),
    compact: () =>
      inTurn(async () => {
        if (!folder) return;
        const { replacement } = folder;
        folder.discardReplacement();
        replacement.make();
        store.db.save(replacement.file);
        replacement.protect();
        await adopt(folder, store.index);
      }),
    async find(words, level, match = "TEXT", among = {}, signal) {
      assertReadable();
      signal?.throwIfAborted();
      return store.index.find(words, level, match, among);
    },
    async countFound(words, level, labels, signal) {
      assertReadable();
      signal?.throwIfAborted();
      return store.index.count(words, level, labels);
    },
    async version() {
      assertOpen();
      return version();
    },
    async visibleVersion(level) {
      assertOpen();
      return visibleVersionIn(store.visible, level, version());
    },
    async restoreState() {
      assertOpen();
      return restoreStateIn((text) => execute(store.db, text, {}));
    },
    close() {
      closing ??= lastWrite.then(() => {
        try {
          if (folder && !readOnly) fileIndex(store, folder, access);
          store.db.close();
        } catch (error) {
          throw folder ? folder.failure(error) : error;
        }
      });
      return closing;
    },
  };
}

/** From how many bytes on it takes more than a moment to open a graph. */
const reportedFrom = 10_000_000;

/** @param known the index of the records, if it is known */
async function openStore(layout: Layout, folder?: GraphFolder, access: Access = {}, known?: LevelledIndex): Promise<Store> {
  const { readOnly = false, progress = () => undefined } = access;
  const bytes = folder?.size ?? 0;
  const reported = bytes < reportedFrom ? () => undefined : progress;
  reported(0, bytes, "bytes of the graph read");
  const db = await openDatabase(folder, readOnly);
  const run: RunStatement = (text, parameters = {}) => execute(db, text, parameters);
  try {
    reported(bytes, bytes, "bytes of the graph read");
    if (!readOnly) {
      // A unique constraint creates no index here: without one each insert would read the whole label.
      for (const [label, property] of [...layout.unique, ...layout.indexed])
        await run(`CREATE INDEX ${keyName(label, property)} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`);
      for (const [label, property] of layout.unique)
        await run(`CREATE CONSTRAINT ${keyName(label, property)}_unique IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`);
    }
    const [visible = []] = await run(readVisibleVersions);
    const key = indexKeyOf(visible);
    const filed = known || key === undefined ? undefined : folder?.searchIndex.read(key);
    const index = known ?? filed ?? (await indexOfAll(layout, run, progress));
    const store = { db, index, restoring: await restoreStateIn(run), visible, isIndexFiled: filed !== undefined };
    // A process that is killed later finds it at its next start.
    if (folder && !readOnly) fileIndex(store, folder, access);
    return store;
  } catch (error) {
    db.close();
    throw folder ? folder.failure(error) : error;
  }
}

/** What an index is made of: the stamps of what all levels see, one of which every change of a record that is searched changes. */
const indexKeyOf = ([digests, stamps]: Row): string | undefined => (digests && stamps ? JSON.stringify([digests, stamps]) : undefined);

const indexFileFrom = 20_000;
/** Writes the index of a large graph to its file. */
function fileIndex(store: Store, folder: GraphFolder, access: Access): void {
  const key = indexKeyOf(store.visible);
  if (store.isIndexFiled || store.restoring || key === undefined || store.index.size < (access.indexFileFrom ?? indexFileFrom)) return;
  folder.searchIndex.write(store.index, key);
  store.isIndexFiled = true;
}

async function openDatabase(folder: GraphFolder | undefined, readOnly: boolean): Promise<Database> {
  const library = await loadLibrary();
  if (!folder) return library.create();
  if (readOnly && !folder.holdsGraph()) throw noGraph(folder.path, "DATA_DIR");
  if (!readOnly) folder.make();
  try {
    if (readOnly) return library.openReadOnly(folder.file);
    const db = library.create(folder.file);
    folder.protect();
    folder.discardReplacement();
    return db;
  } catch (error) {
    throw folder.openingFailure(error);
  }
}

/** How many records one statement reads for the search index. */
const searchedBatch = 5000;

/** The index of all records. */
async function indexOfAll(layout: Layout, run: RunStatement, progress: Progress): Promise<LevelledIndex> {
  const idsOf = async (label: string) => (await run(`MATCH (n:${label}) RETURN n.id`)).map(([id]) => id as string);
  const kinds = new Map<string, string>();
  // The engine keeps in memory what was read of a column, and that of all labels of each record is large.
  for (const kind of layout.searchedKinds) for (const id of await idsOf(kind)) kinds.set(id, kind);
  const ids = await idsOf(layout.searched);
  const index = new LevelledIndex();
  for (let at = 0; at < ids.length; at += searchedBatch) {
    progress(at, ids.length, "records read for search");
    const rows = await run(`UNWIND $ids AS id MATCH (n:${layout.searched} {id: id}) RETURN ${searchedColumns}`, {
      ids: ids.slice(at, at + searchedBatch),
    });
    index.apply(new Map(rows.map((row) => [row[0] as string, indexedRecord(row, [kinds.get(row[0] as string) ?? ""])])));
  }
  progress(ids.length, ids.length, "records read for search");
  return index;
}

function searchedRecords({ searched, searchedKinds }: Layout): Searched {
  return async (run, ids) => {
    const found = new Map<string, IndexedRecord | null>(ids.map((id) => [id, null]));
    for (let at = 0; at < ids.length; at += searchedBatch) {
      const text = `UNWIND $ids AS id MATCH (n:${searched} {id: id}) RETURN ${searchedColumns}, labels(n)`;
      for (const row of await run(text, { ids: ids.slice(at, at + searchedBatch) })) {
        const labels = (row.at(-1) as string[]).filter((label) => searchedKinds.includes(label));
        found.set(row[0] as string, indexedRecord(row, labels));
      }
    }
    return found;
  };
}

const searchedColumns = "n.id, n.level, n.searchNames, n.searchLabels, n.search";
function indexedRecord([, level, names, words, text]: Row, labels: readonly string[]): IndexedRecord | null {
  // A record that was written without texts has empty ones.
  const texts = { searchNames: (names ?? []) as string[], searchLabels: (words ?? "") as string, search: (text ?? "") as string };
  return typeof level === "number" ? { level, labels, texts } : null;
}
