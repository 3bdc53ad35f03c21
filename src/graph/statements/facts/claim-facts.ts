import type { ClaimFact } from "../../../analysis/claim-fact.js";
import type { Effect } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Row, Statement } from "../../graph.js";

/** How a claim touches a record. */
const ends = {
  subject: "MATCH (e)-[:SUBJECT_OF]->(k:Claim)",
  object: "MATCH (e)<-[:OBJECT]-(k:Claim)",
  at: "MATCH (e)<-[:AT]-(k:Claim)",
  for: "MATCH (e)<-[:FOR]-(k:Claim)",
  by: "MATCH (e)<-[:BY]-(k:Claim)",
} as const;
export type ClaimEnd = keyof typeof ends;

/** What is read of claims beside their ends: each takes a statement of its own, which is faster than a subquery for each claim. */
export type ClaimDetail = "at" | "for" | "by" | "evidence";

export interface ClaimFactsQuery {
  /** The records that the claims touch, and how. */
  readonly ids: readonly string[];
  readonly end: ClaimEnd;
  /** Only claims of these predicates; without it, of any. */
  readonly predicates?: readonly string[];
  /** Only claims with one of these effects, which claims of ADDRESSES have. */
  readonly effects?: readonly Effect[];
  readonly choice: ClaimChoice;
  readonly details?: readonly ClaimDetail[];
}

/** A record that a claim leads to, by the type of the link. */
interface ClaimLinkFact {
  readonly claim: string;
  readonly link: string;
  readonly record: string;
}

/** The start of every statement here: binds `k` to each claim of the choice that touches one of the records, once for each that it touches. */
function touching({ ids, end, predicates, effects, choice }: ClaimFactsQuery, c: Cypher): string {
  const conditions = [
    ...(predicates ? [`k.predicate IN ${c.value(distinctTerms(predicates))}`] : []),
    ...(effects ? [`k.effect IN ${c.value(distinctTerms(effects))}`] : []),
    ...c.chosen("k", choice),
  ];
  // A claim is at least as hidden as its ends.
  return `UNWIND ${c.value(distinctTerms(ids))} AS id MATCH (e:Entity {id: id}) ${ends[end]} WHERE ${conditions.join(" AND ")}`;
}

/**
 * The claims of the choice that touch some records, without their details, in no order.
 * @param first how many are read at most
 */
export function claimFacts(model: Model, query: ClaimFactsQuery, first: number, level: Level): Statement<ClaimFact> {
  const c = new Cypher(model, level);
  return {
    // From the claim to its subject: the embedded engine goes from left to right.
    text: `${touching(query, c)} MATCH (k)<-[:SUBJECT_OF]-(s:Entity) MATCH (k)-[:OBJECT]->(o:Entity) RETURN k.id, k.predicate, s.id, o.id, k.assertion, k.modality, k.effect, k.period LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: (row: Row) => {
      const [id, predicate, subject, object, assertion, modality, effect, period] = row;
      const empty = { at: null, for: [], by: [], sources: [], passages: [] };
      return { id, predicate, subject, object, assertion, modality, effect: effect ?? null, period: period ?? null, ...empty } as ClaimFact;
    },
  };
}

/** Where the same claims hold, whom they concern and who does it, as far as the query asks for it. Undefined if it does not. */
export function claimLinkFacts(model: Model, query: ClaimFactsQuery, first: number, level: Level): Statement<ClaimLinkFact> | undefined {
  const types = (["at", "for", "by"] as const).filter((detail) => query.details?.includes(detail)).map((detail) => detail.toUpperCase());
  if (types.length === 0) return undefined;
  const c = new Cypher(model, level);
  return {
    text: `${touching(query, c)} MATCH (k)-[r:${types.join("|")}]->(x:Entity) RETURN k.id, type(r), x.id LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: linkOf,
  };
}

/** The passages that the same claims cite, and their sources, if the query asks for evidence. */
export function claimEvidenceFacts(
  model: Model,
  query: ClaimFactsQuery,
  first: number,
  level: Level,
): Statement<{ readonly claim: string; readonly passage: string; readonly source: string }> | undefined {
  if (!query.details?.includes("evidence")) return undefined;
  const c = new Cypher(model, level);
  return {
    // One visible passage makes a claim visible; others that it cites may be hidden.
    text: `${touching(query, c)} MATCH (k)-[:CITES]->(p:Entity)-[:OF]->(x:Entity) WHERE ${c.visible("p")} RETURN k.id, p.id, x.id LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: (row: Row) => {
      const [claim, passage, source] = row as [string, string, string];
      return { claim, passage, source };
    },
  };
}

function linkOf(row: Row): ClaimLinkFact {
  const [claim, link, record] = row as [string, string, string];
  return { claim, link, record };
}
