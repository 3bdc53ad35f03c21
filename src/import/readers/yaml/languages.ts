import { declarationOf, propertiesOf, type Translated } from "../../../model/declare.js";
import { fallbackLanguage, sortLanguageOf } from "../../../model/values.js";
import { andList } from "../../../text/sentences.js";
import type { Problems } from "../../records/problem.js";
import { quoted } from "./document.js";
import type { Entry, Registry } from "./registry.js";

/** The languages of names and descriptions: one is enough, and the data set says which it is to have. */

/** The code of a warning that a record lacks languages of its data set. */
const code = "label-languages";

/**
 * Completes the names and descriptions of a record, and warns of languages that they lack.
 * @param languages those of the data set
 */
export function readLanguages(entry: Entry, registry: Registry, languages: readonly string[], warnings: Problems): void {
  const { values, type } = entry;
  if (!values) return;
  nameInOwnLanguage(entry, registry, languages);
  const texts = values as unknown as Record<string, Translated | null | undefined>;
  for (const { name, kind, many } of propertiesOf(type)) {
    const text = texts[name];
    if (kind === "translated" && !many && text) texts[name] = inSortOrder(text, languages);
  }
  warnOfMissing(entry, languages, warnings);
}

/** Names a document or passage, which have no name of their own, in the language of the document. */
function nameInOwnLanguage(
  { type, values, fields, links }: Entry,
  registry: Registry,
  [first = fallbackLanguage]: readonly string[],
): void {
  if (!values || !declarationOf(type).namedBy || fields.has("name")) return;
  const source = registry.get(links.find(({ name }) => name === "OF")?.to ?? values.id);
  const { language = first } = (source?.values ?? values) as { language?: string };
  // English is one language in lists, wherever it is spoken.
  const tag = language.split("-")[0] === fallbackLanguage ? fallbackLanguage : language;
  values.name = { [tag]: Object.values(values.name)[0] ?? "" };
}

/** A text with the language in front in which lists sort it: without English, the first of the data set. */
export function inSortOrder(text: Translated, [first = fallbackLanguage]: readonly string[]): Translated {
  const tag = Object.hasOwn(text, fallbackLanguage) ? undefined : tagFor(first, text);
  return tag === undefined ? text : { [tag]: text[tag] as string, ...text };
}

/** The tag under which a text has a language: its own, or that of a variety, or of what it is a variety of. */
const tagFor = (language: string, text: Translated): string | undefined =>
  Object.hasOwn(text, language)
    ? language
    : Object.keys(text).find((tag) => tag.startsWith(`${language}-`) || language.startsWith(`${tag}-`));

/** Warns once of the languages that a record lacks. Titles and headings are in one language. */
function warnOfMissing({ type, values, fields, location }: Entry, languages: readonly string[], warnings: Problems): void {
  const { namedBy } = declarationOf(type);
  const lacking = propertiesOf(type).flatMap(({ name, kind, many }) => {
    const text = (values as unknown as Record<string, Translated | undefined>)[name];
    if (kind !== "translated" || many || !text || (namedBy && name === "name")) return [];
    const missing = languages.filter((language) => tagFor(language, text) === undefined);
    return missing.length > 0 ? [{ name, text, missing: andNo(missing) }] : [];
  });
  const [first, ...others] = lacking;
  if (!first) return;
  const field = fields.get(first.name);
  const more = others.map(({ name, missing }) => `, and its ${name} has ${missing}`).join("");
  const message = `has ${first.missing}${more}. Until it has, it is given in ${sortLanguageOf(first.text)}.`;
  warnings.add(field?.location ?? location, first.name, field ? quoted(field.node) : "", message, code);
}

/** `no en, no es and no fr` */
const andNo = (languages: readonly string[]) => andList(languages.map((language) => `no ${language}`));
