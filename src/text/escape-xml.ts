import { escapeMarkup } from "./escape-markup.js";

/**
 * A text as XML 1.0 has it, in an element or in an attribute. Most control characters and lone surrogates cannot stand there, escaped or
 * not, so U+FFFD stands for them. Line breaks and tabs are escaped: in an attribute they would be read as spaces.
 */
export const escapeXml = (text: string): string =>
  isPlain.test(text)
    ? text
    : escapeMarkup(
        text
          .toWellFormed()
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
          .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd"),
      ).replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A text in which nothing is replaced, as most are: no control character, markup or half of a surrogate pair. */
const isPlain = /^[ !#-%(-;=?-\ud7ff\ue000-\ufffd]*$/;
