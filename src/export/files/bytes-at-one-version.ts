import { Readable } from "node:stream";
import { Reader, type RequestBudget } from "../../api/reading/reader.js";
import { Failure } from "../../errors.js";

/** How many attempts are made if what the viewer sees changes before the first byte was given out. */
const maxAttempts = 5;

/** What the viewer sees changed while a file was written, too late to begin again. */
export class GraphChanged extends Failure {
  constructor() {
    super("UNAVAILABLE", "The graph changed while it was read. Ask for it again.", {}, { headers: { "Retry-After": "1" } });
  }
}

/**
 * The bytes of a file whose pages are all of one version of what the viewer sees, so that nobody takes a mixture of before and after a
 * write for the graph. If the version changes before the first byte was given out, the file is written again from its beginning. The stream
 * fails with GraphChanged if the version changes later, or in each of several attempts before that.
 * @param write makes the bytes from a reader whose `paced` checks the version around each page
 */
export const bytesAtOneVersion = (reader: Reader, write: (reader: Reader) => Readable | Promise<Readable>): Readable =>
  Readable.from(chunksAtOneVersion(reader, write));

async function* chunksAtOneVersion(
  reader: Reader,
  write: (reader: Reader) => Readable | Promise<Readable>,
): AsyncGenerator<string | Uint8Array> {
  for (let attempt = 1, started = false; ; attempt++) {
    try {
      const pages = await pinned(reader);
      // What a format writes before its first page is held back: until then, the file can be written again.
      let held: (string | Uint8Array)[] = [];
      for await (const chunk of await write(pages.reader)) {
        held.push(chunk);
        if (!pages.read) continue;
        started = true;
        yield* held;
        held = [];
      }
      started = true;
      yield* held;
      return;
    } catch (error) {
      if (!(error instanceof GraphChanged) || started || attempt === maxAttempts) throw error;
    }
  }
}

/**
 * What is read at one version of what the viewer sees; it is read again if the version changes meanwhile.
 * @param read reads through `paced` of the reader that it is given
 * @throws GraphChanged if the version changes in each of several attempts
 */
export async function readAtOneVersion<T>(reader: Reader, read: (reader: Reader) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read((await pinned(reader)).reader);
    } catch (error) {
      if (!(error instanceof GraphChanged) || attempt === maxAttempts) throw error;
    }
  }
}

/** A reader for the same viewer whose pages are all of the version of now. `read` counts them. */
async function pinned(reader: Reader): Promise<{ readonly reader: Reader; readonly read: number }> {
  const version = await currentVersion(reader);
  const assertUnchanged = async () => {
    if ((await currentVersion(reader)) !== version) throw new GraphChanged();
  };
  const { budget } = reader;
  let read = 0;
  const checking: RequestBudget = {
    get signal() {
      return budget.signal;
    },
    get waiting() {
      return budget.waiting;
    },
    charge: budget.charge?.bind(budget),
    chargeOverrun: budget.chargeOverrun?.bind(budget),
    countStatements: budget.countStatements?.bind(budget),
    renew: () => budget.renew?.() ?? budget,
    async paced(readPage) {
      const page = await reader.paced(async () => {
        await assertUnchanged();
        const rows = await readPage();
        await assertUnchanged();
        return rows;
      });
      read++;
      return page;
    },
  };
  return {
    reader: new Reader(reader.model, reader.graph, reader.viewer, checking),
    get read() {
      return read;
    },
  };
}

/** With Neo4j, the version is polled, so it may be a second old. Reading the state of a restore asks the engine, which renews it. */
async function currentVersion({ graph, viewer }: Reader): Promise<string> {
  await graph.restoreState();
  return (await graph.visibleVersion(viewer.level)).stamp;
}
