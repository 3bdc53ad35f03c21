import { setTimeout as wait } from "node:timers/promises";
import neo4j, { type AuthToken, type Driver, isRetryableError, Neo4jError, type Session } from "neo4j-driver";
import { Failure } from "../../errors.js";
import { type Graph, halfLoaded, type Layout, loadingMark, loadingState, type Parameters, type Row, type Transaction } from "../graph.js";
import { keyName, keysOf } from "../keys.js";

export interface Neo4jSettings {
  /** bolt://, neo4j://, and the same with +s or +ssc. */
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
  /** A bearer token, instead of a user and a password. */
  readonly token?: string;
  readonly database?: string;
  /** How often to look whether another process has written, in milliseconds. */
  readonly versionPollMs?: number;
  /** How long one statement may take, in milliseconds. */
  readonly timeoutMs?: number;
}

/** The first version that knows `CALL (x) { ... }`. */
const oldest = [5, 23] as const;
/** Raise it when the keys, the indexes or the way records lie in the store change. */
const layoutVersion = 1;
const retryAfterMs = 200;

/**
 * The graph on a Neo4j server or cluster. Reads are short sessions, one a statement, because the statements of one session run one
 * after another and siblings should not; writes are managed transactions. All share bookmarks, so that a writer reads its own
 * write, on whichever member of a cluster.
 * @throws UNAVAILABLE with what to do, where the server cannot be used
 */
export async function neo4jGraph(layout: Layout, settings: Neo4jSettings): Promise<Graph> {
  const { uri, database, versionPollMs = 1000, timeoutMs = 10_000 } = settings;
  const driver = neo4j.driver(uri, authOf(settings), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: 50,
    connectionTimeout: 3000,
    connectionAcquisitionTimeout: 4000,
    maxTransactionRetryTime: 8000,
    telemetryDisabled: true,
    userAgent: "resilience-graph",
  });
  const bookmarkManager = neo4j.bookmarkManager();
  const open = (mode: "READ" | "WRITE") => driver.session({ database, defaultAccessMode: neo4j.session[mode], bookmarkManager });

  async function inSession<T>(mode: "READ" | "WRITE", work: (session: Session) => Promise<T>): Promise<T> {
    const session = open(mode);
    try {
      return await work(session);
    } catch (error) {
      throw told(error, uri);
    } finally {
      await session.close();
    }
  }
  const once = (text: string, parameters: Parameters) =>
    inSession("READ", async (session) => rowsOf(await session.run(text, sent(parameters), { timeout: timeoutMs }), text));
  /** A leader may have moved, or a connection been cut: one more try, no more. */
  const read = async (text: string, parameters: Parameters): Promise<Row[]> => {
    try {
      return await once(text, parameters);
    } catch (error) {
      if (!isRetryableError((error as Error).cause as Error)) throw error;
      await wait(retryAfterMs);
      return once(text, parameters);
    }
  };

  let version = "";
  let loading: string | undefined;
  const noteVersion = ([number, state]: Row = []) => {
    version = String(number);
    loading = (state ?? undefined) as string | undefined;
  };
  const lookUpVersion = async () => {
    const [row] = await read(`OPTIONAL MATCH (v:Version) OPTIONAL ${loadingMark} RETURN coalesce(v.number, 0), ${loadingState}`, {});
    noteVersion(row);
  };
  try {
    await refuseUnfit(driver, read, database);
    await prepare(inSession, layout);
    await lookUpVersion();
  } catch (error) {
    await driver.close();
    throw told(error, uri);
  }
  const poll = setInterval(() => void lookUpVersion().catch(() => undefined), versionPollMs);
  poll.unref();

  const [label, property] = layout.searched;
  const whole = () => {
    if (loading !== undefined) throw halfLoaded();
  };
  return {
    exclusive: false,
    async read(text, parameters) {
      whole();
      return read(text, parameters);
    },
    write: (work) =>
      inSession("WRITE", async (session) => {
        const [result, row] = await session.executeWrite(
          async (tx) => {
            const transaction: Transaction = {
              run: async (text, parameters = {}) => rowsOf(await tx.run(text, sent(parameters)), text),
              // The server's own index follows the property.
              index: () => undefined,
            };
            const done = await work(transaction);
            const [row] = await transaction.run(
              `MERGE (v:Version {name: 'graph'}) SET v.number = coalesce(v.number, 0) + 1 WITH v OPTIONAL ${loadingMark} RETURN v.number, ${loadingState}`,
            );
            return [done, row] as const;
          },
          { timeout: 10 * 60_000 },
        );
        noteVersion(row);
        return result;
      }),
    async find(words) {
      whole();
      if (!words.length) return [];
      // Words are letters and digits in lower case, so that nothing in them means anything to Lucene.
      const query = words.map((word) => `+${word}*`).join(" ");
      const rows = await read(`CALL db.index.fulltext.queryNodes($index, $query) YIELD node RETURN node.id`, {
        index: keyName(label, property),
        query,
      });
      return rows.map(([id]) => id as string);
    },
    version: async () => version,
    async loading() {
      await lookUpVersion();
      return loading;
    },
    async close() {
      clearInterval(poll);
      await driver.close();
    },
  };
}

