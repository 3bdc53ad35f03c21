import type { Model } from "../../../model/model.js";
import { type Grouping, valueClasses } from "../../axes.js";
import type { Cypher } from "../../cypher.js";
import { type ClaimChoice, conjuncts, definedEntries, type Filter } from "../../filter.js";
import { listed } from "../records.js";
import { claimsWithValues, isLifted, valuePattern, valueProperty, whereAll, withoutValues } from "./axis-values.js";
import type { ReadGroup } from "./claims-in-groups.js";

/** Which claims are grouped, and by what. */
export interface GroupsQuery extends ClaimChoice {
  readonly groupings: readonly Grouping[];
  readonly filter?: Filter;
  /** Only claims that belong to all of these groups. */
  readonly groups?: readonly ReadGroup[];
}
/** A condition on records starts at these, so that few claims are left. */
const isSelective = (model: Model, filter: Filter) =>
  conjuncts(filter).some((condition) => definedEntries(condition).some(([field]) => model.relation(model.claim, field) !== undefined));

/** The grouping whose values are found from the records down to their claims, which is faster than from each claim up to its records. */
function leadOf(groupings: readonly Grouping[]): number {
  const lifted = groupings.findIndex(isLifted);
  return lifted >= 0 ? lifted : groupings.findIndex(({ axis }) => valueClasses(axis).length > 0);
}

/**
 * Joins each bound claim `k` with its values on an axis of records, or with null if it has none. The embedded engine matches an optional
 * pattern for all claims of the graph at once: of few claims each is asked by itself, which takes a tenth of the time.
 */
export function valuesJoined(c: Cypher, grouping: Grouping, selective: boolean): { text: string; value: string } {
  const { pattern, conditions, record, property } = valuePattern(c, grouping, "k");
  const value = c.name("x");
  const matched = `MATCH ${pattern}${whereAll(conditions)}`;
  if (selective) {
    const values = c.name("x");
    const found =
      property === undefined
        ? `RETURN collect(DISTINCT ${record}.id) AS ${values}`
        : `UNWIND ${record}.${property} AS ${value} RETURN collect(DISTINCT ${value}) AS ${values}`;
    return {
      text: `CALL (k) { ${matched} ${found} } UNWIND CASE WHEN size(${values}) = 0 THEN [null] ELSE ${values} END AS ${value}`,
      value,
    };
  }
  if (property === undefined) return { text: `OPTIONAL ${matched}`, value: `${record}.id` };
  return { text: `OPTIONAL ${matched} UNWIND coalesce(${record}.${property}, [null]) AS ${value}`, value };
}

/** Binds `k` to every claim, once for each combination of its values. @returns the expressions of its keys too */
export function grouped(
  c: Cypher,
  { groupings, filter = {}, groups = [], ...choice }: GroupsQuery,
): { text: string; keys: string[]; selective: boolean } {
  const { model } = c;
  const selective = groups.length > 0 || isSelective(model, filter);
  const lead = selective ? -1 : leadOf(groupings);
  const passing = (keep: readonly string[], first: readonly string[] = []) =>
    c.where(model.claim, conjuncts(filter), "k", keep, [...c.chosen("k", choice), ...first]);
  const leading = groupings[lead];
  const parts = leading
    ? [
        `CALL () { ${claimsWithValues(c, leading, "k", "v", passing)} RETURN k, v.id AS lead`,
        ...withoutValues(c, leading, "k", (first) => passing(["k"], first)).map((text) => `UNION ALL ${text} RETURN k, null AS lead`),
        "}",
      ]
    : [`${listed(c, model.claim, { filter, choice, groups }, "k")} WITH k`];
  const keys = groupings.map((grouping, i) => {
    if (i === lead) return "lead";
    const property = valueProperty(grouping, "k");
    if (property !== undefined) return property;
    const { text, value } = valuesJoined(c, grouping, selective);
    parts.push(text);
    return value;
  });
  return { text: parts.join(" "), keys, selective };
}
