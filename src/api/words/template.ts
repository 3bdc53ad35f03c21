import { IntlMessageFormat } from "intl-messageformat";
import { type Class, declarationOf } from "../../model/declare.js";
import type { Entity } from "../../model/entity.js";
import { nameInSentence, withCapitals } from "../../text/name-in-sentence.js";
import { type WordLanguage, wordLanguages } from "../../text/word-languages.js";
import { inLanguage } from "../reading/languages.js";
import type { Reader } from "../reading/reader.js";

/** One sentence in each language, in ICU MessageFormat: `{practice}` and `{n, plural, one {# claim} other {# claims}}`. */
export type Template = Readonly<Record<WordLanguage, string>>;

/** What stands in a place of a template: a number, a term, or records, which are called by their names. */
export type TemplateValue = number | string | { readonly record: string } | { readonly records: readonly string[] };

/** A sentence that is not made yet. */
export interface Phrase<Name extends string = string> {
  /** The name of its template. */
  readonly template: Name;
  readonly values: Readonly<Record<string, TemplateValue>>;
}

/** A sentence that was made by a template. */
export interface FilledTemplate {
  readonly value: string;
  readonly lang: WordLanguage;
  readonly checked: boolean;
  readonly template: string;
}

/** The first of some languages that there are words in, else English. @param languages tags, best first */
export const wordLanguageOf = (languages: readonly string[]): WordLanguage =>
  wordLanguages.find((known) => known === languages.find((tag) => (wordLanguages as readonly string[]).includes(tag))) ?? "en";

const parsed = new WeakMap<Template, Map<WordLanguage, IntlMessageFormat>>();
function messageOf(template: Template, lang: WordLanguage): IntlMessageFormat {
  const messages = parsed.get(template) ?? new Map<WordLanguage, IntlMessageFormat>();
  parsed.set(template, messages);
  const message = messages.get(lang) ?? new IntlMessageFormat(template[lang], lang);
  messages.set(lang, message);
  return message;
}

/**
 * Makes a sentence in the first of the languages that there are words in.
 * @param templates by name
 * @param languages tags, best first
 */
export async function filledTemplate<Name extends string>(
  templates: Readonly<Record<Name, Template>>,
  { template, values }: Phrase<Name>,
  languages: readonly string[],
  reader: Reader,
): Promise<FilledTemplate> {
  const lang = wordLanguageOf(languages);
  const preference = [lang, ...languages];
  const nameOf = async (id: string) => {
    const record = (await reader.entity(id)) as Entity | null;
    if (!record) return id;
    const isCommonNoun = declarationOf(record.constructor as Class).commonNoun ?? false;
    return nameInSentence(inLanguage(record.name, preference).value, { isCommonNoun, begins: false });
  };
  const ids = [...new Set(Object.values(values).flatMap(recordsIn))];
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await nameOf(id)] as const)));
  // Records of one name are told apart by their ids.
  const called = (id: string): string => {
    const name = names.get(id) as string;
    return ids.some((other) => other !== id && names.get(other) === name) ? `${name} (${id})` : name;
  };
  const list = new Intl.ListFormat(lang, { type: "conjunction" });
  const texts = Object.entries(values).map(([name, value]): [string, string | number] => {
    if (typeof value !== "object") return [name, value];
    return [name, "record" in value ? called(value.record) : list.format(value.records.map(called))];
  });
  const value = messageOf(templates[template], lang).format(Object.fromEntries(texts)) as string;
  return { value: withCapitals(value), lang, checked: lang === "en", template };
}
const recordsIn = (value: TemplateValue): readonly string[] =>
  typeof value !== "object" ? [] : "record" in value ? [value.record] : value.records;
