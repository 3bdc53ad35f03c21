import type { Readable } from "node:stream";
import { ZipFile } from "yazl";

/** A file of an archive. */
export interface ZipEntry {
  /** Its path in the archive, with `/` between folders. */
  readonly path: string;
  /** Its bytes. It is called when the entries before it have been written. */
  open(): Readable | Promise<Readable>;
}

/** ZIP stores the local time of the writer, in which this is the same everywhere: the earliest that it can store. */
const noTime = new Date(1980, 0, 1);

/**
 * A ZIP archive, written while it is read: entries are opened one after another, in their order. Times, modes and order are fixed, so that
 * equal entries give equal bytes. An error of an entry destroys the stream; destroying the stream ends the reading of its entry.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | undefined;
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  for (const { path, open } of entries)
    zip.addReadStreamLazy(path, { mtime: noTime, mode: 0o100644, forceDosTimestamp: true }, (opened) => {
      Promise.resolve()
        .then(open)
        .then((bytes) => {
          current = bytes.once("error", fail);
          if (output.destroyed) bytes.destroy();
          else opened(undefined, bytes);
        })
        .catch(fail);
    });
  zip.on("error", fail);
  zip.end();
  output.once("close", () => current?.destroy());
  return output;
}
