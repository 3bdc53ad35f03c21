import { isNormalText } from "../model/values.js";

/** What is wrong with a text and what would be right; nothing where it is sound. */
export function flawOf(text: string): string | undefined {
  if (text === "") return "is empty: give it a text or leave it out.";
  if (isNormalText(text)) return undefined;
  const composed = text.normalize("NFC");
  if (isNormalText(composed)) return `is not in Unicode NFC: its accents are characters of their own.${instead(composed)}`;
  const trimmed = composed.trim();
  if (isNormalText(trimmed)) return `has blanks around it.${instead(trimmed)}`;
  const read = utf8Within(trimmed);
  return read
    ? `is mojibake: UTF-8 that was read as Windows-1252.${instead(read)}`
    : "holds characters of no text: mojibake, or replacement or control characters. Type it anew.";
}

const instead = (text: string) => (text.length <= 100 ? ` Write ${JSON.stringify(text)}.` : "");

/** UTF-8 that was read as Windows-1252, read rightly. */
function utf8Within(text: string): string | undefined {
  const bytes = [...text].map((character) => (character < "\u0080" ? character.charCodeAt(0) : windows1252.get(character)));
  if (bytes.includes(undefined)) return undefined;
  try {
    const found = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes as number[])).normalize("NFC");
    return isNormalText(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** The upper half, by character. Written out: what Node's own decoder makes of these bytes differs between its versions. */
const windows1252 = new Map<string, number>([
  ...[..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"].map((character, n) => [character, 0x80 + n] as const),
  ...Array.from({ length: 0x60 }, (_, n) => [String.fromCharCode(0xa0 + n), 0xa0 + n] as const),
]);
