import type { Effect } from "../../model/claim.js";
import type { Level } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { type ClaimChoice, Cypher, distinct } from "../filter.js";
import type { Row, Statement, Value } from "../graph.js";

/** How the place of a claim relates to the place asked about, and its issue to the issue asked about; in the order of answers. */
export const scopes = ["EXACT", "WITHIN", "BROADER", "UNPLACED"] as const;
export type Scope = (typeof scopes)[number];
export const issueScopes = ["EXACT", "NARROWER", "BROADER"] as const;
export type IssueScope = (typeof issueScopes)[number];

/** The longest way from a place to the world, or from an issue to the widest one, that a question follows. */
export const hierarchyDepth = 8;

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
const upPlaces = (from: string, to: string, path: string) =>
  `MATCH ${path} = (${from})-[:LOCATED_IN|PART_OF|MEMBER_OF*0..${hierarchyDepth}]->(${to}:Locality) WHERE ${seen(path)}`;

/**
 * Binds claim `k`, issue `n`, responder `p`, `place`, `scope` and `issueScope` of every answer. The issue is where it starts;
 * its claims are fenced off before places are looked at, and places are walked upwards from each claim, which is short, and
 * never downwards from the place asked about, which may hold thousands.
 */
function answers(c: Cypher, ask: Ask): string {
  const issue = c.value(ask.issue);
  const scopeRanks = c.value(distinct(ask.scopes).map((s) => scopes.indexOf(s)));
  const wide = ask.issueScopes.includes("BROADER");
  const issues = [
    `CALL (i) { MATCH q = (i)<-[:BROADER*0..${hierarchyDepth}]-(n:Issue) WHERE ${seen("q")} RETURN n, CASE WHEN n.id = ${issue} THEN 0 ELSE 1 END AS issueScope`,
    ...(wide ? [`UNION MATCH q = (i)-[:BROADER*1..${hierarchyDepth}]->(n:Issue) WHERE ${seen("q")} RETURN n, 2 AS issueScope`] : []),
    "}",
  ].join(" ");
  const claims = [
    `MATCH (i:Entity) WHERE i.id = ${issue} AND ${c.visible("i")}`,
    issues,
    `WITH n, ${ask.place === undefined ? "" : "around, "}min(issueScope) AS issueScope WHERE issueScope IN ${c.value(distinct(ask.issueScopes).map((s) => issueScopes.indexOf(s)))}`,
    `MATCH (n)<-[:OBJECT]-(k:Claim) WHERE k.predicate = "ADDRESSES" AND k.effect IN ${c.value(distinct(ask.effects))} AND ${c.chosen("k", ask).join(" AND ")}`,
  ];
  const responder = "MATCH (k)<-[:SUBJECT_OF]-(p:Undertaking)";
  if (ask.place === undefined) {
    return [
      ...claims,
      "CALL (k) { MATCH (k)-[:AT]->(w:Locality) RETURN max(w.id) AS place }",
      `WITH k, n, issueScope, place, null AS scope ${responder}`,
    ].join(" ");
  }
  const place = c.value(ask.place);
  return [
    `CALL () { MATCH (a:Entity) WHERE a.id = ${place} AND ${c.visible("a")} ${upPlaces("a", "b", "q")} RETURN collect(DISTINCT b.id) AS around }`,
    ...claims,
    "CALL (k, around) {",
    "MATCH (k)-[:AT]->(w:Locality)",
    `CALL (w) { ${upPlaces("w", "b", "q")} RETURN collect(b.id) AS up }`,
    `RETURN w.id AS place, CASE WHEN w.id = ${place} THEN 0 WHEN ${place} IN up THEN 1 WHEN w.id IN around THEN 2 ELSE 9 END AS scope`,
    "UNION ALL",
    "WITH k WHERE NOT EXISTS { MATCH (k)-[:AT]->(w:Locality) } RETURN null AS place, 3 AS scope",
    "}",
    `WITH k, n, issueScope, place, scope WHERE scope IN ${scopeRanks} ${responder}`,
  ].join(" ");
}

/** Answers in the order of nearness: scope of the place, scope of the issue, then the responder. */
export function responses(model: Model, ask: Ask, first: number, after: readonly Value[] | undefined, level: Level): Statement<Answer> {
  const c = new Cypher(model, level);
  const matched = answers(c, ask);
  const rank = "coalesce(scope, 0)";
  let beyond = "";
  if (after) {
    const [s, i, p, k] = after.map((v) => c.value(v));
    beyond = `WITH k, n, p, issueScope, place, scope WHERE ${rank} > ${s} OR (${rank} = ${s} AND (issueScope > ${i} OR (issueScope = ${i} AND (p.id > ${p} OR (p.id = ${p} AND k.id > ${k})))))`;
  }
  return {
    text: `${matched} ${beyond} RETURN ${rank} AS nearness, issueScope, p.id AS practice, k.id AS claim, n.id AS issue, place, scope ORDER BY nearness, issueScope, practice, claim LIMIT ${c.value(first)}`,
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
