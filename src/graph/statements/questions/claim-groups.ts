import { adverseEffects, helpfulEffects, Modality } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import type { AxisName } from "../../axes.js";
import { Cypher } from "../../cypher.js";
import type { Row, Statement, Value } from "../../graph.js";
import { type GroupsQuery, grouped, valuesJoined } from "../groups/grouped-claims.js";

/** A group as it is read: a key for each grouping, null for "not said"; of YEAR the period. */
export interface GroupRow<T> {
  readonly keys: readonly (string | null)[];
  readonly value: T;
}

const rowOf =
  <T>(length: number, read: (values: Row) => T) =>
  (row: Row): GroupRow<T> => ({ keys: row.slice(0, length) as (string | null)[], value: read(row.slice(length)) });

/** How many claims each group has. @param first how many groups are read at most */
export function claimsOfGroups(model: Model, query: GroupsQuery, first: number, level: Level): Statement<GroupRow<number>> {
  const c = new Cypher(model, level);
  const { text, keys } = grouped(c, query);
  return {
    text: `${text} RETURN ${keys.join(", ")}, count(DISTINCT k) LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: rowOf(keys.length, ([n]) => n as number),
  };
}

/** The records of a measure: those that claims have as their values on an axis. */
export type MeasuredAxis = Extract<AxisName, "PRACTICE" | "COMMUNITY" | "PLACE" | "SOURCE">;

/** How many different records the claims of each group have on an axis. */
export function recordsOfGroups(model: Model, query: GroupsQuery, axis: MeasuredAxis, first: number, level: Level) {
  return measured(model, query, axis, first, level, "count", ([n]) => n as number);
}
/** The ids of these records: for groups that are joined afterwards, where numbers do not add up. */
export function recordIdsOfGroups(model: Model, query: GroupsQuery, axis: MeasuredAxis, first: number, level: Level) {
  return measured(model, query, axis, first, level, "collect", ([ids]) => ids as readonly string[]);
}
function measured<T>(
  model: Model,
  query: GroupsQuery,
  axis: MeasuredAxis,
  first: number,
  level: Level,
  aggregate: "count" | "collect",
  read: (values: readonly Value[]) => T,
): Statement<GroupRow<T>> {
  const c = new Cypher(model, level);
  const { text, keys, selective } = grouped(c, query);
  const joined = valuesJoined(c, { axis }, selective);
  return {
    text: `${text} ${joined.text} RETURN ${keys.join(", ")}, ${aggregate}(DISTINCT ${joined.value}) LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: rowOf(keys.length, read),
  };
}

/** How the claims of a group divide: all, by modality, and those whose effect helps or is adverse. */
export type ClaimSplit = readonly [
  claims: number,
  reported: number,
  intended: number,
  recommended: number,
  helpful: number,
  adverse: number,
];

/** How many claims each group has, and how they divide. */
export function splitsOfGroups(model: Model, query: GroupsQuery, first: number, level: Level): Statement<GroupRow<ClaimSplit>> {
  const c = new Cypher(model, level);
  const { text, keys } = grouped(c, query);
  const conditions = [
    ...Modality.values.map((modality) => `k.modality = ${c.value(modality)}`),
    ...[helpfulEffects, adverseEffects].map((effects) => `k.effect IN ${c.value(effects)}`),
  ];
  const sums = conditions.map((condition) => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`);
  const columns = keys.map(() => c.name("key"));
  // Each claim once for each group: then it is enough to count rows.
  const distinct = `WITH DISTINCT k, ${keys.map((key, i) => `${key} AS ${columns[i]}`).join(", ")}`;
  return {
    text: `${text} ${distinct} RETURN ${[...columns, "count(*)", ...sums].join(", ")} LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: rowOf(keys.length, (counts) => counts as unknown as ClaimSplit),
  };
}
