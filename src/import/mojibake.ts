import { isNormalText } from "../model/values.js";

/** The characters that Windows-1252 gives to the 256 bytes. */
const windows1252 = new Map(
  [...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))].map((character, byte) => [
    character,
    byte,
  ]),
);

/** What a damaged text was before, as a sentence for a problem; nothing where it is sound or cannot be mended. */
export function mended(text: string): string {
  if (isNormalText(text)) return "";
  const composed = text.normalize("NFC").trim();
  const found = isNormalText(composed) ? composed : utf8Within(composed);
  return found && found.length <= 100 ? ` Write ${JSON.stringify(found)}.` : "";
}

/** UTF-8 that was read as Windows-1252, read rightly. */
function utf8Within(text: string): string | undefined {
  const bytes = [...text].map((character) => windows1252.get(character));
  if (bytes.includes(undefined)) return undefined;
  try {
    const found = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes as number[])).normalize("NFC");
    return isNormalText(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
