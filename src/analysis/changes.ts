import type { ChangeAction } from "../model/annotations/change.js";
import type { RemovalReason } from "../model/annotations/removal.js";
import { Sensitivity } from "../model/entity.js";
import { compareText } from "../text/compare.js";
import type { Method } from "./method.js";

export const changesMethod: Method = {
  name: "changes",
  version: "1",
  description: {
    en: "What has changed in what you may see, from one version of it to the next: records and claims that were added, changed, retracted or removed. It says what became of the records of this graph, not what happens in the world, and a record that you may no longer see reads as removed.",
    es: "Qué ha cambiado en lo que usted puede ver, de una versión a la siguiente: registros y afirmaciones que se añadieron, cambiaron, se retractaron o se quitaron. Dice qué fue de los registros de este grafo, no qué pasa en el mundo, y un registro que usted ya no puede ver se lee como quitado.",
    fr: "Ce qui a changé dans ce que vous pouvez voir, d'une version à la suivante : fiches et affirmations ajoutées, modifiées, rétractées ou retirées. Cela dit ce que sont devenues les fiches de ce graphe, non ce qui se passe dans le monde, et une fiche que vous ne pouvez plus voir se lit comme retirée.",
  },
};

/** Kinds of items that are no records. */
export const formerIdKind = "FormerId";
export const dataSetKind = "Dataset";
const isRecord = (kind: string) => kind !== formerIdKind && kind !== dataSetKind;

/** What can change: a record with the links from it, a former id that leads to a record, or a data set. */
export interface VisibleItem {
  /** Its class, or `FormerId` or `Dataset`. */
  readonly kind: string;
  readonly id: string;
  /** The level from which it is visible. */
  readonly level: number;
  /** For each level, a digest of what is visible of it from there on. */
  readonly digests: readonly number[];
  readonly retracted?: boolean;
  /** Of a former id: the record that it leads to. */
  readonly successor?: string;
}
/** All items that somebody may see, by kind and id. */
export type VisibleItems = ReadonlyMap<string, VisibleItem>;

/** One item that has changed. A value for each level; null where viewers of the level see no change. */
export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly actions: readonly (ChangeAction | null)[];
  /** Of a record that is removed. */
  readonly reasons: readonly (RemovalReason | null)[];
}

const levels = Sensitivity.values.map((_, level) => level);
const isSeen = (item: VisibleItem | undefined, level: number): item is VisibleItem => item !== undefined && item.level <= level;
/** Whether a level sees the same of two states of an item. */
const isSame = (a: VisibleItem, b: VisibleItem, level: number) => sumUpTo(a, level) === sumUpTo(b, level);
const sumUpTo = ({ digests }: VisibleItem, level: number) =>
  digests.slice(0, level + 1).reduce((sum, digest) => (sum + digest) % digestModulus, 0);
/** Digests are sums below this number, which a float holds exactly even when two of them are added. */
export const digestModulus = 2 ** 52;

/**
 * What has changed from one state of a graph to another, by id and kind. Each level gets its own answer, which depends on nothing but what
 * the level sees in both states.
 * @param sawAnything by level, whether anything was visible before; where nothing was, a data set is loaded, and its records are not listed
 * @param reasonFor why a record was removed, if that is said
 */
export function changesBetween(
  was: VisibleItems,
  is: VisibleItems,
  sawAnything: readonly boolean[],
  reasonFor: (id: string) => RemovalReason | undefined,
): Change[] {
  const actionAt = (before: VisibleItem | undefined, after: VisibleItem | undefined, level: number): ChangeAction | null => {
    if (!sawAnything[level]) return isSeen(after, level) && after.kind === dataSetKind ? "LOADED" : null;
    if (!isSeen(before, level)) return isSeen(after, level) ? "ADDED" : null;
    if (!isSeen(after, level)) return "REMOVED";
    if (isSame(before, after, level)) return null;
    return after.retracted && !before.retracted ? "RETRACTED" : "CHANGED";
  };
  const levelNow = levelsOfRecords(is);
  /** Whether a former id loses its record in this write, which has a row of its own: a former id of a hidden record reads as one of a removed record. */
  const losesRecord = (before: VisibleItem | undefined, level: number) =>
    before?.successor !== undefined && (levelNow(before.successor) ?? Number.POSITIVE_INFINITY) > level;
  const changed = [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [before, after] = [was.get(key), is.get(key)];
    const { kind, id } = (before ?? after) as VisibleItem;
    const actions = levels.map((level) => {
      const action = actionAt(before, after, level);
      return action === "REMOVED" && losesRecord(before, level) ? null : action;
    });
    return actions.some(Boolean) ? [{ kind, id, actions }] : [];
  });
  const removed = new Map<string, (typeof changed)[number][]>();
  for (const change of changed)
    if (isRecord(change.kind) && change.actions.includes("REMOVED")) removed.set(change.id, [...(removed.get(change.id) ?? []), change]);
  const isRemovedAt = (id: string, level: number) => (removed.get(id) ?? []).some(({ actions }) => actions[level] === "REMOVED");
  const reasonAt = reasonsOf(was, is, [...removed.keys()], isRemovedAt, reasonFor);
  return changed
    .map(({ kind, id, actions }): Change => {
      // The removal of a record says already where its id leads.
      if (kind === formerIdKind)
        return {
          kind,
          id,
          actions: actions.map((action, level) => (isRemovedAt(id, level) ? null : action)),
          reasons: levels.map(() => null),
        };
      const reasons = actions.map((action, level) => (action === "REMOVED" && isRecord(kind) ? reasonAt(id, level) : null));
      return { kind, id, actions, reasons };
    })
    .filter(({ actions }) => actions.some(Boolean))
    .sort((a, b) => compareText(a.id, b.id) || compareText(a.kind, b.kind));
}

/** The lowest level that sees the record of an id, if any does. */
function levelsOfRecords(items: VisibleItems): (id: string) => number | undefined {
  const found = new Map<string, number>();
  for (const { kind, id, level } of items.values()) if (isRecord(kind)) found.set(id, Math.min(level, found.get(id) ?? level));
  return (id) => found.get(id);
}

/** Why records are removed, as a level may know it: that of a record with a successor follows from what the level saw of it. */
function reasonsOf(
  was: VisibleItems,
  is: VisibleItems,
  ids: readonly string[],
  isRemovedAt: (id: string, level: number) => boolean,
  reasonFor: (id: string) => RemovalReason | undefined,
): (id: string, level: number) => RemovalReason {
  const formerIds = new Map(
    ids.flatMap((id) => {
      const formerId = is.get(itemKey(formerIdKind, id));
      return formerId?.successor === undefined ? [] : [[id, { level: formerId.level, successor: formerId.successor }] as const];
    }),
  );
  const predecessors = new Map<string, string[]>();
  for (const [id, { successor }] of formerIds) predecessors.set(successor, [...(predecessors.get(successor) ?? []), id]);
  const levelBefore = formerIds.size ? levelsOfRecords(was) : () => undefined;
  return (id, level) => {
    const formerId = formerIds.get(id);
    if (!formerId || formerId.level > level) return reasonFor(id) ?? "NOT_SAID";
    const others = (predecessors.get(formerId.successor) ?? []).filter((other) => isRemovedAt(other, level));
    const wasThere = (levelBefore(formerId.successor) ?? Number.POSITIVE_INFINITY) <= level;
    return wasThere || others.length > 1 ? "MERGED" : "RENAMED";
  };
}

/** What an item is found by. */
export const itemKey = (kind: string, id: string) => `${kind} ${id}`;
