import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import type { Row, Statement } from "../../graph.js";
import { type ClaimsAtEnd, claimsAtEnd } from "../facts/claim-edges.js";

/** The records at the other end of claims of some records, each once, by id. @param first how many are read at most */
export function adjacentRecords(model: Model, query: ClaimsAtEnd, first: number, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  return {
    text: `${claimsAtEnd(c, query)} RETURN DISTINCT o.id AS other ORDER BY other LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: ([id]) => id as string,
  };
}

/** The pairs of one of some records and a record at the other end of a claim of it, each once, by id. @param first how many are read at most */
export function adjacentPairs(
  model: Model,
  query: ClaimsAtEnd,
  first: number,
  level: Level,
): Statement<readonly [record: string, other: string]> {
  const c = new Cypher(model, level);
  return {
    text: `${claimsAtEnd(c, query)} RETURN DISTINCT id, o.id AS other ORDER BY id, other LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: (row: Row) => row as [string, string],
  };
}

/** How many claims each of some records has with it at one end; of a record without any nothing. */
export function claimsPerRecord(model: Model, query: ClaimsAtEnd, level: Level): Statement<readonly [record: string, claims: number]> {
  const c = new Cypher(model, level);
  return {
    text: `${claimsAtEnd(c, query)} RETURN id, count(*)`,
    parameters: c.parameters,
    hydrate: (row: Row) => row as [string, number],
  };
}
