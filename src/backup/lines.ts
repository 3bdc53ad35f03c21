import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { badInput, type Failure } from "../errors.js";

/** Far above the length of any record. A file that is not a dump may have no line break at all. */
const longestLine = 16 * 1024 * 1024;
const lineBreak = 10;

interface TextLine {
  readonly number: number;
  readonly text: string;
}

/** An error about a line of a file. @param rule the code of the rule that it breaks; by default the format of dumps */
export const lineError = (file: string, line: number, message: string, rule = "format"): Failure =>
  badInput(`${file}:${line} ${message}`, { rule, line });

/**
 * The lines of a file.
 * @param hash updated with every line after the first
 * @throws BAD_USER_INPUT if a line is cut off, too long, or not UTF-8
 */
export async function* linesOf(path: string, fileName: string, hash: Hash): AsyncGenerator<TextLine> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let pending: Buffer[] = [];
  let size = 0;
  let number = 0;
  const line = (bytes: Buffer): TextLine => {
    number++;
    if (number > 1) hash.update(bytes).update("\n");
    try {
      return { number, text: decoder.decode(bytes) };
    } catch {
      throw lineError(fileName, number, "is not UTF-8: the file was changed after it was written. Take another copy of it.");
    }
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0;
    if (number === 0 && size === 0 && chunk[0] === 0x1f && chunk[1] === 0x8b)
      throw lineError(fileName, 1, `is compressed. Unpack it on the way in: gunzip -c ${fileName} | resilience-graph restore -`);
    for (let to = chunk.indexOf(lineBreak); to >= 0; to = chunk.indexOf(lineBreak, from)) {
      yield line(Buffer.concat([...pending, chunk.subarray(from, to)]));
      from = to + 1;
      pending = [];
      size = 0;
    }
    pending.push(Buffer.from(chunk.subarray(from)));
    size += chunk.length - from;
    if (size > longestLine) throw lineError(fileName, number + 1, "is longer than any record: this is not a backup by this program.");
  }
  if (size) throw lineError(fileName, number + 1, "is cut off in the middle: the file is incomplete. Take another copy of it.");
}
