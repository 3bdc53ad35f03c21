import edtf, { parse } from "edtf";

/** What a well-formed value of each kind is. */

/** An id: an ASCII slug; a code keeps the notation of its scheme after a colon (`iccs:02051`, `iccpr:14(2)`). */
export const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*(:[A-Za-z0-9]+([.\-()/]*[A-Za-z0-9()]+)*)?$/;

/** An EDTF (ISO 8601-2) date or interval up to level 1. */
export function isEdtf(value: unknown): boolean {
  // Filters bring dates of any length: the parser and the cache take none that is longer than dates are.
  if (typeof value !== "string" || value.length > maxDateLength) return false;
  const cached = dates.get(value);
  if (cached !== undefined) return cached;
  // Parsing a date takes longer than all other checks of a record, and most records of a folder share a few dates.
  if (dates.size >= maxDates) dates.clear();
  const parsed = isParsed(value);
  dates.set(value, parsed);
  return parsed;
}
const dates = new Map<string, boolean>();
const maxDates = 10_000;
/** No date is longer. */
export const maxDateLength = 80;
function isParsed(value: string): boolean {
  try {
    parse(value, { level: 1 });
    // The parser accepts intervals that end before they begin.
    const sides = value.split("/").map((side) => (side === "" || side === ".." ? undefined : side));
    const [begin, end] = sides.map((side) => side && edtf(side));
    return sides.every((side) => !side || hasDay(side)) && (!begin || !end || end.max >= begin.min);
  } catch {
    return false;
  }
}

/** Whether the day of a date exists. The parser takes 29 February for the day after 28 February in every year. */
function hasDay(date: string): boolean {
  const [, year, month, day] = /^(-?\d+)-(\d\d)-(\d\d)/.exec(date) ?? [];
  if (day === undefined) return true;
  return new Date(new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

/** What a date must be; completes the sentence "it must be ...". */
export const dateForm = "an EDTF date, or an interval from the earlier to the later, such as 2021, 2020-10 or 2020-10/2025-09";

/** The language that stands in for one that a text lacks, if the text has it. */
export const fallbackLanguage = "en";

/** The language in which lists sort and filter a text: English, or the first that it has. The order of its languages is a part of it. */
export const sortLanguageOf = (text: Readonly<Record<string, string>>): string =>
  Object.hasOwn(text, fallbackLanguage) ? fallbackLanguage : (Object.keys(text)[0] ?? fallbackLanguage);
/** The first of the languages in which there is a text, or else the one in which lists sort it. */
export const languageIn = (text: Readonly<Record<string, string>>, languages: readonly string[]): string =>
  languages.find((language) => text[language] !== undefined) ?? sortLanguageOf(text);
/** A text in the language in which lists sort and filter it. */
export const sortTextOf = (text: Readonly<Record<string, string>>): string | undefined => text[sortLanguageOf(text)];

/** A BCP 47 tag in its canonical spelling, whose language is a code of ISO 639. `english` has the form of a tag, but is not one. */
export function isLanguageTag(value: unknown): boolean {
  if (typeof value !== "string" || !/^[a-z]{2,3}(-|$)/.test(value)) return false;
  try {
    return Intl.getCanonicalLocales(value)[0] === value;
  } catch {
    return false;
  }
}

/** UTF-8 that was read as Windows-1252 has one of these letters before a character of the upper half. */
const mojibake = /[ÃÂâð][\u0080-\u00BF\u0152-\u0178\u2013-\u2122]|\uFFFD/;
/**
 * Invisible characters: in a text they break words, split equal names in two, or show letters in another order than they have. Joiners and
 * marks (U+200C to U+200F, U+061C) are spelling in some scripts, so they are not among these.
 */
const invisible = /[\u00AD\u200B\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0001}\u{E0020}-\u{E007F}]/gu;
/** The invisible characters of a text, each once. */
export const invisibleCharactersIn = (text: string): readonly string[] => [...new Set(text.match(invisible))];
/** A text with its invisible characters as escapes, for messages. */
export const withEscapes = (text: string): string =>
  text.replace(invisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`);

/** Text in Unicode NFC without lone surrogates, invisible or control characters, replacement characters or mojibake. */
export function isNormalText(value: unknown): boolean {
  return (
    typeof value === "string" &&
    value.isWellFormed() &&
    value.search(invisible) < 0 &&
    value === value.normalize("NFC") &&
    value.trim() === value &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern finds control characters
    !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/.test(value) &&
    !mojibake.test(value)
  );
}

/** A text (or, with `many`, a list of texts) for each of several languages. */
export function isTranslated(value: unknown, many: boolean): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const texts = Object.values(value);
  const fits = (v: unknown) => (many ? Array.isArray(v) && v.every((x) => x !== "" && isNormalText(x)) : v !== "" && isNormalText(v));
  return texts.length > 0 && texts.every(fits) && Object.keys(value).every(isLanguageTag);
}
