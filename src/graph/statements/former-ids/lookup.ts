import type { Class } from "../../../model/declare.js";
import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { Cypher } from "../../cypher.js";
import type { Statement } from "../../graph.js";
import { anchorOf } from "../../layout.js";

/**
 * Where former ids lead, as a viewer may see it. A former id is a node of its own that is tied to its successor, so that an index finds it,
 * and so that the level of the successor alone decides who sees it.
 */

/** Of these ids, the former ones whose successor is visible, each with the id of the successor. */
export function successorsOf(model: Model, ids: readonly string[], level: Level): Statement<readonly [former: string, current: string]> {
  const c = new Cypher(model, level);
  return {
    text: `UNWIND ${c.value(ids)} AS id MATCH (f:FormerId {id: id}) MATCH (f)-[:SUCCEEDED_BY]->(o) WHERE ${c.visible("o")} RETURN id, o.id`,
    parameters: c.parameters,
    hydrate: (row) => row as [string, string],
  };
}

/** The former ids whose successor is visible, each with the id of the successor: so many of them at most, in no order. */
export function allSuccessors(model: Model, level: Level, first: number): Statement<readonly [former: string, current: string]> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (f:FormerId) MATCH (f)-[:SUCCEEDED_BY]->(o) WHERE ${c.visible("o")} RETURN f.id, o.id LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: (row) => row as [string, string],
  };
}

/** The former ids that lead to these records, in order. The caller has checked that the records are visible. */
export function formerIdsOf(model: Model, cls: Class, ids: readonly string[]): Statement<readonly [current: string, former: string]> {
  return {
    text: `UNWIND $ids AS id MATCH (o:${anchorOf(model, cls)} {id: id}) MATCH (o)<-[:SUCCEEDED_BY]-(f:FormerId) RETURN id, f.id AS former ORDER BY former`,
    parameters: { ids },
    hydrate: (row) => row as [string, string],
  };
}

/** Why this id has no successor, if it is a former one and the viewer may read the reason. */
export function reasonOf(model: Model, id: string, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  return {
    text: `MATCH (f:FormerId {id: ${c.value(id)}}) WHERE f.reason IS NOT NULL AND ${c.visible("f")} RETURN f.reason`,
    parameters: c.parameters,
    hydrate: ([reason]) => reason as string,
  };
}
