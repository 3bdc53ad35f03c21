import { currencies, cyrillic, greek, lateVariants, latin, marks, punctuation, variants } from "./collation-order.js";

/** The languages in whose order names are sorted. English and French have the root order of CLDR; in Spanish ñ is a letter after n. */
export const collationLanguages = ["en", "es", "fr"] as const;
export type CollationLanguage = (typeof collationLanguages)[number];

/**
 * The sort key of a text: texts are in the order of `Intl.Collator` where their keys are in the order of their code units. A key has three
 * levels, and each decides where those before it are equal: letters, marks, capitals. A letter that the order does not know, such as one of
 * another script, comes after all others, and a symbol before the currencies, each by its code point.
 */
export function collationKey(text: string, language: CollationLanguage): string {
  const key = new Key();
  const characters = ascii.test(text) ? text : [...text.normalize("NFD").replace(ignored, "")];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string;
    const next = characters[i + 1] ?? "";
    const own = next >= firstMark ? letterWithMark(character, next, language) : undefined;
    if (own !== undefined) {
      key.addLetter(own, isCapital(character) ? variant.capital : variant.plain);
      i++;
    } else if (character === "·" && /l/i.test(characters[i - 1] ?? "")) key.addMark(maxMark + 1);
    else key.add(character, variant.plain);
  }
  return key.text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern is all of ASCII
const ascii = /^[\x00-\x7f]*$/;
const ignored = /\p{Default_Ignorable_Code_Point}+/gu;
const isMark = /^\p{M}$/u;
const firstMark = "\u0300";
const isCapital = (character: string) => character !== character.toLowerCase();

/** How a character differs from the letter that it counts as, in the order of the third level. That of a capital is added to the others. */
const variant = { plain: 0, wide: 1, compatible: 2, font: 3, circled: 4, capital: 6, late: 12 } as const;
/** The variants of characters that stand for others; all that are in none of these are `compatible`. */
const variantRanges: readonly (readonly [characters: RegExp, variant: number])[] = [
  [/[\uFF01-\uFF5E]/, variant.wide],
  [/[\u2100-\u214F\u{1D400}-\u{1D7FF}]/u, variant.font],
  [/[\u2460-\u24FF]/, variant.circled],
  [/[\u02B0-\u02B8\u02E0-\u02E4\u2070-\u209C]/, variant.late],
];
const variantOf = (character: string) => variantRanges.find(([characters]) => characters.test(character))?.[1] ?? variant.compatible;

class Key {
  private letters = "";
  private readonly marks = new Level();
  private readonly variants = new Level();

  get text(): string {
    return `${this.letters} ${this.marks.text} ${this.variants.text}`.trimEnd();
  }
  addLetter(key: string, weight: number): void {
    this.letters += key;
    this.marks.add(0);
    this.variants.add(weight);
  }
  addMark(weight: number): void {
    this.marks.add(weight);
    this.variants.add(0);
  }
  /** @param from what it is a variant of, beside its case: a character that stands for others has been replaced by them */
  add(character: string, from: number): void {
    const lower = character.toLowerCase();
    const letter = letterKeys.get(lower);
    const late = lateVariants[character];
    const parts = variants[lower];
    const weight = from === variant.late ? from : from + (lower === character ? variant.plain : variant.capital);
    if (letter !== undefined) this.addLetter(letter, weight);
    else if (character >= firstMark && isMark.test(character)) this.addMark(markWeights.get(character) ?? maxMark);
    else if (late !== undefined) this.add(late, variant.late);
    else if (parts !== undefined) this.addParts(parts, weight);
    else this.addUnknown(character, from);
  }
  private addParts(parts: string, weight: number): void {
    for (const part of parts)
      if (part >= "1" && part <= "4") this.addMark(maxMark + Number(part));
      else if (isMark.test(part)) this.add(part, variant.plain);
      else this.addLetter(letterKeys.get(part) as string, weight);
  }
  private addUnknown(character: string, from: number): void {
    const parts = character.normalize("NFKD");
    if (parts !== character) for (const part of parts) this.add(part, variantOf(character));
    else this.addLetter(`${isLetter.test(character) ? "~" : "#"}${codePointOf(character)}`, from);
  }
}
/** What is neither a letter nor a digit comes before these. */
const isLetter = /^[\p{L}\p{N}]$/u;
const codePointOf = (character: string) => (character.codePointAt(0) as number).toString(16).padStart(6, "0");

/** A letter of which there are many more of its sort: a character that leads them all, and its place among them. */
const led = (lead: string, place: number) => lead + String.fromCharCode(0x100 + place);
const letterOf = (position: number) => String.fromCharCode(0x40 + 2 * position);
/** It leads the letters that come between a letter of a to z and the next. */
const leadAfter = (position: number) => String.fromCharCode(0x41 + 2 * position);

/** How each letter stands in a key. The most frequent take one character of ASCII each, so that keys are about as long as their texts. */
const letterKeys: ReadonlyMap<string, string> = new Map([
  ...[...punctuation].map((character, i) => [character, character === " " ? "!" : led('"', i)] as const),
  ...[...currencies].map((character, i) => [character, led("$", i)] as const),
  ...[..."0123456789"].map((digit) => [digit, digit] as const),
  ...latin.split(" ").flatMap((letters, position) =>
    // Place 0 is that of a letter which a language has there.
    [...letters].map((letter, i) => [letter, i === 0 ? letterOf(position) : led(leadAfter(position), i)] as const),
  ),
  ...[...greek].map((letter, i) => [letter, led("t", i)] as const),
  ...[...cyrillic].map((letter, i) => [letter, led("u", i)] as const),
]);

const ñ = led(leadAfter("abcdefghijklmn".indexOf("n")), 0);
/** What is a letter of its own in a language, and not a letter with a mark. */
function letterWithMark(letter: string, mark: string, language: CollationLanguage): string | undefined {
  if (mark === "\u0306" && (letter === "и" || letter === "И")) return letterKeys.get("й");
  return language === "es" && mark === "\u0303" && (letter === "n" || letter === "N") ? ñ : undefined;
}

const markWeights: ReadonlyMap<string, number> = new Map(
  marks
    .split(" ")
    .flatMap((equal, i) => equal.split("=").map((code) => [String.fromCharCode(0x300 + Number.parseInt(code, 16)), i + 1] as const)),
);
/** The weight of marks that the order does not know. */
const maxMark = marks.split(" ").length + 1;

/** How many common weights one character stands for at most. */
const maxRun = 30;
/**
 * A later level of a key: a weight for each letter and mark. Nearly all of them are common, so only the others are written, each after a
 * character for how many are common before it. The more there are, the later the text differs from one without, and the lower is that
 * character.
 */
class Level {
  text = "";
  private run = 0;
  /** @param weight 0 is common */
  add(weight: number): void {
    if (weight === 0) {
      this.run++;
      return;
    }
    for (; this.run >= maxRun; this.run -= maxRun) this.text += "!";
    this.text += String.fromCharCode(0x21 + maxRun - this.run, 0x40 + weight);
    this.run = 0;
  }
}
