import { compareKeys, type GroupKeys, groupsByYear, type KeyedGroup, keyText } from "../../analysis/claim-groups.js";
import { claimGroupsConstants } from "../../analysis/constants.js";
import { Failure } from "../../errors.js";
import type { Statement } from "../../graph/graph.js";
import type { GroupsQuery } from "../../graph/statements/groups/grouped-claims.js";
import {
  claimsOfGroups,
  type GroupRow,
  type MeasuredAxis,
  recordIdsOfGroups,
  recordsOfGroups,
} from "../../graph/statements/questions/claim-groups.js";
import { newestYear } from "./groups.js";
import type { Reader } from "./reader.js";

const { maxGroups } = claimGroupsConstants;
/** One more than an answer can have tells that there are too many. */
export const maxRows = maxGroups + 1;

/** What groups count, and on which axis the records are that they count; claims count themselves. */
export const measures = { claims: undefined, practices: "PRACTICE", communities: "COMMUNITY", places: "PLACE", sources: "SOURCE" } as const;
export type Measure = keyof typeof measures;

/** @throws LIMIT_EXCEEDED for more groups than an answer can have */
function assertFew(groups: readonly unknown[]): void {
  if (groups.length <= maxGroups) return;
  throw new Failure(
    "LIMIT_EXCEEDED",
    `groupBy: more than ${maxGroups} groups. Group by fewer axes, lift places to a level, or keep fewer claims with \`filter\`.`,
    { argument: "groupBy", limit: maxGroups },
  );
}

/** Groups with years in place of periods, where they are grouped by year. */
export async function readByYear<T>(
  reader: Reader,
  { groupings }: GroupsQuery,
  statement: Statement<GroupRow<T>>,
  joined: (a: T, b: T) => T,
): Promise<readonly KeyedGroup<T>[]> {
  const rows = await reader.facts(statement);
  assertFew(rows);
  const at = groupings.findIndex(({ axis }) => axis === "YEAR");
  if (at < 0) return rows;
  const groups = groupsByYear(rows, at, await newestYear(reader), joined);
  assertFew(groups);
  return groups;
}

/** What each group counts of a measure, in no order. What is read is charged. */
async function countsOf(reader: Reader, query: GroupsQuery, axis: MeasuredAxis | undefined): Promise<readonly KeyedGroup<number>[]> {
  const { model, viewer } = reader;
  const sum = (a: number, b: number) => a + b;
  if (!axis) return readByYear(reader, query, claimsOfGroups(model, query, maxRows, viewer.level), sum);
  if (query.groupings.every((grouping) => grouping.axis !== "YEAR"))
    return readByYear(reader, query, recordsOfGroups(model, query, axis, maxRows, viewer.level), sum);
  // Numbers of records do not add up over periods: two claims may name the same one.
  const ids = await readByYear(reader, query, recordIdsOfGroups(model, query, axis, maxRows, viewer.level), (a, b) => [
    ...new Set([...a, ...b]),
  ]);
  return ids.map(({ keys, value }) => ({ keys, value: value.length }));
}

/** The groups of a query. Each measure is read when it is asked for, once. */
export class Groups {
  private readonly counts = new Map<Measure, Promise<readonly KeyedGroup<number>[]>>();
  private readonly byKeys = new Map<Measure, Promise<ReadonlyMap<string, number>>>();
  constructor(
    private readonly reader: Reader,
    readonly query: GroupsQuery,
  ) {}

  /** All groups, with how many claims each has, in no order. */
  claims(): Promise<readonly KeyedGroup<number>[]> {
    return this.read("claims");
  }
  /** What a group counts. */
  async count(measure: Measure, keys: GroupKeys): Promise<number> {
    const known = this.byKeys.get(measure) ?? this.read(measure).then((groups) => new Map(groups.map((g) => [keyText(g.keys), g.value])));
    this.byKeys.set(measure, known);
    return (await known).get(keyText(keys)) ?? 0;
  }
  private read(measure: Measure): Promise<readonly KeyedGroup<number>[]> {
    const known = this.counts.get(measure) ?? countsOf(this.reader, this.query, measures[measure]);
    this.counts.set(measure, known);
    return known;
  }
}
/** The groups of a query, read once for all that one request asks of them. */
export const groupsOf = (reader: Reader, query: GroupsQuery): Groups => reader.computed(newGroups, query);
const newGroups = (reader: Reader, query: GroupsQuery) => new Groups(reader, query);

/** How groups are sorted: by a measure or by one of their keys, then by their keys. */
export interface GroupOrder {
  readonly by: Measure | number;
  readonly descending: boolean;
}
/** A group in its place: what it is sorted by, if that is a measure, and its keys. */
export interface PlacedGroup {
  readonly measured: number | null;
  readonly keys: GroupKeys;
}

/** All groups in an order. */
export async function sortedGroups(groups: Groups, order: GroupOrder): Promise<PlacedGroup[]> {
  const { by } = order;
  const found = await groups.claims();
  const placed = await Promise.all(
    found.map(async ({ keys, value }): Promise<PlacedGroup> => {
      if (typeof by === "number") return { measured: null, keys };
      return { measured: by === "claims" ? value : await groups.count(by, keys), keys };
    }),
  );
  return placed.sort((a, b) => comparePlaced(order, a, b));
}
export function comparePlaced({ by, descending }: GroupOrder, a: PlacedGroup, b: PlacedGroup): number {
  const sign = descending ? -1 : 1;
  const first = typeof by === "number" ? compareKeys([a.keys[by] ?? null], [b.keys[by] ?? null]) : (a.measured ?? 0) - (b.measured ?? 0);
  return sign * first || compareKeys(a.keys, b.keys);
}
