import { hash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { LevelledIndex } from "./levelled-index.js";

/** Raise it when the same records give other bytes than before. */
const revision = 1;

interface Header {
  /** The revision, and what the index was made of. */
  readonly key: string;
  /** A hash of all that follows the header. */
  readonly hash: string;
  readonly kinds: readonly (readonly string[])[];
  /** The length of each part, by level. */
  readonly levels: readonly { readonly level: number; readonly lengths: readonly number[] }[];
}

/**
 * A search index in a file beside its graph, so that a start does not read every record. It is removed before the first write to the graph,
 * and holds the stamps of the graph that it was made of: after a crash it is there for the graph that is stored, or not at all.
 */
export class IndexFile {
  constructor(private readonly path: string) {}

  /** @returns the index, if a whole one is here that was made of this */
  read(key: string): LevelledIndex | undefined {
    try {
      const bytes = readFileSync(this.path);
      const start = 4 + bytes.readUInt32LE(0);
      const header = JSON.parse(bytes.toString("utf8", 4, start)) as Header;
      if (header.key !== keyOf(key) || header.hash !== hash("sha256", bytes.subarray(start))) return undefined;
      let end = start;
      // Each part gets a buffer of its own: numbers start where numbers may.
      const next = (length: number) => {
        end += length;
        return new Uint8Array(bytes.subarray(end - length, end));
      };
      const levels = header.levels.map(({ level, lengths }) => ({ level, parts: lengths.map(next) }));
      return LevelledIndex.fromParts({ kinds: header.kinds, levels });
    } catch {
      // Without a file, or with half of one, the records are read.
      return undefined;
    }
  }

  /** Writes all of it, or nothing: a start without the file takes longer, and is no failure. */
  write(index: LevelledIndex, key: string): void {
    const { kinds, levels } = index.toParts();
    const body = Buffer.concat(levels.flatMap(({ parts }) => parts));
    const lengths = levels.map(({ level, parts }) => ({ level, lengths: parts.map(({ length }) => length) }));
    const header: Header = { key: keyOf(key), hash: hash("sha256", body), kinds, levels: lengths };
    const text = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    const unfinished = `${this.path}.new`;
    try {
      // Hidden records are in it: only the owner may read it.
      const descriptor = openSync(unfinished, "w", 0o600);
      try {
        for (const part of [length, text, body]) for (let at = 0; at < part.length; ) at += writeSync(descriptor, part, at);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      renameSync(unfinished, this.path);
    } catch {
      rmSync(unfinished, { force: true });
      this.remove();
    }
  }

  /** @throws if it is here and cannot be removed */
  remove(): void {
    rmSync(this.path, { force: true });
  }
}

const keyOf = (key: string) => `${revision} ${key}`;
