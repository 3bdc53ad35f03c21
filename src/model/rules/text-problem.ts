import { andList } from "../../text/sentences.js";
import { invisibleCharactersIn, isNormalText } from "../values.js";

/** What is wrong with a text and what would be right; nothing if the text is well-formed. */
export function textProblem(text: string): string | undefined {
  if (text.trim() === "" && !invisibleCharactersIn(text).length) return "is empty: give it a text or leave it out.";
  if (isNormalText(text)) return undefined;
  const invisible = invisibleCharactersIn(text);
  if (invisible.length) {
    const visible = invisible.reduce((rest, character) => rest.replaceAll(character, ""), text);
    const what = invisible.length > 1 ? "invisible characters" : "the invisible character";
    return `has ${what} ${andList(invisible.map(nameOf))}.${visible && isNormalText(visible) ? writeInstead(visible) : " Type it again."}`;
  }
  const composed = text.normalize("NFC");
  if (isNormalText(composed)) return `is not in Unicode NFC: its accents are separate characters.${writeInstead(composed)}`;
  const trimmed = composed.trim();
  if (isNormalText(trimmed)) return `has blanks around it.${writeInstead(trimmed)}`;
  const decoded = utf8Within(trimmed);
  return decoded
    ? `is mojibake: UTF-8 that was read as Windows-1252.${writeInstead(decoded)}`
    : "has characters that no text has: mojibake, or replacement or control characters. Type it again.";
}

/** The names of Unicode. */
const invisibleNames: Readonly<Record<string, string>> = {
  "\u00AD": "SOFT HYPHEN",
  "\u200B": "ZERO WIDTH SPACE",
  "\u202A": "LEFT-TO-RIGHT EMBEDDING",
  "\u202B": "RIGHT-TO-LEFT EMBEDDING",
  "\u202C": "POP DIRECTIONAL FORMATTING",
  "\u202D": "LEFT-TO-RIGHT OVERRIDE",
  "\u202E": "RIGHT-TO-LEFT OVERRIDE",
  "\u2060": "WORD JOINER",
  "\u2066": "LEFT-TO-RIGHT ISOLATE",
  "\u2067": "RIGHT-TO-LEFT ISOLATE",
  "\u2068": "FIRST STRONG ISOLATE",
  "\u2069": "POP DIRECTIONAL ISOLATE",
  "\uFEFF": "ZERO WIDTH NO-BREAK SPACE",
};
function nameOf(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  const name = invisibleNames[character];
  return name ? `${code} ${name}` : code;
}

const writeInstead = (text: string) => (text.length <= 100 ? ` Write ${JSON.stringify(text)}.` : "");

/** Decodes UTF-8 that was read as Windows-1252. */
function utf8Within(text: string): string | undefined {
  const bytes = [...text].map((character) => (character < "\u0080" ? character.charCodeAt(0) : windows1252.get(character)));
  if (bytes.includes(undefined)) return undefined;
  try {
    const decoded = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes as number[])).normalize("NFC");
    return isNormalText(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of the upper half, by character. Written out, because Node's decoder differs between versions. */
const windows1252 = new Map<string, number>([
  ...[..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"].map((character, n) => [character, 0x80 + n] as const),
  ...Array.from({ length: 0x60 }, (_, n) => [String.fromCharCode(0xa0 + n), 0xa0 + n] as const),
]);
