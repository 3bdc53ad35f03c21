import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { badInput } from "../../errors.js";
import type { Translated } from "../../model/declare.js";
import { fallbackLanguage, isLanguageTag, languageIn } from "../../model/values.js";

@ObjectType({ description: "A text and its language.", simpleResolvers: true })
export class Label {
  @Field(() => String, { description: "The text." }) value!: string;
  @Field(() => String, { description: "The language of the text, as a tag of BCP 47." }) lang!: string;
  @Field(() => Boolean, { description: "Whether a speaker of the language has checked the text." }) checked!: boolean;
}

/**
 * The languages to look for a text in, best first: each tag, then what it is a variety of, and last English. A text in none of
 * these is given in its first language. This is the lookup of
 * RFC 4647: the last subtag goes first (`sr-Latn-RS`, `sr-Latn`, `sr`), with a single letter that would end the rest (`de-x-a`, `de`).
 */
export const languagePreference = (tags: readonly string[]): readonly string[] => [
  ...new Set([...tags.flatMap(fallbacks), fallbackLanguage]),
];
const fallbacks = (tag: string): string[] => (tag === "" ? [] : [tag, ...fallbacks(tag.replace(/(-[a-z0-9])?(^|-)[^-]*$/i, ""))]);

/** The languages to look for a text in for a tag that a client gave. @throws BAD_USER_INPUT unless it is a BCP 47 tag */
export function parseLanguage(tag: string): readonly string[] {
  const canonical = canonicalTag(tag);
  if (canonical === undefined) throw badInput("lang: not a language tag of BCP 47, such as es, fr or pt-BR.", { argument: "lang" });
  return languagePreference([canonical]);
}
/** A tag as texts are stored under it: `es-co` is `es-CO`. Undefined if it is not a tag. */
function canonicalTag(tag: string): string | undefined {
  // RFC 5646 expects no tag of more than 35 characters.
  if (tag.length > 100) return undefined;
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return isLanguageTag(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}

/** The languages of an Accept-Language header, best first. Parts that are not tags are left out. */
export const acceptedLanguages = (header = ""): readonly string[] => languagePreference(tagsOf(header.slice(0, 200)));
function tagsOf(header: string): string[] {
  const tags = header
    .split(",")
    .flatMap((part) => {
      const [range = "", ...parameters] = part.split(";").map((text) => text.trim());
      const q = parameters.map((p) => /^q\s*=\s*([01](?:\.\d{0,3})?)$/i.exec(p)?.[1]).find((v) => v !== undefined);
      const tag = canonicalTag(range);
      return tag === undefined ? [] : { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  return tags.map(({ tag }) => tag);
}

/** Whether a text's language is the preferred one, or one that the preferred one is a variety of. */
export const isIn = (tag: string, [preferred = fallbackLanguage]: readonly string[]): boolean => fallbacks(preferred).includes(tag);

/** The first of the languages in which there is a text, or else the one in which lists sort it. */
export function inLanguage(text: Translated, languages: readonly string[]): { value: string; lang: string } {
  const lang = languageIn(text, languages);
  return { value: text[lang] ?? "", lang };
}
