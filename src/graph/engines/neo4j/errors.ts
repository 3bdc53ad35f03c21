import { Neo4jError } from "neo4j-driver";
import { type ErrorCode, Failure } from "../../../errors.js";

const failure = (cause: unknown, code: ErrorCode, message: string) => Object.assign(new Failure(code, message), { cause });
const refusesAccess = (code: string) => code.includes("Security.") || code.includes("AuthenticationRateLimit");
/** Whether a server refuses the credentials, as against one operation. */
export const refusesCredentials = (error: unknown) =>
  error instanceof Neo4jError && /\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired|TokenExpired)$/.test(error.code);

/** The failure that the client sees for an error of the server: it names neither the server nor the user. Other errors stay as they are. */
export function failureFrom(error: unknown, mode: "READ" | "WRITE" = "READ"): unknown {
  if (!(error instanceof Neo4jError)) return error;
  const { code, message } = error;
  if (code.includes("TransactionTimedOut")) return timeoutFailure(error);
  if (mode === "WRITE" && code.includes("MemoryPoolOutOfMemory"))
    return failure(
      error,
      "UNAVAILABLE",
      "The server has not enough memory for a write this large, and nothing was written: give it more (server.memory.heap.max_size, dbms.memory.transaction.total.max), or load a dump with `restore`, which writes in parts.",
    );
  if (/acquisition timed out/i.test(message) || code.includes("OutOfMemory")) return busyFailure(error);
  // "pool is closed" is the error of work that waited for a connection of a driver that was dropped.
  if (
    refusesAccess(code) ||
    code === "ServiceUnavailable" ||
    code === "SessionExpired" ||
    code.includes("DatabaseUnavailable") ||
    /pool is closed/i.test(message)
  )
    return failure(error, "UNAVAILABLE", "The graph does not answer now: try again in a moment.");
  return Object.assign(new Error(`${code}: ${message}`), { cause: error });
}
export const timeoutFailure = (cause?: unknown) => failure(cause, "TIMEOUT", "The graph took too long to answer: ask for less at once.");
export const busyFailure = (cause?: unknown) =>
  failure(cause, "UNAVAILABLE", "The graph is too busy to answer now: try again in a moment.");
export const unavailableFailure = () => failure(undefined, "UNAVAILABLE", "The graph does not answer now: try again in a moment.");

/** The failure that the operator sees for an error at start: what is wrong and what to do. */
export function startupFailure(error: unknown, uri: string): unknown {
  const cause = error instanceof Neo4jError ? error : (error as Error).cause;
  if (!(cause instanceof Neo4jError)) return error;
  const { code, message } = cause;
  if (refusesAccess(code))
    return failure(cause, "UNAVAILABLE", `${uri} refuses these credentials: check NEO4J_USER and NEO4J_PASSWORD, or NEO4J_TOKEN.`);
  if (code.includes("DatabaseNotFound")) return failure(cause, "UNAVAILABLE", `${uri} has no such database: check NEO4J_DATABASE.`);
  if (code === "ServiceUnavailable" || code === "SessionExpired" || /acquisition timed out/i.test(message))
    return failure(cause, "UNAVAILABLE", `Nothing answers at ${uri}: start the server, or check NEO4J_URI.`);
  return failureFrom(error);
}
