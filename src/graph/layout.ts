import { type Class, type Property, parentsOf, propertiesOf, type Translated, type TranslatedList } from "../model/declare.js";
import type { Entity } from "../model/entity.js";
import type { Model } from "../model/model.js";
import { fallbackLanguage, sortLanguageOf } from "../model/values.js";
import { foldedWords } from "../text/fold.js";
import { spellings } from "../text/spellings.js";
import type { Layout, SearchText, Value } from "./graph.js";

/** How the model maps to the store: labels, columns, and indexes. */

/** The label on which ids are indexed: all entities share one. */
export const anchorOf = (model: Model, cls: Class) => (cls === model.claim ? "Claim" : "Entity");
/** A record's labels: its class and all that it extends. */
export const labelsOf = (cls: Class): string[] => [cls, ...parentsOf(cls)].reverse().map((c) => c.name);

/**
 * A translated text keeps the text that lists sort and filter by in a column of its own, and the other languages as a list of `tag:text`.
 * If the first is not English, the list begins with its tag alone.
 */
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
  const texts = (value ?? {}) as Translated;
  const first = sortLanguageOf(texts);
  const others = Object.entries(texts).flatMap(([tag, t]) => (tag === first ? [] : [`${tag}:${t}`]));
  const tagged = first === fallbackLanguage ? others : [first, ...others];
  return { [property.name]: texts[first] ?? null, [translations(property)]: tagged.length ? tagged : null };
}

/** The value of one property from the first and the last of its columns, in the order of `columnsOf`: none has more than two. */
export function fromColumns(property: Property, sorted: Value, last: Value): unknown {
  if (property.kind !== "translated") return sorted;
  const translated = last as string[] | null;
  // The common case, and the fast path: most names have no translation, and names are read of every record.
  if (!property.many && translated === null) return sorted === null ? null : { [fallbackLanguage]: sorted };
  const [first = ""] = translated ?? [];
  const tag = property.many || first.includes(":") ? fallbackLanguage : first;
  const texts: Record<string, string | string[]> = {};
  if (!property.many && sorted !== null) texts[tag] = sorted as string;
  for (const tagged of translated ?? []) {
    const colon = tagged.indexOf(":");
    if (colon < 0) continue;
    const [key, text] = [tagged.slice(0, colon), tagged.slice(colon + 1)];
    if (!property.many) texts[key] = text;
    else if (texts[key]) (texts[key] as string[]).push(text);
    else texts[key] = [text];
  }
  return texts;
}

/**
 * The expression of a translated text as a reader of some languages sees it.
 * @param languages the placeholder of a list of their tags, best first
 */
export function textInLanguages(property: Property, o: string, languages: string): string {
  const [main, others] = [`${o}.${property.name}`, `${o}.${translations(property)}`];
  // The text without a tag is English, or of the language whose tag begins the list.
  const tagged = `CASE WHEN head(${others}) CONTAINS ":" THEN ["${fallbackLanguage}"] + ${others} ELSE coalesce(${others}, ["${fallbackLanguage}"]) END`;
  const found = `head([t IN ${tagged} WHERE t = l OR t STARTS WITH l + ":" | CASE WHEN t = l THEN ${main} ELSE substring(t, size(l) + 1) END])`;
  return `coalesce(reduce(text = null, l IN ${languages} | coalesce(text, ${found})), ${main})`;
}

/** The texts of a record that search reads. */
export function searchText(cls: Class, { name, aliases = {}, description, ...rest }: Entity): SearchText {
  const names = [...new Set(Object.values(name).flatMap(spellings))];
  const codes = propertiesOf(cls)
    .filter((p) => p.scheme)
    .flatMap((p) => String((rest as Record<string, unknown>)[p.name] ?? ""));
  const words = (texts: readonly string[]) => [...new Set(texts.flatMap(foldedWords))].map((w) => ` ${w}`).join("");
  const labels = [...names, ...Object.values(aliases).flat().flatMap(spellings)];
  return { searchNames: names, searchLabels: words(labels), search: words([...labels, ...Object.values(description ?? {}), ...codes]) };
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
      ["Review", "id"],
      ["FormerId", "id"],
      // The restore lock: of two restores that begin at once, one wins.
      ["Loading", "name"],
      ["VisibleVersions", "name"],
      ["ChangeSet", "seq"],
    ],
    indexed: [...schemes, ["Review", "claim"], ["Change", "seq"], ["Change", "id"]],
    searched: "Entity",
    searchedKinds: model.entities.map(({ name }) => name),
  };
}
