import { setImmediate as nextTurn } from "node:timers/promises";
import { orAborted } from "../../../concurrency/abort.js";
import type { Parameters, Row } from "../../graph.js";

/** How many ids a read may have to be merged with others. */
const maxIdsOfRead = 100;
/** How many ids one statement for several reads may have. */
const maxIdsOfStatement = 1000;

type Read = (text: string, parameters: Parameters, signal?: AbortSignal) => Promise<Row[]>;

/** What will be one statement. */
interface Batch {
  readonly ids: Set<string>;
  /** How many reads wait for it. */
  waiting: number;
  /** Fires when the last of them was aborted. */
  readonly abandoned: AbortController;
  /** By id; undefined if there was no session for it. */
  readonly rows: Promise<ReadonlyMap<unknown, Row> | undefined>;
}

/**
 * Records that several requests read by their ids in one turn of the event loop, read by one statement. A statement costs this process and
 * the server about the same for one record as for twenty. Only reads that are equal but for the ids are merged: of one level, and with the
 * same properties. Nothing is kept beyond its turn. Where a statement would have to wait for a session, each read is sent by itself, and
 * waits as long as its request may.
 */
export class MergedReads {
  private readonly batches = new Map<string, Batch>();

  /**
   * @param send sends a statement
   * @param hasSession whether it would be sent without waiting
   */
  constructor(
    private readonly send: Read,
    private readonly hasSession: () => boolean,
  ) {}

  /** The rows of these ids. @param idsParameter the parameter that holds them; each row ends with its id */
  async read(text: string, parameters: Parameters, idsParameter: string, signal?: AbortSignal): Promise<Row[]> {
    signal?.throwIfAborted();
    const { [idsParameter]: wanted, ...others } = parameters;
    const ids = wanted as readonly string[];
    if (ids.length > maxIdsOfRead) return this.send(text, parameters, signal);
    const batch = this.batchOf(text, others, idsParameter, ids.length);
    for (const id of ids) batch.ids.add(id);
    batch.waiting++;
    try {
      const rows = await orAborted(batch.rows, signal);
      if (!rows) return await this.send(text, parameters, signal);
      return [...new Set(ids)].map((id) => rows.get(id)).filter((row) => row !== undefined);
    } finally {
      if (--batch.waiting === 0 && signal?.aborted) batch.abandoned.abort(signal.reason);
    }
  }

  /** The batch of this turn that has room for so many ids more. */
  private batchOf(text: string, others: Parameters, idsParameter: string, more: number): Batch {
    const key = `${text} ${JSON.stringify(others)}`;
    const open = this.batches.get(key);
    if (open && open.ids.size + more <= maxIdsOfStatement) return open;
    const [ids, abandoned] = [new Set<string>(), new AbortController()];
    const sent = async () => {
      await nextTurn();
      if (this.batches.get(key) === batch) this.batches.delete(key);
      if (!this.hasSession()) return undefined;
      const rows = await this.send(text, { ...others, [idsParameter]: [...ids] }, abandoned.signal);
      return new Map(rows.map((row) => [row.at(-1), row]));
    };
    const batch: Batch = { ids, waiting: 0, abandoned, rows: sent() };
    this.batches.set(key, batch);
    return batch;
  }
}
