import { Failure } from "../../../errors.js";
import type { Layout, Row } from "../../graph.js";
import { keysOf } from "../../keys.js";
import type { Line } from "./line.js";

/** The first version that knows `CALL (x) { ... }`. */
const oldest = [5, 23] as const;
/** Raise it when the keys, the indexes or the way records lie in the store change. */
const layoutVersion = 1;
/** Keys that are slow to make on a graph that is large already. */
const longestMs = 10 * 60_000;

/** What is wrong with a server of this name, such as `Neo4j/5.26.31`. */
export function tooOld(agent = ""): string | undefined {
  const [, major = 0, minor = 0] = (/Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? []).map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `The server is ${agent || "of no known version"}: at least Neo4j ${oldest.join(".")} is needed.`;
}

/** @throws UNAVAILABLE for a server that is too old, and a database that is a newer program's or somebody else's */
export async function refuseUnfit(line: Line, read: (text: string) => Promise<Row[]>): Promise<void> {
  const { agent } = await line.agent();
  const old = tooOld(agent);
  if (old) throw new Failure("UNAVAILABLE", old);
  const [held] = await read("MATCH (l:Layout) RETURN l.version");
  if (held && (held[0] as number) > layoutVersion)
    throw new Failure(
      "UNAVAILABLE",
      `The database was written by a newer version of this program (layout ${held[0]}, this one knows ${layoutVersion}): update the program.`,
    );
  if (held) return;
  const [foreign] = await read("MATCH (n) RETURN labels(n) LIMIT 1");
  if (foreign)
    throw new Failure(
      "UNAVAILABLE",
      `The database holds a graph that is not this program's (a node labelled ${String(foreign[0])}): name an empty one with NEO4J_DATABASE.`,
    );
}

/** What the engine keeps for itself: each once, however many processes start at the same time. */
const own = ["Version", "Layout"].map(
  (label) => `CREATE CONSTRAINT ${label.toLowerCase()}_name IF NOT EXISTS FOR (n:${label}) REQUIRE n.name IS UNIQUE`,
);

/** Keys and indexes, one statement each: a server changes its schema outside data's transactions. */
export async function prepare(line: Line, layout: Layout): Promise<void> {
  const run = (text: string) => line.session("WRITE", { ms: longestMs }, (session) => session.run(text, {}, { timeout: longestMs }));
  for (const statement of [...own, ...keysOf(layout)]) await run(statement);
  await run("CALL db.awaitIndexes(60)");
  await run(`MERGE (l:Layout {name: 'graph'}) SET l.version = ${layoutVersion}`);
}
