import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Limits, limitExceeded } from "../../api/limits/limits.js";
import { type ErrorCode, Failure, statusOf } from "../../errors.js";
import { type EndingsByName, endingsByName, nearNames } from "../../export/near-names.js";
import { noStore } from "../cache/conditional.js";

/** The error as JSON. */
interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly [detail: string]: unknown;
}

/** The response to an error. A `Failure` is answered with its message. A bug is logged whole, and answered with the id of the request alone. */
export interface ErrorResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly error: ErrorBody;
}
export function errorResponseOf(thrown: Error & { statusCode?: number }, request: FastifyRequest, limits: Limits): ErrorResponse {
  const error = knownFailure(thrown, limits);
  if (error instanceof Failure) {
    const { code, message, details, http } = error;
    return { status: http.status ?? statusOf[code], headers: http.headers ?? {}, error: { code, message, ...details } };
  }
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { status: error.statusCode, headers: {}, error: { code: "BAD_USER_INPUT", message: error.message } };
  request.log.error(error);
  const message = `Something went wrong here. It was logged as ${request.id}.`;
  return { status: 500, headers: {}, error: { code: "INTERNAL_SERVER_ERROR", message, requestId: request.id } };
}
/** A refusal by Fastify or the JavaScript engine as a `Failure` with a helpful message; any other error as it is. */
function knownFailure(thrown: Error & { statusCode?: number }, limits: Limits): Error & { statusCode?: number } {
  if (thrown.statusCode === 413) return limitExceeded("body", limits);
  if (thrown instanceof RangeError && thrown.message.includes("call stack"))
    return new Failure("LIMIT_EXCEEDED", "The request is nested too deeply: send a flatter one.");
  return thrown;
}

/** Answers a person who opened an address at which nothing is. @returns undefined for a program, and where there is no page */
export type NotFoundPage = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;

/**
 * How all routes but GraphQL answer an error: `{"error": {"code", "message", ...}}`, with its status. Only for an address at which nothing
 * is there may be a page, and are the nearest tables and files named: those of the routes that are added after this.
 */
export function errorHandlers(app: FastifyInstance, limits: Limits, notFoundPage: NotFoundPage): void {
  const addresses = fileAddresses(app);
  app.setErrorHandler((thrown: Error, request, reply) => {
    const { status, headers, error } = errorResponseOf(thrown, request, limits);
    return sendError(request, reply.headers(headers), status, error);
  });
  app.setNotFoundHandler((request, reply) => {
    reply.header("Vary", "Accept, Accept-Encoding");
    const [, name] = /^\/([^/?]+\.[^/?]+)(?:\?|$)/.exec(request.originalUrl) ?? [];
    const hint =
      (name && nearNames(name, addresses(), "/")) || " The API is at /graphql, its console at /console; /files.json lists files.";
    const message = `There is nothing at ${request.originalUrl.slice(0, 200)}.${hint}`;
    return notFoundPage(request, reply) ?? sendError(request, reply, 404, { code: "NOT_FOUND", message });
  });
}

/** Tables and files, which are at the root. What pages load is in folders. */
function fileAddresses(app: FastifyInstance): () => EndingsByName {
  const names = new Set<string>();
  app.addHook("onRoute", ({ url }) => {
    const [, name] = /^\/([a-z-]+\.[a-z.]+)$/.exec(url) ?? [];
    if (name !== undefined) names.add(name);
  });
  let known: EndingsByName | undefined;
  return () => {
    known ??= endingsByName(names);
    return known;
  };
}

/** Sends an error, without the headers of the answer that it replaces: a CSV file may fail before its first row. */
export function sendError(request: FastifyRequest, reply: FastifyReply, status: number, error: ErrorBody): FastifyReply {
  request.stats.errors.push(error.code);
  for (const header of ["Content-Disposition", "Content-Encoding", "Content-Length", "ETag"]) reply.removeHeader(header);
  return reply.code(status).header("Cache-Control", noStore(request.viewer)).type("application/json; charset=utf-8").send({ error });
}
