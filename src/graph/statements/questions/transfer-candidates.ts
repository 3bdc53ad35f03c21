import type { Effect } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import type { ClaimChoice } from "../../filter.js";
import type { Statement } from "../../graph.js";

/** A property of visible records, by id: null where a record has none. Of a translated one it is the text that lists are sorted by. */
export function recordProperty(
  model: Model,
  property: "name" | "kind",
  ids: readonly string[],
  level: Level,
): Statement<readonly [id: string, value: string | null]> {
  const c = new Cypher(model, level);
  return {
    text: `UNWIND ${c.value(ids)} AS id MATCH (e:Entity {id: id}) WHERE ${c.visible("e")} RETURN e.id, e.${property}`,
    parameters: c.parameters,
    hydrate: ([id, value]) => [id as string, (value ?? null) as string | null],
  };
}

/** Claims of ADDRESSES on some issues, with some effects. */
export interface AddressingClaims {
  readonly issues: readonly string[];
  readonly effects: readonly Effect[];
}
/** Binds each such claim `k` of the choice, and the practice or programme `p` that addresses the issue. */
const addressing = (c: Cypher, { issues, effects }: AddressingClaims, choice: ClaimChoice) =>
  [
    `UNWIND ${c.value(issues)} AS id MATCH (e:Entity {id: id})<-[:OBJECT]-(k:Claim)`,
    `WHERE k.predicate = ${c.value("ADDRESSES")} AND k.effect IN ${c.value(effects)} AND ${c.chosen("k", choice).join(" AND ")}`,
    "MATCH (k)<-[:SUBJECT_OF]-(p:Undertaking)",
  ].join(" ");

/** The practices and programmes that address some issues: those with most reported claims first, then with most claims, then by id. */
export function addressingPractices(
  model: Model,
  claims: AddressingClaims,
  choice: ClaimChoice,
  first: number,
  level: Level,
): Statement<string> {
  const c = new Cypher(model, level);
  const reported = `sum(CASE WHEN k.modality = ${c.value("REPORTED")} THEN 1 ELSE 0 END)`;
  return {
    text: `${addressing(c, claims, choice)} RETURN p.id AS practice, ${reported} AS reported, count(k) AS claims ORDER BY reported DESC, claims DESC, practice LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: ([practice]) => practice as string,
  };
}

/** How many practices and programmes address some issues in one of several ways. */
export function addressingCount(model: Model, ways: readonly AddressingClaims[], choice: ClaimChoice, level: Level): Statement<number> {
  const c = new Cypher(model, level);
  const branches = ways.map((claims) => `${addressing(c, claims, choice)} RETURN p`);
  return {
    text: `CALL () { ${branches.join(" UNION ")} } RETURN count(DISTINCT p)`,
    parameters: c.parameters,
    hydrate: ([count]) => count as number,
  };
}
