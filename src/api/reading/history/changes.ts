import { formerIdKind } from "../../../analysis/changes.js";
import { badInput } from "../../../errors.js";
import type { Value } from "../../../graph/graph.js";
import { seesAnything } from "../../../graph/statements/changes/append.js";
import {
  type ChangeTally,
  changesPage,
  changeTally,
  firstChangeAt,
  numberBefore,
  numberOfVersion,
  type SeenChange,
  versionBeforeHistory,
} from "../../../graph/statements/questions/changes.js";
import { visibleDigest } from "../../../graph/statements/questions/dataset.js";
import type { Reader } from "../reader.js";

/** From when on changes are asked for: a visible version, a day or an instant; null: all that is recorded. */
export interface ChangesQuery {
  readonly since: string | null;
}

const version = /^[0-9a-f]{32}$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** The instant that a text names; undefined if it names none. */
function instantOf(since: string): string | undefined {
  const text = day.test(since) ? `${since}T00:00:00Z` : since;
  if (!instant.test(text)) return undefined;
  const date = new Date(text);
  // A day that no month has is read as one of the next month.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text.slice(0, 10)) ? text : undefined;
}

/** How far ahead of UTC a clock may be: a day begins up to 14 hours earlier elsewhere on earth. */
const farthestAhead = 14 * 3_600_000;

/** @throws BAD_USER_INPUT for what is no version, day or instant, and for a time that has not come anywhere */
export function assertSince(since: string | null | undefined): void {
  if (since == null || version.test(since)) return;
  const from = instantOf(since);
  if (from !== undefined) {
    const now = new Date();
    if (Date.parse(from) <= now.getTime() + farthestAhead) return;
    throw badInput(
      `since: ${since} has not come yet: it is ${now.toISOString().slice(0, 19)}Z here. Give the day on which you saw the data last, or the version that \`dataVersion { version }\` gave you then.`,
      { argument: "since" },
    );
  }
  throw badInput(
    "since: must be a visible version (32 hexadecimal digits, as `dataVersion { version }` gives it), a day such as 2026-01-31, or an instant such as 2026-01-31T12:00:00Z.",
    { argument: "since" },
  );
}

/** The number after which the changes that were asked for come, and whether all of them are recorded. */
export interface ChangesFrom {
  readonly after: number;
  readonly complete: boolean;
}

/** @throws BAD_USER_INPUT for a version that viewers of the level have not seen, as far as the history knows */
export const changesFrom = (reader: Reader, query: ChangesQuery): Promise<ChangesFrom> => reader.computed(readFrom, query);

async function readFrom(reader: Reader, { since }: ChangesQuery): Promise<ChangesFrom> {
  const { level } = reader.viewer;
  if (since !== null && version.test(since)) {
    const [after] = await reader.read(numberOfVersion(level, since));
    if (after !== undefined) return { after, complete: true };
    const [current] = await reader.read(visibleDigest(level));
    // A version that no write has left, such as that of a graph of an earlier release, to which nothing was added yet.
    if (current === since) return { after: await lastNumber(reader), complete: true };
    throw badInput(
      `since: no version ${since} of what you may see is recorded here. Give the day on which you saw it, such as 2026-01-31, or leave \`since\` out for all that is recorded. If an older backup was restored meanwhile, fetch everything anew.`,
      { argument: "since" },
    );
  }
  const from = since === null ? undefined : instantOf(since);
  const after = from === undefined ? 0 : (((await reader.read(numberBefore(level, from)))[0] as number | undefined) ?? 0);
  return { after, complete: await isComplete(reader, from) };
}

/** Whether the history has all changes from an instant on. It begins with an empty graph, or with the first change that it has. */
async function isComplete(reader: Reader, from: string | undefined): Promise<boolean> {
  const { level } = reader.viewer;
  const before = await reader.read(versionBeforeHistory(level));
  const known = before.length ? before[0] : (await reader.read(visibleDigest(level)))[0];
  if (known == null || !seesAnything([known])[0]) return true;
  const [first] = await reader.read(firstChangeAt(level));
  return first !== undefined && from !== undefined && from >= first;
}

/** Later than any instant that is written. */
const endOfTime = "9999-12-31T23:59:59Z";
const lastNumber = async (reader: Reader) => (await reader.read(numberBefore(reader.viewer.level, endOfTime)))[0] ?? 0;

/** How many changes there are of each action. */
export async function readTally(reader: Reader, query: ChangesQuery): Promise<ChangeTally> {
  const { after } = await changesFrom(reader, query);
  const [tally] = await reader.read(changeTally(reader.viewer.level, after));
  return tally as ChangeTally;
}

/** A change, and the record to which its id leads now, if it is a former one. */
export interface ReadChange extends SeenChange {
  readonly successor: string | null;
  readonly key: readonly Value[];
}

/** One page of changes, oldest first. */
export async function readChanges(
  reader: Reader,
  query: ChangesQuery,
  first: number,
  key: readonly Value[] | undefined,
): Promise<ReadChange[]> {
  const { after } = await changesFrom(reader, query);
  const found = await reader.facts(changesPage(reader.viewer.level, after, key ?? [], first));
  const isFormer = ({ action, kind }: SeenChange) => action === "REMOVED" || kind === formerIdKind;
  const successors = await reader.formerIds.successorsOf([...new Set(found.filter(isFormer).map(({ id }) => id))]);
  return found.map((change) => {
    const successor = (isFormer(change) && successors.get(change.id)) || null;
    return { ...change, reason: reasonNow(change, successor), successor, key: [change.number, change.id, change.kind] };
  });
}

/** Where a former id leads nowhere that the viewer may see, it reads as one that never led anywhere. */
const reasonNow = ({ reason }: SeenChange, successor: string | null): SeenChange["reason"] =>
  successor === null && (reason === "RENAMED" || reason === "MERGED") ? "NOT_SAID" : reason;
