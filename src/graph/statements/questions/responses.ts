import type { Assertion, Effect } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { enclosingLinks, maxHierarchyDepth } from "../../../model/relations.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Row, Statement, Value } from "../../graph.js";

/** How the place of a claim relates to the place of the query, and its issue to the issue of the query; nearest first. */
export const scopes = ["EXACT", "WITHIN", "BROADER", "UNPLACED", "ELSEWHERE"] as const;
export type Scope = (typeof scopes)[number];
export const issueScopes = ["EXACT", "NARROWER", "BROADER"] as const;
export type IssueScope = (typeof issueScopes)[number];

/** It has an issue, a place, or both. */
export interface ResponsesQuery extends ClaimChoice {
  readonly issue?: string;
  readonly place?: string;
  readonly effects: readonly Effect[];
  /** Read only with a place. */
  readonly scopes: readonly Scope[];
  /** Read only with an issue. */
  readonly issueScopes: readonly IssueScope[];
}
/** One claim that matches: the practice or programme, the issue, the place, and how near these are to the query. */
export interface ResponseRow {
  readonly practice: string;
  readonly issue: string;
  readonly place: string | null;
  /** Null where the query has no place. */
  readonly scope: Scope | null;
  readonly issueScope: IssueScope;
  readonly claim: string;
  readonly key: Value[];
}

/**
 * The `nearness` of a claim is the position of its scope. ELSEWHERE is the last, and there the steps up from the place of the query to the
 * nearest place that is around both are added.
 */
const elsewhere = scopes.indexOf("ELSEWHERE");
/** More steps than there can be: no visible place is around both. */
const unrelated = maxHierarchyDepth + 1;
const scopeAt = (nearness: number) => scopes[Math.min(nearness, elsewhere)] as Scope;

const upwards = (from: string, to: string, path: string, least = 0) =>
  `MATCH ${path} = (${from})-[:${enclosingLinks.join("|")}*${least}..${maxHierarchyDepth}]->(${to}:Locality)`;

/** Conditions on a bound claim `k`: it says what a response does to an issue, with an effect of the query, and it counts. */
const isResponse = (c: Cypher, { effects, ...choice }: ResponsesQuery) => {
  const predicates = c.value(c.model.predicatesThat((p) => p.with?.includes("effect")));
  return `k.predicate IN ${predicates} AND k.effect IN ${c.value(distinctTerms(effects))} AND ${c.chosen("k", choice).join(" AND ")}`;
};

/** Binds `near`: the ids of the visible places around the place of the query, itself among them, and `steps`, how many steps up each is. */
const aroundPlace = (c: Cypher, place: string) =>
  `CALL () { MATCH (a:Entity) WHERE a.id = ${place} AND ${c.visible("a")} ${upwards("a", "b", "q")} WHERE ${c.visiblePath("q")} WITH b.id AS id, min(length(q)) AS up RETURN collect(id) AS near, collect(up) AS steps }`;

/**
 * From a bound locality `w`, gives its `nearness`. The path of places leads upwards from it: it is short, while downwards from the place of
 * the query there may be thousands. Only paths that lead to the place are tested for visibility: reading each record of a path is what costs.
 * @param around whether `near` and `steps` are bound, without which a place around the place of the query counts as elsewhere
 * @param stepsElsewhere whether steps are added to ELSEWHERE, for an order
 */
function nearnessOf(c: Cypher, place: string, { around, stepsElsewhere }: { around: boolean; stepsElsewhere: boolean }): string {
  // Where the place of the query itself is around `w`, it is no step up from it.
  if (stepsElsewhere)
    return `CALL (w, near, steps) { ${upwards("w", "b", "q")} WHERE b.id IN near AND ${c.visiblePath("q")} RETURN min([i IN range(0, size(near) - 1) WHERE near[i] = b.id | steps[i]][0]) AS up } RETURN CASE WHEN w.id = ${place} THEN 0 WHEN up = 0 THEN 1 WHEN w.id IN near THEN 2 ELSE ${elsewhere} + coalesce(up, ${unrelated}) END AS nearness`;
  const within = `CALL (w) { ${upwards("w", "b", "q")} WHERE b.id = ${place} AND ${c.visiblePath("q")} RETURN count(*) AS paths }`;
  return `${within} RETURN CASE WHEN w.id = ${place} THEN 0 WHEN paths > 0 THEN 1${around ? " WHEN w.id IN near THEN 2" : ""} ELSE ${elsewhere} END AS nearness`;
}

/**
 * Binds claim `k`, issue `n`, responder `p`, `nearness` (null without a place) and `issueScope` of every match. With an issue it starts
 * there. The claims of the issue are bound before places are read (a fence for Neo4j's planner).
 * @param ordered whether claims of other places are to be sorted by how near these are
 */
