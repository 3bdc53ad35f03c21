import type { Level } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import { enclosingLinks } from "../../../model/relations.js";
import { Cypher } from "../../cypher.js";
import type { Row, Statement } from "../../graph.js";

/** Hierarchies of records: each record belongs to those that its links lead up to. */
const hierarchies = { places: enclosingLinks, concepts: ["BROADER"] } as const;
export type HierarchyName = keyof typeof hierarchies;

/** The visible records one link above or below others, in no order. Paths are followed link by link: a test of whole paths takes ten times as long. */
export function hierarchyLinks(
  model: Model,
  hierarchy: HierarchyName,
  direction: "up" | "down",
  ids: readonly string[],
  level: Level,
): Statement<readonly [from: string, to: string]> {
  const c = new Cypher(model, level);
  const [tail, head] = direction === "up" ? ["-", "->"] : ["<-", "-"];
  return {
    text: `UNWIND ${c.value(ids)} AS id MATCH (a:Entity {id: id})${tail}[:${hierarchies[hierarchy].join("|")}]${head}(b:Entity) WHERE ${c.visible("b")} RETURN DISTINCT id, b.id`,
    parameters: c.parameters,
    hydrate: (row: Row) => row as [string, string],
  };
}
