import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/** A request. Each is sent on its own connection. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}
/** The response to it. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Milliseconds after which an attack counts as one that hangs. */
export const patience = 15_000;

/** Sends a request as it is; only its length is added. @param within milliseconds */
export function send(port: number, { method = "GET", path = "/", headers = {}, body }: Sent, within = patience): Promise<Reply> {
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: "127.0.0.1", port, method, path, headers: { ...length, ...headers }, agent: false, signal: AbortSignal.timeout(within) },
      (answer) => textOf(answer).then((text) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }), reject),
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

/** A GraphQL request by POST. */
export const posted = (body: unknown, headers: OutgoingHttpHeaders = {}): Sent => ({
  method: "POST",
  path: "/graphql",
  headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
  body: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});
/** The same by GET. */
export const byUrl = (parameters: Readonly<Record<string, string>> | string, headers: OutgoingHttpHeaders = {}): Sent => ({
  path: `/graphql?${typeof parameters === "string" ? parameters : new URLSearchParams(parameters)}`,
  headers: { accept: "application/graphql-response+json", ...headers },
});

/** All that came over a raw connection, and whether the server closed it. */
export interface RawReply {
  readonly text: string;
  /** The status of each answer, in order. */
  readonly statuses: readonly number[];
  readonly closed: boolean;
}
/** The steps of a raw connection, in order: text or bytes are sent, a number of milliseconds is waited. */
export type Steps = Iterable<string | Buffer | number>;

/**
 * Sends bytes as they are and reads until the server closes the connection, or until `listen` has passed.
 * @param more `listen`: milliseconds to read after the last step; `finish`: whether to close the sending side
 */
export async function raw(port: number, steps: Steps, more: { listen?: number; finish?: boolean } = {}): Promise<RawReply> {
  const { listen = patience, finish = false } = more;
  const socket = connect({ host: "127.0.0.1", port, allowHalfOpen: true, noDelay: true });
  let text = "";
  let closed = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      closed = true;
      resolve();
    };
    // A server that has closed the connection resets it if more is sent. Both count as closed.
    socket.once("end", end).once("close", end).on("error", end);
  });
  socket.setEncoding("latin1").on("data", (chunk) => (text += chunk));
  const written = (async () => {
    for (const step of steps) {
      if (closed) return;
      if (typeof step === "number") await wait(step);
      else if (!socket.write(step)) await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), ended]);
    }
    if (finish && !closed) socket.end();
  })();
  await Promise.race([ended, written.then(() => wait(listen, undefined, { ref: false })), wait(patience, undefined, { ref: false })]);
  const reply = { text, closed, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)) };
  socket.destroy();
  return reply;
}
