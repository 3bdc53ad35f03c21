import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyHttpOptions, FastifyInstance } from "fastify";
import type { Serving } from "../config.js";
import { Failure } from "../errors.js";
import { bareHeaders } from "./security.js";

/** The longest address that is read: what is longer is posted. */
const longestUrl = 8192;

/** What may come in: how large, how slowly, and how often on one connection. */
export const intake = ({ receiveMs, keepAliveMs, idleMs }: Serving) =>
  ({
    // The whole request, and its head, have this long to arrive, however slowly its sender drips them.
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
    // Nothing moves on the connection, in either direction.
    connectionTimeout: idleMs,
    clientErrorHandler,
  }) satisfies FastifyHttpOptions<Server>;

/** Refuses what no client of this API has cause to send, before anything is read of it. */
export function guard(app: FastifyInstance, { connections }: Serving): void {
  app.server.maxConnections = connections;
  app.server.maxHeadersCount = 100;
  app.addHook("onRequest", async ({ raw, headers }) => {
    if ((raw.url ?? "").length > longestUrl)
      throw new Failure(
        "BAD_USER_INPUT",
        `The address is longer than ${longestUrl} characters: send the query by POST.`,
        {},
        { status: 414 },
      );
    const coding = headers["content-encoding"];
    if (coding !== undefined && coding.toLowerCase() !== "identity")
      throw new Failure(
        "BAD_USER_INPUT",
        "Requests are read as they are, not compressed.",
        {},
        { status: 415, headers: { "Accept-Encoding": "identity" } },
      );
  });
}

const said: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request took too long to arrive."],
  HPE_HEADER_OVERFLOW: [431, "The head of the request is too large."],
};

/** Answers what is no request, or never became one; such senders are not logged, since anybody can send any number of them. */
function clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
  // Node keeps there what is being answered: in the middle of an answer, a refusal would be read as a part of it.
  const { _httpMessage: answer } = socket as Socket & { _httpMessage?: ServerResponse | null };
  if (!socket.writable || error.code === "ECONNRESET" || answer?.headersSent) {
    socket.destroy();
    return;
  }
  const [status, message] = said[error.code ?? ""] ?? [400, "This is not HTTP as it is spoken here."];
  const body = JSON.stringify({ error: { code: "BAD_USER_INPUT", message } });
  const head = Object.entries({
    ...bareHeaders,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    Connection: "close",
  });
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.map(([k, v]) => `${k}: ${v}\r\n`).join("")}\r\n${body}`, () =>
    socket.destroy(),
  );
}
