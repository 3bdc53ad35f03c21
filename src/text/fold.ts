import { equivalents } from "./letters.js";

/**
 * Folds a text for search: case folded, compatibility forms unified, marks and invisible characters removed, special letters replaced,
 * words of letters and digits. `Cáceres (Antioquia)` -> `caceres antioquia`; `Ђаковица` and `Đakovica` -> `dakovica`.
 */
export const fold = (text: string): string => foldedWords(text).join(" ");

export const foldedWords = (text: string): string[] => foldLetters(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Folds each letter of a text and leaves blanks and punctuation. */
export function foldLetters(text: string): string {
  // Most texts are ASCII, and ASCII needs no folding.
  if (ascii.test(text)) return text.toLowerCase();
  return foldCase(foldCase(text).normalize("NFKD").replace(ignored, "")).replace(
    /[^\p{ASCII}]/gu,
    (letter) => equivalents.get(letter) ?? letter,
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern is all of ASCII
const ascii = /^[\x00-\x7f]*$/;
/** Marks; invisible characters, such as joiners, which are spelling in some scripts; and letters that serve as apostrophes (Hawaiʻi). */
const ignored = /[\p{M}\p{Default_Ignorable_Code_Point}\u02B9-\u02BF]+/gu;

/**
 * Full case folding. Lower case alone keeps ß, ı and the final sigma apart from their capitals, and the capital of ẞ is itself, so a text
 * goes to lower case, to capitals and back.
 */
const foldCase = (text: string): string => text.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");
