import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { propertyOn } from "../../axes.js";
import { Cypher } from "../../cypher.js";
import type { Row, Statement } from "../../graph.js";
import { anchorOf } from "../../layout.js";
import { grouped, valuesJoined } from "../groups/grouped-claims.js";
import { pathToNeighbours } from "../neighbours/neighbour.js";
import { listed } from "../records.js";
import { type Facet, type Unchosen, wholeFilter } from "./facet.js";

/** A value, with how many records have it. */
export type ValueCount = readonly [value: string, count: number];

/** How many records have each value of a facet. */
export interface FacetCounts {
  /** How many different values they have. */
  readonly size: number;
  /** The values that most have; equal ones by value. */
  readonly first: readonly ValueCount[];
  /** The values that were chosen and that any record has. */
  readonly chosen: readonly ValueCount[];
  /** How many records have none. */
  readonly without: number;
}
export const noCounts: FacetCounts = { size: 0, first: [], chosen: [], without: 0 };

/** How many values are read at most, and which are read beyond that. */
export interface ValuesRead {
  readonly first: number;
  readonly chosen: readonly (string | null)[];
}

const columns = ["size", "first", "chosen", "without"].map((name) => `${name}Values`);

/** From rows of a `value` and `n`, how many records have it, to one row of columns. */
export function valuesCut(c: Cypher, { first, chosen }: ValuesRead): string {
  const ids = chosen.filter((value) => value !== null);
  return [
    "WITH value, n ORDER BY n DESC, value WITH collect([value, n]) AS found",
    "WITH [x IN found WHERE x[0] IS NOT NULL] AS said, [x IN found WHERE x[0] IS NULL | x[1]] AS unsaid",
    `RETURN size(said) AS ${columns[0]}, said[0..${c.value(first)}] AS ${columns[1]}, ${ids.length ? `[x IN said WHERE x[0] IN ${c.value(ids)}]` : "[]"} AS ${columns[2]}, unsaid AS ${columns[3]}`,
  ].join(" ");
}
/** The counts in the columns of a row. */
export function countsIn(row: Row): FacetCounts {
  const [size, first, chosen, without] = row as [number, [unknown, number][], [unknown, number][], number[]];
  const asText = (counts: readonly [unknown, number][]) => counts.map(([value, n]): ValueCount => [String(value), n]);
  return { size, first: asText(first), chosen: asText(chosen), without: without[0] ?? 0 };
}

/** Binds each `value` of a facet, and `n`: how many records of the list have it. The record `s` that the list is of is bound, if there is one. */
function counted(c: Cypher, facet: Facet, { list, claims = {} }: Unchosen): string {
  const { cls, relation, choice, groups } = list;
  const filter = wholeFilter(list);
  if ("grouping" in facet && !relation) {
    const { text, keys } = grouped(c, { groupings: [facet.grouping], filter, groups, ...choice });
    return `${text} WITH ${keys[0]} AS value, count(DISTINCT k) AS n`;
  }
  const neighbours = relation && pathToNeighbours(c, relation, { filter, choice });
  const records = neighbours ? `${neighbours.text} WITH DISTINCT o` : listed(c, cls, { filter, choice, groups });
  if ("grouping" in facet) {
    const property = propertyOn(facet.grouping.axis);
    if (property) return `${records} WITH o.${property} AS value, count(*) AS n`;
    const { text, value } = valuesJoined(c, facet.grouping, true);
    return `${records} WITH o AS k ${text} WITH ${value} AS value, count(DISTINCT k) AS n`;
  }
  if ("relation" in facet) {
    const { text } = c.path(facet.relation, "o", "v", claims);
    const values = `${text} WHERE ${c.eligible(facet.relation.target, "v").join(" AND ")}`;
    if (facet.relation.closure) return `${records} CALL (o) { ${values} RETURN v.id AS value } WITH value, count(*) AS n`;
    return `${records} ${values} WITH v.id AS value, count(DISTINCT o) AS n`;
  }
  const { argument, property } = facet;
  // The claims that lead to the records have the terms, not the records.
  if (argument && neighbours?.k) return `${neighbours.text} WITH ${neighbours.k}.${property.name} AS value, count(DISTINCT o) AS n`;
  if (property.many) return `${records} UNWIND coalesce(o.${property.name}, [null]) AS value WITH value, count(DISTINCT o) AS n`;
  return `${records} WITH o.${property.name} AS value, count(*) AS n`;
}

/**
 * How many records of a list have each value of a facet; for many records that have such a list, in one statement. The caller has checked
 * that these are visible.
 * @param parents the ids of the records whose relation the list is; of a list that starts from nothing none
 */
export function facetCounts(
  model: Model,
  facet: Facet,
  unchosen: Unchosen,
  first: number,
  parents: readonly string[],
  level: Level,
): Statement<readonly [parent: string, counts: FacetCounts]> {
  const { relation, languages } = unchosen.list;
  const c = new Cypher(model, level, languages);
  const cut = { first, chosen: unchosen.chosen };
  if (!relation)
    return {
      text: `${counted(c, facet, unchosen)} ${valuesCut(c, cut)}`,
      parameters: c.parameters,
      hydrate: (row) => ["", countsIn(row)],
    };
  return {
    text: `UNWIND ${c.value(parents)} AS from MATCH (s:${anchorOf(model, relation.source)} {id: from}) CALL (s) { ${counted(c, facet, unchosen)} ${valuesCut(c, cut)} } RETURN from, ${columns.join(", ")}`,
    parameters: c.parameters,
    hydrate: ([parent, ...row]) => [parent as string, countsIn(row)],
  };
}