function authOf({ user, password, token }: Neo4jSettings): AuthToken | undefined {
  if (token !== undefined) return neo4j.auth.bearer(token);
  return password === undefined ? undefined : neo4j.auth.basic(user ?? "neo4j", password);
}

async function refuseUnfit(driver: Driver, read: Graph["read"], database?: string): Promise<void> {
  const { agent = "", protocolVersion } = await driver.getServerInfo({ database });
  const [, major = 0, minor = 0] = (/Neo4j\/(\d+)\.(\d+)/.exec(agent) ?? []).map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1]))
    throw new Failure(
      "UNAVAILABLE",
      `The server is ${agent || `of protocol ${protocolVersion}`}: at least Neo4j ${oldest.join(".")} is needed.`,
    );
  const [held] = await read("MATCH (l:Layout) RETURN l.version", {});
  if (held && (held[0] as number) > layoutVersion)
    throw new Failure(
      "UNAVAILABLE",
      `The database was written by a newer version of this program (layout ${held[0]}, this one knows ${layoutVersion}): update the program.`,
    );
  if (held) return;
  const [foreign] = await read("MATCH (n) RETURN labels(n) LIMIT 1", {});
  if (foreign)
    throw new Failure(
      "UNAVAILABLE",
      `The database holds a graph that is not this program's (a node labelled ${String(foreign[0])}): name an empty one with NEO4J_DATABASE.`,
    );
}

/** Keys and indexes, one statement each: a server changes its schema outside data's transactions. */
async function prepare(inSession: <T>(mode: "WRITE", work: (session: Session) => Promise<T>) => Promise<T>, layout: Layout): Promise<void> {
  for (const statement of keysOf(layout)) await inSession("WRITE", (session) => session.run(statement));
  await inSession("WRITE", (session) => session.run("CALL db.awaitIndexes(60)"));
  await inSession("WRITE", (session) =>
    session.run("MERGE (l:Layout {name: 'graph'}) SET l.version = $version", sent({ version: layoutVersion })),
  );
}

function rowsOf({ records }: { records: readonly { values(): IterableIterator<unknown> }[] }, _text: string): Row[] {
  return records.map((record) => [...record.values()]) as unknown as Row[];
}

/** The driver would send every number as a float. */
function sent(value: unknown): never {
  const convert = (v: unknown): unknown => {
    if (typeof v === "number") return Number.isInteger(v) ? neo4j.int(v) : v;
    if (Array.isArray(v)) return v.map(convert);
    return v && typeof v === "object" ? Object.fromEntries(Object.entries(v).map(([k, inner]) => [k, convert(inner)])) : v;
  };
  return convert(value) as never;
}

/** What a server's error means to whoever runs this program; other errors stay as they are. */
function told(error: unknown, uri: string): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const because = (code: "UNAVAILABLE" | "TIMEOUT", message: string) => Object.assign(new Failure(code, message), { cause: error });
  if (error.code.includes("TransactionTimedOut")) return because("TIMEOUT", "The graph took too long to answer: ask for less at once.");
  if (error.code.includes("Security.Unauthorized") || error.code.includes("AuthenticationRateLimit"))
    return because("UNAVAILABLE", `${uri} refuses these credentials: check NEO4J_USER and NEO4J_PASSWORD, or NEO4J_TOKEN.`);
  if (error.code.includes("DatabaseNotFound")) return because("UNAVAILABLE", `${uri} has no such database: check NEO4J_DATABASE.`);
  if (error.code === "ServiceUnavailable" || error.code === "SessionExpired")
    return because("UNAVAILABLE", `Nothing answers at ${uri}: start the server, or check NEO4J_URI.`);
  if (/acquisition timed out/i.test(error.message))
    return because("UNAVAILABLE", "The graph is too busy to answer now: try again in a moment.");
  return Object.assign(new Error(`${error.code}: ${error.message}`), { cause: error });
}
