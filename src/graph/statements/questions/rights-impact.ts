import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Row, Statement } from "../../graph.js";

/** How many claims say that a practice addresses some issues. */
export interface AddressingCount {
  readonly practice: string;
  readonly claims: number;
}
/** Counts the claims by which practices address one of some issues, with whatever effect; practices without such a claim are left out. */
export function addressingCounts(
  model: Model,
  practices: readonly string[],
  issues: readonly string[],
  choice: ClaimChoice,
  level: Level,
): Statement<AddressingCount> {
  const c = new Cypher(model, level);
  return {
    text: `UNWIND ${c.value(distinctTerms(practices))} AS id MATCH (p:Entity {id: id})-[:SUBJECT_OF]->(k:Claim) WHERE k.predicate = ${c.value("ADDRESSES")} AND ${c.chosen("k", choice).join(" AND ")} MATCH (k)-[:OBJECT]->(n:Issue) WHERE n.id IN ${c.value(issues)} RETURN id, count(*)`,
    parameters: c.parameters,
    hydrate: (row: Row) => ({ practice: row[0] as string, claims: row[1] as number }),
  };
}
