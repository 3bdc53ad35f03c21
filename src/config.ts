import { isIP } from "node:net";
import { fileURLToPath } from "node:url";
import { type Limits, limitSettings, readLimits } from "./api/limits/limits.js";
import { badInput } from "./errors.js";
import type { Neo4jSettings } from "./graph/engines/neo4j.js";

/** Every setting, from the environment: typed, defaulted and checked, with all that is wrong said at once. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where the embedded graph is kept. */
  readonly dataFolder: string;
  /** The server that keeps the graph instead, if one is named. */
  readonly neo4j?: Neo4jSettings;
  /** The YAML that the graph starts from. */
  readonly seedFolder: string;
  /** How long a request may read. */
  readonly requestTimeoutMs: number;
  /** What a request may ask for at most. */
  readonly limits: Limits;
  /** How many bytes of answers are kept, and how many seconds a shared cache, such as a CDN, may keep one. */
  readonly keeping: { readonly bytes: number; readonly sharedMaxAge: number };
  readonly logLevel: (typeof logLevels)[number];
  readonly serving: Serving;
  /** Where Prometheus finds the metrics, if anywhere. */
  readonly metrics?: { readonly host: string; readonly port: number };
}

/** How the server bears many clients, slow ones and hostile ones. Times are in milliseconds. */
export interface Serving {
  /** How many answers are worked on at once, how many requests wait for that, and for how long. */
  readonly running: number;
  readonly waiting: number;
  readonly waitMs: number;
  /** The cost that a client may ask for in a minute; 0 sets no limit. */
  readonly costPerMinute: number;
  /** The proxies that are believed when they say whom they ask for. */
  readonly trustedProxies: readonly string[];
  readonly connections: number;
  /** How long a request may take to arrive. */
  readonly receiveMs: number;
  /** How long a connection may wait for its next request. */
  readonly keepAliveMs: number;
  /** How long nothing may move on a connection that is being answered. */
  readonly idleMs: number;
  /** For how long browsers shall come back by https only, in seconds; 0 does not ask for it. */
  readonly hstsSeconds: number;
  /** Whether the log says which address asked. */
  readonly logClients: boolean;
  /** How long the server is known to be stopping before it takes no more, and how long it may then take to finish. */
  readonly drainMs: number;
  readonly stopMs: number;
}
/** The embedded engine works in this process: more at once would only wait for each other. A server works on its own. */
const runningOnServer = 16;
export const serving: Serving = {
  running: 4,
  waiting: 100,
  waitMs: 2000,
  costPerMinute: 2_000_000,
  trustedProxies: [],
  connections: 1000,
  receiveMs: 10_000,
  keepAliveMs: 10_000,
  idleMs: 60_000,
  hstsSeconds: 0,
  logClients: false,
  drainMs: 0,
  stopMs: 10_000,
};

