import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import type { Metrics } from "./metrics.js";

/** An id that a proxy has given the request, if it is one that a log can hold; or else a random one. */
export const idOf = ({ headers: { "x-request-id": given } }: IncomingMessage): string =>
  typeof given === "string" && /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : randomUUID();

/** Fastify's own lines tell addresses with all that was asked in them: in their place is one line a request, of our own. */
export class Quiet extends LogController {
  override incomingRequest() {}
  override requestCompleted() {}
  override routeNotFound() {}
  override streamError(error: Error & { code?: string }, _: FastifyRequest, { log }: { log: FastifyBaseLogger }) {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") log.error({ err: error }, "broken off");
  }
}

/**
 * Follows a request from its first byte to its last, and then tells of it once. What it asked for is not told: no query string, variable,
 * document or header, nor, unless `clients` is set, who asked. To know who asks about which crime, and where, can endanger them.
 */
export function follow(request: FastifyRequest, reply: FastifyReply, clients: boolean, metrics: Metrics | undefined): void {
  request.facts = { cost: 0, statements: 0, errors: [] };
  reply.header("X-Request-Id", request.id);
  const { socket } = request.raw;
  const [start, before] = [performance.now(), socket.bytesWritten];
  reply.raw.once("close", () => {
    const ms = performance.now() - start;
    const aborted = !reply.raw.writableFinished;
    const { operation, cost, statements, kept, errors } = request.facts;
    // The address as it was declared, not as it was asked for.
    const route = request.is404 ? undefined : request.routeOptions.url;
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.raw.statusCode,
        ms: Math.round(ms * 10) / 10,
        bytes: socket.bytesWritten - before,
        operation,
        cost,
        statements,
        kept,
        ...(errors.length > 0 && { errors: [...new Set(errors)] }),
        ...(clients && { client: request.ip }),
      },
      aborted ? "aborted" : "answered",
    );
    metrics?.observe({
      route: route ?? "none",
      status: aborted ? "aborted" : String(reply.raw.statusCode),
      seconds: ms / 1000,
      facts: request.facts,
    });
  });
}
