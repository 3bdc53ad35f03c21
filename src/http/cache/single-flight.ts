import { EventEmitter, once } from "node:events";
import type { RequestBudget } from "../../api/reading/reader.js";
import { orAborted, unlimitedListeners } from "../../concurrency/abort.js";
import { Failure } from "../../errors.js";

/** An internal reason; never sent. Every answer ends with it, and a new error each time would record a stack trace each time. */
const abandoned = new Failure("UNAVAILABLE", "No request waits for this answer any more.");

/** A part of a cost: charged before it is spent; or afterwards, where more was read than expected. */
interface Charge {
  readonly cost: number;
  readonly overrun: boolean;
}
/** What work has taken, in the order in which it was charged. */
export interface Expense {
  readonly charges: readonly Charge[];
  /** How many statements were sent to the graph. */
  readonly statements: number;
}

/** Takes a part of a cost from a budget. @throws what `charge` throws */
async function pay({ cost, overrun }: Charge, budget: RequestBudget): Promise<void> {
  await (overrun ? budget.chargeOverrun?.(cost) : budget.charge?.(cost));
}
/** Takes all that work has cost from the budget of a request that gets its result later, as if the request had done it itself. */
export async function payAll({ charges, statements }: Expense, budget: RequestBudget): Promise<void> {
  for (const charge of charges) await pay(charge, budget);
  budget.countStatements?.(statements);
}

/**
 * Work that several requests wait for, done once. It goes on as long as one of them waits, so the first may leave without taking the
 * answer from the others. Each pays the whole cost, also what was charged before it came, and no part of the work begins before one of
 * them has paid for it.
 */
export class SingleFlight<T> {
  private readonly abandoned = unlimitedListeners();
  private readonly charges: Charge[] = [];
  /** What the work waits for: that a request pays a charge. */
  private readonly onPaid = new Map<Charge, () => void>();
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly result: Promise<T>;
  private statements = 0;
  private finished = false;
  private waiting = 0;

  /** @param version of the graph when the work began: a request that has seen a newer one must not join */
  constructor(
    readonly version: string,
    work: (budget: RequestBudget) => Promise<T>,
  ) {
    const { signal } = this.abandoned;
    const charge = (cost: number) => {
      const paid = new Promise<void>((resolve) => this.add({ cost, overrun: false }, resolve));
      return orAborted(paid, signal);
    };
    const chargeOverrun = (cost: number) => this.add({ cost, overrun: true });
    const countStatements = (n: number) => {
      this.statements += n;
    };
    this.result = Promise.resolve()
      .then(() => work({ signal, charge, chargeOverrun, countStatements }))
      .finally(() => {
        if (this.charges.length === 0) this.add({ cost: 1, overrun: false });
        this.finished = true;
        this.changes.emit("change");
      });
    this.result.catch(() => undefined); // Every request that waits gets the error.
  }

  /** What the work has taken so far. */
  get expense(): Expense {
    return { charges: [...this.charges], statements: this.statements };
  }

  /** Whether the last request has left, so that it is too late to join. */
  get abandonedByAll(): boolean {
    return this.abandoned.signal.aborted;
  }

  /** @throws what the work throws, or why this request stopped waiting: its client has gone, or cannot pay */
  async join(budget: RequestBudget): Promise<T> {
    this.waiting++;
    try {
      return await orAborted(this.payAndWait(budget), budget.signal);
    } finally {
      budget.countStatements?.(this.statements);
      if (--this.waiting === 0) this.abandoned.abort(abandoned);
    }
  }

  /** Pays each charge, also those that are still to come, and then waits for the result. */
  private async payAndWait(budget: RequestBudget): Promise<T> {
    for (let paid = 0; ; paid++) {
      while (paid === this.charges.length && !this.finished) await once(this.changes, "change");
      const charge = this.charges[paid];
      if (!charge) return this.result;
      await pay(charge, budget);
      this.onPaid.get(charge)?.();
    }
  }

  private add(charge: Charge, onPaid?: () => void): void {
    if (onPaid) this.onPaid.set(charge, onPaid);
    this.charges.push(charge);
    this.changes.emit("change");
  }
}
