import { type Class, declarationOf } from "../model/declare.js";
import type { Entity } from "../model/entity.js";

/** A name as a sentence about a claim may hold it. */
export interface Name {
  readonly text: string;
  /** Of what it is the name: issues are called by ordinary words, places by names of their own. */
  readonly of: Class<Entity>;
}
export interface Names {
  readonly subject: Name;
  readonly object: Name;
  readonly at?: Name;
}

const placeholder = /\{(\w*)\}/g;

/** The words in braces that stand for nothing, if a sentence has any. */
export function strayPlaceholders(sentence: string, names: readonly string[]): string[] {
  return [...sentence.matchAll(placeholder)].flatMap(([whole, name]) => (names.includes(name ?? "") ? [] : [whole]));
}

/** A sentence of a row, with names for its placeholders. */
export const sentenceOf = (sentence: string, names: Names): string => filled(sentence, { ...names });

/** The predicate's own sentence, in which `{at}` is ` in Colombia` or nothing. */
export const sentenceFor = (says: string, names: Names): string => filled(says.replace("{at}", names.at ? " in {at}" : ""), { ...names });

function filled(template: string, names: Readonly<Record<string, Name | undefined>>): string {
  const text = template.replace(placeholder, (whole, key, offset) => {
    const name = Object.hasOwn(names, key) ? names[key] : undefined;
    if (!name) return whole;
    return beginsSentence.test(template.slice(0, offset)) ? name.text : withinSentence(name);
  });
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}

/** Nothing stands before it, or the end of another sentence. */
const beginsSentence = /(^|[.!?]\s+)["“'(]*$/;

/**
 * A name of ordinary words loses its capital where it does not begin a sentence. It keeps it if its first word has another capital
 * (`LGBTIQ+ people`, `Afro-Colombian communities`) or is followed by one (`Resilience Fund grantees`): then it is no ordinary word.
 */
function withinSentence({ text, of }: Name): string {
  const [[capital = "", ...letters] = "", second = ""] = text.split(" ");
  const proper = hasCapital(letters.join("")) || hasCapital([...second][0] ?? "");
  return proper || !declarationOf(of).calledByWords ? text : capital.toLowerCase() + text.slice(capital.length);
}
const hasCapital = (letters: string) => letters !== letters.toLowerCase();
