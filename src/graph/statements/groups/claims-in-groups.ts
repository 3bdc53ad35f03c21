import { type ClaimGroup, recordsOn } from "../../axes.js";
import type { Cypher } from "../../cypher.js";
import { claimsWithRecord, isLifted, lacksValue, valuePattern, valueProperty, whereAll, withoutValues } from "./axis-values.js";

/** A group as it is read: years stand in no property, so the periods that cover a year stand for it. */
export interface ReadGroup extends ClaimGroup {
  /** Of YEAR: the periods that cover the year; without a value, those that cover none. */
  readonly periods?: readonly string[];
}

/**
 * Binds `k` to every claim that belongs to all of these groups, each once. It starts at the first record that a group names.
 * @param first conditions on `k`
 */
export function claimsInGroups(c: Cypher, groups: readonly ReadGroup[], k: string, first: readonly string[]): string {
  const ofProperties = groups.filter(({ axis }) => !recordsOn(axis));
  const ofRecords = groups.filter(({ axis }) => recordsOn(axis));
  const startable = ofRecords.filter(({ axis, value }) => value !== null && recordsOn(axis)?.property === undefined);
  // From a record down to those below it is a short way; from each claim up to it is a long one.
  const start = startable.find(isLifted) ?? startable[0];
  const others = ofRecords.filter((group) => group !== start);
  const lacking = others.filter(({ value }) => value === null);
  const [lackingLevel] = start ? [] : lacking.filter(({ level }) => level);
  // Asked of all claims at once where nothing narrows them down, and of each that is left where something does.
  const plainlyLacking = start ? [] : lacking.filter(({ level }) => !level);
  const conditions = [
    ...first,
    ...ofProperties.map((group) => propertyCondition(c, group, k)),
    ...plainlyLacking.map((group) => lacksValue(c, group, k)),
  ];
  const where = (more: readonly string[] = []) => whereAll([...conditions, ...more]);
  const from = start
    ? `${claimsWithRecord(c, start, start.value as string, k)}${where()}`
    : lackingLevel
      ? `CALL () { ${withoutValues(c, lackingLevel, k, where)
          .map((branch) => `${branch} RETURN ${k}`)
          .join(" UNION ALL ")} }`
      : `MATCH (${k}:Claim)${where()}`;
  const rest = others.filter((group) => group !== lackingLevel && !plainlyLacking.includes(group));
  return [from, ...rest.map((group) => recordCondition(c, group, k))].join(" ");
}

function propertyCondition(c: Cypher, group: ReadGroup, k: string): string {
  const property = valueProperty(group, k) as string;
  if (group.periods) {
    const among = `${property} IN ${c.value(group.periods)}`;
    return group.value === null ? `(${property} IS NULL OR ${among})` : among;
  }
  return group.value === null ? `${property} IS NULL` : `${property} = ${c.value(group.value)}`;
}

function recordCondition(c: Cypher, group: ReadGroup, k: string): string {
  const { pattern, conditions, record, property } = valuePattern(c, group, k);
  const n = c.name("n");
  const isValue =
    group.value === null
      ? []
      : [property === undefined ? `${record}.id = ${c.value(group.value)}` : `${c.value(group.value)} IN ${record}.${property}`];
  return `CALL (${k}) { MATCH ${pattern}${whereAll([...isValue, ...conditions])} RETURN count(*) AS ${n} } WITH ${k}, ${n} WHERE ${n} ${group.value === null ? "= 0" : "> 0"} WITH ${k}`;
}
