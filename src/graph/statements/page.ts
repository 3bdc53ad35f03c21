import { propertiesOf, type Translated } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import type { Cypher } from "../cypher.js";
import type { Value } from "../graph.js";
import type { Wanted } from "../hydrate.js";

/** A column to sort by. Nulls are last ascending and first descending, on both engines. */
export interface Sort {
  readonly property: string;
  readonly descending: boolean;
}
export interface Page {
  readonly first: number;
  readonly order: readonly Sort[];
  /** The key of the record to go on after: a value for each column of the order, then the id. */
  readonly after?: readonly Value[];
}

const byId: Sort = { property: "id", descending: false };

/** Ties are broken by id, so that every order is total. */
export const orderBy = (order: readonly Sort[], o: string) =>
  `ORDER BY ${[...order, byId].map((s) => `${o}.${s.property}${s.descending ? " DESC" : ""}`).join(", ")}`;

/** What comes after a key, in the same order. */
export function keyset(c: Cypher, order: readonly Sort[], o: string, key: readonly Value[]): string {
  const alternatives: string[] = [];
  const equal: string[] = [];
  [...order, byId].forEach((sort, i) => {
    const column = `${o}.${sort.property}`;
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

/** What is wanted of a record, with what it is sorted by: its key is made of that. */
export function withKey(wanted: Wanted, order: readonly Sort[]): Wanted {
  const lacking = wanted ? order.map(({ property }) => property).filter((name) => !wanted.names.has(name)) : [];
  if (!wanted || !lacking.length) return wanted;
  // The same set each time: columns are laid out once for each.
  const known = widened.get(wanted.names) ?? new Map<string, ReadonlySet<string>>();
  widened.set(wanted.names, known);
  const names = known.get(lacking.join()) ?? new Set([...wanted.names, ...lacking]);
  known.set(lacking.join(), names);
  return { ...wanted, names };
}
const widened = new WeakMap<ReadonlySet<string>, Map<string, ReadonlySet<string>>>();

/** The key of a record: the values that it was sorted by, then its id. */
export function keyOf(model: Model, order: readonly Sort[], node: { readonly id: string }): Value[] {
  if (!order.length) return [node.id];
  const cls = model.classes.find((k) => node instanceof k);
  const value = ({ property }: Sort): Value => {
    const held = (node as unknown as Record<string, unknown>)[property] ?? null;
    const translated = cls && propertiesOf(node.constructor as typeof cls).find((p) => p.name === property)?.kind === "translated";
    return translated ? ((held as Translated | null)?.en ?? null) : (held as Value);
  };
  return [...order.map(value), node.id];
}
