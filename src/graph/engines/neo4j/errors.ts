import { Neo4jError } from "neo4j-driver";
import { type Code, Failure } from "../../../errors.js";

const because = (cause: unknown, code: Code, message: string) => Object.assign(new Failure(code, message), { cause });
const refusesUs = (code: string) => code.includes("Security.") || code.includes("AuthenticationRateLimit");
/** Whether a server does not let us in, as against one that does not let us do something. */
export const refusesCredentials = (error: unknown) =>
  error instanceof Neo4jError && /\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired|TokenExpired)$/.test(error.code);

/** What a server's error means to whoever asked; it names neither the server nor who goes there. Other errors stay as they are. */
export function told(error: unknown, mode: "READ" | "WRITE" = "READ"): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code, message } = error;
  if (code.includes("TransactionTimedOut")) return tookTooLong(error);
  if (mode === "WRITE" && code.includes("MemoryPoolOutOfMemory"))
    return because(
      error,
      "UNAVAILABLE",
      "The server has not the memory for a write this large, and nothing of it is kept: give the server more (server.memory.heap.max_size, dbms.memory.transaction.total.max), or load a dump with `import`, which writes in parts.",
    );
  if (/acquisition timed out/i.test(message) || code.includes("OutOfMemory")) return busy(error);
  // The last is said to who waits for a connection of those that were dropped.
  if (
    refusesUs(code) ||
    code === "ServiceUnavailable" ||
    code === "SessionExpired" ||
    code.includes("DatabaseUnavailable") ||
    /pool is closed/i.test(message)
  )
    return because(error, "UNAVAILABLE", "The graph does not answer now: try again in a moment.");
  return Object.assign(new Error(`${code}: ${message}`), { cause: error });
}
export const tookTooLong = (cause?: unknown) => because(cause, "TIMEOUT", "The graph took too long to answer: ask for less at once.");
export const busy = (cause?: unknown) => because(cause, "UNAVAILABLE", "The graph is too busy to answer now: try again in a moment.");
export const silent = () => because(undefined, "UNAVAILABLE", "The graph does not answer now: try again in a moment.");

/** What an error at the start means to whoever runs this program, and what to do. */
export function toldAtStart(error: unknown, uri: string): unknown {
  const cause = error instanceof Neo4jError ? error : (error as Error).cause;
  if (!(cause instanceof Neo4jError)) return error;
  const { code, message } = cause;
  if (refusesUs(code))
    return because(cause, "UNAVAILABLE", `${uri} refuses these credentials: check NEO4J_USER and NEO4J_PASSWORD, or NEO4J_TOKEN.`);
  if (code.includes("DatabaseNotFound")) return because(cause, "UNAVAILABLE", `${uri} has no such database: check NEO4J_DATABASE.`);
  if (code === "ServiceUnavailable" || code === "SessionExpired" || /acquisition timed out/i.test(message))
    return because(cause, "UNAVAILABLE", `Nothing answers at ${uri}: start the server, or check NEO4J_URI.`);
  return told(error);
}
