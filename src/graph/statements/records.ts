import { type Class, propertiesOf } from "../../model/declare.js";
import type { Level } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { Cypher } from "../cypher.js";
import { type ClaimChoice, type Filter } from "../filter.js";
import type { Statement, Value } from "../graph.js";
import { type Wanted, wantedColumns } from "../hydrate.js";
import { anchorOf } from "../layout.js";
import { keyOf, keyset, orderBy, type Page, withKey } from "./page.js";

/** A record of a list, with what a cursor needs to go on after it. */
export interface Found {
  readonly node: { readonly id: string };
  readonly key: Value[];
}

/** The visible records with these ids, in no order. */
export function byIds(model: Model, cls: Class, ids: readonly string[], level: Level, wanted?: Wanted): Statement<{ id: string }> {
  const c = new Cypher(model, level);
  const cols = wantedColumns(c, cls, "o", wanted);
  return {
    text: `UNWIND ${c.value(ids)} AS id MATCH (o:${anchorOf(model, cls)} {id: id}) WHERE ${c.visible("o")} RETURN ${cols.text}`,
    parameters: c.parameters,
    hydrate: (row) => cols.hydrate(row, 0) as { id: string },
  };
}

/** The visible record that has this code of an outside scheme, such as `CO` of iso. */
export function byCode(model: Model, cls: Class, property: string, value: string, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  const declared = propertiesOf(cls).find((p) => p.name === property && p.scheme);
  if (!declared) throw new Error(`${cls.name}.${property} holds no codes.`);
  return {
    text: `MATCH (o:${cls.name}) WHERE o.${declared.name} = ${c.value(value)} AND ${c.visible("o")} RETURN o.id LIMIT 1`,
    parameters: c.parameters,
    hydrate: ([id]) => id as string,
  };
}

/** One page of the visible records of a class that pass a filter; one more than asked for tells whether there are others. */
export function list(
  model: Model,
  cls: Class,
  page: Page & { filter?: Filter; choice?: ClaimChoice },
  level: Level,
  wanted?: Wanted,
): Statement<Found> {
  const c = new Cypher(model, level);
  const cols = wantedColumns(c, cls, "o", withKey(wanted, page.order));
  const beyond = page.after ? [keyset(c, page.order, "o", page.after)] : [];
  const matching = c.matching(cls, page.filter ?? {}, "o", page.choice, beyond);
  return {
    text: `${matching} RETURN ${cols.text} ${orderBy(page.order, "o")} LIMIT ${c.value(page.first + 1)}`,
    parameters: c.parameters,
    hydrate(row) {
      const node = cols.hydrate(row, 0) as { id: string };
      return { node, key: keyOf(model, page.order, node) };
    },
  };
}

export function count(model: Model, cls: Class, filter: Filter, choice: ClaimChoice, level: Level): Statement<number> {
  const c = new Cypher(model, level);
  return { text: `${c.matching(cls, filter, "o", choice)} RETURN count(*)`, parameters: c.parameters, hydrate: ([n]) => n as number };
}
