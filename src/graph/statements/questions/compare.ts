import type { ComparedClaims, CompareSide } from "../../../analysis/compare.js";
import type { Effect, Modality } from "../../../model/claim.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import { type ClaimChoice, distinctTerms } from "../../filter.js";
import type { Row, Statement } from "../../graph.js";

/** From a compared record `e` to its claims `k`, and from these to the other record `o` and the object `x`, for each side. */
const paths: Readonly<Record<CompareSide, { readonly claims: string; readonly others: string; readonly object: string }>> = {
  SUBJECT: { claims: "MATCH (e)-[:SUBJECT_OF]->(k:Claim)", others: "MATCH (k)-[:OBJECT]->(o:Entity)", object: "null" },
  OBJECT: { claims: "MATCH (e)<-[:OBJECT]-(k:Claim)", others: "MATCH (k)<-[:SUBJECT_OF]-(o:Entity)", object: "null" },
  AT: withObject("AT"),
  FOR: withObject("FOR"),
  BY: withObject("BY"),
};
function withObject(link: string) {
  return {
    claims: `MATCH (e)<-[:${link}]-(k:Claim)`,
    others: "MATCH (k)<-[:SUBJECT_OF]-(o:Entity) MATCH (k)-[:OBJECT]->(x:Entity)",
    object: "x.id",
  };
}

/**
 * How many claims of the choice tie some records to others, on one side, in no order.
 * @param first how many rows are read at most
 */
export function comparedClaims(
  model: Model,
  side: CompareSide,
  records: readonly string[],
  choice: ClaimChoice,
  first: number,
  level: Level,
): Statement<ComparedClaims> {
  const c = new Cypher(model, level);
  const { claims, others, object } = paths[side];
  return {
    // A claim is at least as hidden as all that it names.
    text: `UNWIND ${c.value(distinctTerms(records))} AS id MATCH (e:Entity {id: id}) ${claims} WHERE ${c.chosen("k", choice).join(" AND ")} ${others} RETURN id, k.predicate, o.id, ${object}, count(*) LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: (row: Row) => {
      const [record, predicate, other, objectId, count] = row;
      return { record, predicate, side, other, object: objectId ?? null, claims: count } as ComparedClaims;
    },
  };
}

/** Cells of a comparison whose claims are read: of these records, under these predicates, with these others and objects. */
export interface CellsOfSide {
  readonly records: readonly string[];
  readonly predicates: readonly string[];
  readonly others: readonly string[];
  readonly objects: readonly string[];
}
export interface ClaimOfCell extends Pick<ComparedClaims, "record" | "predicate" | "side" | "other" | "object"> {
  readonly claim: string;
  readonly modality: Modality;
  readonly effect: Effect | null;
}
/** The claims of some cells of one side, in no order. One pass over the claims of each record: a pass for each cell takes as many times as long. */
export function claimsOfCells(
  model: Model,
  side: CompareSide,
  { records, predicates, others: otherIds, objects }: CellsOfSide,
  choice: ClaimChoice,
  level: Level,
): Statement<ClaimOfCell> {
  const c = new Cypher(model, level);
  const { claims, others, object } = paths[side];
  const chosen = [`k.predicate IN ${c.value(distinctTerms(predicates))}`, ...c.chosen("k", choice)];
  const ends = [`o.id IN ${c.value(distinctTerms(otherIds))}`, ...(objects.length ? [`x.id IN ${c.value(distinctTerms(objects))}`] : [])];
  return {
    text: `UNWIND ${c.value(distinctTerms(records))} AS id MATCH (e:Entity {id: id}) ${claims} WHERE ${chosen.join(" AND ")} ${others} WHERE ${ends.join(" AND ")} RETURN id, k.predicate, o.id, ${object}, k.id, k.modality, k.effect`,
    parameters: c.parameters,
    hydrate: (row: Row) => {
      const [record, predicate, other, objectId, claim, modality, effect] = row;
      return { record, predicate, side, other, object: objectId ?? null, claim, modality, effect: effect ?? null } as ClaimOfCell;
    },
  };
}

/** What a link of our own vocabularies leads to. */
export interface ComparedLink {
  readonly record: string;
  readonly link: string;
  readonly to: string;
}
/** The visible records to which links lead from some records, in no order. */
export function comparedLinks(model: Model, records: readonly string[], level: Level): Statement<ComparedLink> {
  const c = new Cypher(model, level);
  return {
    text: `UNWIND ${c.value(distinctTerms(records))} AS id MATCH (e:Entity {id: id})-[r:${Object.keys(model.links).join("|")}]->(o:Entity) WHERE ${c.visible("o")} RETURN DISTINCT id, type(r), o.id`,
    parameters: c.parameters,
    hydrate: (row: Row) => {
      const [record, link, to] = row as [string, string, string];
      return { record, link, to };
    },
  };
}
