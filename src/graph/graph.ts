import { Failure } from "../errors.js";

/** What a statement may return in a column. Counts stay below 2^53; ids are strings. */
export type Value = null | boolean | number | string | Value[];
export type Row = readonly Value[];
export type Parameters = Readonly<Record<string, unknown>>;

/** A text without values in it, its parameters, and how a row becomes a result. */
export interface Statement<T> {
  readonly text: string;
  readonly parameters: Parameters;
  hydrate(row: Row): T;
  /** The parameter with the ids of the records that it reads, if it can be sent together with others: see `Graph.read`. */
  readonly idsParameter?: string;
}

/** One transaction of an engine, as the work of a write sees it. */
export interface Transaction {
  run(text: string, parameters?: Parameters): Promise<Row[]>;
  /** Brings the engine's search indexes up to date with records that this transaction has created, changed or removed, or whose level it has set. */
  index(ids: Iterable<string>): void;
}

/** The texts that search reads of a record, folded. They are stored as properties of these names. */
export interface SearchText {
  /** Its names in all languages. */
  readonly searchNames: readonly string[];
  /** Every word of its names and aliases, each after a space, so that ` word` finds a start. */
  readonly searchLabels: string;
  /** Every word of names, aliases, descriptions and codes, in the same way. */
  readonly search: string;
}
/**
 * How a record matches words, best first: a name is these words, a name starts with them, each of them starts a word of its names and
 * aliases, or a word of all its text. Each match implies the later ones.
 */
export const searchMatches = ["NAME", "NAME_START", "LABEL", "TEXT"] as const;
export type SearchMatch = (typeof searchMatches)[number];

/** Which of the records that match are found. */
export interface Among {
  /** Only records with one of these labels, which the layout names; null or nothing: all. */
  readonly labels?: readonly string[] | null;
  /** Only records that match in no better way. */
  readonly best?: boolean;
  /** Only records whose ids come after this one. */
  readonly after?: string;
  /** Only so many. */
  readonly first?: number;
}

/** The version of what viewers of one level see. Writes of what they do not see leave it as it is. */
export interface VisibleVersion {
  /** A digest of what they see, equal for equal content on every engine. Undefined for a graph that holds none yet. */
  readonly digest: string | undefined;
  /**
   * Changes whenever what they see does, and never returns to an earlier value: what was read while it stayed the same is of one version.
   * It is random, and nothing for clients.
   */
  readonly stamp: string;
}

/** The port: all that an engine provides. */
export interface Graph {
  /**
   * @param signal aborts the read: the engine stops the statement if it can, and in any case the signal's reason is thrown at once
   * @param idsParameter the parameter with a list of different ids, if the statement reads records by them, one row for each, which ends
   *   with its id: an engine may then send one statement for several requests that ask at once. It is stopped when all of them are aborted
   */
  read(text: string, parameters: Parameters, signal?: AbortSignal, idsParameter?: string): Promise<Row[]>;
  /**
   * Runs the work in one transaction: all of it is committed, or nothing is. Writers run one after another. Work that conflicts with
   * another process's write is run again, so it must have no effect but through its transaction.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * The ids of the records that viewers of a level see and that match folded words in this way, by default anywhere in their text, in the
   * order of ids.
   */
  find(words: readonly string[], level: number, match?: SearchMatch, among?: Among, signal?: AbortSignal): Promise<string[]>;
  /** How many records that viewers of a level see match folded words anywhere in their text. @param labels those that one must have one of */
  countFound(words: readonly string[], level: number, labels?: Among["labels"], signal?: AbortSignal): Promise<number>;
  /** Changes with every write, also with one that a viewer may not know of: nothing that is sent to clients may depend on it. */
  version(): Promise<string>;
  /** The version of what viewers of a level see. */
  visibleVersion(level: number): Promise<VisibleVersion>;
  /**
   * The state of a restore, or of a load in parts, that has begun and not ended; undefined if there is none. While there is one, reads are
   * refused: half a graph would give wrong answers. It is read from the store, ahead of all waiting requests.
   */
  restoreState(): Promise<RestoreState | undefined>;
  /**
   * Builds a new graph with this work, and puts it in the place of this one in one step once it is complete. Until then, and where the
   * work fails, this graph stays as it is. An engine that can hold only one graph does not have it.
   */
  replace?<T>(build: (fresh: Graph) => Promise<T>): Promise<T>;
  /** Writes the stored graph anew where the engine would keep what was removed from it. */
  compact(): Promise<void>;
  /** Whether planning a new statement text takes far longer than running it. If so, what varies between requests is sent as parameters. */
  readonly planningIsExpensive: boolean;
  /** Whether a statement is a trip to another process. If so, what belongs together is read by one statement. */
  readonly tripsAreExpensive: boolean;
  /** Whether no other process can have the graph open. */
  readonly exclusive: boolean;
  close(): Promise<void>;
}

