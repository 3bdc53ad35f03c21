import { type Class, derivedOf, type FormerFlag } from "./declare.js";

/** A flag of earlier releases, and the property that has replaced it. */
export interface ReplacedFlag extends FormerFlag {
  readonly name: string;
  readonly property: string;
}

/** The flags of a class that terms have replaced. */
export const formerFlagsOf = (cls: Class): ReplacedFlag[] =>
  derivedOf(cls).flatMap(({ name, from: [property], formerFlag }) =>
    formerFlag && property !== undefined ? [{ name, property, ...formerFlag }] : [],
  );

/** Values of a record, with terms in place of flags that an earlier release has written. */
export function withoutFormerFlags<T extends object>(cls: Class, values: T): T {
  const before = values as Readonly<Record<string, unknown>>;
  const present = formerFlagsOf(cls).filter(({ name, property }) => typeof before[name] === "boolean" && !(property in before));
  if (!present.length) return values;
  const terms = present.map(({ name, property, yes, no }) => [property, before[name] ? yes : no] as const);
  const others = Object.entries(before).filter(([name]) => !present.some((former) => former.name === name));
  return Object.fromEntries([...others, ...terms]) as T;
}
