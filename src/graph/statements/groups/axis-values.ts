import type { Class } from "../../../model/declare.js";
import { maxHierarchyDepth } from "../../../model/relations.js";
import { type Grouping, type NamedRecords, propertyOn, recordsOn, valueClasses } from "../../axes.js";
import type { Cypher } from "../../cypher.js";

/** How a claim leads to its values on an axis whose values are records, or properties of records. */
export interface ValuePattern {
  /** From the claim to the record. */
  readonly pattern: string;
  /** What must hold on the way. */
  readonly conditions: readonly string[];
  /** The variable of the record. */
  readonly record: string;
  /** The property of the record whose values count, instead of the record. */
  readonly property?: string;
}

/** Whether values are lifted to what is wider. */
export const isLifted = ({ axis, level, rollUp }: Grouping): boolean => Boolean(recordsOn(axis)?.wider && (level || rollUp));

/** A label for records of some classes, and the condition that tells them from others with this label. */
function labelled(variable: string, classes: readonly Class[]): { label: string; conditions: string[] } {
  const [only, ...others] = classes.map(({ name }) => name);
  if (only !== undefined && !others.length) return { label: only, conditions: [] };
  return { label: "Entity", conditions: [`(${classes.map(({ name }) => `${variable}:${name}`).join(" OR ")})`] };
}

/** The links from a named record to what counts in its place; empty where it counts itself. */
function throughOf({ through }: NamedRecords, lifted: boolean): string {
  if (!through) return "";
  // Where it may count itself, these links are among those that lead to what is wider.
  if (through.orItself) return lifted ? "" : `[:${through.link}*0..1]`;
  return `[:${through.link}]`;
}
const widerOf = ({ wider = [] }: NamedRecords) => `[:${wider.join("|")}*0..${maxHierarchyDepth}]`;
const levelCondition = (c: Cypher, { level }: Grouping, record: string) => (level ? [`${record}.kind = ${c.value(level)}`] : []);

/** The pattern from a record that a claim names to the record that counts. */
function tailPattern(c: Cypher, grouping: Grouping, records: NamedRecords) {
  const lifted = isLifted(grouping);
  const [target] = valueClasses(grouping.axis);
  const named = c.name("n");
  const { label, conditions } = labelled(named, records.classes);
  const nodes = [named];
  let text = `(${named}:${label})`;
  const follow = (links: string) => {
    const next = c.name("n");
    nodes.push(next);
    text += `-${links}->(${next}:${target?.name})`;
  };
  const through = throughOf(records, lifted);
  if (through) follow(through);
  if (lifted) follow(widerOf(records));
  const record = nodes.at(-1) as string;
  const q = c.name("q");
  // A claim is at least as hidden as what it names, but for its passages, of which some may be hidden.
  const [, ...others] = nodes;
  const checked = records.at.includes("CITES") ? nodes : others;
  const isVisible = lifted ? [c.visiblePath(q)] : checked.map((n) => c.visible(n));
  const isSaid = records.property === undefined ? [] : [`size(${record}.${records.property}) > 0`];
  return {
    named,
    record,
    /** The path has a name only where all its records have to be looked at. */
    path: lifted ? `${q} = ` : "",
    text,
    // What a path leads to comes first: reading each record of a path is what costs.
    conditions: [...levelCondition(c, grouping, record), ...conditions, ...isSaid, ...isVisible],
  };
}
function recordsOf({ axis }: Grouping): NamedRecords {
  const records = recordsOn(axis);
  if (!records) throw new Error(`The values on ${axis} are no records.`);
  return records;
}
const endsOf = ({ at }: NamedRecords) => `-[:${at.join("|")}]-`;
/** `WHERE` of conditions that must all hold; nothing where there is none. */
export const whereAll = (conditions: readonly string[]) => (conditions.length ? ` WHERE ${conditions.join(" AND ")}` : "");

/** The values of a bound claim on an axis of records. Every record on the way is visible. */
export function valuePattern(c: Cypher, grouping: Grouping, k: string): ValuePattern {
  const records = recordsOf(grouping);
  const { record, path, text, conditions } = tailPattern(c, grouping, records);
  const { property } = records;
  return { pattern: `${path}(${k})${endsOf(records)}${text}`, conditions, record, ...(property === undefined ? {} : { property }) };
}

/**
 * Binds `k` and `v` to every claim that passes and each of its values on an axis of records. It starts at the records that claims can name,
 * and lifts each of them once: lifting the records of each claim takes twenty times as long.
 * @param passing the condition of `k`, after a pattern that binds it
 */
