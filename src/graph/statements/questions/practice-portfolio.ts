import type { Touch } from "../../../analysis/practice-portfolio.js";
import { adverseEffects, Effect, helpfulEffects } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Statement } from "../../graph.js";

/** Predicates whose claims say what a practice does to an issue. */
export const predicatesWithEffect = (model: Model): string[] => model.predicatesThat((p) => p.with?.includes("effect"));
/** The predicate of claims that a practice puts a right in danger. */
export const endangers = "ENDANGERS";

/** Binds every claim `k` of the choice with such an effect on one of these issues, `n`. Claims of other predicates have no effect. */
const claimsOn = (c: Cypher, issues: readonly string[], choice: ClaimChoice, effects: readonly Effect[]) =>
  `UNWIND ${c.value(distinctTerms(issues))} AS id MATCH (n:Entity {id: id})<-[:OBJECT]-(k:Claim) WHERE ${[`k.effect IN ${c.value(effects)}`, ...c.chosen("k", choice)].join(" AND ")}`;

/** From a bound `p` to every claim `h` of the choice that says that it harms, does no good or puts a right in danger. */
const harmOf = (c: Cypher, choice: ClaimChoice) =>
  `MATCH (p)-[:SUBJECT_OF]->(h:Claim) WHERE (h.effect IN ${c.value(adverseEffects)} OR h.predicate = ${c.value(endangers)}) AND ${c.chosen("h", choice).join(" AND ")}`;

/** Which practices and programmes helpful claims of the choice tie to some issues, in no order. @param first how many at most */
export function issueTouches(model: Model, issues: readonly string[], choice: ClaimChoice, first: number, level: Level): Statement<Touch> {
  const c = new Cypher(model, level);
  const claims = claimsOn(c, issues, choice, helpfulEffects);
  return {
    text: `${claims} MATCH (k)<-[:SUBJECT_OF]-(p:Undertaking) RETURN p.id, id, max(CASE WHEN k.modality = 'REPORTED' THEN 1 ELSE 0 END) LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: ([practice, issue, reported]) => ({ practice: practice as string, issue: issue as string, reported: reported === 1 }),
  };
}

/** How many helpful claims of the choice there are on each of these issues that has some, in no order. */
export function touchCounts(
  model: Model,
  issues: readonly string[],
  choice: ClaimChoice,
  level: Level,
): Statement<{ readonly issue: string; readonly claims: number }> {
  const c = new Cypher(model, level);
  return {
    text: `${claimsOn(c, issues, choice, helpfulEffects)} MATCH (k)<-[:SUBJECT_OF]-(p:Undertaking) RETURN id, count(k)`,
    parameters: c.parameters,
    hydrate: ([issue, claims]) => ({ issue: issue as string, claims: claims as number }),
  };
}

/** Which of these places and communities a claim of the choice says to face an issue, in no order. */
export function facingAmong(model: Model, localities: readonly string[], choice: ClaimChoice, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  return {
    text: `UNWIND ${c.value(distinctTerms(localities))} AS id MATCH (p:Entity {id: id})-[:SUBJECT_OF]->(k:Claim) WHERE ${["k.predicate = 'FACES'", ...c.chosen("k", choice)].join(" AND ")} RETURN DISTINCT id`,
    parameters: c.parameters,
    hydrate: ([id]) => id as string,
  };
}

/** Which of these practices and programmes a claim of the choice says to harm, to do no good or to put a right in danger. */
export function harmfulAmong(model: Model, practices: readonly string[], choice: ClaimChoice, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  return {
    text: `UNWIND ${c.value(distinctTerms(practices))} AS id MATCH (p:Entity {id: id}) ${harmOf(c, choice)} RETURN DISTINCT id`,
    parameters: c.parameters,
    hydrate: ([id]) => id as string,
  };
}

/** Which practices and programmes claims of the choice tie to some issues, well or badly, that also harm: in no order. */
export function harmfulOn(model: Model, issues: readonly string[], choice: ClaimChoice, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  return {
    text: `${claimsOn(c, issues, choice, Effect.values)} MATCH (k)<-[:SUBJECT_OF]-(p:Undertaking) WITH DISTINCT p ${harmOf(c, choice)} RETURN DISTINCT p.id`,
    parameters: c.parameters,
    hydrate: ([practice]) => practice as string,
  };
}
