import { type Class, propertiesOf, type Translated } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { sortTextOf } from "../../model/values.js";
import type { CollationLanguage } from "../../text/collation-key.js";
import type { Cypher } from "../cypher.js";
import { collationKeyOf, keyExpression } from "../derived-columns.js";
import type { Value } from "../graph.js";
import type { Projection, SelectedProperties } from "../hydrate.js";

/** A property to sort by. Nulls are last ascending and first descending, on both engines. */
export interface Sort {
  readonly property: string;
  readonly descending: boolean;
  /** The language in whose order it is sorted, if it is a text that readers see in theirs. */
  readonly language?: CollationLanguage;
}
export interface PageRequest {
  readonly first: number;
  readonly order: readonly Sort[];
  /** The key of the last record of the page before: a value for each property of the order, then the id. */
  readonly after?: readonly Value[];
}

/** A record of a list, with its cursor key. */
export interface ListedRecord {
  readonly node: { readonly id: string };
  readonly key: Value[];
}

/** The expression that a list sorts by. */
const sortedBy = ({ property, language }: Sort, o: string) =>
  language ? keyExpression({ name: property }, o, language) : `${o}.${property}`;

const byId: Sort = { property: "id", descending: false };

/** The order of a page. Equal values are ordered by id, so that every order is total. */
export const orderBy = (order: readonly Sort[], o: string) =>
  `ORDER BY ${[...order, byId].map((s) => `${sortedBy(s, o)}${s.descending ? " DESC" : ""}`).join(", ")}`;

/** The condition of records that come after a key in this order. */
export function keyset(c: Cypher, order: readonly Sort[], o: string, key: readonly Value[]): string {
  const alternatives: string[] = [];
  const equal: string[] = [];
  [...order, byId].forEach((sort, i) => {
    const column = sortedBy(sort, o);
    const value = key[i] ?? null;
    const beyond =
      value === null
        ? sort.descending
          ? `${column} IS NOT NULL`
          : undefined
        : sort.descending
          ? `${column} < ${c.value(value)}`
          : sort.property === "id"
            ? `${column} > ${c.value(value)}`
            : `(${column} > ${c.value(value)} OR ${column} IS NULL)`;
    if (beyond) alternatives.push(`(${[...equal, beyond].join(" AND ")})`);
    equal.push(value === null ? `${column} IS NULL` : `${column} = ${c.value(value)}`);
  });
  return `(${alternatives.join(" OR ")})`;
}

/** A projection with the properties by which records of a class are sorted: cursor keys are made of them. */
export function withSortProperties(model: Model, cls: Class, projection: Projection, order: readonly Sort[]): Projection {
  if (!projection || !order.length) return projection;
  const { properties } = projection;
  const classes = model.membersOf(cls);
  const isMissing = (property: string) =>
    !properties.ofAny.has(property) && classes.some(({ name }) => !properties.ofClass.get(name)?.has(property));
  const missing = [...new Set(order.map(({ property }) => property).filter(isMissing))].sort();
  if (!missing.length) return projection;
  // The same missing ones give the same selection: column layouts are cached by its identity.
  const key = [cls.name, ...missing].join();
  const cached = extended.get(properties) ?? new Map<string, SelectedProperties>();
  extended.set(properties, cached);
  const known = cached.get(key) ?? withProperties(properties, classes, missing);
  cached.set(key, known);
  return { ...projection, properties: known };
}
const extended = new WeakMap<SelectedProperties, Map<string, SelectedProperties>>();
const withProperties = (
  { ofAny, ofClass }: SelectedProperties,
  classes: readonly Class[],
  more: readonly string[],
): SelectedProperties => ({
  ofAny,
  ofClass: new Map([...ofClass, ...classes.map(({ name }) => [name, new Set([...(ofClass.get(name) ?? []), ...more])] as const)]),
});

/** The cursor key of a record: the values that it is sorted by, then its id. */
export function cursorKeyOf(model: Model, order: readonly Sort[], node: { readonly id: string }): Value[] {
  if (!order.length) return [node.id];
  const cls = model.classes.find((k) => node instanceof k);
  const value = ({ property, language }: Sort): Value => {
    const stored = (node as unknown as Record<string, unknown>)[property] ?? null;
    if (language) return stored === null ? null : collationKeyOf(stored as Translated, language);
    const translated = cls && propertiesOf(node.constructor as typeof cls).find((p) => p.name === property)?.kind === "translated";
    return translated ? (sortTextOf((stored ?? {}) as Translated) ?? null) : (stored as Value);
  };
  return [...order.map(value), node.id];
}
