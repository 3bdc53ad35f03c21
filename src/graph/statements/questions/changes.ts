import { ChangeAction } from "../../../model/annotations/change.js";
import type { RemovalReason } from "../../../model/annotations/removal.js";
import { type Level, Sensitivity } from "../../../model/entity.js";
import { type Graph, runStatement, type Statement, type Value } from "../../graph.js";

/** The history as viewers of a level see it. Each statement reads the columns of this level alone. */

/** The column of a level. */
function column(variable: string, name: "version" | "number" | "tallies" | "action" | "reason", level: Level): string {
  if (!(level in Sensitivity.values)) throw new Error(`There is no level ${level}.`);
  return `${variable}.${name}${level}`;
}

/**
 * The number of the last change that this version has, or 0 if it has none: what has changed since comes after it. No row if the history
 * has no such version of the level.
 */
export function numberOfVersion(level: Level, version: string): Statement<number> {
  return {
    text: `MATCH (s:ChangeSet) WHERE ${column("s", "version", level)} = $version WITH max(s.seq) AS seq WHERE seq IS NOT NULL MATCH (t:ChangeSet) WHERE t.seq <= seq WITH seq, coalesce(max(${column("t", "number", level)}), 0) AS number RETURN number`,
    parameters: { version },
    hydrate: ([number]) => number as number,
  };
}

/** The number of the last change before an instant, or 0 if there is none. */
export function numberBefore(level: Level, instant: string): Statement<number> {
  return {
    text: `MATCH (s:ChangeSet) WHERE s.at < $instant RETURN coalesce(max(${column("s", "number", level)}), 0)`,
    parameters: { instant },
    hydrate: ([number]) => number as number,
  };
}

/** The visible version with which the history begins, if that was not changed by the write itself; no row if there is no history. */
export function versionBeforeHistory(level: Level): Statement<string | null> {
  const [number, version] = [column("s", "number", level), column("s", "version", level)];
  return {
    text: `MATCH (s:ChangeSet) WITH s ORDER BY s.seq LIMIT 1 RETURN CASE WHEN ${number} IS NULL THEN ${version} END`,
    parameters: {},
    hydrate: ([found]) => found as string | null,
  };
}

/** When the first change was written. */
export function firstChangeAt(level: Level): Statement<string> {
  return {
    text: `MATCH (s:ChangeSet) WHERE ${column("s", "number", level)} = 1 RETURN s.at`,
    parameters: {},
    hydrate: ([at]) => at as string,
  };
}

/** How many changes of each action there are. */
export type ChangeTally = Readonly<Record<ChangeAction, number>>;
const tallyOf = (counts: readonly Value[]) =>
  Object.fromEntries(ChangeAction.values.map((name, i) => [name, (counts[i] as number | null) ?? 0])) as ChangeTally;

/** How many changes come after a number. */
export function changeTally(level: Level, after: number): Statement<ChangeTally> {
  // Of no write at all, the sum is 0 on one engine and null on the other.
  const sums = ChangeAction.values.map((_, i) => `coalesce(sum(${column("s", "tallies", level)}[${i}]), 0)`);
  return {
    text: `MATCH (s:ChangeSet) WHERE ${column("s", "number", level)} > $after RETURN ${sums.join(", ")}`,
    parameters: { after },
    hydrate: tallyOf,
  };
}

/** A change, as viewers of a level see it. */
export interface SeenChange {
  /** The number of the write among those of which the level sees a change. */
  readonly number: number;
  readonly at: string;
  readonly version: string;
  readonly kind: string;
  readonly id: string;
  readonly action: ChangeAction;
  readonly reason: RemovalReason | null;
}

/**
 * One page of the changes after a number, oldest first, and those of one write by id and kind.
 * @param key of the change after which the page begins
 */
export function changesPage(
  level: Level,
  after: number,
  [number = after, id = "", kind = ""]: readonly Value[],
  first: number,
): Statement<SeenChange> {
  const [action, reason, numbered] = [column("c", "action", level), column("c", "reason", level), column("s", "number", level)];
  return {
    // Each write has a change at least, so a page needs no more of them than it has changes.
    text: [
      `MATCH (s:ChangeSet) WHERE ${numbered} > $after AND ${numbered} >= $number`,
      `WITH s.seq AS seq, ${numbered} AS number, s.at AS at, ${column("s", "version", level)} AS version ORDER BY number LIMIT $writes`,
      `MATCH (c:Change {seq: seq}) WHERE ${action} IS NOT NULL AND (number > $number OR c.id > $id OR (c.id = $id AND c.kind > $kind))`,
      `RETURN number, at, version, c.kind AS kind, c.id AS id, ${action}, ${reason} ORDER BY number, id, kind LIMIT $first`,
    ].join(" "),
    parameters: { after, number, id, kind, first, writes: first + 1 },
    hydrate: (row) => {
      const [number, at, version, kind, id, action, reason] = row;
      return { number, at, version, kind, id, action, reason } as SeenChange;
    },
  };
}

/** A write, as viewers of a level see it. */
export interface SeenWrite {
  readonly number: number;
  readonly at: string;
  readonly version: string;
  readonly tally: ChangeTally;
}

/** The latest writes of which the level sees a change, the latest first. */
export function latestWrites(level: Level, first: number): Statement<SeenWrite> {
  const number = column("s", "number", level);
  return {
    text: `MATCH (s:ChangeSet) WHERE ${number} IS NOT NULL RETURN ${number} AS number, s.at, ${column("s", "version", level)}, ${column("s", "tallies", level)} ORDER BY number DESC LIMIT $first`,
    parameters: { first },
    hydrate: ([number, at, version, tally]) => ({
      number: number as number,
      at: at as string,
      version: version as string,
      tally: tallyOf(tally as Value[]),
    }),
  };
}

/** Changes with every change of the history of a level: equal content may have come about in different ways, and what is forgotten leaves it as it is. */
export async function historyTag(graph: Pick<Graph, "read">, level: Level): Promise<string> {
  const [[latest], [tally], [first]] = await Promise.all([
    runStatement(graph, latestWrites(level, 1)),
    runStatement(graph, changeTally(level, 0)),
    runStatement(graph, firstChangeAt(level)),
  ]);
  return JSON.stringify([latest ?? null, tally ?? null, first ?? null]);
}
