import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";
import { orAborted } from "../graph/abort.js";
import { endless } from "./bounds.js";

/** Something that the work costs, and where the next will be told; at the end of the work there is none. */
interface Bill {
  readonly settle: (bounds: Bounds) => void | Promise<void>;
  readonly next: Promise<Bill | undefined>;
}

/**
 * Work that several clients wait for, done once. It goes on while anybody waits, so the first who asked may leave without taking
 * the answer from the others. Each pays the whole of its cost, also of what was told before it came, and no part of the work begins
 * before one of them has paid for it.
 */
export class Flight<T> {
  private readonly end = endless();
  private readonly result: Promise<T>;
  private readonly first: Promise<Bill | undefined>;
  private tell!: (bill: Bill | undefined) => void;
  private free = true;
  private waiting = 0;

  /** @param version the graph's, when it began: who knows of a newer one must not join */
  constructor(
    readonly version: string,
    work: (bounds: Bounds) => Promise<T>,
  ) {
    const { signal } = this.end;
    this.first = this.further();
    const charge = (cost: number) =>
      orAborted(
        new Promise<void>((paid) => {
          this.bill(async (bounds) => {
            await bounds.charge?.(cost);
            paid();
          });
        }),
        signal,
      );
    const spend = (cost: number) => this.bill((bounds) => bounds.spend?.(cost));
    this.result = Promise.resolve()
      .then(() => work({ signal, charge, spend }))
      .finally(() => {
        if (this.free) this.bill((bounds) => bounds.charge?.(1));
        this.tell(undefined);
      });
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
    for (let bill = await this.first; bill; bill = await bill.next) await bill.settle(bounds);
    return this.result;
  }

  private bill(settle: Bill["settle"]): void {
    const { tell } = this;
    this.free = false;
    tell({ settle, next: this.further() });
  }
  private further(): Promise<Bill | undefined> {
    return new Promise((resolve) => {
      this.tell = resolve;
    });
  }
}
