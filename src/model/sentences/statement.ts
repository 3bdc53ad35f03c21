import { beginsSentence, nameInSentence } from "../../text/name-in-sentence.js";
import { type Class, declarationOf } from "../declare.js";
import type { Entity } from "../entity.js";

/** The name of a record in a sentence about a claim. */
export interface Name {
  readonly text: string;
  /** The class of the record. Names of issues are common nouns, names of places are not. */
  readonly of: Class<Entity> | undefined;
}
export interface Names {
  readonly subject: Name;
  readonly object: Name;
  readonly at?: Name;
}

const placeholder = /\{(\w*)\}/g;

/** The placeholders of a sentence that are not among these names. */
export function strayPlaceholders(sentence: string, names: readonly string[]): string[] {
  return [...sentence.matchAll(placeholder)].flatMap(([whole, name]) => (names.includes(name ?? "") ? [] : [whole]));
}

/** The statement of a row, with names filled in. */
export const sentenceOf = (sentence: string, names: Names): string => filled(sentence, { ...names });

/** The sentence of a predicate, with names filled in. `{at}` becomes ` in Colombia` or nothing. */
export const sentenceFor = (template: string, names: Names): string =>
  filled(template.replace("{at}", names.at ? " in {at}" : ""), { ...names });

/** Whether a statement can be the sentence of a predicate, whatever the names in it are. */
export function canBeSentenceFor(template: string, statement: string): boolean {
  const [start = "", ...others] = template.split(placeholder).filter((_, i) => i % 2 === 0);
  if (!statement.startsWith(start)) return false;
  let from = start.length;
  for (const words of others) {
    const at = statement.indexOf(words, from);
    if (at < 0) return false;
    from = at + words.length;
  }
  return statement.endsWith(others.at(-1) ?? start);
}

function filled(template: string, names: Readonly<Record<string, Name | undefined>>): string {
  return template.replace(placeholder, (whole, key, offset) => {
    const name = Object.hasOwn(names, key) ? names[key] : undefined;
    if (!name) return whole;
    const isCommonNoun = (name.of && declarationOf(name.of).commonNoun) ?? false;
    return nameInSentence(name.text, { isCommonNoun, begins: beginsSentence.test(template.slice(0, offset)) });
  });
}
