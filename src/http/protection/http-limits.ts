import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyHttpOptions, FastifyInstance } from "fastify";
import type { ServerOptions } from "../../config/config.js";
import { Failure } from "../../errors.js";
import { minimalHeaders } from "./security-headers.js";

/** How many characters an address may have. */
export const maxUrlLength = 8192;

/** How large a request may be, and how slowly it may arrive. */
export const httpOptions = ({ receiveMs, keepAliveMs, idleMs }: ServerOptions) =>
  ({
    // For the whole request, however slowly its bytes arrive.
    requestTimeout: receiveMs,
    http: {
      requestTimeout: receiveMs,
      headersTimeout: receiveMs,
      connectionsCheckingInterval: Math.min(1000, receiveMs),
      maxHeaderSize: 16 * 1024,
      requireHostHeader: true,
      insecureHTTPParser: false,
    },
    keepAliveTimeout: keepAliveMs,
    // Closes a connection on which nothing moves in either direction.
    connectionTimeout: idleMs,
    clientErrorHandler,
  }) satisfies FastifyHttpOptions<Server>;

/** Refuses addresses that are too long and compressed bodies, which no client of this API needs, before a body is read. */
export function enforceHttpLimits(app: FastifyInstance): void {
  app.server.maxHeadersCount = 100;
  app.addHook("onRequest", async ({ raw, headers }) => {
    if ((raw.url ?? "").length > maxUrlLength)
      throw new Failure(
        "BAD_USER_INPUT",
        `The address is longer than ${maxUrlLength} characters: send the query by POST.`,
        {},
        { status: 414 },
      );
    const encoding = headers["content-encoding"];
    if (encoding !== undefined && encoding.toLowerCase() !== "identity")
      throw new Failure(
        "BAD_USER_INPUT",
        "Compressed requests are not read: send the body without a Content-Encoding.",
        {},
        { status: 415, headers: { "Accept-Encoding": "identity" } },
      );
  });
}

const refusals: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request took too long to arrive: send it again, faster."],
  HPE_HEADER_OVERFLOW: [431, "The headers of the request are too long: send fewer."],
};

/** Answers bytes that are not an HTTP request, and requests that arrive too slowly. They are not logged: anybody can send any number of them. */
function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  // The response that Node is sending on this connection: a refusal in the middle of it would be read as a part of it.
  const { _httpMessage: response } = socket as Socket & { _httpMessage?: ServerResponse | null };
  if (!socket.writable || error.code === "ECONNRESET" || response?.headersSent) {
    socket.destroy();
    return;
  }
  const [status, message] = refusals[error.code ?? ""] ?? [400, "This is not a well-formed HTTP/1.1 request."];
  const body = JSON.stringify({ error: { code: "BAD_USER_INPUT", message } });
  const head = Object.entries({
    ...minimalHeaders,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    Connection: "close",
  });
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.map(([k, v]) => `${k}: ${v}\r\n`).join("")}\r\n${body}`, () =>
    socket.destroy(),
  );
}
