import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";
import { orAborted } from "../graph/abort.js";
import { endless } from "./bounds.js";

/**
 * Work that several clients wait for, done once. It goes on while anybody waits, so the first who asked may leave without taking
 * the answer from the others. Each pays the whole of its cost, and it does not begin before one of them has.
 */
export class Flight<T> {
  private readonly end = endless();
  private readonly result: Promise<T>;
  private readonly cost: Promise<number>;
  private readonly paid: Promise<void>;
  private tell!: (cost: number) => void;
  private pay!: () => void;
  private waiting = 0;

  /** @param version the graph's, when it began: who knows of a newer one must not join */
  constructor(
    readonly version: string,
    work: (bounds: Bounds) => Promise<T>,
  ) {
    this.cost = new Promise((resolve) => {
      this.tell = resolve;
    });
    this.paid = new Promise((resolve, reject) => {
      this.pay = resolve;
      this.end.signal.addEventListener("abort", () => reject(this.end.signal.reason), { once: true });
    });
    this.paid.catch(() => undefined); // Work that costs nothing asks nobody.
    const charge = (cost: number) => {
      this.tell(cost);
      return this.paid;
    };
    this.result = Promise.resolve()
      .then(() => work({ signal: this.end.signal, charge }))
      .finally(() => this.tell(1));
    this.result.catch(() => undefined); // Those who wait are told.
  }

  /** Whether it is too late to join. */
  get over(): boolean {
    return this.end.signal.aborted;
  }

  /** @throws what the work throws, or why this client stopped waiting: it has gone, or cannot pay */
  async join(bounds: Bounds): Promise<T> {
    this.waiting++;
    try {
      return await orAborted(this.paidFor(bounds), bounds.signal);
    } finally {
      if (--this.waiting === 0) this.end.abort(new Failure("UNAVAILABLE", "Nobody waits for this answer any longer."));
    }
  }
  private async paidFor(bounds: Bounds): Promise<T> {
    await bounds.charge?.(await this.cost);
    this.pay();
    return this.result;
  }
}