export function matches(c: Cypher, query: ResponsesQuery, ordered = false): string {
  const stepsElsewhere = ordered && query.scopes.includes("ELSEWHERE");
  if (query.issue === undefined) return matchesAround(c, query, query.place as string, stepsElsewhere);
  const issue = c.value(query.issue);
  const place = query.place === undefined ? undefined : c.value(query.place);
  const around = place !== undefined && query.scopes.some((s) => s === "BROADER" || s === "ELSEWHERE");
  const kept = around ? "near, steps, " : "";
  const issues = [
    `CALL (i) { MATCH q = (i)<-[:BROADER*0..${maxHierarchyDepth}]-(n:Issue) WHERE ${c.visiblePath("q")} RETURN n, CASE WHEN n.id = ${issue} THEN 0 ELSE 1 END AS issueScope`,
    ...(query.issueScopes.includes("BROADER")
      ? [`UNION MATCH q = (i)-[:BROADER*1..${maxHierarchyDepth}]->(n:Issue) WHERE ${c.visiblePath("q")} RETURN n, 2 AS issueScope`]
      : []),
    "}",
  ].join(" ");
  const claims = [
    `MATCH (i:Entity) WHERE i.id = ${issue} AND ${c.visible("i")}`,
    issues,
    `WITH n, ${kept}min(issueScope) AS issueScope WHERE issueScope IN ${c.value(positions(query.issueScopes, issueScopes))}`,
    `MATCH (n)<-[:OBJECT]-(k:Claim) WHERE ${isResponse(c, query)}`,
  ];
  const responder = "MATCH (k)<-[:SUBJECT_OF]-(p:Undertaking)";
  if (place === undefined) return [...claims, `WITH k, n, issueScope, null AS nearness ${responder}`].join(" ");

  const placed = `MATCH (k)-[:AT]->(w:Locality) ${nearnessOf(c, place, { around, stepsElsewhere })}`;
  const unplaced = `WITH k WHERE NOT EXISTS { MATCH (k)-[:AT]->(w:Locality) } RETURN ${scopes.indexOf("UNPLACED")} AS nearness`;
  // A subquery cannot be empty: without any scope, the branch of placed claims stands and no claim passes the filter on scopes.
  const branches = [
    ...(query.scopes.length === 0 || query.scopes.some((s) => s !== "UNPLACED") ? [placed] : []),
    ...(query.scopes.includes("UNPLACED") ? [unplaced] : []),
  ];
  return [
    ...(around ? [aroundPlace(c, place)] : []),
    ...claims,
    `CALL (${kept}k) { ${branches.join(" UNION ALL ")} }`,
    `WITH k, n, issueScope, nearness WHERE ${ofScopes(c, query)} ${responder}`,
  ].join(" ");
}

/**
 * The same without an issue: it starts at the places within the place of the query and around it. Claims of other places, and of none, are
 * looked for among all places and claims, so only if the scopes have them.
 */
function matchesAround(c: Cypher, query: ResponsesQuery, placeId: string, stepsElsewhere: boolean): string {
  const place = c.value(placeId);
  const claims = `MATCH (w)<-[:AT]-(k:Claim) WHERE ${isResponse(c, query)}`;
  const start = `MATCH (a:Entity) WHERE a.id = ${place} AND ${c.visible("a")}`;
  const everywhere = query.scopes.includes("ELSEWHERE");
  const downwards = `MATCH q = (a)<-[:${enclosingLinks.join("|")}*0..${maxHierarchyDepth}]-(w:Locality) WHERE ${c.visiblePath("q")} RETURN w, CASE WHEN w.id = ${place} THEN 0 ELSE 1 END AS found`;
  const enclosing = `${upwards("a", "w", "q", 1)} WHERE ${c.visiblePath("q")} RETURN w, 2 AS found`;
  const near = `${start} CALL (a) { ${downwards}${query.scopes.includes("BROADER") ? ` UNION ${enclosing}` : ""} } WITH w, min(found) AS nearness`;
  const all = `${aroundPlace(c, place)} MATCH (w:Locality) WHERE ${c.visible("w")} CALL (w, near, steps) { ${nearnessOf(c, place, { around: true, stepsElsewhere })} } WITH w, nearness`;
  const placed = `${everywhere ? all : near} WHERE ${ofScopes(c, query)} ${claims} RETURN k, nearness`;
  const unplaced = `MATCH (k:Claim) WHERE ${isResponse(c, query)} AND NOT EXISTS { MATCH (k)-[:AT]->(w:Locality) } RETURN k, ${scopes.indexOf("UNPLACED")} AS nearness`;
  return [
    `CALL () { ${[placed, ...(query.scopes.includes("UNPLACED") ? [unplaced] : [])].join(" UNION ALL ")} }`,
    "MATCH (k)-[:OBJECT]->(n:Issue)",
    "WITH k, n, 0 AS issueScope, nearness",
    "MATCH (k)<-[:SUBJECT_OF]-(p:Undertaking)",
  ].join(" ");
}

const positions = <T>(wanted: readonly T[], all: readonly T[]) => distinctTerms(wanted).map((term) => all.indexOf(term));
/** Conditions on a bound `nearness`: its scope is one of the query. */
function ofScopes(c: Cypher, query: ResponsesQuery): string {
  const near = `nearness IN ${c.value(positions(query.scopes, scopes).filter((n) => n < elsewhere))}`;
  return query.scopes.includes("ELSEWHERE") ? `(${near} OR nearness >= ${elsewhere})` : near;
}

