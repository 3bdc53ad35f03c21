import type { Class } from "../../model/declare.js";
import type { Level } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { Cypher } from "../cypher.js";
import type { Statement } from "../graph.js";
import { anchorOf } from "../layout.js";

/** One stored relationship of a record, seen from the record. */
export interface VisibleLink {
  readonly record: string;
  /** The relationship type: the name of a link or of a claim link. */
  readonly name: string;
  readonly entity: string;
  /** The term that the relationship carries, where its link has a qualifier. */
  readonly qualifier: string | null;
}

/**
 * The relationships of these types between records and the entities that the viewer may see, in no order.
 * @param cls the class of the records; the caller has checked that they are visible
 * @param inward whether the relationships point to the records
 */
export function visibleLinks(
  model: Model,
  cls: Class,
  ids: readonly string[],
  types: readonly string[],
  inward: boolean,
  level: Level,
): Statement<VisibleLink> {
  const c = new Cypher(model, level);
  const arrow = `${inward ? "<" : ""}-[r:${types.join("|")}]-${inward ? "" : ">"}`;
  return {
    text: `UNWIND ${c.value(ids)} AS id MATCH (n:${anchorOf(model, cls)} {id: id}) MATCH (n)${arrow}(e:Entity) WHERE ${c.visible("e")} RETURN id, type(r), e.id, r.term`,
    parameters: c.parameters,
    hydrate: (row) => {
      const [record, name, entity, qualifier] = row as [string, string, string, string | null];
      return { record, name, entity, qualifier };
    },
  };
}
