import type { Change } from "../../../analysis/changes.js";
import { ChangeAction } from "../../../model/annotations/change.js";
import type { Row, Transaction } from "../../graph.js";
import { createChangeSets, createChanges, lastChangeSet, storeNumbering } from "./stored.js";

/** The time of a write. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

/** What a write has done to what the levels see. */
export interface WrittenChanges {
  readonly at: Date;
  /** By level, the visible versions before and after. */
  readonly was: readonly string[];
  readonly is: readonly string[];
  readonly changes: readonly Change[];
}

/** A version of a level that sees nothing. */
const emptyVersion = /^0+$/;
/** By level, whether a viewer of it sees anything at these versions. */
export const seesAnything = (versions: readonly string[]): boolean[] => versions.map((version) => !emptyVersion.test(version));

/**
 * Adds a write to the history, unless no level sees a difference. A history that does not end with what was there before, such as that of a
 * graph of an earlier release, is continued from there.
 */
export async function appendChangeSet(tx: Transaction, { at, was, is, changes }: WrittenChanges): Promise<void> {
  if (!changes.length && isEqual(was, is)) return;
  const last = await lastChangeSet((text, parameters) => tx.run(text, parameters));
  const written = at.toISOString().replace(/\.\d+Z$/, "Z");
  const next = last ? last.seq + 1 : 0;
  const isContinued = last ? isEqual(last.versions, was) : !seesAnything(was).some(Boolean);
  const earlier = isContinued ? [] : [{ seq: next, at: written, versions: was }];
  const seq = next + earlier.length;
  await createChangeSets(tx, [...earlier, { seq, at: written, versions: is }]);
  await createChanges(
    tx,
    changes.map((change) => ({ ...change, seq })),
  );
  const [highest = []] = await tx.run(`MATCH (s:ChangeSet) RETURN ${is.map((_, level) => `max(s.number${level})`).join(", ")}`);
  await storeNumbering(tx, new Map([[seq, numberingAfter(highest, changes)]]));
}

function numberingAfter(highest: Row, changes: readonly Change[]) {
  const levels = [...highest.keys()];
  const seen = levels.map((level) => changes.flatMap(({ actions }) => actions[level] ?? []));
  return {
    numbers: seen.map((actions, level) => (actions.length ? ((highest[level] as number | null) ?? 0) + 1 : null)),
    tallies: seen.map((actions) =>
      actions.length ? ChangeAction.values.map((name) => actions.filter((action) => action === name).length) : null,
    ),
  };
}

const isEqual = (a: readonly string[], b: readonly string[]) => a.every((version, level) => version === b[level]);
