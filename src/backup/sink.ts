import { createWriteStream } from "node:fs";
import { type FileHandle, lstat, mkdtemp, open, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { badInput } from "../errors.js";

/** Where a dump goes to and comes from. It holds what nearly nobody may see: files are their owner's alone. */
type Write = (text: string) => Promise<void>;
const ownerOnly = 0o600;

/** Writes no faster than the stream takes it. */
export const toStream =
  (stream: NodeJS.WritableStream): Write =>
  (text) =>
    new Promise((done, failed) => {
      stream.write(text, (error) => (error ? failed(error) : done()));
    });

/** Lets something be written beside a file, and puts it in the file's place when it is whole and on the disk. */
export async function toFile<T>(path: string, work: (write: Write) => Promise<T>): Promise<T> {
  const there = await lstat(path).catch(() => undefined);
  if (there && !there.isFile()) throw badInput(`${path} is no plain file: leave it out, and send standard output there.`);
  const whole = join(dirname(path), `.${basename(path)}.${process.pid}`);
  let file: FileHandle;
  try {
    file = await open(whole, "wx", ownerOnly);
  } catch (error) {
    throw badInput(`${path} cannot be written: ${(error as Error).message}`);
  }
  try {
    const result = await work(async (text) => void (await file.writeFile(text)));
    await file.sync();
    await file.close();
    await rename(whole, path);
    return result;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(whole, { force: true });
    throw error;
  }
}

/** Keeps what a stream gives in a file for as long as the work takes: a dump is read twice. */
export async function spooled<T>(stream: NodeJS.ReadableStream, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "restore-"));
  try {
    const path = join(folder, "dump.ndjson");
    await pipeline(stream, createWriteStream(path, { mode: ownerOnly }));
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
