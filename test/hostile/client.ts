import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";

/** What is sent, each time on a connection of its own. */
export interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}
/** What came back. */
export interface Came {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** No attack keeps the server busy, or its client waiting, for longer than this; it is a deadline for faults, not a speed. */
export const patience = 15_000;

/** Sends a request with nothing added to it but its length, and nothing taken from what comes back. @param within milliseconds */
export function send(port: number, { method = "GET", path = "/", headers = {}, body }: Sent, within = patience): Promise<Came> {
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

/** A question by POST, as a client of today asks it. */
export const posted = (body: unknown, headers: OutgoingHttpHeaders = {}): Sent => ({
  method: "POST",
  path: "/graphql",
  headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
  body: typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});
/** The same by URL. */
export const byUrl = (parameters: Readonly<Record<string, string>> | string, headers: OutgoingHttpHeaders = {}): Sent => ({
  path: `/graphql?${typeof parameters === "string" ? parameters : new URLSearchParams(parameters)}`,
  headers: { accept: "application/graphql-response+json", ...headers },
});

/** What came over a raw connection: everything, and whether it was the server that ended it. */
export interface Heard {
  readonly text: string;
  /** The status of each answer, in order. */
  readonly statuses: readonly number[];
  readonly closed: boolean;
}
/** What a raw connection does, one after another: sends text or bytes, or waits for milliseconds. */
export type Steps = Iterable<string | Buffer | number>;

/**
 * Sends bytes as they stand, and listens until the server ends the connection, or for as long as it is told to.
 * @param more `listen`: milliseconds to listen for after the last step; `finish`: whether to say that nothing more will come
 */
export async function raw(port: number, steps: Steps, more: { listen?: number; finish?: boolean } = {}): Promise<Heard> {
  const { listen = patience, finish = false } = more;
  const socket = connect({ host: "127.0.0.1", port, allowHalfOpen: true, noDelay: true });
  let text = "";
  let closed = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      closed = true;
      resolve();
    };
    // A server that has cut the connection off resets it when more is sent: that is an end like any other.
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
  const heard = { text, closed, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)) };
  socket.destroy();
  return heard;
}
