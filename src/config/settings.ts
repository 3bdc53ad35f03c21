import { fileURLToPath } from "node:url";
import { type LimitName, limitTable } from "../api/limits/limits.js";
import { optionalSetting, type Setting, setting } from "./setting.js";
import { anyText, host, matching, milliseconds, networks, oneOf, port, wholeNumber, zeroOrOne } from "./setting-types.js";

const seconds = wholeNumber(0, 99_999_999_999, "seconds");

/**
 * Every setting, once. The configuration and its types, the errors, docs/settings.md and `--help` follow from it. The shape is that of the
 * configuration.
 */
export const settings = {
  host: setting({
    name: "HOST",
    type: host,
    default: "127.0.0.1",
    description: "the address to listen on",
    reason: "`0.0.0.0` or `::` to be reached from other machines, which is what a container needs.",
    essential: true,
  }),
  port: setting({
    name: "PORT",
    type: port,
    default: 4000,
    description: "the port to listen on; 0 takes one that is free",
    reason: "Another program has the port.",
    essential: true,
  }),
  dataFolder: setting({
    name: "DATA_DIR",
    type: anyText("a folder"),
    default: ".data",
    description: "the folder in which the embedded engine keeps the graph; one process may have it open",
    reason: "The graph is to live on a disk that is backed up.",
    essential: true,
  }),
  seedFolder: setting({
    name: "SEED_DIR",
    type: anyText("a folder"),
    default: fileURLToPath(new URL("../../seed", import.meta.url)),
    defaultText: "the seed of this product",
    description: "the folder of YAML that is loaded at the start",
    reason: "You publish a data set of your own.",
  }),
  requestTimeoutMs: setting({
    name: "REQUEST_TIMEOUT_MS",
    type: milliseconds(),
    default: 10_000,
    description: "how long a request may read, in milliseconds; rows by URL have as long for each page",
    reason: "Lower it to free the engine sooner; raise it on a slow machine.",
  }),
  neo4j: {
    uri: optionalSetting({
      name: "NEO4J_URI",
      type: matching(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/]+/, "an address such as bolt://127.0.0.1:7687 or neo4j+s://host"),
      description: "a Neo4j server or cluster (5.23 or newer) that keeps the graph instead of `DATA_DIR`",
      reason: "Several API processes share one graph, or it outgrows one process.",
      essential: true,
    }),
    user: optionalSetting({
      name: "NEO4J_USER",
      type: anyText("a name"),
      defaultText: "neo4j",
      description: "the user to sign in as at Neo4j",
      reason: "The program has a user of its own there.",
    }),
    password: optionalSetting({
      name: "NEO4J_PASSWORD",
      type: anyText("a password"),
      description: "the password of that user",
      reason: "Neo4j asks for one, unless its authentication is turned off.",
      essential: true,
    }),
    token: optionalSetting({
      name: "NEO4J_TOKEN",
      type: anyText("a token"),
      description: "a bearer token, instead of a user and a password",
      reason: "Neo4j signs its users in through an identity provider.",
    }),
    database: optionalSetting({
      name: "NEO4J_DATABASE",
      type: matching(/^[a-zA-Z][a-zA-Z0-9.-]{2,62}$/, "the name of a database, 3 to 63 letters, digits, dots and hyphens"),
      defaultText: "the server's default",
      description: "the database to use there",
      reason: "The server holds others too.",
    }),
    timeoutMs: setting({
      name: "NEO4J_TIMEOUT_MS",
      type: milliseconds(),
      default: 10_000,
      description: "how long one statement may take, in milliseconds",
      reason: "The server is far away or slow.",
    }),
    versionPollMs: setting({
      name: "VERSION_POLL_MS",
      type: milliseconds(),
      default: 1000,
      description: "how often to ask Neo4j whether another process has written, in milliseconds",
      reason: "It bounds how old a cached answer may be. Lower it for fresher answers, raise it for fewer statements.",
    }),
  },
  limits: limitSettings(),
  server: {
    running: setting({
      name: "MAX_RUNNING",
      type: wholeNumber(1, 99_999_999_999, "answers"),
      // The embedded engine runs in this process, where more at once would only wait for each other. A Neo4j server has processors of its own.
      default: 4,
      neo4jDefault: 16,
      description: "how many answers are worked on at once",
      reason: "Raise it where Neo4j has processors to spare.",
    }),
    waiting: setting({
      name: "MAX_WAITING",
      type: wholeNumber(0, 99_999_999_999, "requests"),
      default: 100,
      description: "how many requests may wait for that; more are refused with 503",
      reason: "Raise it to absorb short bursts, lower it to refuse sooner.",
    }),
    waitMs: setting({
      name: "MAX_WAIT_MS",
      type: milliseconds(),
      default: 2000,
      description: "how long each of them may wait, in milliseconds; then it is refused with 503",
      reason: "Clients would rather wait than ask again, or the other way round.",
    }),
    costPerMinute: setting({
      name: "COST_PER_MINUTE",
      type: wholeNumber(0, 99_999_999_999, "units of cost"),
      default: 2_000_000,
      description: "the cost that one client may ask for in a minute, 0 for no bound; more is refused with 429",
      reason: "Many people share one address, such as a school; or a proxy sets the bound.",
    }),
    trustedProxies: setting({
      name: "TRUSTED_PROXIES",
      type: networks,
      default: [],
      defaultText: "none",
      description: "the proxies whose `X-Forwarded-For` is believed: addresses or networks, with commas",
      reason: "A proxy stands before the server: without this, all clients count as one.",
      essential: true,
    }),
    connections: setting({
      name: "MAX_CONNECTIONS",
      type: wholeNumber(1, 99_999_999_999, "connections"),
      default: 1000,
      description: "how many connections may be open at once; beyond them only health probes are answered",
      reason: "Memory is short, or a proxy holds more.",
    }),
    connectionsPerClient: setting({
      name: "MAX_CONNECTIONS_PER_CLIENT",
      type: wholeNumber(1, 99_999_999_999, "connections"),
      default: 100,
      description: "how many of them one client may have; `TRUSTED_PROXIES` may have all",
      reason: "Many people share one address, such as a school; or few addresses could take all connections.",
    }),
    receiveMs: setting({
      name: "RECEIVE_TIMEOUT_MS",
      type: milliseconds(),
      default: 10_000,
      description: "how long a request may take to arrive, in milliseconds",
      reason: "Clients on very slow lines send long requests.",
    }),
    keepAliveMs: setting({
      name: "KEEP_ALIVE_MS",
      type: milliseconds(),
      default: 10_000,
      description: "how long a connection may wait for its next request, in milliseconds",
      reason: "Behind a proxy: longer than the proxy keeps idle connections.",
    }),
    idleMs: setting({
      name: "IDLE_TIMEOUT_MS",
      type: milliseconds(),
      default: 60_000,
      description: "how long nothing may move on a connection, in milliseconds; then it is closed",
      reason: "Clients pause for longer while they read a long list.",
    }),
    hstsSeconds: setting({
      name: "HSTS_SECONDS",
      type: seconds,
      default: 0,
      description: "how long browsers use https only, in seconds; 0 leaves it to them",
      reason: "Set it once https works; it cannot be taken back before it runs out.",
    }),
    logClients: setting({
      name: "LOG_CLIENTS",
      type: zeroOrOne,
      default: false,
      defaultText: "0",
      description: "1 to log the address of each client",
      reason: "While you look for an attacker. A log that says who asked when can endanger people.",
    }),
    drainMs: setting({
      name: "DRAIN_MS",
      type: milliseconds(0),
      default: 0,
      description: "how long it still answers after a stop signal while `/readyz` says no, in milliseconds",
      reason: "A balancer takes a while to notice: a little more than that.",
    }),
    stopMs: setting({
      name: "STOP_TIMEOUT_MS",
      type: milliseconds(),
      default: 10_000,
      description: "how long it may then take to finish what it has begun, in milliseconds",
      reason: "Long lists of rows are to be sent whole.",
    }),
  },
  cache: {
    bytes: setting({
      name: "ANSWER_CACHE_BYTES",
      type: wholeNumber(0, 99_999_999_999, "bytes"),
      default: 64 * 1024 * 1024,
      description: "how many bytes of answers are cached in memory, 0 for none ([caching.md](caching.md))",
      reason: "Lower it where memory is short; raise it where the same questions come often.",
    }),
    perClient: setting({
      name: "ANSWER_CACHE_PER_CLIENT",
      type: zeroOrOne,
      default: false,
      defaultText: "0",
      description: "1 to keep the answers to each client for that client alone",
      reason: "Who asks what must not show even in how long an answer takes. It costs most of what the cache saves.",
    }),
    sharedMaxAge: setting({
      name: "SHARED_MAX_AGE_S",
      type: seconds,
      default: 60,
      description: "how long a CDN may answer without asking here, in seconds",
      reason: "0 where a change has to be seen at once; more where the data change rarely.",
    }),
  },
  metrics: {
    port: optionalSetting({
      name: "METRICS_PORT",
      type: port,
      description: "the port on which Prometheus finds the metrics",
      reason: "You watch the server. Keep the port inside your network.",
      essential: true,
    }),
    host: setting({
      name: "METRICS_HOST",
      type: host,
      default: "127.0.0.1",
      description: "the address of that port",
      reason: "Prometheus runs on another machine.",
    }),
  },
  logLevel: setting({
    name: "LOG_LEVEL",
    type: oneOf("fatal", "error", "warn", "info", "debug", "trace", "silent"),
    default: "warn",
    description: "how much is logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`; `info` has a line for each request",
    reason: "You want to see what is answered, and how fast.",
    essential: true,
  }),
};

/** The settings of the limits of a request (src/api/limits/limits.ts), by the name of the limit. */
function limitSettings(): Readonly<Record<LimitName, Setting<number>>> {
  const entries = Object.entries(limitTable) as [LimitName, { setting: string; most: number; greatest?: number; counts: string }][];
  return Object.fromEntries(
    entries.map(([name, { setting, most, greatest = 999_999_999, counts }]) => [
      name,
      {
        name: setting,
        type: wholeNumber(1, greatest),
        default: most,
        description: `at most so many ${counts}, in one request`,
        reason: `Honest requests are refused with \`"bound": "${name}"\` ([limits.md](limits.md)).`,
      },
    ]),
  ) as Record<LimitName, Setting<number>>;
}
