import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { seenBy } from "./seen.js";

/** `changes`, written from docs/methods.md: what each level sees of a data set before and after each write, compared as a whole. */

/** A load: what the data set holds, when it is written, and the reasons that it gives for removals. */
export interface Load {
  readonly at: string;
  readonly dataset: Dataset;
}
export interface ExpectedChange {
  readonly at: string;
  readonly action: string;
  readonly kind: string;
  readonly id: string;
  readonly reason: string | null;
  readonly successor: string | null;
}

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly content: string;
  readonly retracted: boolean;
}
const keyOf = ({ kind, id }: { kind: string; id: string }) => `${id} ${kind}`;
const isRecord = ({ kind }: { kind: string }) => kind !== "FormerId" && kind !== "Dataset";
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const present = (values: object) =>
  Object.entries(values)
    .filter(([, value]) => value != null && !(Array.isArray(value) && !value.length))
    .sort();

function itemsSeen(level: Level, dataset: Dataset): Map<string, Item> {
  const { entities, claims, formerIds = [] } = seenBy(level, dataset);
  const items: Item[] = [
    ...entities.map(({ type, values, links }) => ({
      kind: type.name,
      id: values.id,
      content: JSON.stringify([present(values), links.map(({ name, to, qualifier }) => [name, to, qualifier]).sort()]),
      retracted: false,
    })),
    ...claims.map(({ values, ...ends }) => ({
      kind: model.claim.name,
      id: values.id,
      content: JSON.stringify([present(values), [ends.subject, ends.object, ends.at, ends.for, ends.by, [...ends.cites].sort()]]),
      retracted: values.status === "RETRACTED",
    })),
    ...formerIds.flatMap(({ id, successor }) =>
      successor === undefined ? [] : [{ kind: "FormerId", id, content: successor, retracted: false }],
    ),
    ...(entities.length + claims.length ? [{ kind: "Dataset", id: "test", content: "", retracted: false }] : []),
  ];
  return new Map(items.map((item) => [keyOf(item), item]));
}

/** What a level is told of these loads, one after another into an empty graph. */
export function expectedChanges(level: Level, loads: readonly Load[]): ExpectedChange[] {
  let was = new Map<string, Item>();
  const lastSeen = seenBy(level, loads.at(-1)?.dataset as Dataset);
  const leadsTo = new Map(
    (lastSeen.formerIds ?? []).flatMap(({ id, successor }) => (successor === undefined ? [] : [[id, successor] as const])),
  );
  return loads.flatMap(({ at, dataset }) => {
    const is = itemsSeen(level, dataset);
    const changes = was.size
      ? changesOf(was, is, dataset, level)
      : [...is.values()].filter(({ kind }) => kind === "Dataset").map((item) => ({ ...item, action: "LOADED", reason: null }));
    was = is;
    return changes
      .sort((a, b) => compare(a.id, b.id) || compare(a.kind, b.kind))
      .map(({ action, kind, id, reason }) => {
        const successor = action === "REMOVED" || kind === "FormerId" ? (leadsTo.get(id) ?? null) : null;
        const known = successor === null && (reason === "RENAMED" || reason === "MERGED") ? "NOT_SAID" : reason;
        return { at, action, kind, id, reason: known, successor };
      });
  });
}

function changesOf(was: ReadonlyMap<string, Item>, is: ReadonlyMap<string, Item>, dataset: Dataset, level: Level) {
  const gone = [...was.values()].filter((item) => !is.has(keyOf(item)));
  const goneRecords = new Set(gone.filter(isRecord).map(({ id }) => id));
  const successors = new Map((seenBy(level, dataset).formerIds ?? []).map(({ id, successor }) => [id, successor]));
  const reasonOf = (id: string): string => {
    const successor = successors.get(id);
    if (successor === undefined) return dataset.removals?.find((removal) => removal.id === id)?.reason ?? "NOT_SAID";
    const wasThere = [...was.values()].some((item) => isRecord(item) && item.id === successor);
    return wasThere || [...goneRecords].some((other) => other !== id && successors.get(other) === successor) ? "MERGED" : "RENAMED";
  };
  const removed = gone.map((item) => ({ ...item, action: "REMOVED", reason: isRecord(item) ? reasonOf(item.id) : null }));
  const others = [...is.values()].flatMap((item) => {
    const before = was.get(keyOf(item));
    const action = !before
      ? "ADDED"
      : before.content === item.content
        ? undefined
        : item.retracted && !before.retracted
          ? "RETRACTED"
          : "CHANGED";
    return action ? [{ ...item, action, reason: null }] : [];
  });
  const led = ({ kind, action, content }: (typeof removed)[number]) =>
    kind === "FormerId" && action === "REMOVED" && ![...is.values()].some((item) => isRecord(item) && item.id === content);
  return [...removed.filter((item) => !led(item)), ...others].filter(({ kind, id }) => kind !== "FormerId" || !goneRecords.has(id));
}
