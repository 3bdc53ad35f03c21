import { nameInSentence } from "../../../text/name-in-sentence.js";

/** The name of an issue within an English sentence: "extortion". */
export const inSentence = (name: string) => nameInSentence(name, { isCommonNoun: true, begins: false });

/** Numbers, plurals and lists of a language, for its words. */
export function textTools(lang: string) {
  const rules = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  const conjunction = new Intl.ListFormat(lang, { type: "conjunction" });
  const times = new Intl.DateTimeFormat(lang, { timeStyle: "short" });
  const days = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
  return {
    number: (n: number) => numbers.format(n),
    /** One of two forms, as the language counts. */
    plural: (n: number, one: string, other: string) => (rules.select(n) === "one" ? one : other),
    /** The number with the form that goes with it. */
    count: (n: number, one: string, other: string) => `${numbers.format(n)} ${rules.select(n) === "one" ? one : other}`,
    list: (items: readonly string[]) => conjunction.format(items),
    time: (at: Date) => times.format(at),
    day: (at: Date) => days.format(at),
  };
}

/** A text under a title. */
export const titled = (title: string, text: string) => ({ title, text });