export const keeping: Config["keeping"] = { bytes: 64 * 1024 * 1024, sharedMaxAge: 60 };

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
/** What the environment may say, for `--help`. */
export const settings: Readonly<Record<string, string>> = {
  HOST: "the address to listen on (127.0.0.1)",
  PORT: "the port to listen on, 0 for any that is free (4000)",
  DATA_DIR: "the folder that keeps the graph (.data)",
  SEED_DIR: "the folder of YAML that the graph starts from (the seed of this product)",
  NEO4J_URI: "a Neo4j server or cluster that keeps the graph instead, such as neo4j+s://host (none)",
  NEO4J_USER: "its user (neo4j)",
  NEO4J_PASSWORD: "its password",
  NEO4J_TOKEN: "a bearer token, instead of a user and a password",
  NEO4J_DATABASE: "its database (the server's default)",
  NEO4J_TIMEOUT_MS: "how long one statement may take, in milliseconds (10000)",
  VERSION_POLL_MS: "how often to look whether another process has written to it, in milliseconds (1000)",
  REQUEST_TIMEOUT_MS: "how long a request may read, in milliseconds (10000)",
  ...limitSettings,
  MAX_RUNNING: `how many answers are worked on at once (${serving.running}, with Neo4j ${runningOnServer})`,
  MAX_WAITING: `how many requests may wait for that; more are refused with 503 (${serving.waiting})`,
  MAX_WAIT_MS: `how long each of them may wait (${serving.waitMs})`,
  COST_PER_MINUTE: `the cost that one client may ask for in a minute, 0 for any; more is refused with 429 (${serving.costPerMinute})`,
  TRUSTED_PROXIES: "the addresses or networks of the proxies before it, with commas, such as 127.0.0.1,10.0.0.0/8 (none)",
  MAX_CONNECTIONS: `how many connections may be open (${serving.connections})`,
  RECEIVE_TIMEOUT_MS: `how long a request may take to arrive (${serving.receiveMs})`,
  KEEP_ALIVE_MS: `how long a connection may wait for its next request (${serving.keepAliveMs})`,
  IDLE_TIMEOUT_MS: `how long nothing may move on a connection (${serving.idleMs})`,
  HSTS_SECONDS: `for how long browsers shall come back by https only, 0 for not asking (${serving.hstsSeconds})`,
  DRAIN_MS: `how long a server that is to stop still takes requests while /readyz says no (${serving.drainMs})`,
  STOP_TIMEOUT_MS: `how long it may then take to finish what it has begun (${serving.stopMs})`,
  METRICS_PORT: "the port of the metrics for Prometheus (none)",
  METRICS_HOST: "the address of that port (127.0.0.1)",
  LOG_CLIENTS: "1 to log which address asked (0)",
  ANSWER_CACHE_BYTES: `how many bytes of answers to keep in memory, 0 for none (${keeping.bytes})`,
  SHARED_MAX_AGE_S: `how long a CDN may answer without asking here, in seconds (${keeping.sharedMaxAge})`,
  LOG_LEVEL: `how much to log: ${logLevels.join(", ")} (warn)`,
};

