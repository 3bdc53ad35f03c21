import edtf, { parse } from "edtf";

/** What counts as a well-formed value, wherever it comes from. */

/** An id: an ASCII slug; a code keeps the notation of its scheme after a colon (`iccs:02051`, `iccpr:14(2)`). */
export const slug = /^[a-z0-9]+(-[a-z0-9]+)*(:[A-Za-z0-9]+([.\-()/]*[A-Za-z0-9()]+)*)?$/;

/** An EDTF (ISO 8601-2) date or interval up to level 1. */
export function isEdtf(value: unknown): boolean {
  if (typeof value !== "string") return false;
  const known = dates.get(value);
  if (known !== undefined) return known;
  // Parsing one takes longer than all else that is checked of a record, and most records of a folder share a few dates.
  if (dates.size >= mostDates) dates.clear();
  const well = isParsed(value);
  dates.set(value, well);
  return well;
}
const dates = new Map<string, boolean>();
const mostDates = 10_000;
function isParsed(value: string): boolean {
  try {
    parse(value, { level: 1 });
    // It reads intervals that end before they begin.
    const [begin, end] = value.split("/").map((side) => (side === "" || side === ".." ? undefined : edtf(side)));
    return !begin || !end || end.max >= begin.min;
  } catch {
    return false;
  }
}

/** English is always there, so every text is found in some language. */
export const fallback = "en";

/** A BCP 47 tag in its canonical spelling, whose language is a code of ISO 639: `english` has the form of a tag, and is none. */
export function isLanguageTag(value: unknown): boolean {
  if (typeof value !== "string" || !/^[a-z]{2,3}(-|$)/.test(value)) return false;
  try {
    return Intl.getCanonicalLocales(value)[0] === value;
  } catch {
    return false;
  }
}

/** UTF-8 read as Windows-1252 leaves one of these leads before a character of the upper half. */
const mojibake = /[ÃÂâð][\u0080-\u00BF\u0152-\u0178\u2013-\u2122]|\uFFFD/;
/** Text in Unicode NFC without lone surrogates, control characters, replacement characters or mojibake. */
export function isNormalText(value: unknown): boolean {
  return (
    typeof value === "string" &&
    value.isWellFormed() &&
    value === value.normalize("NFC") &&
    value.trim() === value &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
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
