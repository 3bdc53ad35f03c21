import { createWriteStream } from "node:fs";
import { type FileHandle, lstat, mkdtemp, open, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { badInput, Failure } from "../errors.js";
import { systemCauseOf } from "../system-errors.js";

type Write = (chunk: string | Uint8Array) => Promise<void>;
/** The mode of files: a dump contains hidden records, so only the owner may read it. */
const ownerOnly = 0o600;

/** Writes to a stream, as fast as the stream accepts it. */
export const toStream =
  (stream: NodeJS.WritableStream): Write =>
  (chunk) =>
    new Promise((done, failed) => {
      stream.write(chunk, (error) => (error ? failed(error) : done()));
    });

/** Writes a file beside the final path, and renames it when it is complete and on the disk. A failure leaves the old file. @param mode by default only the owner may read it */
export async function writeAtomically<T>(path: string, work: (write: Write) => Promise<T>, mode = ownerOnly): Promise<T> {
  const existing = await lstat(path).catch(() => undefined);
  if (existing && !existing.isFile()) throw badInput(`${path} is not a plain file: name - as the file, and redirect the output there.`);
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`);
  const failure = (error: unknown) => {
    const known = systemCauseOf(error);
    return known && !(error instanceof Failure)
      ? badInput(`${path} cannot be written, because ${known.cause}: ${known.advice}, or choose another file.`)
      : error;
  };
  let file: FileHandle;
  try {
    file = await open(temporary, "wx", mode);
  } catch (error) {
    throw failure(error);
  }
  try {
    const result = await work(async (chunk) => void (await file.writeFile(chunk)));
    await file.sync();
    await file.close();
    await rename(temporary, path);
    return result;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw failure(error);
  }
}

/** Stores a stream in a temporary file while the work runs: a dump is read twice. */
export async function withTemporaryFile<T>(stream: NodeJS.ReadableStream, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "restore-"));
  try {
    const path = join(folder, "dump.ndjson");
    await pipeline(stream, createWriteStream(path, { mode: ownerOnly }));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
