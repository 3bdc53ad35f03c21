import { Failure } from "../errors.js";

interface Waiter {
  readonly admit: () => void;
  readonly patient: boolean;
}

/** Bounds how much is worked on at once: so many run, so many wait in line and not for long, and the rest are told to come again. */
export class Gate {
  /** How many are in. */
  running = 0;
  private readonly line = new Set<Waiter>();

  /** @param bounds how many may run, how many may wait to, and for how many milliseconds */
  constructor(private readonly bounds: { readonly running: number; readonly waiting: number; readonly waitMs: number }) {}

  /** How many wait. */
  get waiting(): number {
    return this.line.size;
  }

  /**
   * Waits for a place, first come, first served.
   * @param signal whoever leaves the line by it is told its reason
   * @param patient for what has been half answered, and is better late than broken off: it waits however long the line is
   * @returns what gives the place back; a second call does nothing
   * @throws UNAVAILABLE (503, with Retry-After) if the line is full, or the wait too long
   */
  async enter(signal?: AbortSignal, patient = false): Promise<() => void> {
    signal?.throwIfAborted();
    if (this.running < this.bounds.running) this.running++;
    else await this.wait(signal, patient);
    // Whoever was admitted in the moment in which it went does not come in.
    if (signal?.aborted) {
      this.leave();
      throw signal.reason;
    }
    let inside = true;
    return () => {
      if (inside) this.leave();
      inside = false;
    };
  }

  private wait(signal: AbortSignal | undefined, patient: boolean): Promise<void> {
    if (!patient && this.impatient() >= this.bounds.waiting) throw this.full();
    return new Promise((resolve, reject) => {
      const left = (reason: unknown) => {
        forget();
        reject(reason);
      };
      const waiter: Waiter = {
        patient,
        admit: () => {
          forget();
          resolve();
        },
      };
      const aborted = () => left(signal?.reason);
      const timer = patient ? undefined : setTimeout(() => left(this.full()), this.bounds.waitMs);
      const forget = () => {
        this.line.delete(waiter);
        clearTimeout(timer);
        signal?.removeEventListener("abort", aborted);
      };
      signal?.addEventListener("abort", aborted);
      this.line.add(waiter);
    });
  }

  private impatient(): number {
    let count = 0;
    for (const { patient } of this.line) if (!patient) count++;
    return count;
  }

  /** Whoever leaves hands its place to the next in line. */
  private leave(): void {
    const [next] = this.line;
    if (next) next.admit();
    else this.running--;
  }

  private full(): Failure {
    const seconds = Math.ceil(this.bounds.waitMs / 1000);
    return new Failure(
      "UNAVAILABLE",
      `Too much is being asked at once. Ask again in ${seconds} s.`,
      { retryAfter: seconds },
      { status: 503, headers: { "Retry-After": String(seconds) } },
    );
  }
}
