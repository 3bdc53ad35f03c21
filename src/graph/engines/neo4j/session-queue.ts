import { type Release, WaitingQueue } from "../../../concurrency/waiting-queue.js";
import { busyFailure } from "./errors.js";

/** How long a request may wait for connections, all its waits together, unless its graph allows another time. */
const defaultWaitMs = 2000;
/** A request that has waited this long meets an overloaded server: it gets a deadline, so that it ends in under 5 s. */
const longWaitMs = 500;
/** How long after the longest wait that deadline is. */
const graceMs = 1500;

/** How long a request has waited on the longest path through its statements, and its deadline if that is long. */
interface Waited {
  ms: number;
  deadline?: number;
}
export interface SessionSlot {
  readonly release: Release;
  /** The deadline of its request, by the clock of `performance`. */
  readonly deadline?: number;
}

/**
 * Bounds how many connections are in use, and how long a request waits for them. The driver's pool has a queue too, but there each
 * statement of a request may wait as long as the first.
 */
export class SessionQueue {
  private readonly queue: WaitingQueue;
  /** By the signal of the request. */
  private readonly waited = new WeakMap<AbortSignal, Waited>();

  /** @param maxWaitMs how long a request may wait, all its waits together */
  constructor(
    sessions: number,
    private readonly maxWaitMs = defaultWaitMs,
  ) {
    this.queue = new WaitingQueue({ slots: sessions, refusal: busyFailure });
  }

  /** Whether a session is free. */
  get hasFree(): boolean {
    return this.queue.hasFree;
  }

  /** @throws UNAVAILABLE where the request has waited too long, or the reason of the signal */
  async acquire(signal?: AbortSignal): Promise<SessionSlot> {
    signal?.throwIfAborted();
    const waited: Waited = (signal && this.waited.get(signal)) ?? { ms: 0 };
    if (signal) this.waited.set(signal, waited);
    const release = this.queue.tryAcquire() ?? (await this.wait(waited, signal));
    return { release, deadline: waited.deadline };
  }

  private async wait(waited: Waited, signal?: AbortSignal): Promise<Release> {
    const before = waited.ms;
    const start = performance.now();
    try {
      return await this.queue.acquire(signal, Math.min(this.maxWaitMs - before, (waited.deadline ?? Number.POSITIVE_INFINITY) - start));
    } finally {
      // Statements that wait at the same time wait once.
      waited.ms = Math.max(waited.ms, before + performance.now() - start);
      if (waited.ms >= longWaitMs) waited.deadline ??= start + this.maxWaitMs + graceMs;
    }
  }
}
