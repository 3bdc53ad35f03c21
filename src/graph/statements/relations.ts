import type { Level } from "../../model/entity.js";
import type { Model, Relation } from "../../model/model.js";
import { Cypher } from "../cypher.js";
import { type ClaimChoice, type Filter } from "../filter.js";
import type { Statement } from "../graph.js";
import { type Wanted, wantedColumns } from "../hydrate.js";
import { anchorOf } from "../layout.js";
import { keyOf, keyset, orderBy, type Page, withKey } from "./page.js";
import type { Found } from "./records.js";

export interface RelatedPage extends Page {
  readonly filter?: Filter;
  readonly choice?: ClaimChoice;
}
/** A distinct neighbour of one of the parents, with the claims or the term that link the two. */
export interface Neighbour extends Found {
  readonly from: string;
  readonly claims: readonly string[];
  readonly qualifier: string | null;
}

function neighbours(
  model: Model,
  relation: Relation,
  ids: readonly string[],
  { filter, choice }: Pick<RelatedPage, "filter" | "choice">,
  level: Level,
) {
  const c = new Cypher(model, level);
  const { text, k, r } = c.path(relation, "s", "o", choice);
  const link = (k ?? r) as string;
  const passing = c.where(relation.target, filter ? [filter] : [], "o", ["o", link], c.counts(relation.target, "o", choice));
  return {
    c,
    k,
    r,
    start: `UNWIND ${c.value(ids)} AS from MATCH (s:${anchorOf(model, relation.source)} {id: from})`,
    path: `${text} ${passing}`,
  };
}

/** One page of neighbours for each of many parents, in one statement. Parents are taken to be visible. */
export function related(
  model: Model,
  relation: Relation,
  ids: readonly string[],
  page: RelatedPage,
  level: Level,
  wanted?: Wanted,
): Statement<Neighbour> {
  const { c, k, r, start, path } = neighbours(model, relation, ids, page, level);
  const cols = wantedColumns(c, relation.target, "o", withKey(wanted, page.order));
  // Neighbours that come once each need not be gathered, which would take as long as finding them.
  const linked = k ? `collect(${k}.id)` : relation.qualifier ? `collect(${r}.term)` : relation.once ? "1" : "count(*)";
  const after = page.after ? `WITH o, links WHERE ${keyset(c, page.order, "o", page.after)} ` : "";
  const order = orderBy(page.order, "o");
  return {
    text: `${start} CALL (s) { ${path} WITH o, ${linked} AS links ${after}RETURN o, links ${order} LIMIT ${c.value(page.first + 1)} } RETURN from, links, ${cols.text} ${order}`,
    parameters: c.parameters,
    hydrate(row) {
      const node = cols.hydrate(row, 2) as { id: string };
      const links = row[1] as string[] | number;
      return {
        from: row[0] as string,
        node,
        claims: k ? [...(links as string[])].sort() : [],
        qualifier: relation.qualifier ? ((links as string[])[0] ?? null) : null,
        key: keyOf(model, page.order, node),
      };
    },
  };
}

/**
 * All neighbours of each of many parents, in order, along a relation that leads to few: without a page for each parent, which would
 * take twice as long.
 */
export function few(
  model: Model,
  relation: Relation,
  ids: readonly string[],
  level: Level,
  wanted?: Wanted,
): Statement<{ readonly from: string; readonly node: { readonly id: string } }> {
  const { c, start, path } = neighbours(model, relation, ids, {}, level);
  const cols = wantedColumns(c, relation.target, "o", wanted);
  const order = relation.sortedBy === undefined ? [] : [{ property: relation.sortedBy, descending: false }];
  return {
    text: `${start} ${path} RETURN from, ${cols.text} ${orderBy(order, "o")}`,
    parameters: c.parameters,
    hydrate: (row) => ({ from: row[0] as string, node: cols.hydrate(row, 1) as { id: string } }),
  };
}

/** How many distinct neighbours each of many parents has. */
export function relatedCount(
  model: Model,
  relation: Relation,
  ids: readonly string[],
  page: Pick<RelatedPage, "filter" | "choice">,
  level: Level,
): Statement<[from: string, n: number]> {
  const { c, start, path } = neighbours(model, relation, ids, page, level);
  return {
    text: `${start} CALL (s) { ${path} RETURN count(DISTINCT o) AS n } RETURN from, n`,
    parameters: c.parameters,
    hydrate: ([from, n]) => [from as string, n as number],
  };
}
