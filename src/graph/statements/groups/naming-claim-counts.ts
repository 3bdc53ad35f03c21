import type { Class } from "../../../model/declare.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import type { ClaimChoice } from "../../filter.js";
import type { Statement } from "../../graph.js";
import { anchorOf } from "../../layout.js";

/**
 * How many visible claims name each of some records as their subject, as their object, or at one of these links. A claim that names one
 * twice counts once.
 * @param cls the class of the records; the caller has checked that they are visible
 * @param links outward links of claims
 */
export function namingClaimCounts(
  model: Model,
  cls: Class,
  ids: readonly string[],
  links: readonly string[],
  choice: ClaimChoice,
  level: Level,
): Statement<readonly [record: string, claims: number]> {
  const c = new Cypher(model, level);
  const chosen = c.chosen("k", choice).join(" AND ");
  const asSubject = `MATCH (e)-[:SUBJECT_OF]->(k:Claim) WHERE ${chosen} RETURN k.id AS claim`;
  const otherwise = `MATCH (e)<-[:${["OBJECT", ...links].join("|")}]-(k:Claim) WHERE ${chosen} RETURN k.id AS claim`;
  return {
    text: `UNWIND ${c.value(ids)} AS id MATCH (e:${anchorOf(model, cls)} {id: id}) CALL (e) { ${asSubject} UNION ${otherwise} } RETURN id, count(claim)`,
    parameters: c.parameters,
    hydrate: ([id, claims]) => [id as string, claims as number],
  };
}