/** @throws with every setting that makes no sense */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const problems: string[] = [];
  const read = <T>(name: string, fallback: T, parse: (text: string) => T | undefined, expected: string): T => {
    const text = env[name];
    if (text === undefined || text === "") return fallback;
    const value = parse(text);
    if (value === undefined) problems.push(`${name} is "${text}": it must be ${expected}.`);
    return value ?? fallback;
  };
  const milliseconds = (t: string) => (/^[1-9]\d{0,6}$/.test(t) ? Number(t) : undefined);
  const text = (t: string) => t;
  const count = (t: string) => (/^\d{1,11}$/.test(t) ? Number(t) : undefined);
  const some = (t: string) => count(t) || undefined;
  const host = (t: string) => (isIP(t) || /^[a-z0-9.-]+$/i.test(t) ? t : undefined);
  const port = (t: string) => (/^\d{1,5}$/.test(t) && Number(t) <= 65535 ? Number(t) : undefined);
  const uri = read<string | undefined>(
    "NEO4J_URI",
    undefined,
    (t) => (/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/]+/.test(t) ? t : undefined),
    "an address such as bolt://127.0.0.1:7687 or neo4j+s://host",
  );
  const server = {
    user: read<string | undefined>("NEO4J_USER", undefined, text, "a name"),
    password: read<string | undefined>("NEO4J_PASSWORD", undefined, text, "a password"),
    token: read<string | undefined>("NEO4J_TOKEN", undefined, text, "a token"),
    database: read<string | undefined>(
      "NEO4J_DATABASE",
      undefined,
      (t) => (/^[a-zA-Z][a-zA-Z0-9.-]{2,62}$/.test(t) ? t : undefined),
      "the name of a database",
    ),
    timeoutMs: read("NEO4J_TIMEOUT_MS", 10_000, milliseconds, "a number of milliseconds"),
    versionPollMs: read("VERSION_POLL_MS", 1000, milliseconds, "a number of milliseconds"),
  };
  if (server.token !== undefined && server.password !== undefined)
    problems.push("NEO4J_TOKEN and NEO4J_PASSWORD are both set: only one of them can be used.");
  const metricsPort = read<number | undefined>("METRICS_PORT", undefined, port, "a port, 0 to 65535");
  const config: Config = {
    ...(uri === undefined ? {} : { neo4j: { uri, ...server } }),
    ...(metricsPort === undefined
      ? {}
      : { metrics: { host: read("METRICS_HOST", "127.0.0.1", host, "an IP address or a host name"), port: metricsPort } }),
    host: read("HOST", "127.0.0.1", host, "an IP address or a host name"),
    port: read("PORT", 4000, port, "a port, 0 to 65535"),
    dataFolder: read("DATA_DIR", ".data", (t) => t, "a folder"),
    seedFolder: read("SEED_DIR", fileURLToPath(new URL("../seed", import.meta.url)), (t) => t, "a folder"),
    requestTimeoutMs: read("REQUEST_TIMEOUT_MS", 10_000, milliseconds, "a number of milliseconds"),
    limits: readLimits((setting, most, greatest) =>
      read(
        setting,
        most,
        (t) => (/^[1-9]\d{0,8}$/.test(t) && Number(t) <= greatest ? Number(t) : undefined),
        `a whole number, 1 to ${greatest}`,
      ),
    ),
    serving: {
      running: read("MAX_RUNNING", uri === undefined ? serving.running : runningOnServer, some, "a number above 0"),
      waiting: read("MAX_WAITING", serving.waiting, count, "a number"),
      waitMs: read("MAX_WAIT_MS", serving.waitMs, milliseconds, "a number of milliseconds"),
      costPerMinute: read("COST_PER_MINUTE", serving.costPerMinute, count, "a number, 0 for no limit"),
      trustedProxies: read("TRUSTED_PROXIES", serving.trustedProxies, networks, "IP addresses or networks with commas, such as 10.0.0.0/8"),
      connections: read("MAX_CONNECTIONS", serving.connections, some, "a number above 0"),
      receiveMs: read("RECEIVE_TIMEOUT_MS", serving.receiveMs, milliseconds, "a number of milliseconds"),
      keepAliveMs: read("KEEP_ALIVE_MS", serving.keepAliveMs, milliseconds, "a number of milliseconds"),
      idleMs: read("IDLE_TIMEOUT_MS", serving.idleMs, milliseconds, "a number of milliseconds"),
      hstsSeconds: read("HSTS_SECONDS", serving.hstsSeconds, count, "a number of seconds"),
      logClients: read("LOG_CLIENTS", serving.logClients, (t) => ({ 0: false, 1: true })[t], "0 or 1"),
      drainMs: read("DRAIN_MS", serving.drainMs, (t) => (t === "0" ? 0 : milliseconds(t)), "a number of milliseconds"),
      stopMs: read("STOP_TIMEOUT_MS", serving.stopMs, milliseconds, "a number of milliseconds"),
    },
    keeping: {
      bytes: read("ANSWER_CACHE_BYTES", keeping.bytes, count, "a number of bytes"),
      sharedMaxAge: read("SHARED_MAX_AGE_S", keeping.sharedMaxAge, count, "a number of seconds"),
    },
    logLevel: read("LOG_LEVEL", "warn", (t) => logLevels.find((l) => l === t), `one of ${logLevels.join(", ")}`),
  };
  if (problems.length) throw badInput(problems.join("\n"));
  return config;
}

/** Whoever is believed about who asks is named by number: a name could be made to stand for somebody else. */
function networks(text: string): string[] | undefined {
  const parts = text.split(",").map((part) => part.trim());
  const sound = parts.every((part) => {
    const [address = "", bits, ...more] = part.split("/");
    const version = isIP(address);
    return (
      version > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)))
    );
  });
  return sound ? parts : undefined;
}