/** Runs a statement and hydrates its rows. */
export async function runStatement<T>(graph: Pick<Graph, "read">, { text, parameters, hydrate }: Statement<T>): Promise<T[]> {
  return (await graph.read(text, parameters)).map(hydrate);
}

/** The error of a read while the graph is incomplete. */
export const restoreInProgress = () =>
  new Failure(
    "UNAVAILABLE",
    "The graph is being restored or loaded, or this was cut off: wait until it is done. If neither is running, run `restore` or `seed` again.",
  );
/** The error of a command that reads a graph where there is none. @param setting the setting that names the place */
export const noGraph = (place: string, setting: string) =>
  new Failure("NOT_FOUND", `${place} holds no graph: load one with \`seed\` or \`restore\`, or name another place with ${setting}.`);

/** A restore, or a load in parts, that has begun and not ended. */
export interface RestoreState {
  /** Which restore it is. */
  readonly holder: string;
  /** Changes with each of its transactions. */
  readonly step: number;
  /** The file that it restores, if it is known. */
  readonly file: string;
  /** The backup of the graph that it replaces, if there is one. */
  readonly backup: string;
  /** What is loaded, if it is a load and no restore. */
  readonly load?: LoadState;
}
/** A load in parts that has begun and not ended. */
export interface LoadState {
  /** Where the files of the data set are, or its name. */
  readonly origin: string;
  /** Whether it replaces the whole graph, and not only what the data set had before. */
  readonly whole: boolean;
}
/** The node that locks the graph for a restore; it carries the state. No record has its label. */
export const matchRestoreLock = "MATCH (l:Loading {name: 'graph'})";
/** The state as one column. */
export const restoreLockState =
  "[l.holder, toString(l.step), coalesce(l.file, ''), coalesce(l.backup, ''), coalesce(l.load, ''), coalesce(l.whole, '')]";
/** The state from its column. */
export function restoreStateOf(column: Value | undefined): RestoreState | undefined {
  const [holder, step, file, backup, load, whole] = (column ?? []) as (string | null)[];
  // Without a lock, an optional match gives a list without values.
  if (typeof holder !== "string") return undefined;
  return {
    holder,
    step: Number(step),
    file: file ?? "",
    backup: backup ?? "",
    ...(load ? { load: { origin: load, whole: whole === "whole" } } : {}),
  };
}

/** Returns the digests and the stamps of the visible versions, by level. Statements keep them on this node; no record has its label. */
export const matchVisibleVersions = "MATCH (v:VisibleVersions {name: 'graph'})";
export const readVisibleVersions = `OPTIONAL ${matchVisibleVersions} RETURN v.digests, v.stamps`;
/** The version of a level, out of what `readVisibleVersions` returns. @param version of the whole graph, for one that holds no digests */
export function visibleVersionIn([digests, stamps]: Row, level: number, version: string): VisibleVersion {
  const [digest, stamp] = [digests, stamps].map((values) => (values as readonly string[] | null | undefined)?.[level]);
  return { digest, stamp: stamp ?? version };
}

/** What an engine prepares before the first record: unique keys, other indexes, and the property that search reads. */
export interface Layout {
  readonly unique: readonly (readonly [label: string, property: string])[];
  readonly indexed: readonly (readonly [label: string, property: string])[];
  /** The label whose records carry the properties of `SearchText`. */
  readonly searched: string;
  /** The labels by which a search may choose among them; a record has one of these. */
  readonly searchedKinds: readonly string[];
}
