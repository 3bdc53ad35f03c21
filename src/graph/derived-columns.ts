import { type IntervalRelation, intervalOf, intervalRelations } from "../model/dates/interval.js";
import { type Class, oncePerClass, type Property, propertiesOf, type Translated } from "../model/declare.js";
import { fallbackLanguage, isEdtf, languageIn } from "../model/values.js";
import { type CollationLanguage, collationKey, collationLanguages } from "../text/collation-key.js";
import type { Value } from "./graph.js";

/**
 * Columns that follow from a property, and by which lists compare and sort it. They are written with the property, and are no part of the
 * record.
 */
export interface DerivedColumns {
  readonly names: readonly string[];
  /** Their values for a value of the property. */
  values(value: unknown): readonly Value[];
}

/** Raise it when equal values get other derived columns than before: stored graphs are then updated when they are opened. */
export const derivedColumnsRevision = 1;

/** The properties of a class from which columns are derived, each with these. */
export const derivedColumnsIn: (cls: Class) => readonly (readonly [property: string, columns: DerivedColumns])[] = oncePerClass((cls) =>
  propertiesOf(cls).flatMap((property) => {
    const columns = derivedColumnsOf(property);
    return columns ? [[property.name, columns] as const] : [];
  }),
);

function derivedColumnsOf(property: Property): DerivedColumns | undefined {
  if (property.kind === "date" && !property.many) return { names: dayColumns(property), values: daysIn };
  if (property.collated) return { names: collationLanguages.map((language) => keyColumn(property, language)), values: keysOf };
  return undefined;
}

const endColumn = (property: Property, end: "earliest" | "latest") => `${property.name}${end === "earliest" ? "Earliest" : "Latest"}`;
const dayColumns = (property: Property) => [endColumn(property, "earliest"), endColumn(property, "latest")];
function daysIn(date: unknown): readonly Value[] {
  if (!isEdtf(date)) return [null, null];
  const { earliest, latest } = intervalOf(date as string);
  return [earliest, latest];
}

/** The condition that a stored date lies so to another. @param parameter makes a value a parameter of the statement */
export function intervalCondition(
  property: Property,
  o: string,
  relation: IntervalRelation,
  date: string,
  parameter: (value: unknown) => string,
): string {
  const other = intervalOf(date);
  const ends = intervalRelations[relation].ends.map(
    ([end, operator, of]) => `${o}.${endColumn(property, end)} ${operator} ${parameter(other[of])}`,
  );
  return `(${ends.join(" AND ")})`;
}

const keyColumn = (property: { readonly name: string }, language: CollationLanguage) =>
  `${property.name}Key${language.charAt(0).toUpperCase()}${language.slice(1)}`;

/** The sort key of a text in several languages, as a reader of one of them sees it. */
export const collationKeyOf = (text: Translated, language: CollationLanguage): string =>
  collationKey(String(text[languageIn(text, [language, fallbackLanguage])] ?? ""), language);

/** The sort keys of a text. Most names are the same in all languages, so keys that equal the one for English are left out. */
function keysOf(text: unknown): readonly Value[] {
  if (typeof text !== "object" || text === null || !Object.keys(text).length) return collationLanguages.map(() => null);
  const keys = collationLanguages.map((language) => collationKeyOf(text as Translated, language));
  return keys.map((key, i) => (i > 0 && key === keys[0] ? null : key));
}

/** The expression by which a list sorts a text for readers of a language. */
export function keyExpression(property: { readonly name: string }, o: string, language: CollationLanguage): string {
  const [first] = collationLanguages;
  const column = `${o}.${keyColumn(property, language)}`;
  return language === first ? column : `coalesce(${column}, ${o}.${keyColumn(property, first)})`;
}
