import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure } from "../../../errors.js";
import { systemCauseOf } from "../../../system-errors.js";
import { IndexFile } from "./search/index-file.js";

const fileName = "graph.grafeo";
/** Hidden records are in the files: only their owner may read them. */
const ownerOnly = { folder: 0o700, file: 0o600 } as const;

/**
 * The folder of a graph: a file, and while the graph is open a folder with its write-ahead log. A graph that is to replace this one is
 * built in a folder within, and its file is renamed once it is complete: a process that is killed leaves the old graph or the new one.
 */
export class GraphFolder {
  readonly file: string;
  /** The search index of the graph. */
  readonly searchIndex: IndexFile;
  private readonly log: string;
  constructor(readonly path: string) {
    this.file = join(path, fileName);
    this.log = `${this.file}.wal`;
    this.searchIndex = new IndexFile(`${this.file}.search`);
  }

  /** Where the graph is built that is to replace this one. */
  get replacement(): GraphFolder {
    return new GraphFolder(join(this.path, `${fileName}.new`));
  }

  /** The bytes of the file; 0 where there is none, or where the folder cannot be used, which opening it says. */
  get size(): number {
    try {
      return statSync(this.file).size;
    } catch {
      return 0;
    }
  }

  /** Whether a graph is here. @throws UNAVAILABLE if that cannot be said */
  holdsGraph(): boolean {
    try {
      return statSync(this.path).isDirectory() ? statSync(this.file, { throwIfNoEntry: false }) !== undefined : this.fail("ENOTDIR");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw this.failure(error);
    }
  }

  /** Makes the folder. A folder that is there is closed to others only if nothing else is in it. @throws UNAVAILABLE if it cannot be used */
  make(): void {
    try {
      makeFolder(this.path);
      const others = readdirSync(this.path).filter((name) => !name.startsWith(fileName));
      if (!others.length) chmodSync(this.path, ownerOnly.folder);
    } catch (error) {
      throw this.failure(error);
    }
  }

  /** Closes the files to other users: the engine makes them as the process makes all files. */
  protect(): void {
    for (const [path, mode] of [
      [this.file, ownerOnly.file],
      [this.log, ownerOnly.folder],
      ...(existsSync(this.log) ? readdirSync(this.log) : []).map((name) => [join(this.log, name), ownerOnly.file] as const),
    ] as const)
      if (existsSync(path)) chmodSync(path, mode);
  }

  /** Removes what a process left behind that was killed while it built a replacement. To be called while the graph is open for writing. */
  discardReplacement(): void {
    rmSync(this.replacement.path, { recursive: true, force: true });
  }

  /**
   * Whether a process was killed, or found the disk full, while the graph was open for writing. Then the file may hold what was removed.
   * To be called before the graph is opened, which ends this state.
   */
  wasInterrupted(): boolean {
    return existsSync(this.log) || existsSync(this.replacement.path);
  }

  /** Puts the complete replacement in the place of the graph. Both must be closed. */
  adoptReplacement(): void {
    const { replacement } = this;
    sync(replacement.file, "r+");
    this.searchIndex.remove();
    renameSync(replacement.file, this.file);
    rmSync(replacement.path, { recursive: true, force: true });
    // Windows opens no folders.
    if (process.platform !== "win32") sync(this.path, "r");
  }

  /**
   * The failure for an error of the engine or the system: the folder, the cause and what to do. A `Failure` stays as it is, and so does
   * an error that has nothing to do with storage.
   */
  failure(error: unknown): unknown {
    if (error instanceof Failure) return error;
    const known = systemCauseOf(error);
    return known ? this.unusable(`because ${known.cause}: ${known.advice}`, error) : error;
  }

  /** The failure for an error at opening: what is not an error of the system is one of the content. */
  openingFailure(error: unknown): unknown {
    const { message } = error as Error;
    if (/cannot be locked|is locked by/.test(message))
      return new Failure(
        "CONFLICT",
        `${this.path} is in use by another process: stop that one, or give this one a folder of its own with DATA_DIR. Or ask the server that runs there, with query --server and its address, or take a file from that address, such as /graph.ndjson.`,
      );
    const known = this.failure(error);
    if (known !== error) return known;
    const advice = `move ${fileName} and ${fileName}.wal away, then restore a backup with \`restore\` or load the seed with \`seed\``;
    return this.unusable(`because ${fileName} is damaged, or is not a graph of this program: ${advice}`, error);
  }

  private fail(code: string): never {
    throw Object.assign(new Error(code), { code });
  }
  private unusable(why: string, cause: unknown): Failure {
    return Object.assign(new Failure("UNAVAILABLE", `${this.path} cannot be used, ${why}, or choose another folder with DATA_DIR.`), {
      cause,
    });
  }
}

/** Makes a folder and those above it. Node's own way gives wrong reasons on read-only file systems, and does not end in /proc. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, ownerOnly.folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && dirname(path) !== path && !existsSync(dirname(path))) {
      makeFolder(dirname(path));
      mkdirSync(path, ownerOnly.folder);
      return;
    }
    // A folder that is there may also be one of a read-only file system.
    if (!existsSync(path) || !statSync(path).isDirectory()) throw error;
  }
}

/** Waits until a file or folder is on the disk. */
function sync(path: string, flags: "r" | "r+"): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
