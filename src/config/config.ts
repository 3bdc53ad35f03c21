import { badInput } from "../errors.js";
import { type Setting, type Values, valuesOf } from "./setting.js";
import { settings } from "./settings.js";

type All = Values<typeof settings>;

/** What the environment sets, typed, defaulted and checked. */
export interface Config extends Omit<All, "neo4j" | "metrics"> {
  /** The server that keeps the graph instead of `dataFolder`, if one is named. */
  readonly neo4j?: All["neo4j"] & { readonly uri: string };
  /** Where Prometheus finds the metrics, if anywhere. */
  readonly metrics?: All["metrics"] & { readonly port: number };
}

/** How the server copes with many, slow and hostile clients. */
export type ServerOptions = Config["server"];
/** How many bytes of answers are cached here, and for how many seconds shared caches may answer. */
export type CacheOptions = Config["cache"];

const defaults = valuesOf(settings, (setting) => setting.default);
export const defaultServerOptions: ServerOptions = defaults.server;
export const defaultCacheOptions: CacheOptions = defaults.cache;

/** @throws BAD_USER_INPUT with every setting that is wrong */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const problems: string[] = [];
  const read = ({ name, type, default: fallback, neo4jDefault }: Setting<unknown>): unknown => {
    const text = env[name];
    if (!text) return env[settings.neo4j.uri.name] && neo4jDefault !== undefined ? neo4jDefault : fallback;
    const value = type.parse(text);
    if (value === undefined) problems.push(`${name} is "${text}": it must be ${type.expected}.`);
    return value;
  };
  const { neo4j, metrics, ...values } = valuesOf(settings, read);
  if (neo4j.token !== undefined && neo4j.password !== undefined)
    problems.push("NEO4J_TOKEN and NEO4J_PASSWORD are both set: only one of them can be used. Unset the other.");
  if (problems.length > 0) throw badInput(problems.join("\n"));
  return {
    ...values,
    ...(neo4j.uri !== undefined && { neo4j: { ...neo4j, uri: neo4j.uri } }),
    ...(metrics.port !== undefined && { metrics: { ...metrics, port: metrics.port } }),
  };
}
