import { createHash } from "node:crypto";

/** Where a sentence stands in a document, and a hash in place of its text: documents keep their own terms, so no text of theirs is kept. */
export interface SentenceLocation {
  /** The line, from 1. */
  readonly line: number;
  /** Which sentence of the line, from 1. */
  readonly ordinal: number;
  /** The first 16 hexadecimal digits of the SHA-256 of the sentence, with every run of white space as one space. */
  readonly hash: string;
}

/** A sentence of a document that is at hand. */
export interface Sentence extends SentenceLocation {
  readonly text: string;
}

/** By the rules of UAX #29. A fixed language: the rules of a few differ, and a table must not depend on the machine. */
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const hasLetter = (text: string) => /\p{L}/u.test(text);
const isEmpty = (text: string) => !/[\p{L}\p{N}]/u.test(text);

/**
 * The sentences of a text, line by line; a heading or a cell counts as one. A part without a letter belongs to the sentence after it, as
 * the number of an item does. What has neither letter nor digit is no sentence.
 */
export function sentencesOf(text: string): Sentence[] {
  return text.split(/\r\n?|\n/).flatMap((line, index) =>
    partsOf(line).map((part, position) => ({
      line: index + 1,
      ordinal: position + 1,
      hash: createHash("sha256").update(part).digest("hex").slice(0, 16),
      text: part,
    })),
  );
}

function partsOf(line: string): string[] {
  const parts: string[] = [];
  let pending = "";
  for (const { segment } of segmenter.segment(line)) {
    pending += segment;
    if (!hasLetter(segment)) continue;
    parts.push(pending);
    pending = "";
  }
  return [...parts, pending].filter((part) => !isEmpty(part)).map((part) => part.trim().replace(/\s+/g, " "));
}
