import { connect, type Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import { orAborted } from "../../src/concurrency/abort.js";
import type { ServerOptions } from "../../src/config/config.js";
import type { Graph } from "../../src/graph/graph.js";
import { createServer, type ServerDependencies } from "../../src/http/server.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { schema } from "../schema.js";

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
type Json = any;
const json = { "content-type": "application/json" };

interface ServedOptions
  extends Pick<ServerDependencies, "metrics" | "stopping" | "limits" | "requestTimeoutMs" | "identify" | "cache">,
    Partial<Pick<ServerDependencies, "schema" | "rowFormats" | "files">> {
  readonly level?: Level;
  readonly logLevel?: string;
  readonly server?: Partial<ServerOptions>;
}

/** A test that fails before it closes its server leaves it open, and the worker of Jest would never end. */
const open = new Set<FastifyInstance>();
afterAll(() => Promise.all([...open].map(closed)));
async function closed(app: FastifyInstance): Promise<void> {
  open.delete(app);
  // A client that has not read all of a body, as of one that only looks at the status, would keep its connection for seconds.
  await Promise.all([app.close(), app.server.closeAllConnections()]);
}

/** A server for a graph, on a port of its own. By default the cost of a client is not limited. */
export async function served(graph: Graph, { level = 0, logLevel = "warn", server, ...dependencies }: ServedOptions = {}) {
  const log: Json[] = [];
  const app = await createServer({
    model,
    graph,
    schema,
    identify: async () => ({ level, roles: [] }),
    cache: { bytes: 16_000_000, sharedMaxAge: 60 },
    server: { costPerMinute: 0, ...server },
    ...dependencies,
    logLevel,
    logTo: { write: (line) => log.push(JSON.parse(line)) },
  });
  open.add(app);
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(address + path, { headers });
  return {
    address,
    onConnection: (take: (socket: Socket) => void) => void app.server.on("connection", take),
    /** What the server has logged, an object a line. */
    log,
    get,
    post: (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${address}/graphql`, {
        method: "POST",
        headers: { ...json, ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    /** The rows of an address that ends in .json. */
    rows: async (path: string, headers?: Record<string, string>): Promise<Record<string, string | number | null>[]> => {
      const response = await get(path, headers);
      if (response.status !== 200) throw new Error(await response.text());
      return (await response.json()) as Json;
    },
    close: () => closed(app),
  };
}
export type Served = Awaited<ReturnType<typeof served>>;

/** Status and body at once, for tests that compare both. */
export const answered = async (response: Promise<Response>): Promise<{ status: number; body: Json }> => {
  const { status, text } = await response.then(async (r) => ({ status: r.status, text: await r.text() }));
  return { status, body: JSON.parse(text) };
};

/** Sends raw text, and returns all that is received until the server closes the connection, or `enough` holds. */
export const exchange = (address: string, text: string, enough: (received: string) => boolean = () => false): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk;
      if (enough(received)) socket.destroy();
    });
    // A connection that is cut off may end with a reset.
    socket.on("error", () => {});
    socket.on("close", () => resolve(received));
  });

/** Something that a test waits for, and the call that says that it has happened. */
export function happening(): { happened: Promise<void>; happens: () => void } {
  let happens = () => {};
  const happened = new Promise<void>((resolve) => {
    happens = resolve;
  });
  return { happened, happens };
}

/** The same graph, in which the statements that `when` picks wait until `go` is called. */
export function withHeldStatements(graph: Graph, when: (statement: string) => boolean): { graph: Graph; read: string[]; go: () => void } {
  const { happened: gone, happens: go } = happening();
  const statements: string[] = [];
  const read: Graph["read"] = async (text, parameters, signal, idsParameter) => {
    statements.push(text);
    // As an engine whose statement takes long.
    if (when(text)) await orAborted(gone, signal);
    return graph.read(text, parameters, signal, idsParameter);
  };
  return { graph: { ...graph, read }, read: statements, go };
}

/**
 * The same graph, in which the statements that `breaks.when` picks fail, with an error that must not be sent. It may wait before it
 * decides, so that a statement fails only after the client has received something.
 */
export function breakable(graph: Graph): { graph: Graph; breaks: { when: (statement: string) => boolean | Promise<boolean> } } {
  const breaks = { when: (_: string): boolean | Promise<boolean> => false };
  const throwIfBroken = async (text: string) => {
    if (await breaks.when(text)) throw new Error(`${secret}: ${text}`);
  };
  const read: Graph["read"] = async (text, parameters) => {
    await throwIfBroken(text);
    return graph.read(text, parameters);
  };
  const restoreState: Graph["restoreState"] = async () => {
    await throwIfBroken("restore state");
    return graph.restoreState();
  };
  return { graph: { ...graph, read, restoreState }, breaks };
}
export const secret = "a password and a path";