export function claimsWithValues(
  c: Cypher,
  grouping: Grouping,
  k: string,
  v: string,
  passing: (keep: readonly string[]) => string,
): string {
  const records = recordsOf(grouping);
  const { named, record, path, text, conditions } = tailPattern(c, grouping, records);
  return `MATCH ${path}${text}${whereAll(conditions)} WITH DISTINCT ${named}, ${record} AS ${v} MATCH (${named})${endsOf(records)}(${k}:Claim) ${passing([k, v])} WITH DISTINCT ${k}, ${v}`;
}

/** The condition that a claim has no value on an axis of records, where nothing is lifted to a level. */
export function lacksValue(c: Cypher, { axis }: Grouping, k: string): string {
  const records = recordsOf({ axis });
  // Each named record has a value then: itself, if nothing else.
  const { path, text, conditions } = tailPattern(c, { axis }, records.through?.orItself ? { ...records, through: undefined } : records);
  return `NOT EXISTS { MATCH ${path}(${k})${endsOf(records)}${text}${whereAll(conditions)} }`;
}

/** Branches of a union that bind `k` to every claim that passes and has no value on an axis of records. */
export function withoutValues(c: Cypher, grouping: Grouping, k: string, passing: (first: readonly string[]) => string): string[] {
  const records = recordsOf(grouping);
  const unnamed = `MATCH (${k}:Claim) ${passing([lacksValue(c, grouping, k)])}`;
  if (!grouping.level) return [unnamed];
  const lift = tailPattern(c, grouping, records);
  const other = tailPattern(c, grouping, records);
  const from = lift.named;
  const isRootless = `NOT EXISTS { MATCH ${lift.path}${lift.text}${whereAll(lift.conditions)} }`;
  const { label } = labelled(from, records.classes);
  const n = c.name("n");
  // Few claims name such a record, and only for these the places of each are lifted.
  const named = `MATCH (${from}:${label}) WHERE ${isRootless} WITH ${from} MATCH (${from})${endsOf(records)}(${k}:Claim) ${passing([])} WITH DISTINCT ${k}`;
  const lifted = `CALL (${k}) { MATCH ${other.path}(${k})${endsOf(records)}${other.text}${whereAll(other.conditions)} RETURN count(*) AS ${n} }`;
  return [unnamed, `${named} ${lifted} WITH ${k}, ${n} WHERE ${n} = 0`];
}

/** Binds `k` to every claim that has a record as its value on an axis, each once; starts at the record. */
export function claimsWithRecord(c: Cypher, grouping: Grouping, value: string, k: string): string {
  const records = recordsOf(grouping);
  const lifted = isLifted(grouping);
  const [v, w, n, q] = [c.name("n"), c.name("n"), c.name("n"), c.name("q")];
  const below = records.through && !records.through.orItself ? valueClasses(grouping.axis) : records.classes;
  const parts = [
    `MATCH (${v}:Entity) WHERE ${[`${v}.id = ${c.value(value)}`, c.visible(v), ...levelCondition(c, grouping, v)].join(" AND ")}`,
  ];
  let at = v;
  if (lifted) {
    const { label, conditions } = labelled(w, below);
    parts.push(
      `MATCH ${q} = (${v})<-${widerOf(records)}-(${w}:${label}) WHERE ${[c.visiblePath(q), ...conditions].join(" AND ")} WITH DISTINCT ${w}`,
    );
    at = w;
  }
  const through = throughOf(records, lifted);
  if (through) {
    const { label, conditions } = labelled(n, records.classes);
    parts.push(`MATCH (${at})<-${through}-(${n}:${label}) WHERE ${[c.visible(n), ...conditions].join(" AND ")} WITH DISTINCT ${n}`);
    at = n;
  }
  const { conditions } = labelled(at, records.classes);
  if (conditions.length && at === v) parts.push(`WITH ${v} WHERE ${conditions.join(" AND ")}`);
  parts.push(`MATCH (${at})-[:${records.at.join("|")}]-(${k}:Claim) WITH DISTINCT ${k}`);
  return parts.join(" ");
}

/** The property of a bound claim that has its value on an axis; undefined where records have it. */
export function valueProperty(grouping: Grouping, k: string): string | undefined {
  const property = propertyOn(grouping.axis);
  return property === undefined ? undefined : `${k}.${property}`;
}
