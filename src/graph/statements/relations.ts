import type { Level } from "../../model/entity.js";
import type { Model, Relation } from "../../model/model.js";
import { Cypher } from "../cypher.js";
import { type ClaimChoice, type Filter } from "../filter.js";
import type { Statement } from "../graph.js";
import { type Projection, projectedColumns } from "../hydrate.js";
import { anchorOf } from "../layout.js";
import { cursorKeyOf, keyset, orderBy, type PageRequest, withSortProperties } from "./page.js";
import type { ListedRecord } from "./records.js";

export interface RelatedPage extends PageRequest {
  readonly filter?: Filter;
  /** The languages in which its filter compares names, best first. */
  readonly languages?: readonly string[];
  readonly choice?: ClaimChoice;
}
type Selection = Pick<RelatedPage, "filter" | "languages" | "choice">;
/** A distinct neighbour of one of the parents, with the ids of the claims or the term that link the two. */
export interface Neighbour extends ListedRecord {
  readonly from: string;
  readonly claims: readonly string[];
  readonly qualifier: string | null;
}

/** From a bound `s` along a relation to each neighbour `o` that passes: through the claim `k`, or over the relationship `r`. */
export function pathToNeighbours(c: Cypher, relation: Relation, { filter, choice }: Selection) {
  const { text, k, r } = c.path(relation, "s", "o", choice);
  const link = k ?? r;
  const passing = c.where(
    relation.target,
    filter ? [filter] : [],
    "o",
    ["o", ...(link ? [link] : [])],
    c.eligible(relation.target, "o", choice),
  );
  return { text: `${text} ${passing}`, k, r };
}

function neighbours(model: Model, relation: Relation, ids: readonly string[], page: Selection, level: Level) {
  const c = new Cypher(model, level, page.languages);
  const { text: path, k, r } = pathToNeighbours(c, relation, page);
  return { c, k, r, start: `UNWIND ${c.value(ids)} AS from MATCH (s:${anchorOf(model, relation.source)} {id: from})`, path };
}

/** One page of neighbours for each of many parents, in one statement. The caller has checked that the parents are visible. */
export function relatedPage(
  model: Model,
  relation: Relation,
  ids: readonly string[],
  page: RelatedPage,
  level: Level,
  projection?: Projection,
): Statement<Neighbour> {
  const { c, k, r, start, path } = neighbours(model, relation, ids, page, level);
  const cols = projectedColumns(c, relation.target, "o", withSortProperties(projection, page.order));
  // Collecting takes as long as matching: it is left out where each neighbour comes once.
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
        key: cursorKeyOf(model, page.order, node),
      };
    },
  };
}

/**
 * All neighbours of each of many parents, in order, along a relation with few neighbours. A page for each parent would take twice as
 * long.
 */
export function unpagedNeighbours(
  model: Model,
  relation: Relation,
  ids: readonly string[],
  level: Level,
  projection?: Projection,
): Statement<{ readonly from: string; readonly node: { readonly id: string } }> {
  const { c, start, path } = neighbours(model, relation, ids, {}, level);
  const cols = projectedColumns(c, relation.target, "o", projection);
  const order = relation.sortedBy === undefined ? [] : [{ property: relation.sortedBy, descending: false }];
  return {
    text: `${start} ${path} RETURN from, ${cols.text} ${orderBy(order, "o")}`,
    parameters: c.parameters,
    hydrate: (row) => ({ from: row[0] as string, node: cols.hydrate(row, 1) as { id: string } }),
  };
}

/** Counts the distinct neighbours of each of many parents. */
export function relatedCount(
  model: Model,
  relation: Relation,
  ids: readonly string[],
  page: Selection,
  level: Level,
): Statement<[from: string, n: number]> {
  const { c, start, path } = neighbours(model, relation, ids, page, level);
  return {
    text: `${start} CALL (s) { ${path} RETURN count(DISTINCT o) AS n } RETURN from, n`,
    parameters: c.parameters,
    hydrate: ([from, n]) => [from as string, n as number],
  };
}
