import type { Change } from "../../../analysis/changes.js";
import { ChangeAction } from "../../../model/annotations/change.js";
import type { RemovalReason } from "../../../model/annotations/removal.js";
import { Sensitivity } from "../../../model/entity.js";
import type { Parameters, Row, Statement, Transaction, Value } from "../../graph.js";

/**
 * The history of what could be seen: a node for each write that has changed it, and one for each item that it has changed. What a level sees
 * of a write stands in columns of its own, so that a statement for a level reads nothing of the others.
 */

/** A write that has changed what some level sees. */
export interface ChangeSet {
  /** Its place among all writes. Nothing for clients: it counts those that they may not know of. */
  readonly seq: number;
  /** When it was written, as an instant of UTC. */
  readonly at: string;
  /** By level, the visible version that it has left. */
  readonly versions: readonly string[];
}
/** A change, and the write that it belongs to. */
export interface StoredChange extends Change {
  readonly seq: number;
}

const levels = Sensitivity.values.map((_, level) => level);
const columnsOf = (v: string, ...names: readonly string[]) =>
  names.flatMap((name) => levels.map((level) => `${v}.${name}${level}`)).join(", ");
/** The columns of all levels in a map, out of the values of a row from a position on. */
const columnsFrom = (name: string, position: number) => levels.map((level) => `${name}${level}: row[${position + level}]`).join(", ");

/** How many nodes one statement writes. */
const batchSize = 1000;
async function inBatches(rows: readonly Value[][], write: (rows: readonly Value[][]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += batchSize) await write(rows.slice(at, at + batchSize));
}

/** Stores writes, without what is derived from their changes. */
export const createChangeSets = (tx: Transaction, sets: readonly ChangeSet[]): Promise<void> =>
  inBatches(
    sets.map(({ seq, at, versions }) => [seq, at, ...versions]),
    (rows) => tx.run(`UNWIND $rows AS row CREATE (:ChangeSet {seq: row[0], at: row[1], ${columnsFrom("version", 2)}})`, { rows }),
  );

/** Stores what writes have changed. */
export const createChanges = (tx: Transaction, changes: readonly StoredChange[]): Promise<void> =>
  inBatches(
    changes.map(({ seq, kind, id, actions, reasons }) => [seq, kind, id, ...actions, ...reasons]),
    (rows) =>
      tx.run(
        `UNWIND $rows AS row CREATE (:Change {seq: row[0], kind: row[1], id: row[2], ${columnsFrom("action", 3)}, ${columnsFrom("reason", 3 + levels.length)}})`,
        { rows },
      ),
  );

/**
 * What is derived from the changes of a write, by level: its number among those that the level sees a change of, and how many changes of
 * each action it sees. Null where it sees none.
 */
export interface Numbering {
  readonly numbers: readonly (number | null)[];
  readonly tallies: readonly (readonly number[] | null)[];
}

export const storeNumbering = (tx: Transaction, numberings: ReadonlyMap<number, Numbering>): Promise<void> =>
  inBatches(
    [...numberings].map(([seq, { numbers, tallies }]) => [seq, ...numbers, ...(tallies as Value[])]),
    (rows) => {
      const set = [
        ...levels.map((level) => `s.number${level} = row[${1 + level}]`),
        ...levels.map((level) => `s.tallies${level} = row[${1 + levels.length + level}]`),
      ];
      return tx.run(`UNWIND $rows AS row MATCH (s:ChangeSet {seq: row[0]}) SET ${set.join(", ")}`, { rows });
    },
  );

type Run = (text: string, parameters?: Parameters) => Promise<Row[]>;

/** The numbering that follows from all stored changes, by write. */
export async function numberingOf(run: Run): Promise<Map<number, Numbering>> {
  const sequence = (await run("MATCH (s:ChangeSet) RETURN s.seq AS seq ORDER BY seq")).map(([seq]) => seq as number);
  const byLevel: Map<number, number[]>[] = [];
  for (const level of levels) {
    const tallies = new Map<number, number[]>();
    const text = `MATCH (c:Change) WHERE c.action${level} IS NOT NULL RETURN c.seq, c.action${level}, count(*)`;
    for (const [seq, action, count] of await run(text)) {
      const tally = tallies.get(seq as number) ?? ChangeAction.values.map(() => 0);
      tally[ChangeAction.values.indexOf(action as ChangeAction)] = count as number;
      tallies.set(seq as number, tally);
    }
    byLevel.push(tallies);
  }
  const next = levels.map(() => 1);
  return new Map(
    sequence.map((seq) => {
      const tallies = byLevel.map((ofLevel) => ofLevel.get(seq) ?? null);
      const numbers = tallies.map((tally, level) => (tally ? (next[level] as number) : null));
      numbers.forEach((number, level) => {
        if (number !== null) next[level] = number + 1;
      });
      return [seq, { numbers, tallies }] as const;
    }),
  );
}

/** Derives the numbering anew, after changes were stored or removed on their own. */
export const updateNumbering = async (tx: Transaction): Promise<void> =>
  storeNumbering(tx, await numberingOf((text, parameters) => tx.run(text, parameters)));

/** The numbering as it is stored. */
export async function storedNumbering(run: Run): Promise<Map<number, Numbering>> {
  const rows = await run(`MATCH (s:ChangeSet) RETURN s.seq AS seq, ${columnsOf("s", "number", "tallies")} ORDER BY seq`);
  return new Map(
    rows.map(([seq, ...values]) => [
      seq as number,
      { numbers: values.slice(0, levels.length) as (number | null)[], tallies: values.slice(levels.length) as (number[] | null)[] },
    ]),
  );
}

/** The last write of the history. */
export async function lastChangeSet(run: Run): Promise<ChangeSet | undefined> {
  const [row] = await run(`MATCH (s:ChangeSet) RETURN s.seq AS seq, s.at, ${columnsOf("s", "version")} ORDER BY seq DESC LIMIT 1`);
  return row && changeSetOf(row);
}
const changeSetOf = ([seq, at, ...versions]: Row): ChangeSet => ({
  seq: seq as number,
  at: at as string,
  versions: versions as string[],
});

/** One page of all writes, after one of them. */
export const changeSetsAfter = (seq: number, first: number): Statement<ChangeSet> => ({
  text: `MATCH (s:ChangeSet) WHERE s.seq > $seq RETURN s.seq AS seq, s.at, ${columnsOf("s", "version")} ORDER BY seq LIMIT $first`,
  parameters: { seq, first },
  hydrate: changeSetOf,
});

/** One page of all that one write has changed, after an item. */
export const changesAfter = (seq: number, after: Pick<Change, "id" | "kind">, first: number): Statement<StoredChange> => ({
  text: `MATCH (c:Change {seq: $seq}) WHERE c.id > $id OR (c.id = $id AND c.kind > $kind) RETURN c.kind AS kind, c.id AS id, ${columnsOf("c", "action", "reason")} ORDER BY id, kind LIMIT $first`,
  parameters: { seq, id: after.id, kind: after.kind, first },
  hydrate: ([kind, id, ...values]) => ({
    seq,
    kind: kind as string,
    id: id as string,
    actions: values.slice(0, levels.length) as (ChangeAction | null)[],
    reasons: values.slice(levels.length) as (RemovalReason | null)[],
  }),
});
