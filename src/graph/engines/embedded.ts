import { orAborted } from "../../concurrency/abort.js";
import { Failure } from "../../errors.js";
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
}

function graphOn(opened: Store, layout: Layout, folder: GraphFolder | undefined, { readOnly = false }: Access): Graph {
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
  /** Puts the graph that is complete in the folder of replacements in the place of this one. */
  const adopt = async (into: GraphFolder) => {
    store.db.close();
    try {
      into.adoptReplacement();
    } finally {
      store = await openStore(layout, into);
    }
  };
  return {
    // Planning takes a fifth of a millisecond, and a column that is named in a parameter costs as much as ten that stand in the text.
    planningIsExpensive: false,
    exclusive: true,
    async read(text, parameters, signal) {
      assertReadable();
      signal?.throwIfAborted();
      // The engine cannot stop a statement: it runs on, and its result is dropped.
      return orAborted(execute(store.db, text, parameters), signal);
    },
    write: (work) =>
      inTurn(() =>
        attempt(store.db, work, searchedRecords(layout.searched), (changed, state, versions) => {
          store.index.apply(changed);
          store.restoring = state;
          store.visible = versions;
        }),
      ),
    replace: (build) =>
      inTurn(async () => {
        const beside = folder?.replacement;
        folder?.discardReplacement();
        const fresh = await openStore(layout, beside);
        try {
          const result = await build(graphOn(fresh, layout, beside, {}));
          if (folder) {
            fresh.db.close();
            await adopt(folder);
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
        await adopt(folder);
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
          store.db.close();
        } catch (error) {
          throw folder ? folder.failure(error) : error;
        }
      });
      return closing;
    },
  };
}

async function openStore(layout: Layout, folder?: GraphFolder, { readOnly = false }: Access = {}): Promise<Store> {
  const db = await openDatabase(folder, readOnly);
  const run: RunStatement = (text, parameters = {}) => execute(db, text, parameters);
  try {
    if (!readOnly) {
      // A unique constraint creates no index here: without one each insert would read the whole label.
      for (const [label, property] of [...layout.unique, ...layout.indexed])
        await run(`CREATE INDEX ${keyName(label, property)} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`);
      for (const [label, property] of layout.unique)
        await run(`CREATE CONSTRAINT ${keyName(label, property)}_unique IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`);
    }
    const index = new LevelledIndex();
    index.apply(await searchedRecords(layout.searched)(run));
    const [visible = []] = await run(readVisibleVersions);
    return { db, index, restoring: await restoreStateIn(run), visible };
  } catch (error) {
    db.close();
    throw folder ? folder.failure(error) : error;
  }
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
/** @param label the label of the records that are searched */
function searchedRecords(label: string): Searched {
  const columns = "n.id, n.level, labels(n), n.searchNames, n.searchLabels, n.search";
  return async (run, ids) => {
    const found = new Map<string, IndexedRecord | null>(ids?.map((id) => [id, null]));
    const add = (rows: readonly Row[]) => {
      // A record that was written without texts has empty ones.
      for (const [id, level, labels, names, words, text] of rows) {
        const texts = { searchNames: (names ?? []) as string[], searchLabels: (words ?? "") as string, search: (text ?? "") as string };
        found.set(id as string, typeof level === "number" ? { level, labels: labels as string[], texts } : null);
      }
    };
    if (!ids) add(await run(`MATCH (n:${label}) RETURN ${columns}`));
    else
      for (let at = 0; at < ids.length; at += searchedBatch)
        add(await run(`UNWIND $ids AS id MATCH (n:${label} {id: id}) RETURN ${columns}`, { ids: ids.slice(at, at + searchedBatch) }));
    return found;
  };
}
