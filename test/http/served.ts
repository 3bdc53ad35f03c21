import { connect } from "node:net";
import { questions } from "../../src/api/questions/index.js";
import { schemaOf } from "../../src/api/schema.js";
import type { Serving } from "../../src/config.js";
import type { Graph } from "../../src/graph/graph.js";
import { type Served as ServedBy, serverOf } from "../../src/http/server.js";
import type { Level } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
type Json = any;
const json = { "content-type": "application/json" };
const schema = schemaOf(model, questions);

interface How extends Pick<ServedBy, "metrics" | "stopping" | "limits" | "requestTimeoutMs" | "viewer" | "keeping"> {
  readonly level?: Level;
  readonly logLevel?: string;
  readonly serving?: Partial<Serving>;
}

/** A graph behind a server on a port of its own, asked as any client asks it. Unless said otherwise, clients may ask as much as they like. */
export async function served(graph: Graph, { level = 0, logLevel = "warn", serving, ...more }: How = {}) {
  const log: Json[] = [];
  const app = await serverOf({
    model,
    graph,
    schema,
    viewer: () => level,
    keeping: { bytes: 16_000_000, sharedMaxAge: 60 },
    serving: { costPerMinute: 0, ...serving },
    ...more,
    logLevel,
    logTo: { write: (line) => log.push(JSON.parse(line)) },
  });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(address + path, { headers });
  return {
    address,
    /** What the server has logged, a record a line. */
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
    close: () => app.close(),
  };
}
export type Served = Awaited<ReturnType<typeof served>>;

/** Status and body at once, for tests that compare both. */
export const answered = async (response: Promise<Response>): Promise<{ status: number; body: Json }> => {
  const { status, text } = await response.then(async (r) => ({ status: r.status, text: await r.text() }));
  return { status, body: JSON.parse(text) };
};

/** Sends text as it is, and gives back all that came until the server hung up, or as soon as `enough` of it has. */
export const spoken = (address: string, text: string, enough: (said: string) => boolean = () => false): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk;
      if (enough(said)) socket.destroy();
    });
    // Whoever is cut off may see a reset: that is an end too.
    socket.on("error", () => {});
    socket.on("close", () => resolve(said));
  });

/** The same graph, whose reads of what `when` names wait until `go` is called. */
export function held(graph: Graph, when: (statement: string) => boolean): { graph: Graph; read: string[]; go: () => void } {
  let go = () => {};
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  const statements: string[] = [];
  const read: Graph["read"] = async (text, parameters, signal) => {
    statements.push(text);
    if (when(text)) await gone;
    return graph.read(text, parameters, signal);
  };
  return { graph: { ...graph, read }, read: statements, go };
}

/** The same graph, whose reads fail as soon as they are told to; the error says what nobody outside may read. */
export function breakable(graph: Graph): { graph: Graph; breaks: { when: (statement: string) => boolean } } {
  const breaks = { when: (_: string) => false };
  const broken = (text: string) => {
    if (breaks.when(text)) throw new Error(`${secret}: ${text}`);
  };
  const read: Graph["read"] = async (text, parameters) => {
    broken(text);
    return graph.read(text, parameters);
  };
  const loading: Graph["loading"] = async () => {
    broken("what is being loaded");
    return graph.loading();
  };
  return { graph: { ...graph, read, loading }, breaks };
}
export const secret = "a password and a path";
