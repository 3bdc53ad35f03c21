import { type Class, type Property, parentsOf, propertiesOf, type Translated, type TranslatedList } from "../model/declare.js";
import type { Entity } from "../model/entity.js";
import type { Model } from "../model/model.js";
import { fold, words } from "./fold.js";
import type { Layout, Value } from "./graph.js";

/** How the model lies in the store: labels, columns, and what is indexed. */

/** The label that carries the indexed id: all entities share one. */
export const anchorOf = (model: Model, cls: Class) => (cls === model.claim ? "Claim" : "Entity");
/** A record's labels: its class and all that it extends. */
export const labelsOf = (cls: Class): string[] => [cls, ...parentsOf(cls)].reverse().map((c) => c.name);

/** A translated text has its English in a column of its own, which lists sort and filter by, and the rest as `tag:text`. */
const translations = (property: Property) => `${property.name}Translations`;
export function columnsOf(property: Property): string[] {
  if (property.kind !== "translated") return [property.name];
  return property.many ? [translations(property)] : [property.name, translations(property)];
}

/** The columns of one property's value. */
export function toColumns(property: Property, value: unknown): Record<string, Value> {
  if (property.kind !== "translated") return { [property.name]: (value ?? null) as Value };
  if (property.many) {
    const tagged = Object.entries((value ?? {}) as TranslatedList).flatMap(([tag, texts]) => texts.map((t) => `${tag}:${t}`));
    return { [translations(property)]: tagged.length ? tagged : null };
  }
  const { en = null, ...others } = (value ?? {}) as Translated;
  const tagged = Object.entries(others).map(([tag, t]) => `${tag}:${t}`);
  return { [property.name]: en, [translations(property)]: tagged.length ? tagged : null };
}

/** The value of one property from its columns, given in the order of `columnsOf`. */
export function fromColumns(property: Property, columns: readonly Value[]): unknown {
  if (property.kind !== "translated") return columns[0] ?? null;
  const [english = null] = columns;
  const translated = columns.at(-1) as string[] | null;
  // As most are, where few have been translated: names are read of every record.
  if (!property.many && translated === null) return english === null ? null : { en: english };
  const tagged = (translated ?? []).map((t) => [t.slice(0, t.indexOf(":")), t.slice(t.indexOf(":") + 1)] as const);
  if (property.many) {
    const lists: Record<string, string[]> = {};
    for (const [tag, text] of tagged) lists[tag] = [...(lists[tag] ?? []), text];
    return lists;
  }
  return { ...(english === null ? {} : { en: english }), ...Object.fromEntries(tagged) };
}

/** What search knows of a record. */
export interface SearchText {
  /** Its names in all languages, folded. */
  readonly searchNames: string[];
  /** Every word of its names and aliases, each after a space, so that ` word` finds a start. */
  readonly searchLabels: string;
  /** Every word of names, aliases, descriptions and codes, in the same way. */
  readonly search: string;
}
export function searchText(cls: Class, { name, aliases = {}, description, ...rest }: Entity): SearchText {
  const names = [...new Set(Object.values(name).map(fold))];
  const codes = propertiesOf(cls)
    .filter((p) => p.scheme)
    .flatMap((p) => String((rest as Record<string, unknown>)[p.name] ?? ""));
  const spread = (texts: readonly string[]) => [...new Set(texts.flatMap(words))].map((w) => ` ${w}`).join("");
  const labels = [...names, ...Object.values(aliases).flat()];
  return { searchNames: names, searchLabels: spread(labels), search: spread([...labels, ...Object.values(description ?? {}), ...codes]) };
}

export function layoutOf(model: Model): Layout {
  const schemes = model.entities.flatMap((e) =>
    propertiesOf(e)
      .filter((p) => p.scheme)
      .map((p) => [e.name, p.name] as const),
  );
  return {
    unique: [
      ["Entity", "id"],
      ["Claim", "id"],
      // Of two restores that begin at once, one does.
      ["Loading", "name"],
    ],
    indexed: schemes,
    searched: ["Entity", "search"],
  };
}
