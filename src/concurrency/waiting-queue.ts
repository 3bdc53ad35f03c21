/** Gives a slot back, to the next waiter if there is one. A second call does nothing. */
export type Release = () => void;

export interface WaitingQueueOptions {
  /** How many slots may be taken at once. */
  readonly slots: number;
  /** How many may wait with a time limit; those without one neither count nor are refused. */
  readonly maxWaiting?: number;
  /** The error when the queue is full or a wait takes too long; not needed where all wait without a time limit. */
  readonly refusal?: () => Error;
}

/** Slots, and a queue for callers that find none free: first come, first served. */
export class WaitingQueue {
  private free: number;
  private readonly waiters = new Set<(release: Release) => void>();
  private timed = 0;

  constructor(private readonly options: WaitingQueueOptions) {
    this.free = options.slots;
  }

  /** How many slots are taken. */
  get taken(): number {
    return this.options.slots - this.free;
  }
  /** Whether a slot is free. */
  get hasFree(): boolean {
    return this.free > 0;
  }
  get waiting(): number {
    return this.waiters.size;
  }

  /** A slot if one is free, without waiting. */
  tryAcquire(): Release | undefined {
    if (this.free === 0) return undefined;
    this.free--;
    return this.releaseOnce();
  }

  /**
   * A slot, as soon as one is free.
   * @param timeoutMs how long to wait at most; without it, however long it takes
   * @throws the refusal, or the reason of the signal
   */
  async acquire(signal?: AbortSignal, timeoutMs?: number): Promise<Release> {
    signal?.throwIfAborted();
    const release = this.tryAcquire() ?? (await this.wait(signal, timeoutMs));
    // Aborted between admission and wake-up.
    if (signal?.aborted) {
      release();
      throw signal.reason;
    }
    return release;
  }

  private wait(signal: AbortSignal | undefined, timeoutMs: number | undefined): Promise<Release> {
    const { maxWaiting = Number.POSITIVE_INFINITY, refusal = () => new Error("No slot is free.") } = this.options;
    const timed = timeoutMs === undefined ? 0 : 1;
    if (timed && this.timed >= maxWaiting) throw refusal();
    return new Promise((resolve, reject) => {
      const stopWaiting = () => {
        this.waiters.delete(admit);
        this.timed -= timed;
        clearTimeout(timer);
        signal?.removeEventListener("abort", abort);
      };
      const admit = (release: Release) => {
        stopWaiting();
        resolve(release);
      };
      const fail = (reason: unknown) => {
        stopWaiting();
        reject(reason);
      };
      const abort = () => fail(signal?.reason);
      const timer = timed ? setTimeout(() => fail(refusal()), timeoutMs) : undefined;
      signal?.addEventListener("abort", abort);
      this.waiters.add(admit);
      this.timed += timed;
    });
  }

  private releaseOnce(): Release {
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      const [next] = this.waiters;
      if (next) next(this.releaseOnce());
      else this.free++;
    };
  }
}
