import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Row, Statement } from "../../graph.js";

/** Which claims say that a practice addresses some issues. */
export interface ResponderClaims {
  readonly practice: string;
  readonly count: number;
  /** The first of their ids. */
  readonly ids: readonly string[];
}
/**
 * The claims by which practices address one of some issues, with whatever effect; practices without such a claim are left out.
 * @param first how many ids of each practice are read at most
 */
export function responderClaims(
  model: Model,
  practices: readonly string[],
  issues: readonly string[],
  choice: ClaimChoice,
  first: number,
  level: Level,
): Statement<ResponderClaims> {
  const c = new Cypher(model, level);
  return {
    text: `UNWIND ${c.value(distinctTerms(practices))} AS id MATCH (p:Entity {id: id})-[:SUBJECT_OF]->(k:Claim) WHERE k.predicate = ${c.value("ADDRESSES")} AND ${c.chosen("k", choice).join(" AND ")} MATCH (k)-[:OBJECT]->(n:Issue) WHERE n.id IN ${c.value(issues)} WITH id, k.id AS claim ORDER BY id, claim WITH id, collect(claim) AS claims RETURN id, size(claims), claims[0..${c.value(first)}]`,
    parameters: c.parameters,
    hydrate: (row: Row) => ({ practice: row[0] as string, count: row[1] as number, ids: row[2] as string[] }),
  };
}
