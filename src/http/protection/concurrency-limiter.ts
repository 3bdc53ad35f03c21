import { type Release, WaitingQueue } from "../../concurrency/waiting-queue.js";
import { Failure } from "../../errors.js";

/** How many requests run at once, how many more may wait, and for how many milliseconds. */
export interface ConcurrencyLimits {
  readonly running: number;
  readonly waiting: number;
  readonly waitMs: number;
}

/** Bounds how many requests run at once. A bounded number wait, for a bounded time; the rest are refused at once. */
export class ConcurrencyLimiter {
  private readonly queue: WaitingQueue;

  constructor(private readonly limits: ConcurrencyLimits) {
    this.queue = new WaitingQueue({ slots: limits.running, maxWaiting: limits.waiting, refusal: () => busy(limits.waitMs) });
  }

  get running(): number {
    return this.queue.taken;
  }
  get waiting(): number {
    return this.queue.waiting;
  }

  /**
   * Waits for a slot.
   * @param patient for an answer that has been sent in part: better late than broken off, so it waits however long the queue is
   * @returns a function that gives the slot back
   * @throws UNAVAILABLE (503, with Retry-After) if the queue is full, or the wait too long; or the reason of the signal
   */
  acquire(signal?: AbortSignal, patient = false): Promise<Release> {
    return this.queue.acquire(signal, patient ? undefined : this.limits.waitMs);
  }
}

function busy(waitMs: number): Failure {
  const seconds = Math.ceil(waitMs / 1000);
  return new Failure(
    "UNAVAILABLE",
    `Too many requests at once. Ask again in ${seconds} s.`,
    { retryAfter: seconds },
    { status: 503, headers: { "Retry-After": String(seconds) } },
  );
}
