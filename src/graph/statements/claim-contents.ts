import type { Class } from "../../model/declare.js";
import type { Level } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { Cypher } from "../cypher.js";
import type { Statement } from "../graph.js";
import { columns, plainValues } from "../hydrate.js";
import { recordJson } from "../record-json.js";

/** What a viewer sees of claims, to tell whether it is as it was. */

/**
 * The values of these claims as canonical JSON, in no order. Their ids are no part of it, nor the links that identify a claim: with another
 * subject, object or place it would be another claim, and it is the same one if a record at its end has another id.
 */
export function claimValues(model: Model, ids: readonly string[], level: Level): Statement<readonly [id: string, values: string]> {
  const c = new Cypher(model, level);
  const cols = columns(model, model.claim, "k");
  return {
    text: `UNWIND ${c.value(ids)} AS id MATCH (k:Claim {id: id}) WHERE ${c.visible("k")} RETURN id, ${cols.text}`,
    parameters: c.parameters,
    hydrate(row) {
      const record = cols.hydrate(row, 1);
      return [row[0] as string, recordJson(model, { ...plainValues(record.constructor as Class, record), id: null })];
    },
  };
}

/** The records to which these claims have links that do not identify them, such as the passages that they cite, in order. */
export function claimDetails(
  model: Model,
  ids: readonly string[],
  level: Level,
): Statement<readonly [id: string, link: string, record: string]> | undefined {
  const types = Object.entries(model.claimLinks).flatMap(([type, { identifies }]) => (identifies === true ? [] : [type]));
  if (!types.length) return undefined;
  const c = new Cypher(model, level);
  return {
    text: `UNWIND ${c.value(ids)} AS id MATCH (k:Claim {id: id}) WHERE ${c.visible("k")} MATCH (k)-[r:${types.join("|")}]-(o:Entity) WHERE ${c.visible("o")} RETURN id, type(r) AS link, o.id AS record ORDER BY id, link, record`,
    parameters: c.parameters,
    hydrate: (row) => row as [string, string, string],
  };
}
