import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { badInput, type Failure } from "../errors.js";

/** No record comes near it; a file that is no dump may have no line break at all. */
const longestLine = 16 * 1024 * 1024;
const lineBreak = 10;

interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** What is wrong with a line of a file, and what to do. */
export const faultAt = (file: string, line: number, message: string): Failure => badInput(`${file}:${line} ${message}`);

/**
 * The lines of a file, as far as they are whole.
 * @param hash takes in every line but the first
 * @throws BAD_USER_INPUT if a line is cut off, too long, or not UTF-8
 */
export async function* linesOf(path: string, named: string, hash: Hash): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let begun: Buffer[] = [];
  let size = 0;
  let number = 0;
  const line = (bytes: Buffer): TextLine => {
    number++;
    if (number > 1) hash.update(bytes).update("\n");
    try {
      return { number, text: decoder.decode(bytes) };
    } catch {
      throw faultAt(named, number, "is not UTF-8: the file was changed after it was exported. Take another copy of it.");
    }
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    if (number === 0 && size === 0 && chunk[0] === 0x1f && chunk[1] === 0x8b)
      throw faultAt(named, 1, `is compressed. Unpack it on the way in: gunzip -c ${named} | resilience-graph import -`);
    for (let to = chunk.indexOf(lineBreak); to >= 0; to = chunk.indexOf(lineBreak, from)) {
      yield line(Buffer.concat([...begun, chunk.subarray(from, to)]));
      from = to + 1;
      begun = [];
      size = 0;
    }
    begun.push(Buffer.from(chunk.subarray(from)));
    size += chunk.length - from;
    if (size > longestLine) throw faultAt(named, number + 1, "is longer than any record: this is no export of this program.");
  }
  if (size) throw faultAt(named, number + 1, "is cut off in the middle: the file is not whole. Take another copy of it.");
}
