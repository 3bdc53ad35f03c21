import { nameInSentence } from "../../../text/name-in-sentence.js";

/** The name of an issue within an English sentence: "extortion". */
export const inSentence = (name: string) => nameInSentence(name, { isCommonNoun: true, begins: false });

/** Makes a thing when it is first needed: each formatter of `Intl` takes milliseconds to make, and most pages need few of them. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function toolsOf(lang: string) {
  const rules = lazily(() => new Intl.PluralRules(lang));
  const numbers = lazily(() => new Intl.NumberFormat(lang));
  const conjunction = lazily(() => new Intl.ListFormat(lang, { type: "conjunction" }));
  const times = lazily(() => new Intl.DateTimeFormat(lang, { timeStyle: "short" }));
  const days = lazily(() => new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }));
  // Whole numbers below a thousand are written alike in all languages of the page, and most of its numbers are.
  const number = (n: number) => (Number.isInteger(n) && n >= 0 && n < 1000 ? String(n) : numbers().format(n));
  return {
    number,
    /** One of two forms, as the language counts. */
    plural: (n: number, one: string, other: string) => (rules().select(n) === "one" ? one : other),
    /** The number with the form that goes with it. */
    count: (n: number, one: string, other: string) => `${number(n)} ${rules().select(n) === "one" ? one : other}`,
    list: (items: readonly string[]) => conjunction().format(items),
    time: (at: Date) => times().format(at),
    day: (at: Date) => days().format(at),
  };
}

const tools = new Map<string, ReturnType<typeof toolsOf>>();

/** Numbers, plurals and lists of a language, for its words. */
export function textTools(lang: string): ReturnType<typeof toolsOf> {
  const found = tools.get(lang) ?? toolsOf(lang);
  tools.set(lang, found);
  return found;
}

/** A text under a title. */
export const titled = (title: string, text: string) => ({ title, text });
