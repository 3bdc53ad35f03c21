import { adverseEffects, helpfulEffects } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Row, Statement } from "../../graph.js";

/** The claims that are walked: those of the choice, and of these predicates alone if there are any. */
export interface WalkedClaims {
  readonly choice: ClaimChoice;
  readonly predicates?: readonly string[] | undefined;
}
/** Whether records are the subjects of their claims, or the objects. */
export type Side = "subject" | "object";
export const sides: readonly Side[] = ["subject", "object"];

/** Claims with one of some records at one end. */
export interface ClaimsAtEnd extends WalkedClaims {
  readonly ids: readonly string[];
  readonly end: Side;
  /** Only those with one of these at the other end. */
  readonly others?: readonly string[] | undefined;
  /** Only those with none of these at the other end. */
  readonly except?: readonly string[] | undefined;
  /** Whether claims with one record at both ends are left out. */
  readonly withoutLoops?: boolean | undefined;
}

/** All claims of the choice with one subject, predicate and object, counted. */
export interface ClaimEdge {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly claims: number;
  readonly reported: number;
  readonly intended: number;
  readonly recommended: number;
  /** Whose effect helps and is not adverse, is adverse and does not help, is both, or is not there. */
  readonly helpful: number;
  readonly adverse: number;
  readonly mixed: number;
  readonly withoutEffect: number;
  /** The first of its claims, by id. */
  readonly ids: readonly string[];
}

/**
 * Binds each claim `k` once for each of the records `id` at its end, and `o`, the record at its other end. The embedded engine goes from left
 * to right.
 */
export function claimsAtEnd(c: Cypher, { ids, end, others, except, withoutLoops, choice, predicates }: ClaimsAtEnd): string {
  const conditions = [...(predicates ? [`k.predicate IN ${c.value(distinctTerms(predicates))}`] : []), ...c.chosen("k", choice)];
  const [toClaim, toOther] =
    end === "subject" ? ["-[:SUBJECT_OF]->(k:Claim)", "-[:OBJECT]->"] : ["<-[:OBJECT]-(k:Claim)", "<-[:SUBJECT_OF]-"];
  const ofOther = [
    ...(others ? [`o.id IN ${c.value(others)}`] : []),
    ...(except?.length ? [`NOT o.id IN ${c.value(except)}`] : []),
    ...(withoutLoops ? ["o.id <> id"] : []),
  ];
  // A claim is at least as hidden as its ends.
  return [
    `UNWIND ${c.value(ids)} AS id MATCH (e:Entity {id: id})${toClaim} WHERE ${conditions.join(" AND ")}`,
    `MATCH (k)${toOther}(o:Entity)${ofOther.length ? ` WHERE ${ofOther.join(" AND ")}` : ""}`,
  ].join(" ");
}

const inOrder = (end: Side, [own, other]: readonly [string, string]) => (end === "subject" ? [own, other] : [other, own]);

/**
 * The edges of some records, with them at one end: those with most claims first, then by predicate, subject and object.
 * @param listed of how many claims an edge has the ids
 * @param first how many edges are read at most
 */
export function claimEdges(model: Model, query: ClaimsAtEnd, listed: number, first: number, level: Level): Statement<ClaimEdge> {
  const c = new Cypher(model, level);
  const sum = (condition: string) => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const isOf = (effects: readonly string[], others: readonly string[]) =>
    sum(`k.effect IN ${c.value(effects.filter((effect) => !others.includes(effect)))}`);
  const both = helpfulEffects.filter((effect) => adverseEffects.includes(effect));
  const text = [
    claimsAtEnd(c, query),
    // Lists are collected in the order of the rows.
    "WITH id, o.id AS other, k ORDER BY k.id",
    `WITH id, other, k.predicate AS predicate, count(*) AS claims, ${sum(`k.modality = ${c.value("REPORTED")}`)} AS reported, ${sum(`k.modality = ${c.value("INTENDED")}`)} AS intended,`,
    `${isOf(helpfulEffects, adverseEffects)} AS helpful, ${isOf(adverseEffects, helpfulEffects)} AS adverse, ${isOf(both, [])} AS mixed, collect(k.id) AS ids`,
    `RETURN id, predicate, other, claims, reported, intended, helpful, adverse, mixed, ids[0..${c.value(listed)}]`,
    `ORDER BY claims DESC, predicate, ${inOrder(query.end, ["id", "other"]).join(", ")} LIMIT ${c.value(first)}`,
  ].join(" ");
  return {
    text,
    parameters: c.parameters,
    hydrate(row: Row) {
      const [id, predicate, other, claims, reported, intended, helpful, adverse, mixed, ids] = row as [
        string,
        string,
        string,
        number,
        number,
        number,
        number,
        number,
        number,
        string[],
      ];
      const [subject, object] = inOrder(query.end, [id, other]) as [string, string];
      const recommended = claims - reported - intended;
      const withoutEffect = claims - helpful - adverse - mixed;
      return { subject, predicate, object, claims, reported, intended, recommended, helpful, adverse, mixed, withoutEffect, ids };
    },
  };
}

/** The places of the claims of an edge: how many there are, and the first, those with most claims first, then by id. */
export interface EdgePlaces {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly count: number;
  readonly placed: number;
  readonly places: readonly (readonly [place: string, claims: number])[];
}
/** The places of the edges of some records, in no order. @param listed of how many places each has the ids */
export function claimEdgePlaces(model: Model, query: ClaimsAtEnd, listed: number, level: Level): Statement<EdgePlaces> {
  const c = new Cypher(model, level);
  return {
    text: [
      claimsAtEnd(c, query),
      "MATCH (k)-[:AT]->(p:Entity) WITH id, k.predicate AS predicate, o.id AS other, p.id AS place, count(*) AS claims ORDER BY claims DESC, place",
      `WITH id, predicate, other, sum(claims) AS placed, collect([place, claims]) AS places RETURN id, predicate, other, size(places), placed, places[0..${c.value(listed)}]`,
    ].join(" "),
    parameters: c.parameters,
    hydrate(row: Row) {
      const [id, predicate, other, count, placed, places] = row as [string, string, string, number, number, [string, number][]];
      const [subject, object] = inOrder(query.end, [id, other]) as [string, string];
      return { subject, predicate, object, count, placed, places };
    },
  };
}

/** How many edges some records have with them at one end. */
export function claimEdgeCount(model: Model, query: ClaimsAtEnd, level: Level): Statement<number> {
  const c = new Cypher(model, level);
  return {
    text: `${claimsAtEnd(c, query)} WITH DISTINCT id, o.id AS other, k.predicate AS predicate RETURN count(*)`,
    parameters: c.parameters,
    hydrate: ([n]) => n as number,
  };
}

/** How many different records are at the other end of claims of some records. */
export function neighbourCount(model: Model, queries: readonly ClaimsAtEnd[], level: Level): Statement<number> {
  const c = new Cypher(model, level);
  const found = queries.map((query) => `${claimsAtEnd(c, query)} RETURN DISTINCT o.id AS other`);
  return {
    text: `CALL () { ${found.join(" UNION ")} } RETURN count(*)`,
    parameters: c.parameters,
    hydrate: ([n]) => n as number,
  };
}
