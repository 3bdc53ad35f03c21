import type { Level } from "../../../model/entity.js";
import type { Model, Relation } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, type Filter } from "../../filter.js";
import type { Statement } from "../../graph.js";
import { anchorOf } from "../../layout.js";
import type { ListedRecord, PageRequest } from "../page.js";

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

/**
 * From a bound record along a relation to each neighbour that passes: through the claim `k`, or over the relationship `r`.
 * @param s the variable of the record @param o that of a neighbour
 */
export function pathToNeighbours(c: Cypher, relation: Relation, { filter, choice }: Selection, s = "s", o = "o") {
  const { text, k, r } = c.path(relation, s, o, choice);
  const link = k ?? r;
  const passing = c.where(relation.target, filter ? [filter] : [], o, [o, ...(link ? [link] : [])], c.eligible(relation.target, o, choice));
  return { text: `${text} ${passing}`, k, r };
}

/** Binds `s` to each record of these ids, and `from` to its id. */
export const eachOf = (c: Cypher, { source }: Relation, ids: readonly string[]) =>
  `UNWIND ${c.value(ids)} AS from MATCH (s:${anchorOf(c.model, source)} {id: from})`;

/** Counts the distinct neighbours of each of many parents. */
export function relatedCount(
  model: Model,
  relation: Relation,
  ids: readonly string[],
  page: Selection,
  level: Level,
): Statement<[from: string, n: number]> {
  const c = new Cypher(model, level, page.languages);
  const start = eachOf(c, relation, ids);
  const { text: path } = pathToNeighbours(c, relation, page);
  return {
    text: `${start} CALL (s) { ${path} RETURN count(DISTINCT o) AS n } RETURN from, n`,
    parameters: c.parameters,
    hydrate: ([from, n]) => [from as string, n as number],
  };
}
