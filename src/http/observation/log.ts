import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from "fastify";
import type { Metrics } from "./metrics.js";

/** The id that a proxy gave the request, if it is safe in a log; otherwise a random one. */
export const requestIdOf = ({ headers: { "x-request-id": id } }: IncomingMessage): string =>
  typeof id === "string" && /^[A-Za-z0-9-]{8,64}$/.test(id) ? id : randomUUID();

/** Leaves out Fastify's own lines, which hold whole addresses with all parameters: `observeRequest` logs one line a request instead. */
export class QuietLogController extends LogController {
  override incomingRequest() {}
  override requestCompleted() {}
  override routeNotFound() {}
  override streamError(error: Error & { code?: string }, _: FastifyRequest, { log }: { log: FastifyBaseLogger }) {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") log.error({ err: error }, "stream failed");
  }
}

/**
 * Follows a request from its first byte to its last, and then logs and counts it once. What it asked for is not logged: no query string,
 * variable, document or header; nor, unless `logClient` is set, the client's address; nor whether somebody had asked the same before.
 * Knowing who asks about which crime, and where, can endanger them.
 */
export function observeRequest(request: FastifyRequest, reply: FastifyReply, logClient: boolean, metrics: Metrics | undefined): void {
  request.stats = { cost: 0, statements: 0, errors: [] };
  reply.header("X-Request-Id", request.id);
  const { socket } = request.raw;
  const start = performance.now();
  const bytesBefore = socket.bytesWritten;
  reply.raw.once("close", () => {
    const ms = performance.now() - start;
    const aborted = !reply.raw.writableFinished;
    const { operation, cost, statements, errors } = request.stats;
    // The pattern of the route, not the address that was requested.
    const route = request.is404 ? undefined : request.routeOptions.url;
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.raw.statusCode,
        ms: Math.round(ms * 10) / 10,
        bytes: socket.bytesWritten - bytesBefore,
        operation,
        cost,
        statements,
        ...(errors.length > 0 && { errors: [...new Set(errors)] }),
        ...(logClient && { client: request.ip }),
      },
      aborted ? "aborted" : "answered",
    );
    metrics?.observe({
      route: route ?? "none",
      status: aborted ? "aborted" : String(reply.raw.statusCode),
      seconds: ms / 1000,
      stats: request.stats,
    });
  });
}
