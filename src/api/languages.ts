import "reflect-metadata";
import { Field, ObjectType } from "type-graphql";
import { badInput } from "../errors.js";
import type { Translated } from "../model/declare.js";
import { fallback, isLanguageTag } from "../model/values.js";

@ObjectType({ description: "A text, and the language in which it was found.", simpleResolvers: true })
export class Label {
  @Field(() => String, { description: "The text." }) value!: string;
  @Field(() => String, { description: "Its language: BCP 47." }) lang!: string;
  @Field(() => Boolean, { description: "Whether a speaker of the language has checked it." }) checked!: boolean;
}

/** The languages to look for a text in, best first: each as asked, then without its region or script, then English. */
export function preference(tags: readonly string[]): readonly string[] {
  return [...new Set([...tags.flatMap((tag) => [tag, tag.split("-")[0] as string]), fallback])];
}
/** @throws BAD_USER_INPUT unless it is a BCP 47 tag */
export function languageAsked(tag: string): readonly string[] {
  const canonical = (() => {
    try {
      return Intl.getCanonicalLocales(tag)[0];
    } catch {
      return undefined;
    }
  })();
  if (canonical === undefined || !isLanguageTag(canonical))
    throw badInput("lang: not a language tag of BCP 47, such as es, fr or pt-BR.", { argument: "lang" });
  return preference([canonical]);
}
/** The languages of an Accept-Language header, best first. What it does not understand it leaves out. */
export const acceptedLanguages = (header = ""): readonly string[] => preference(tagsOf(header.slice(0, 200)));
function tagsOf(header: string): string[] {
  const tags = header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const q = parameters.map((p) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(p)?.[1]).find((v) => v !== undefined);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, q }) => q > 0 && isLanguageTag(tag))
    .sort((a, b) => b.q - a.q);
  return tags.map(({ tag }) => tag);
}

/** Whether a text's language is the one that was asked for, or the one that it is a variety of. */
export const isIn = (tag: string, [asked = fallback]: readonly string[]): boolean => tag === asked || tag === asked.split("-")[0];

/** The first of the languages in which there is a text. */
export function inLanguage(text: Translated, languages: readonly string[]): { value: string; lang: string } {
  const lang = languages.find((l) => text[l] !== undefined) ?? Object.keys(text)[0] ?? fallback;
  return { value: text[lang] ?? "", lang };
}
