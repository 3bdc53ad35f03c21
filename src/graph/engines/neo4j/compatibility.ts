import { Failure } from "../../../errors.js";
import type { Layout, Row } from "../../graph.js";
import { keyStatements } from "../../keys.js";
import type { Connection } from "./connection.js";

/** The first version with `CALL (x) { ... }`. */
const minimumVersion = [5, 23] as const;
/** Raise it when keys, indexes or the stored form of records change. */
const layoutVersion = 4;
/** Creating keys on a large graph takes minutes. */
const timeoutMs = 10 * 60_000;

/** Why a server of this name and version, such as `Neo4j/5.26.31`, cannot be used; undefined if it can. */
export function versionProblem(agent = ""): string | undefined {
  const [, major = 0, minor = 0] = (/Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? []).map(Number);
  if (major > minimumVersion[0] || (major === minimumVersion[0] && minor >= minimumVersion[1])) return undefined;
  return `The server is ${agent || "of no known version"}: at least Neo4j ${minimumVersion.join(".")} is needed.`;
}

/** @throws UNAVAILABLE for a server that is too old, and for a database that a newer version or another program has written */
export async function assertCompatible(connection: Connection, read: (text: string) => Promise<Row[]>): Promise<void> {
  const { agent } = await connection.agent();
  const problem = versionProblem(agent);
  if (problem) throw new Failure("UNAVAILABLE", problem);
  const [stored] = await read("MATCH (l:Layout) RETURN l.version");
  if (stored && (stored[0] as number) > layoutVersion)
    throw new Failure(
      "UNAVAILABLE",
      `The database was written by a newer version of this program (layout ${stored[0]}, this program reads up to ${layoutVersion}): update the program.`,
    );
  if (stored) return;
  const [foreign] = await read("MATCH (n) RETURN labels(n) LIMIT 1");
  if (foreign)
    throw new Failure(
      "UNAVAILABLE",
      `The database holds a graph that is not this program's (a node labelled ${String(foreign[0])}): name an empty one with NEO4J_DATABASE.`,
    );
}

/** Constraints on the engine's own nodes: each exists once, however many processes start at the same time. */
const engineConstraints = ["Version", "Layout"].map(
  (label) => `CREATE CONSTRAINT ${label.toLowerCase()}_name IF NOT EXISTS FOR (n:${label}) REQUIRE n.name IS UNIQUE`,
);

/** Creates keys and indexes, one statement each: Neo4j does not mix schema and data in one transaction. */
export async function createKeys(connection: Connection, layout: Layout): Promise<void> {
  const run = (text: string) => connection.session("WRITE", { ms: timeoutMs }, (session) => session.run(text, {}, { timeout: timeoutMs }));
  for (const statement of [...engineConstraints, ...keyStatements(layout)]) await run(statement);
  await run("CALL db.awaitIndexes(60)");
  await run(`MERGE (l:Layout {name: 'graph'}) SET l.version = ${layoutVersion}`);
}
