import type { Effect } from "../../model/claim.js";
import type { Level } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { longestWay } from "../../model/relations.js";
import { Cypher } from "../cypher.js";
import { type ClaimChoice, distinct } from "../filter.js";
import type { Row, Statement, Value } from "../graph.js";

/** How the place of a claim relates to the place asked about, and its issue to the issue asked about; in the order of answers. */
export const scopes = ["EXACT", "WITHIN", "BROADER", "UNPLACED"] as const;
export type Scope = (typeof scopes)[number];
export const issueScopes = ["EXACT", "NARROWER", "BROADER"] as const;
export type IssueScope = (typeof issueScopes)[number];

export interface Ask extends ClaimChoice {
  readonly issue: string;
  readonly place?: string;
  readonly effects: readonly Effect[];
  readonly scopes: readonly Scope[];
  readonly issueScopes: readonly IssueScope[];
}
/** One claim that answers: who responds, to what, where, and how near that is to what was asked. */
export interface Answer {
  readonly practice: string;
  readonly issue: string;
  readonly place: string | null;
  /** Null where no place was asked about. */
  readonly scope: Scope | null;
  readonly issueScope: IssueScope;
  readonly claim: string;
  readonly key: Value[];
}

/** Only what the viewer may see is walked through: a way over a hidden record does not exist. */
const seen = (path: string) => `all(n IN nodes(${path}) WHERE n.level <= $level)`;
const upwards = (from: string, to: string, path: string) =>
  `MATCH ${path} = (${from})-[:LOCATED_IN|PART_OF|MEMBER_OF*0..${longestWay}]->(${to}:Locality)`;

/**
 * Binds claim `k`, issue `n`, responder `p`, `scope` and `issueScope` of every answer. The issue is where it starts; its claims
 * are fenced off before places are looked at, and places are walked upwards from each claim, which is short, and never
 * downwards from the place asked about, which may hold thousands.
 */
function answers(c: Cypher, ask: Ask): string {
  const issue = c.value(ask.issue);
  const wide = ask.issueScopes.includes("BROADER");
  const around = ask.place !== undefined && ask.scopes.includes("BROADER") ? "around, " : "";
  const issues = [
    `CALL (i) { MATCH q = (i)<-[:BROADER*0..${longestWay}]-(n:Issue) WHERE ${seen("q")} RETURN n, CASE WHEN n.id = ${issue} THEN 0 ELSE 1 END AS issueScope`,
    ...(wide ? [`UNION MATCH q = (i)-[:BROADER*1..${longestWay}]->(n:Issue) WHERE ${seen("q")} RETURN n, 2 AS issueScope`] : []),
    "}",
  ].join(" ");
  const claims = [
    `MATCH (i:Entity) WHERE i.id = ${issue} AND ${c.visible("i")}`,
    issues,
    `WITH n, ${around}min(issueScope) AS issueScope WHERE issueScope IN ${c.value(distinct(ask.issueScopes).map((s) => issueScopes.indexOf(s)))}`,
    `MATCH (n)<-[:OBJECT]-(k:Claim) WHERE k.predicate IN ${c.value(c.model.predicatesThat((p) => p.with?.includes("effect")))} AND k.effect IN ${c.value(distinct(ask.effects))} AND ${c.chosen("k", ask).join(" AND ")}`,
  ];
  const responder = "MATCH (k)<-[:SUBJECT_OF]-(p:Undertaking)";
  if (ask.place === undefined) return [...claims, `WITH k, n, issueScope, null AS scope ${responder}`].join(" ");

  const place = c.value(ask.place);
  const enclosing = `CALL () { MATCH (a:Entity) WHERE a.id = ${place} AND ${c.visible("a")} ${upwards("a", "b", "q")} WHERE ${seen("q")} RETURN collect(DISTINCT b.id) AS around }`;
  // Only the ways that lead to the place are held against the viewer: it is the looking at each record of a way that costs.
  const placed = [
    "MATCH (k)-[:AT]->(w:Locality)",
    `CALL (w) { ${upwards("w", "b", "q")} WHERE b.id = ${place} AND ${seen("q")} RETURN count(*) AS ways }`,
    `RETURN CASE WHEN w.id = ${place} THEN 0 WHEN ways > 0 THEN 1${around ? " WHEN w.id IN around THEN 2" : ""} ELSE 9 END AS scope`,
  ].join(" ");
  const unplaced = "WITH k WHERE NOT EXISTS { MATCH (k)-[:AT]->(w:Locality) } RETURN 3 AS scope";
  // No scope at all is asked as one that nothing has: a subquery cannot be empty.
  const branches = [
    ...(ask.scopes.length === 0 || ask.scopes.some((s) => s !== "UNPLACED") ? [placed] : []),
    ...(ask.scopes.includes("UNPLACED") ? [unplaced] : []),
  ];
  return [
    ...(around ? [enclosing] : []),
    ...claims,
    `CALL (${around}k) { ${branches.join(" UNION ALL ")} }`,
    `WITH k, n, issueScope, scope WHERE scope IN ${c.value(distinct(ask.scopes).map((s) => scopes.indexOf(s)))} ${responder}`,
  ].join(" ");
}

/** Answers in the order of nearness: scope of the place, scope of the issue, then the responder. */
export function responses(model: Model, ask: Ask, first: number, after: readonly Value[] | undefined, level: Level): Statement<Answer> {
  const c = new Cypher(model, level);
  const matched = answers(c, ask);
  const order = "ORDER BY nearness, issueScope, practice, claim";
  let beyond = "";
  if (after) {
    const [s, i, p, k] = after.map((v) => c.value(v));
    beyond = `WHERE nearness > ${s} OR (nearness = ${s} AND (issueScope > ${i} OR (issueScope = ${i} AND (practice > ${p} OR (practice = ${p} AND claim > ${k})))))`;
  }
  // The place is read of the answers on the page alone.
  return {
    text: [
      `${matched} WITH k, n, scope, coalesce(scope, 0) AS nearness, issueScope, p.id AS practice, k.id AS claim ${beyond}`,
      `WITH k, n, scope, nearness, issueScope, practice, claim ${order} LIMIT ${c.value(first)}`,
      "CALL (k) { MATCH (k)-[:AT]->(w:Locality) RETURN max(w.id) AS place }",
      `RETURN nearness, issueScope, practice, claim, n.id AS issue, place, scope ${order}`,
    ].join(" "),
    parameters: c.parameters,
    hydrate(row: Row) {
      const [nearness, issueScope, practice, claim, issue, place, scope] = row as [
        number,
        number,
        string,
        string,
        string,
        string | null,
        number | null,
      ];
      return {
        practice,
        issue,
        place,
        claim,
        scope: scope === null ? null : (scopes[scope] as Scope),
        issueScope: issueScopes[issueScope] as IssueScope,
        key: [nearness, issueScope, practice, claim],
      };
    },
  };
}

/** How many claims answer, and how many different practices and programmes they speak of. */
export function responsesCount(model: Model, ask: Ask, level: Level): Statement<{ claims: number; practices: number }> {
  const c = new Cypher(model, level);
  return {
    text: `${answers(c, ask)} RETURN count(*), count(DISTINCT p.id)`,
    parameters: c.parameters,
    hydrate: ([claims, practices]) => ({ claims: claims as number, practices: practices as number }),
  };
}
