import { type Class, propertiesOf } from "../../model/declare.js";
import type { Level } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { Cypher } from "../cypher.js";
import { type ClaimChoice, conjuncts, type Filter } from "../filter.js";
import type { Row, Statement } from "../graph.js";
import { type Projection, projectedColumns } from "../hydrate.js";
import { anchorOf } from "../layout.js";
import { claimsInGroups, type ReadGroup } from "./groups/claims-in-groups.js";
import { columnsWithLinks, type LinkExpansion, type PageExpansion, pageLists, type Received } from "./neighbours/expansions.js";
import { cursorKeyOf, keyset, type ListedRecord, orderBy, type PageRequest, withSortProperties } from "./page.js";

/** What is read beside records: see `neighbours/expansions.ts`. */
export interface Beside {
  readonly links: readonly LinkExpansion[];
  readonly pages: readonly PageExpansion[];
  readonly received: Received;
}

/** The visible records with these ids, in no order. */
export function byIds(
  model: Model,
  cls: Class,
  ids: readonly string[],
  level: Level,
  projection?: Projection,
  beside?: Beside,
): Statement<{ id: string }> {
  const c = new Cypher(model, level, beside?.pages[0]?.page.languages);
  const placeholder = c.value(ids);
  const found = `UNWIND ${placeholder} AS id MATCH (o:${anchorOf(model, cls)} {id: id}) WHERE ${c.visible("o")}`;
  const { text, hydrate } = recordColumns(c, cls, projection, beside);
  // What is read beside records may be much: then it is not sent together with what others ask for.
  if (beside) return { text: `${found} ${text}`, parameters: c.parameters, hydrate };
  return { text: `${found} ${text}, id`, parameters: c.parameters, hydrate, idsParameter: placeholder.slice(1) };
}

/** Returns the columns of a bound `o`, and of what is read beside it. */
function recordColumns(c: Cypher, cls: Class, projection: Projection, beside: Beside | undefined) {
  if (!beside) {
    const cols = projectedColumns(c, cls, "o", projection);
    return { text: `RETURN ${cols.text}`, hydrate: (row: Row) => cols.hydrate(row, 0) as { id: string } };
  }
  const { links, pages, received } = beside;
  const cols = columnsWithLinks(c, cls, "o", projection, links, received);
  const lists = pageLists(c, "o", pages, projection, received);
  return {
    text: `${lists.text} RETURN ${[cols.text, ...lists.names].join(", ")}`,
    hydrate(row: Row) {
      const node = cols.hydrate(row, 0) as { id: string };
      lists.take(node.id, row, cols.size);
      return node;
    },
  };
}

/** The visible record that has this code of an outside scheme, such as `CO` of iso. */
export function byCode(model: Model, cls: Class, property: string, value: string, level: Level): Statement<string> {
  const c = new Cypher(model, level);
  const declared = propertiesOf(cls).find((p) => p.name === property && p.scheme);
  if (!declared) throw new Error(`${cls.name}.${property} is not a code of an outside scheme.`);
  return {
    text: `MATCH (o:${cls.name}) WHERE o.${declared.name} = ${c.value(value)} AND ${c.visible("o")} RETURN o.id LIMIT 1`,
    parameters: c.parameters,
    hydrate: ([id]) => id as string,
  };
}

/** Which records of a class are on a list. */
export interface Listed {
  readonly filter?: Filter;
  /** The languages in which its filter compares names, best first. */
  readonly languages?: readonly string[];
  readonly choice?: ClaimChoice;
  /** Of claims alone: only those that belong to all of these groups. */
  readonly groups?: readonly ReadGroup[];
}

/** Binds `o`, or another variable, to every visible record of a class that is on a list. @param first further conditions on it */
export function listed(
  c: Cypher,
  cls: Class,
  { filter = {}, choice, groups = [] }: Listed,
  o = "o",
  first: readonly string[] = [],
): string {
  if (!groups.length) return c.matching(cls, filter, o, choice, first);
  const found = claimsInGroups(c, groups, o, [...first, ...c.eligible(cls, o, choice)]);
  const conditions = conjuncts(filter);
  return conditions.length ? `${found} WITH ${o} ${c.where(cls, conditions, o, [o], [c.visible(o)])}` : found;
}

/** One page of the visible records of a class that pass a filter, and one record more where there is a next page. */
export function list(
  model: Model,
  cls: Class,
  page: PageRequest & Listed,
  level: Level,
  projection?: Projection,
  beside?: Beside,
): Statement<ListedRecord> {
  const c = new Cypher(model, level, page.languages);
  const beyond = page.after ? [keyset(c, page.order, "o", page.after)] : [];
  const found = listed(c, cls, page, "o", beyond);
  const { text, hydrate } = recordColumns(c, cls, withSortProperties(model, cls, projection, page.order), beside);
  const [order, limit] = [orderBy(page.order, "o"), `LIMIT ${c.value(page.first + 1)}`];
  return {
    // What is read beside a record is read of those on the page alone.
    text: beside ? `${found} WITH o ${order} ${limit} ${text} ${order}` : `${found} ${text} ${order} ${limit}`,
    parameters: c.parameters,
    hydrate(row) {
      const node = hydrate(row);
      return { node, key: cursorKeyOf(model, page.order, node) };
    },
  };
}

/** The first ids of the visible records of a class that are on a list, in their order. @param after those that come after this id alone */
export function idsOfList(
  model: Model,
  cls: Class,
  list: Listed,
  after: string | undefined,
  first: number,
  level: Level,
): Statement<string> {
  const c = new Cypher(model, level, list.languages);
  const beyond = after === undefined ? [] : [`o.id > ${c.value(after)}`];
  return {
    text: `${listed(c, cls, list, "o", beyond)} RETURN o.id AS id ORDER BY id LIMIT ${c.value(first)}`,
    parameters: c.parameters,
    hydrate: ([id]) => id as string,
  };
}

/** Counts the visible records of a class that are on a list. */
export function count(model: Model, cls: Class, list: Listed, level: Level): Statement<number> {
  const c = new Cypher(model, level, list.languages);
  return { text: `${listed(c, cls, list)} RETURN count(*)`, parameters: c.parameters, hydrate: ([n]) => n as number };
}
