import type { Level } from "../../../model/entity.js";
import type { Model, Relation } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import type { Statement } from "../../graph.js";
import type { Projection } from "../../hydrate.js";
import { orderBy } from "../page.js";
import { columnsWithLinks, type LinkExpansion, type PageExpansion, pageColumns, type Received } from "./expansions.js";
import { eachOf, type Neighbour, pathToNeighbours } from "./neighbour.js";

/** One page of neighbours for each of many parents, in one statement. The caller has checked that the parents are visible. */
export function relatedPage(
  model: Model,
  ids: readonly string[],
  expansion: PageExpansion,
  level: Level,
  projection: Projection,
  received: Pick<Received, "links" | "claim">,
): Statement<Neighbour> {
  const c = new Cypher(model, level, expansion.page.languages);
  const start = eachOf(c, expansion.relation, ids);
  const { text, columns, order, limit, hydrate } = pageColumns(c, expansion, "s", "o", projection, received);
  return {
    text: `${start} CALL (s) { ${text} RETURN o, links ${order} ${limit} } RETURN from, ${columns} ${order}`,
    parameters: c.parameters,
    hydrate: (row) => hydrate(row, 1, row[0] as string),
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
  projection: Projection,
  links: readonly LinkExpansion[],
  received: Pick<Received, "links">,
): Statement<{ readonly from: string; readonly node: { readonly id: string } }> {
  const c = new Cypher(model, level);
  const start = eachOf(c, relation, ids);
  const { text: path } = pathToNeighbours(c, relation, {});
  const cols = columnsWithLinks(c, relation.target, "o", projection, links, received);
  const order = relation.sortedBy === undefined ? [] : [{ property: relation.sortedBy, descending: false }];
  return {
    text: `${start} ${path} RETURN from, ${cols.text} ${orderBy(order, "o")}`,
    parameters: c.parameters,
    hydrate: (row) => ({ from: row[0] as string, node: cols.hydrate(row, 1) as { id: string } }),
  };
}
