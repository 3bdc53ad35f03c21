import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** What a proxy does with a request in place of the server, or before it asks the server. */
export interface Interference {
  readonly delay?: number;
  readonly reply?: { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };
  /** Changes the JSON that the server answers with. */
  // biome-ignore lint/suspicious/noExplicitAny: tests change answers of every shape
  readonly change?: (body: any) => unknown;
}

/** A proxy before a server, under a path, that logs the addresses of requests and can interfere with them. */
export async function proxied(target: string, prefix = "") {
  const log: string[] = [];
  const proxy = {
    address: "",
    /** The method and the address of each request, as the logs of proxies have them. */
    log,
    /** Decides about each request; undefined lets it pass. */
    interfere: (_path: string): Interference | undefined => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
  const server = createServer((asked, answer) => void forward(asked, answer));
  async function forward(asked: IncomingMessage, answer: ServerResponse) {
    const url = asked.url ?? "/";
    log.push(`${asked.method} ${url}`);
    if (!url.startsWith(`${prefix}/`)) return answer.writeHead(404).end();
    const path = url.slice(prefix.length);
    const { delay = 0, reply, change } = proxy.interfere(path) ?? {};
    if (delay) await wait(delay);
    if (reply) return answer.writeHead(reply.status, reply.headers).end(reply.body);
    const { "accept-encoding": encoding, ...headers } = asked.headers;
    const on = request(target + path, { method: asked.method, headers: change ? headers : asked.headers }, async (got) => {
      if (!change) return got.pipe(answer.writeHead(got.statusCode ?? 502, got.headers));
      const { "content-length": _, ...kept } = got.headers;
      const text = (await got.toArray()).join("");
      return answer.writeHead(got.statusCode ?? 502, kept).end(JSON.stringify(change(JSON.parse(text))));
    });
    on.on("error", () => answer.destroy());
    asked.pipe(on);
    return undefined;
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  proxy.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`;
  return proxy;
}
