import neo4j, { type AuthToken, type Driver, Neo4jError, type ServerInfo, type Session } from "neo4j-driver";
import { orAborted } from "../../abort.js";
import { busy, refusesCredentials, silent, told, tookTooLong } from "./errors.js";
import { Respite } from "./respite.js";
import { Turns } from "./turns.js";

/** How long a statement may be silent before it is asked whether the server is there at all, and how long that may take to answer. */
const silenceMs = 1000;
const pulseMs = 2500;
/** One that has just started is slow to its first answer. */
const firstPulseMs = 15_000;
/** A server looks at its clock now and then: what it has not ended itself so long after its time is ended here. */
const graceMs = 3000;
const mostConnections = 50;
/** And beside them, for what waits behind nobody. */
const ahead = 2;

/** Where a server is, and who comes to it. */
export interface Address {
  /** bolt://, neo4j://, and the same with +s or +ssc. */
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
  /** A bearer token, instead of a user and a password. */
  readonly token?: string;
  readonly database?: string;
}

/** What bounds one piece of work on the line. */
interface Within {
  readonly ms: number;
  readonly signal?: AbortSignal;
  /** When whoever asks is told that there is too much to do, by the clock of `performance`. */
  readonly until?: number;
  /** Whether it waits behind nobody: what tells whether all else can be answered must not wait for it. */
  readonly ahead?: boolean;
}

/**
 * The line to a server. The driver itself waits for a server that has stopped without closing its connections (paused, cut off,
 * out of memory) until the system gives those up, after minutes. Here whatever waits feels the server's pulse, on a connection that no
 * reader can take away, and fails within seconds where there is none; what is left of the dead connections is dropped whole.
 */
export class Line {
  private driver: Driver;
  private probe: Driver;
  private turns = new Turns(mostConnections);
  private readonly respite = new Respite();
  private pulse: Promise<void> | undefined;
  private patienceMs = firstPulseMs;
  private readonly bookmarkManager = neo4j.bookmarkManager();

  constructor(private readonly address: Address) {
    this.driver = this.connect(mostConnections + ahead);
    this.probe = this.connect(1);
  }

  /** Runs work in a session of its own, as long as the server is there. @throws what `told` makes of the driver's errors */
  async session<T>(mode: "READ" | "WRITE", within: Within, work: (session: Session) => Promise<T>): Promise<T> {
    const turn = within.ahead ? undefined : await this.turns.begin(within.signal);
    const { database } = this.address;
    const session = this.driver.session({ database, defaultAccessMode: neo4j.session[mode], bookmarkManager: this.bookmarkManager });
    try {
      await this.letIn();
      // A write is patient: nobody waits for it but whoever brings it.
      return await this.whileThere(work(session), { ...within, until: mode === "READ" ? turn?.until : undefined });
    } catch (error) {
      if (refusesCredentials(error)) this.turnedAway();
      throw told(error, mode);
    } finally {
      // Ends on the server what was given up. Not waited for: of a silent server nothing comes back.
      session
        .close()
        .catch(() => undefined)
        .finally(turn?.end);
    }
  }

  /** Whom one is talking to, such as `Neo4j/5.26.31`. @throws the driver's errors */
  async agent(): Promise<ServerInfo> {
    const { database } = this.address;
    return this.whileThere(this.driver.getServerInfo({ database }), { ms: 10_000 });
  }

  /** Feels the pulse for the first time: from here on it has to be quick. */
  async started(): Promise<void> {
    await this.feelPulse();
    this.patienceMs = pulseMs;
  }

  async close(): Promise<void> {
    await within(pulseMs, Promise.all([this.driver.close(), this.probe.close()])).catch(() => undefined);
  }

  private connect(maxConnectionPoolSize: number): Driver {
    return neo4j.driver(this.address.uri, authOf(this.address), {
      disableLosslessIntegers: true,
      maxConnectionPoolSize,
      connectionTimeout: 3000,
      connectionAcquisitionTimeout: 4000,
      maxTransactionRetryTime: 8000,
      // What a firewall on the way has forgotten is noticed before a statement is sent on it.
      connectionLivenessCheckTimeout: 60_000,
      telemetryDisabled: true,
      userAgent: "resilience-graph",
    });
  }

  private async whileThere<T>(work: Promise<T>, { ms, signal, until }: Within): Promise<T> {
    const deadline = performance.now() + ms + graceMs;
    let timer: NodeJS.Timeout | undefined;
    let late: NodeJS.Timeout | undefined;
    let over = false;
    const lost = new Promise<never>((_, reject) => {
      const wait = () => {
        if (over) return;
        timer = setTimeout(() => {
          if (performance.now() > deadline) reject(tookTooLong());
          else this.feelPulse().then(wait, reject);
        }, silenceMs);
      };
      wait();
      if (until !== undefined) late = setTimeout(() => reject(busy()), until - performance.now());
    });
    work.catch(() => undefined);
    lost.catch(() => undefined);
    try {
      return await Promise.race([orAborted(work, signal), lost]);
    } finally {
      over = true;
      clearTimeout(timer);
      clearTimeout(late);
    }
  }

  /** Once our credentials were refused nobody goes to the server; when that has lasted, one asks for all. @throws UNAVAILABLE */
  private async letIn(): Promise<void> {
    if (!this.respite.refused) return;
    if (!this.respite.lasts) await this.feelPulse();
    if (this.respite.refused) throw silent();
  }
  private turnedAway(): void {
    // Of all that are refused at a time, the first.
    if (this.respite.lasts) return;
    this.respite.lengthen();
    // The next has to show the credentials: a connection of before proves nothing.
    this.probe.close().catch(() => undefined);
    this.probe = this.connect(1);
  }

  /** All that wait at a time share one. @throws UNAVAILABLE if there is none */
  private feelPulse(): Promise<void> {
    this.pulse ??= this.askProbe().finally(() => {
      this.pulse = undefined;
    });
    return this.pulse;
  }
  private async askProbe(): Promise<void> {
    if (this.respite.lasts) return;
    const { probe } = this;
    // By a statement: what else the driver has to check a connection sends nothing on one that has not been used.
    const session = probe.session({ database: this.address.database, defaultAccessMode: neo4j.session.READ });
    try {
      await within(
        this.patienceMs,
        session.run("RETURN 1").then(() => session.close()),
      );
      if (probe === this.probe) this.respite.end();
    } catch (error) {
      if (probe !== this.probe) return;
      if (refusesCredentials(error)) this.turnedAway();
      // Who refuses is there.
      if (error instanceof Neo4jError && error.code.startsWith("Neo.")) return;
      const dead = [this.driver, this.probe];
      this.driver = this.connect(mostConnections + ahead);
      this.probe = this.connect(1);
      this.turns = new Turns(mostConnections);
      for (const driver of dead) driver.close().catch(() => undefined);
      throw silent();
    }
  }
}

/** @throws if the work takes longer */
function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return orAborted(work, AbortSignal.timeout(ms));
}

function authOf({ user, password, token }: Address): AuthToken | undefined {
  if (token !== undefined) return neo4j.auth.bearer(token);
  return password === undefined ? undefined : neo4j.auth.basic(user ?? "neo4j", password);
}
