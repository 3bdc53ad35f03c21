import type { Class } from "../../model/declare.js";
import type { Level } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { Cypher } from "../cypher.js";
import type { Statement, Value } from "../graph.js";

/** Why a record was found, best first: its rank is the same on every engine and knows nothing of records that the viewer may not see. */
export const matches = ["NAME", "NAME_START", "LABEL", "TEXT"] as const;
export type SearchMatch = (typeof matches)[number];

export interface Hit {
  readonly id: string;
  readonly match: SearchMatch;
  readonly key: Value[];
}

/** Binds `o` to each candidate that the viewer may see. */
function found(c: Cypher, candidates: readonly string[], types: readonly Class[]): string {
  const ofType = types.length ? ` AND (${types.map((t) => `o:${t.name}`).join(" OR ")})` : "";
  return `UNWIND ${c.value(candidates)} AS id MATCH (o:Entity {id: id}) WHERE ${c.visible("o")}${ofType}`;
}
/** A name equals the query, a name starts with it, names and aliases hold its words, or the text does. */
function rankOf(c: Cypher, words: readonly string[]): string {
  const query = c.value(words.join(" "));
  const starts = c.value(words.map((w) => ` ${w}`));
  return `CASE WHEN ${query} IN o.searchNames THEN 0 WHEN any(n IN o.searchNames WHERE n STARTS WITH ${query}) THEN 1 WHEN all(w IN ${starts} WHERE o.searchLabels CONTAINS w) THEN 2 ELSE 3 END`;
}

export function search(
  model: Model,
  candidates: readonly string[],
  words: readonly string[],
  types: readonly Class[],
  page: { first: number; after?: readonly Value[] },
  level: Level,
): Statement<Hit> {
  const c = new Cypher(model, level);
  const candidate = found(c, candidates, types);
  const rank = rankOf(c, words);
  const [after, id] = (page.after ?? []).map((v) => c.value(v));
  const ranked = page.after
    ? `WITH o, ${rank} AS rank WHERE rank > ${after} OR (rank = ${after} AND o.id > ${id}) RETURN rank`
    : `RETURN ${rank} AS rank`;
  return {
    text: `${candidate} ${ranked}, o.id AS id ORDER BY rank, id LIMIT ${c.value(page.first + 1)}`,
    parameters: c.parameters,
    hydrate: ([rank, id]) => ({ id: id as string, match: matches[rank as number] as SearchMatch, key: [rank as number, id as string] }),
  };
}

export function searchCount(model: Model, candidates: readonly string[], types: readonly Class[], level: Level): Statement<number> {
  const c = new Cypher(model, level);
  return { text: `${found(c, candidates, types)} RETURN count(*)`, parameters: c.parameters, hydrate: ([n]) => n as number };
}

/** The ids of all that the viewer may see of some classes: what an unknown id is compared with for suggestions. */
export function visibleIds(model: Model, cls: Class, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  return { text: `MATCH (o:${cls.name}) WHERE ${c.visible("o")} RETURN o.id`, parameters: c.parameters, hydrate: ([id]) => id as string };
}
