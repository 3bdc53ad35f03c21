import { busy } from "./errors.js";

/** How long a request may wait for connections, all its waits together. */
const longestWaitMs = 2000;
/** Who has waited so long asks a server that has too much to do: from there on it is answered soon or turned away, in under 5 s. */
const lateMs = 500;
const soonMs = 3500;

/** What a request has waited already, on the longest way through its statements, and when it ends, if it is late. */
interface Waited {
  ms: number;
  until?: number;
}
export interface Turn {
  readonly end: () => void;
  /** Until when its request waits for an answer, by the clock of `performance`. */
  readonly until?: number;
}

/**
 * Whose turn it is to use a connection: so many at a time, the others in line, first come, first served. The driver has such a line too,
 * but there each statement of a request waits as long as the first.
 */
export class Turns {
  private readonly line = new Set<() => void>();
  /** By its signal a request is known. */
  private readonly waited = new WeakMap<AbortSignal, Waited>();

  constructor(private free: number) {}

  /**
   * Waits for a turn.
   * @throws UNAVAILABLE where the request has waited too long, and the reason of the signal
   */
  async begin(signal?: AbortSignal): Promise<Turn> {
    signal?.throwIfAborted();
    const waited: Waited = (signal && this.waited.get(signal)) ?? { ms: 0 };
    if (signal) this.waited.set(signal, waited);
    if (this.free > 0) this.free--;
    else await this.wait(waited, signal);
    return { end: () => this.end(), until: waited.until };
  }

  private async wait(waited: Waited, signal?: AbortSignal): Promise<void> {
    const before = waited.ms;
    const start = performance.now();
    try {
      await new Promise<void>((resolve, reject) => {
        const left = (reason: unknown) => {
          forget();
          reject(reason);
        };
        const admitted = () => {
          forget();
          resolve();
        };
        const aborted = () => left(signal?.reason);
        const timer = setTimeout(() => left(busy()), Math.min(longestWaitMs - before, (waited.until ?? Number.POSITIVE_INFINITY) - start));
        const forget = () => {
          this.line.delete(admitted);
          clearTimeout(timer);
          signal?.removeEventListener("abort", aborted);
        };
        signal?.addEventListener("abort", aborted);
        this.line.add(admitted);
      });
    } finally {
      // Statements that wait beside each other wait once.
      waited.ms = Math.max(waited.ms, before + performance.now() - start);
      if (waited.ms >= lateMs) waited.until ??= start + soonMs;
    }
  }

  /** Whoever is through hands its connection to the next in line. */
  private end(): void {
    const [next] = this.line;
    if (next) next();
    else this.free++;
  }
}
