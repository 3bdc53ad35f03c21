import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { exceeded, type Limits } from "../api/limits/limits.js";
import { type Code, Failure, statusOf } from "../errors.js";

interface Refusal {
  readonly code: Code;
  readonly message: string;
  readonly [detail: string]: unknown;
}

/** How a route without GraphQL around it says no: `{"error": {"code", "message", ...}}`, with its status. */
export function refusals(app: FastifyInstance, limits: Limits): void {
  app.setErrorHandler((thrown: Error & { statusCode?: number }, request, reply) => {
    const error = thrown.statusCode === 413 ? exceeded("body", limits) : thrown;
    if (error instanceof Failure) {
      const { code, message, details, http } = error;
      return refuse(request, reply.headers(http.headers ?? {}), http.status ?? statusOf[code], { code, message, ...details });
    }
    if (error.statusCode !== undefined && error.statusCode < 500)
      return refuse(request, reply, error.statusCode, { code: "BAD_USER_INPUT", message: error.message });
    return mask(error, request, reply);
  });
  app.setNotFoundHandler((request, reply) =>
    refuse(request, reply, 404, {
      code: "NOT_FOUND",
      message: `There is nothing at ${request.url.slice(0, 200)}. The API is at /graphql, its console at /.`,
    }),
  );
}

/** A fault of ours is logged whole and told to nobody; the request's id leads from the one to the other. */
function mask(error: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.log.error(error);
  return refuse(request, reply, 500, {
    code: "INTERNAL_SERVER_ERROR",
    message: `Something went wrong here. It was logged as ${request.id}.`,
    requestId: request.id,
  });
}

/** An answer that is an error, whatever the reply was to be before it went wrong: rows that were announced as a CSV file may fail at the first. */
export function refuse(request: FastifyRequest, reply: FastifyReply, status: number, error: Refusal): FastifyReply {
  request.facts.errors.push(error.code);
  for (const header of ["Content-Disposition", "Content-Encoding", "Content-Length", "ETag"]) reply.removeHeader(header);
  return reply.code(status).header("Cache-Control", "no-store").type("application/json; charset=utf-8").send({ error });
}
