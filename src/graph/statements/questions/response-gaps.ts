import type { PlacedResponse } from "../../../analysis/response-gaps.js";
import { defaultAssertions, Effect, helpfulEffects, type Modality, withUnstated } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Row, Statement } from "../../graph.js";

/** Conditions on a bound claim `k`: it is of the choice, and on a response: only such claims have an effect. A claim is at least as hidden as all that it names. */
const isResponse = (c: Cypher, choice: ClaimChoice, effects: readonly Effect[] = Effect.values) =>
  `k.effect IN ${c.value(effects)} AND ${c.chosen("k", choice).join(" AND ")}`;
const isHelpfulResponse = (c: Cypher, choice: ClaimChoice) => isResponse(c, choice, helpfulEffects);
const atSomePlace = "MATCH (k)-[:AT]->(w:Entity)";

/**
 * The claims on responses to some issues at some places, in no order: those of the choice, and those that are IMPLIED or INFERRED and would
 * be of the choice otherwise.
 * @param first how many are read at most
 */
export function responsesAt(
  model: Model,
  places: readonly string[],
  issues: readonly string[],
  choice: ClaimChoice,
  first: number,
  level: Level,
): Statement<PlacedResponse> {
  const c = new Cypher(model, level);
  const chosen: readonly string[] = choice.assertions ?? defaultAssertions;
  const assertions = withUnstated(choice.assertions);
  return {
    text: `UNWIND ${c.value(places)} AS id MATCH (w:Entity {id: id})<-[:AT]-(k:Claim) WHERE ${isResponse(c, { ...choice, assertions })} MATCH (k)-[:OBJECT]->(n:Entity) WHERE n.id IN ${c.value(issues)} RETURN k.id, n.id, id, k.effect, k.modality, k.assertion LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate(row: Row) {
      const [claim, issue, place, effect, modality, assertion] = row as [string, string, string, Effect, Modality, string];
      return { claim, issue, place, effect, modality, counts: chosen.includes(assertion) };
    },
  };
}

/** How many helpful claims of the choice there are on each of some issues, and how many of them have a place; on issues without one nothing. */
export function helpfulCounts(
  model: Model,
  issues: readonly string[],
  choice: ClaimChoice,
  level: Level,
): Statement<readonly [issue: string, count: number, placed: number]> {
  const c = new Cypher(model, level);
  return {
    text: `${onIssues(c, issues)} WHERE ${isHelpfulResponse(c, choice)} WITH id, COUNT { ${atSomePlace} } AS places RETURN id, count(*), sum(places)`,
    parameters: c.parameters,
    hydrate: (row: Row) => row as [string, number, number],
  };
}

/** The places of helpful claims of the choice on each of some issues, each once. @param first how many are read at most */
export function helpfulPlaces(
  model: Model,
  issues: readonly string[],
  choice: ClaimChoice,
  first: number,
  level: Level,
): Statement<readonly [issue: string, place: string]> {
  const c = new Cypher(model, level);
  return {
    text: `${onIssues(c, issues)} WHERE ${isHelpfulResponse(c, choice)} ${atSomePlace} RETURN DISTINCT id, w.id LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: (row: Row) => row as [string, string],
  };
}

/** The first helpful claims of the choice on each of some issues, by id: those with a place, or those without. */
export function firstHelpful(
  model: Model,
  issues: readonly string[],
  choice: ClaimChoice,
  placed: boolean,
  first: number,
  level: Level,
): Statement<readonly [issue: string, claim: string]> {
  const c = new Cypher(model, level);
  const condition = placed ? atSomePlace : `AND NOT EXISTS { ${atSomePlace} }`;
  return {
    text: `${eachIssue(c, issues)} CALL (n) { MATCH (n)<-[:OBJECT]-(k:Claim) WHERE ${isHelpfulResponse(c, choice)} ${condition} RETURN k.id AS claim ORDER BY claim LIMIT ${c.value(first)} } RETURN id, claim`,
    parameters: c.parameters,
    hydrate: (row: Row) => row as [string, string],
  };
}

/** The rights that claims of the choice say to be undermined by each of some issues, each once. */
export function rightsUndermined(
  model: Model,
  issues: readonly string[],
  choice: ClaimChoice,
  level: Level,
): Statement<readonly [issue: string, right: string]> {
  const c = new Cypher(model, level);
  return {
    text: `${eachIssue(c, issues)}-[:SUBJECT_OF]->(k:Claim) WHERE k.predicate = ${c.value("UNDERMINES")} AND ${c.chosen("k", choice).join(" AND ")} MATCH (k)-[:OBJECT]->(r:Right) RETURN DISTINCT id, r.id`,
    parameters: c.parameters,
    hydrate: (row: Row) => row as [string, string],
  };
}

/** The passages that some claims cite, and their sources. */
export function passagesOf(
  model: Model,
  claims: readonly string[],
  level: Level,
): Statement<{ readonly claim: string; readonly passage: string; readonly source: string }> {
  const c = new Cypher(model, level);
  return {
    text: `UNWIND ${c.value(claims)} AS id MATCH (k:Claim {id: id})-[:CITES]->(p:Entity)-[:OF]->(s:Entity) WHERE ${c.visible("k")} AND ${c.visible("p")} RETURN id, p.id, s.id`,
    parameters: c.parameters,
    hydrate: (row: Row) => {
      const [claim, passage, source] = row as [string, string, string];
      return { claim, passage, source };
    },
  };
}

/** How many sources that are held the viewer may see. */
export function heldSources(model: Model, level: Level): Statement<number> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (s:Source) WHERE ${c.visible("s")} AND s.availability = ${c.value("HELD")} RETURN count(*)`,
    parameters: c.parameters,
    hydrate: ([count]) => count as number,
  };
}

const eachIssue = (c: Cypher, issues: readonly string[]) => `UNWIND ${c.value(distinctTerms(issues))} AS id MATCH (n:Entity {id: id})`;
const onIssues = (c: Cypher, issues: readonly string[]) => `${eachIssue(c, issues)}<-[:OBJECT]-(k:Claim)`;
