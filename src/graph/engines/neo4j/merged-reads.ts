import type { Parameters, Row } from "../../graph.js";

/** How many ids one statement reads at most. */
const most = 1000;

/** What will be one statement. */
interface Batch {
  readonly ids: Set<string>;
  readonly rows: Promise<ReadonlyMap<unknown, Row>>;
}

/**
 * Records that several requests read by their ids in one turn of the event loop, read by one statement. A statement costs this process and
 * the server about the same for one record as for twenty. Only reads that are equal but for the ids are merged: of one level, and with the
 * same properties. Nothing is kept beyond its turn.
 */
export class MergedReads {
  private readonly batches = new Map<string, Batch>();

  /** @param send sends a statement */
  constructor(private readonly send: (text: string, parameters: Parameters) => Promise<Row[]>) {}

  /** The rows of these ids. @param byIds the parameter that holds them; each row ends with its id */
  async read(text: string, parameters: Parameters, byIds: string): Promise<Row[]> {
    const { [byIds]: wanted, ...others } = parameters;
    const ids = wanted as readonly string[];
    const key = `${text} ${JSON.stringify(others)}`;
    let batch = this.batches.get(key);
    if (!batch || batch.ids.size + ids.length > most) {
      batch = this.newBatch(key, text, others, byIds);
      this.batches.set(key, batch);
    }
    for (const id of ids) batch.ids.add(id);
    const rows = await batch.rows;
    return [...new Set(ids)].map((id) => rows.get(id)).filter((row) => row !== undefined);
  }

  private newBatch(key: string, text: string, others: Parameters, byIds: string): Batch {
    const ids = new Set<string>();
    const send = async () => {
      if (this.batches.get(key) === batch) this.batches.delete(key);
      const rows = await this.send(text, { ...others, [byIds]: [...ids] });
      return new Map(rows.map((row) => [row.at(-1), row]));
    };
    const batch: Batch = { ids, rows: new Promise((resolve) => setImmediate(() => resolve(send()))) };
    return batch;
  }
}
