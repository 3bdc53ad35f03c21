import { Failure } from "../errors.js";

/** What a statement may give back in a column. Counts stay below 2^53; ids are strings. */
export type Value = null | boolean | number | string | Value[];
export type Row = readonly Value[];
export type Parameters = Readonly<Record<string, unknown>>;

/** A text that never holds a value, its values, and what becomes of a row. */
export interface Statement<T> {
  readonly text: string;
  readonly parameters: Parameters;
  hydrate(row: Row): T;
}

/** What can be done inside one write. */
export interface Transaction {
  run(text: string, parameters?: Parameters): Promise<Row[]>;
  /** Tells the engine's search which records now have which folded text; null: the record is gone. */
  index(changed: ReadonlyMap<string, string | null>): void;
}

/** The port: all that an engine must do. */
export interface Graph {
  /** @param signal when it fires, the work is given up as far as the engine can, and its reason is thrown */
  read(text: string, parameters: Parameters, signal?: AbortSignal): Promise<Row[]>;
  /**
   * Runs the work in one transaction: all of it is kept, or nothing is. Writers run one after another; work that meets another
   * process's write is run again, so it must not do anything but call its transaction.
   */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** The ids of all records that have each of these folded words as the start of one of theirs, in no order, whoever may see them. */
  find(words: readonly string[], signal?: AbortSignal): Promise<string[]>;
  /** Changes whenever anything was written. */
  version(): Promise<string>;
  /**
   * What a restore of the whole graph that has begun and not ended says of itself, which changes as it goes on; nothing where there is
   * none. As long as it says something, reads are refused: half a graph answers nobody. The engine itself is asked, before all requests.
   */
  loading(): Promise<string | undefined>;
  /** Whether a new text takes long to plan, far longer than to run: what varies is then said in parameters, where that costs little. */
  readonly plansDearly: boolean;
  /** Whether no other process can have the graph open. */
  readonly exclusive: boolean;
  close(): Promise<void>;
}

/** Runs a statement and makes its rows into what it promises. */
export async function run<T>(graph: Pick<Graph, "read">, { text, parameters, hydrate }: Statement<T>): Promise<T[]> {
  return (await graph.read(text, parameters)).map(hydrate);
}

/** What a reader is told of a graph that is half there. */
export const halfLoaded = () =>
  new Failure(
    "UNAVAILABLE",
    "The graph is being restored, or a restore of it was cut off: wait until it is done. If none is running, restore it again, or start the server, which wipes the half and loads the seed.",
  );
/** What marks a restore, whose it is and how far it has come: a node whose label is that of no record. */
export const loadingMark = "MATCH (l:Loading {name: 'graph'})";
export const loadingState = 'l.holder + " " + toString(l.step)';

/** What an engine prepares before the first record: unique keys, other indexes, and the text that search reads. */
export interface Layout {
  readonly unique: readonly (readonly [label: string, property: string])[];
  readonly indexed: readonly (readonly [label: string, property: string])[];
  readonly searched: readonly [label: string, property: string];
}
