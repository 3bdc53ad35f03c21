import neo4j, { type AuthToken, type Driver, type ServerInfo, type Session } from "neo4j-driver";
import { failureFrom, refusesCredentials } from "./errors.js";
import { Heartbeat, type WorkLimits } from "./heartbeat.js";
import { SessionQueue } from "./session-queue.js";

const maxSessions = 50;
/** Connections kept free for work that skips the queue. */
const reserved = 2;

/** Where a server is, and the credentials and database to use there. */
export interface ConnectionSettings {
  /** bolt://, neo4j://, and the same with +s or +ssc. */
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
  /** A bearer token, instead of a user and a password. */
  readonly token?: string;
  readonly database?: string;
  /** How long a request may wait for connections, in milliseconds; by default 2 seconds. */
  readonly maxWaitMs?: number;
}

/** The limits of the work of one session. */
interface SessionLimits extends WorkLimits {
  /** Whether it skips the queue: the health check must not wait for the requests whose health it reports. */
  readonly ahead?: boolean;
}

/**
 * The connection to a server: sessions, of which a bounded number run at a time. When the server is found dead, all its connections are
 * dropped and new ones are made.
 */
export class Connection {
  private driver: Driver;
  private queue: SessionQueue;
  private readonly heartbeat: Heartbeat;
  private readonly bookmarkManager = neo4j.bookmarkManager();

  constructor(private readonly settings: ConnectionSettings) {
    this.driver = this.connect(maxSessions + reserved);
    this.queue = new SessionQueue(maxSessions, settings.maxWaitMs);
    this.heartbeat = new Heartbeat(
      () => this.connect(1),
      settings.database,
      () => this.replaceDriver(),
    );
  }

  /** Whether a session can start without waiting. */
  get hasFreeSession(): boolean {
    return this.queue.hasFree;
  }

  /** Runs work in a new session. @throws the failures of `failureFrom` in place of the driver's errors */
  async session<T>(mode: "READ" | "WRITE", limits: SessionLimits, work: (session: Session) => Promise<T>): Promise<T> {
    const slot = limits.ahead ? undefined : await this.queue.acquire(limits.signal);
    const { database } = this.settings;
    const session = this.driver.session({ database, defaultAccessMode: neo4j.session[mode], bookmarkManager: this.bookmarkManager });
    try {
      await this.heartbeat.ensureAllowed(limits.signal);
      // A write has no deadline for its reply: only its own caller waits for it.
      return await this.heartbeat.withHeartbeat(work(session), { ...limits, deadline: mode === "READ" ? slot?.deadline : undefined });
    } catch (error) {
      if (refusesCredentials(error)) this.heartbeat.onAuthFailure();
      throw failureFrom(error, mode);
    } finally {
      // Ends aborted work on the server. Not awaited: a dead server never replies.
      session
        .close()
        .catch(() => undefined)
        .finally(slot?.release);
    }
  }

  /** The server's name and version, such as `Neo4j/5.26.31`. @throws the driver's errors */
  async agent(): Promise<ServerInfo> {
    const { database } = this.settings;
    return this.heartbeat.withHeartbeat(this.driver.getServerInfo({ database }), { ms: 10_000 });
  }

  /** Ends the time in which the server may be slow because it has just started. @throws UNAVAILABLE */
  async started(): Promise<void> {
    await this.heartbeat.start();
  }

  async close(): Promise<void> {
    await this.heartbeat.close([this.driver]);
  }

  private replaceDriver(): void {
    const dead = this.driver;
    this.driver = this.connect(maxSessions + reserved);
    this.queue = new SessionQueue(maxSessions, this.settings.maxWaitMs);
    dead.close().catch(() => undefined);
  }

  private connect(maxConnectionPoolSize: number): Driver {
    return neo4j.driver(this.settings.uri, authOf(this.settings), {
      disableLosslessIntegers: true,
      maxConnectionPoolSize,
      connectionTimeout: 3000,
      connectionAcquisitionTimeout: 4000,
      maxTransactionRetryTime: 8000,
      // A firewall may drop idle connections silently: older ones are tested before a statement is sent.
      connectionLivenessCheckTimeout: 60_000,
      telemetryDisabled: true,
      userAgent: "resilience-graph",
    });
  }
}

function authOf({ user, password, token }: ConnectionSettings): AuthToken | undefined {
  if (token !== undefined) return neo4j.auth.bearer(token);
  return password === undefined ? undefined : neo4j.auth.basic(user ?? "neo4j", password);
}