/** One page of matches, nearest first: by scope of the place (elsewhere by steps up the place tree), scope of the issue, then responder. */
export function responsesPage(
  model: Model,
  query: ResponsesQuery,
  first: number,
  after: readonly Value[] | undefined,
  level: Level,
): Statement<ResponseRow> {
  const c = new Cypher(model, level);
  const matched = matches(c, query, true);
  const order = "ORDER BY nearness, issueScope, practice, claim";
  let beyond = "";
  if (after) {
    const [s, i, p, k] = after.map((v) => c.value(v));
    beyond = `WHERE nearness > ${s} OR (nearness = ${s} AND (issueScope > ${i} OR (issueScope = ${i} AND (practice > ${p} OR (practice = ${p} AND claim > ${k})))))`;
  }
  // The place is read for the matches of this page only.
  return {
    text: [
      `${matched} WITH k, n, coalesce(nearness, 0) AS nearness, issueScope, p.id AS practice, k.id AS claim ${beyond}`,
      `WITH k, n, nearness, issueScope, practice, claim ${order} LIMIT ${c.value(first)}`,
      "CALL (k) { MATCH (k)-[:AT]->(w:Locality) RETURN max(w.id) AS place }",
      `RETURN nearness, issueScope, practice, claim, n.id AS issue, place ${order}`,
    ].join(" "),
    parameters: c.parameters,
    hydrate(row: Row) {
      const [nearness, issueScope, practice, claim, issue, place] = row as [number, number, string, string, string, string | null];
      return {
        practice,
        issue,
        place,
        claim,
        scope: query.place === undefined ? null : scopeAt(nearness),
        issueScope: issueScopes[issueScope] as IssueScope,
        key: [nearness, issueScope, practice, claim],
      };
    },
  };
}

/** Counts the claims that match, and the distinct practices and programmes in them. */
export function responsesCount(model: Model, query: ResponsesQuery, level: Level): Statement<{ claims: number; practices: number }> {
  const c = new Cypher(model, level);
  return {
    text: `${matches(c, query)} RETURN count(*), count(DISTINCT p.id)`,
    parameters: c.parameters,
    hydrate: ([claims, practices]) => ({ claims: claims as number, practices: practices as number }),
  };
}

/** How many claims match with one term of each of these arguments. */
export interface ResponsesTally {
  /** Null where the query has no place. */
  readonly scopes: Scope | null;
  readonly issueScopes: IssueScope;
  readonly assertions: Assertion;
  readonly claims: number;
}
/** Counts the claims that match, by the terms of the arguments that a query may widen. */
export function responsesTallies(model: Model, query: ResponsesQuery, level: Level): Statement<ResponsesTally> {
  const c = new Cypher(model, level);
  return {
    text: `${matches(c, query)} WITH CASE WHEN nearness > ${elsewhere} THEN ${elsewhere} ELSE nearness END AS scope, issueScope, k.assertion AS assertion RETURN scope, issueScope, assertion, count(*)`,
    parameters: c.parameters,
    hydrate: ([scope, issueScope, assertion, claims]) => ({
      scopes: scope === null ? null : scopeAt(scope as number),
      issueScopes: issueScopes[issueScope as number] as IssueScope,
      assertions: assertion as Assertion,
      claims: claims as number,
    }),
  };
}

/** Whether the claims that match come from one document, and the most of them that one visible passage says. */
export function responsesEvidence(
  model: Model,
  query: ResponsesQuery,
  level: Level,
): Statement<{ readonly isOneDocument: boolean; readonly claimsOfOnePassage: number }> {
  const c = new Cypher(model, level);
  return {
    text: `${matches(c, query)} MATCH (k)-[:CITES]->(e:Entity)-[:OF]->(d:Entity) WHERE ${c.visible("e")} WITH e.id AS passage, d.id AS document, count(DISTINCT k.id) AS claims RETURN min(document), max(document), max(claims)`,
    parameters: c.parameters,
    hydrate: ([first, last, claims]) => ({
      isOneDocument: first !== null && first === last,
      claimsOfOnePassage: (claims as number | null) ?? 0,
    }),
  };
}

/** Counts all responses of the effects and the choice, whatever issue and place they name, by assertion and by whether they name a place. */
export function allResponsesTallies(
  model: Model,
  query: ResponsesQuery,
  level: Level,
): Statement<{ readonly assertions: Assertion; readonly placed: boolean; readonly claims: number }> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (k:Claim) WHERE ${isResponse(c, query)} WITH k.assertion AS assertion, COUNT { MATCH (k)-[:AT]->(w:Locality) } AS places RETURN assertion, places, count(*)`,
    parameters: c.parameters,
    hydrate: ([assertion, places, claims]) => ({
      assertions: assertion as Assertion,
      placed: (places as number) > 0,
      claims: claims as number,
    }),
  };
}
