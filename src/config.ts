import { isIP } from "node:net";
import { fileURLToPath } from "node:url";
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
  /** How many bytes of answers are kept, and how many seconds a shared cache may keep one. */
  readonly answerCacheBytes: number;
  readonly sharedMaxAge: number;
  readonly logLevel: (typeof logLevels)[number];
}

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
  ANSWER_CACHE_BYTES: "how many bytes of answers to keep in memory, 0 for none (67108864)",
  SHARED_MAX_AGE_S: "how long a CDN may answer without asking here, in seconds (60)",
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
  const count = (t: string) => (/^\d{1,11}$/.test(t) ? Number(t) : undefined);
  const text = (t: string) => t;
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
  const config: Config = {
    ...(uri === undefined ? {} : { neo4j: { uri, ...server } }),
    host: read("HOST", "127.0.0.1", (t) => (isIP(t) || /^[a-z0-9.-]+$/i.test(t) ? t : undefined), "an IP address or a host name"),
    port: read("PORT", 4000, (t) => (/^\d{1,5}$/.test(t) && Number(t) <= 65535 ? Number(t) : undefined), "a port, 0 to 65535"),
    dataFolder: read("DATA_DIR", ".data", (t) => t, "a folder"),
    seedFolder: read("SEED_DIR", fileURLToPath(new URL("../seed", import.meta.url)), (t) => t, "a folder"),
    answerCacheBytes: read("ANSWER_CACHE_BYTES", 64 * 1024 * 1024, count, "a number of bytes"),
    sharedMaxAge: read("SHARED_MAX_AGE_S", 60, count, "a number of seconds"),
    logLevel: read("LOG_LEVEL", "warn", (t) => logLevels.find((l) => l === t), `one of ${logLevels.join(", ")}`),
  };
  if (problems.length) throw new Error(problems.join("\n"));
  return config;
}
