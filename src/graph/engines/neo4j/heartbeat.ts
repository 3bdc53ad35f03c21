import neo4j, { type Driver, Neo4jError } from "neo4j-driver";
import { orAborted } from "../../../concurrency/abort.js";
import { AuthBackoff } from "./auth-backoff.js";
import { busyFailure, refusesCredentials, timeoutFailure, unavailableFailure } from "./errors.js";

/** The server is probed when work has had no reply for `silenceMs`, and has `probeMs` to answer the probe. */
const silenceMs = 1000;
const probeMs = 2500;
/** A server that has just started takes longer to its first reply. */
const firstProbeMs = 15_000;
/** The server checks the time limits of statements at intervals: a statement that runs this much longer than its limit is ended here. */
const graceMs = 3000;

/** The limits of one piece of work on a server. */
export interface WorkLimits {
  /** The time limit, in milliseconds, that the server has for the work. */
  readonly ms: number;
  readonly signal?: AbortSignal;
  /** When a request that has waited too long gets its error reply, by the clock of `performance`. */
  readonly deadline?: number;
}

/**
 * Finds out whether the server is alive. For a server that has stopped without closing its connections (paused, cut off, out of memory)
 * the driver waits until the operating system gives up, which takes minutes. Here the server is probed on a separate
 * connection when work gets no reply, and the work fails within seconds if the probe is not answered. A server that refuses the
 * credentials is probed with growing pauses.
 */
export class Heartbeat {
  private driver: Driver;
  private pendingProbe: Promise<void> | undefined;
  private probeTimeoutMs = firstProbeMs;
  private readonly backoff = new AuthBackoff();

  /**
   * @param connect makes a driver with one connection, for probes
   * @param onDead called when a probe was not answered: all open connections are dead
   */
  constructor(
    private readonly connect: () => Driver,
    private readonly database: string | undefined,
    private readonly onDead: () => void,
  ) {
    this.driver = connect();
  }

  /** Waits for work as long as the server is alive. @throws UNAVAILABLE, TIMEOUT, the signal's reason, or the error of the work */
  async withHeartbeat<T>(work: Promise<T>, { ms, signal, deadline }: WorkLimits): Promise<T> {
    const lastMoment = performance.now() + ms + graceMs;
    let silenceTimer: NodeJS.Timeout | undefined;
    let deadlineTimer: NodeJS.Timeout | undefined;
    let done = false;
    try {
      const answered = new Promise<T>((resolve, reject) => {
        work.then(resolve, reject);
        const wait = () => {
          if (done) return;
          silenceTimer = setTimeout(() => {
            if (performance.now() > lastMoment) reject(timeoutFailure());
            else this.probe().then(wait, reject);
          }, silenceMs);
        };
        wait();
        if (deadline !== undefined) deadlineTimer = setTimeout(() => reject(busyFailure()), deadline - performance.now());
      });
      return await orAborted(answered, signal);
    } finally {
      done = true;
      clearTimeout(silenceTimer);
      clearTimeout(deadlineTimer);
    }
  }

  /** The first probe. Later ones have to be answered sooner. @throws UNAVAILABLE */
  async start(): Promise<void> {
    await this.probe();
    this.probeTimeoutMs = probeMs;
  }

  /**
   * While the server refuses the credentials, nothing is sent; after each pause one probe tries them again.
   * @throws UNAVAILABLE, or the signal's reason
   */
  async ensureAllowed(signal?: AbortSignal): Promise<void> {
    if (!this.backoff.refused) return;
    if (!this.backoff.paused) await orAborted(this.probe(), signal);
    if (this.backoff.refused) throw unavailableFailure();
  }

  onAuthFailure(): void {
    // Of many refusals during one pause, only the first lengthens it.
    if (this.backoff.paused) return;
    this.backoff.lengthen();
    // An open connection is authenticated already: only a new one tries the credentials.
    this.driver.close().catch(() => undefined);
    this.driver = this.connect();
  }

  /** Closes the probe's connection, and waits for the other drivers, all for a bounded time. */
  async close(others: readonly Driver[]): Promise<void> {
    const closing = Promise.all([this.driver, ...others].map((driver) => driver.close()));
    await orAborted(closing, AbortSignal.timeout(probeMs)).catch(() => undefined);
  }

  /** Work that waits at the same time shares one probe. @throws UNAVAILABLE if the server does not answer */
  private probe(): Promise<void> {
    this.pendingProbe ??= this.sendProbe().finally(() => {
      this.pendingProbe = undefined;
    });
    return this.pendingProbe;
  }
  private async sendProbe(): Promise<void> {
    if (this.backoff.paused) return;
    const { driver } = this;
    // A statement: the driver's own checks send nothing on a connection that has not been used.
    const session = driver.session({ database: this.database, defaultAccessMode: neo4j.session.READ });
    try {
      await orAborted(
        session.run("RETURN 1").then(() => session.close()),
        timeoutWhileResponsive(this.probeTimeoutMs),
      );
      if (driver === this.driver) this.backoff.reset();
    } catch (error) {
      // The driver has been replaced meanwhile: this result is out of date.
      if (driver !== this.driver) return;
      if (refusesCredentials(error)) this.onAuthFailure();
      // An error reply proves that the server is alive.
      if (error instanceof Neo4jError && error.code.startsWith("Neo.")) return;
      driver.close().catch(() => undefined);
      this.driver = this.connect();
      this.onDead();
      throw unavailableFailure();
    }
  }
}

/**
 * Aborts after a time of which only that counts in which this process could read an answer: while it computes for seconds, as it does with a
 * large data set, the answer waits, and the server is alive.
 */
function timeoutWhileResponsive(ms: number): AbortSignal {
  const slices = 10;
  const timeout = new AbortController();
  const wait = (left: number) => {
    if (left === 0) timeout.abort();
    else setTimeout(() => wait(left - 1), ms / slices).unref();
  };
  wait(slices);
  return timeout.signal;
}
