import { isIP } from "node:net";
import { fileURLToPath } from "node:url";

/** Every setting, from the environment: typed, defaulted and checked, with all that is wrong said at once. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where the embedded graph is kept. */
  readonly dataFolder: string;
  /** The YAML that the graph starts from. */
  readonly seedFolder: string;
  readonly logLevel: (typeof logLevels)[number];
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
/** What the environment may say, for `--help`. */
export const settings: Readonly<Record<string, string>> = {
  HOST: "the address to listen on (127.0.0.1)",
  PORT: "the port to listen on, 0 for any that is free (4000)",
  DATA_DIR: "the folder that keeps the graph (.data)",
  SEED_DIR: "the folder of YAML that the graph starts from (the seed of this product)",
  LOG_LEVEL: `how much to log: ${logLevels.join(", ")} (info)`,
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
  const config: Config = {
    host: read("HOST", "127.0.0.1", (t) => (isIP(t) || /^[a-z0-9.-]+$/i.test(t) ? t : undefined), "an IP address or a host name"),
    port: read("PORT", 4000, (t) => (/^\d{1,5}$/.test(t) && Number(t) <= 65535 ? Number(t) : undefined), "a port, 0 to 65535"),
    dataFolder: read("DATA_DIR", ".data", (t) => t, "a folder"),
    seedFolder: read("SEED_DIR", fileURLToPath(new URL("../seed", import.meta.url)), (t) => t, "a folder"),
    logLevel: read("LOG_LEVEL", "info", (t) => logLevels.find((l) => l === t), `one of ${logLevels.join(", ")}`),
  };
  if (problems.length) throw new Error(problems.join("\n"));
  return config;
}
