/** A work as bibliographies name it: what is used here of CSL-JSON, from which all their formats are made. */
export interface Work {
  /** Its citation key: the same whatever other works there are. */
  readonly id: string;
  readonly type: "dataset" | "document" | "report" | "webpage";
  readonly title: string;
  /** Names as the work itself writes them. Which part of a name is the family's is nowhere guessed. */
  readonly author?: readonly { readonly literal: string }[];
  readonly publisher?: string;
  readonly issued?: WorkDate;
  readonly language?: string;
  readonly URL?: string;
  readonly DOI?: string;
  readonly ISBN?: string;
  readonly version?: string;
  readonly note?: string;
}

/** One date or the two ends of an interval, each from the year on; or a date that CSL has no numbers for. */
export type WorkDate = { readonly "date-parts": readonly (readonly number[])[]; readonly circa?: true } | { readonly literal: string };

/**
 * An EDTF date. Seasons, open ends, digits that are not known, and intervals with one approximate end stay the text that they are.
 * @param date EDTF up to level 1
 */
export function workDate(date: string): WorkDate {
  const sides = date.split("/").map((side) => /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([~?%]?)$/.exec(side));
  if (!sides.every((side) => side !== null && side[4] === sides[0]?.[4])) return { literal: date };
  const parts = sides.map((side) => (side ?? []).slice(1, 4).flatMap((part) => (part === undefined ? [] : [Number(part)])));
  return { "date-parts": parts, ...(sides[0]?.[4] && { circa: true as const }) };
}

/** The date in EDTF again. */
export const dateText = (date: WorkDate): string =>
  "literal" in date
    ? date.literal
    : date["date-parts"].map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-")).join("/");

/** The same work with each of its texts on one line, and of characters that can be interchanged alone. */
export function onOneLine(work: Work): Work {
  return mapTexts(work, (text) =>
    text
      .toWellFormed()
      .replace(/\p{Noncharacter_Code_Point}/gu, "\uFFFD")
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim(),
  );
}

/** The same work with each of its texts replaced, also those of its authors and its date. */
export function mapTexts(work: Work, replaced: (text: string) => string): Work {
  const mapped = (value: unknown): unknown => {
    if (typeof value === "string") return replaced(value);
    if (Array.isArray(value)) return value.map(mapped);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapped(inner)]));
  };
  const { id, type, ...texts } = work;
  return { id, type, ...(mapped(texts) as Omit<Work, "id" | "type">) };
}
