import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { exceeded, type Limits } from "../api/limits/limits.js";
import { type Code, Failure, statusOf } from "../errors.js";

interface Refusal {
  readonly code: Code;
  readonly message: string;
  readonly [detail: string]: unknown;
}

/** An error as it is told: what was meant in its own words; a fault of ours is logged whole, and told by the request's id alone. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: Refusal;
}
export function told(thrown: Error & { statusCode?: number }, request: FastifyRequest, limits: Limits): Told {
  const error = meant(thrown, limits);
  if (error instanceof Failure) {
    const { code, message, details, http } = error;
    return { status: http.status ?? statusOf[code], headers: http.headers ?? {}, refusal: { code, message, ...details } };
  }
  if (error.statusCode !== undefined && error.statusCode < 500)
    return { status: error.statusCode, headers: {}, refusal: { code: "BAD_USER_INPUT", message: error.message } };
  request.log.error(error);
  const message = `Something went wrong here. It was logged as ${request.id}.`;
  return { status: 500, headers: {}, refusal: { code: "INTERNAL_SERVER_ERROR", message, requestId: request.id } };
}
function meant(thrown: Error & { statusCode?: number }, limits: Limits): Error & { statusCode?: number } {
  if (thrown.statusCode === 413) return exceeded("body", limits);
  if (thrown instanceof RangeError && thrown.message.includes("call stack"))
    return new Failure("LIMIT_EXCEEDED", "The request is nested too deeply.");
  return thrown;
}

/** How a route without GraphQL around it says no: `{"error": {"code", "message", ...}}`, with its status. */
export function refusals(app: FastifyInstance, limits: Limits): void {
  app.setErrorHandler((thrown: Error, request, reply) => {
    const { status, headers, refusal } = told(thrown, request, limits);
    return refuse(request, reply.headers(headers), status, refusal);
  });
  app.setNotFoundHandler((request, reply) =>
    refuse(request, reply, 404, {
      code: "NOT_FOUND",
      message: `There is nothing at ${request.url.slice(0, 200)}. The API is at /graphql, its console at /.`,
    }),
  );
}

/** An answer that is an error, whatever the reply was to be before it went wrong: rows that were announced as a CSV file may fail at the first. */
export function refuse(request: FastifyRequest, reply: FastifyReply, status: number, error: Refusal): FastifyReply {
  request.facts.errors.push(error.code);
  for (const header of ["Content-Disposition", "Content-Encoding", "Content-Length", "ETag"]) reply.removeHeader(header);
  return reply.code(status).header("Cache-Control", "no-store").type("application/json; charset=utf-8").send({ error });
}
