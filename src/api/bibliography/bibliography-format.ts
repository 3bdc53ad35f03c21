import { Readable } from "node:stream";
import { onOneLine, type Work } from "./work.js";

/** A format of bibliographies. */
export interface BibliographyFormat {
  /** What people call it: `BibTeX`. */
  readonly name: string;
  /** How the name of a file in it ends, without the dot. */
  readonly extension: string;
  /** The Content-Type. */
  readonly mediaType: string;
  /** Completes "How to cite it, ...". */
  readonly purpose: string;
  /** What stands before the first work, between two, and after the last. */
  readonly frame: readonly [before: string, between: string, after: string];
  /** What writes a work, whose texts have no line breaks. It is asked for when it is needed, since libraries take time to load. */
  writer(): Promise<(work: Work) => string>;
}

/** A bibliography, written while its works are read. */
export const bibliographyStream = (format: BibliographyFormat, works: AsyncIterable<Work> | Iterable<Work>): Readable =>
  Readable.from(chunks(format, works));

/** A short bibliography as a text. */
export async function bibliographyText(format: BibliographyFormat, works: AsyncIterable<Work> | Iterable<Work>): Promise<string> {
  let text = "";
  for await (const chunk of chunks(format, works)) text += chunk;
  return text;
}

async function* chunks({ frame: [before, between, after], writer }: BibliographyFormat, works: AsyncIterable<Work> | Iterable<Work>) {
  const write = await writer();
  let first = true;
  if (before) yield before;
  for await (const work of works) {
    const text = write(onOneLine(work));
    yield first ? text : between + text;
    first = false;
  }
  if (after) yield after;
}
