import { setImmediate } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Metrics } from "../../src/http/observation/metrics.js";
import { Issue, Passage, Practice, Source } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";
import { many } from "./many.js";
import { type Served, served, withHeldStatements } from "./served.js";

/** Nothing but time tells a client whether somebody has asked the same before: no header, no status, no line of the log and no metric. */
const passages = Array.from({ length: 60 }, (_, i) => record(Passage, `long-${i}`, { heading: "A", startLine: 1 }, { OF: "long" }));
const long = datasetOf([
  record(Source, "long", { title: "A long report", availability: "HELD" }),
  ...passages,
  record(Issue, "theft", { roles: ["THREAT"] }),
  record(Practice, "hotline", { intent: "SUPPORTIVE" }),
  claim("hotline", "ADDRESSES", "theft", { id: "claim-long" }, { cites: passages.map(({ values }) => values.id) }),
]);
const graphs: Record<string, Graph> = {};
beforeAll(async () => {
  graphs.world = await graphOf(world);
  // Two pages of answers.
  graphs.many = await graphOf({ ...many, claims: many.claims.filter(({ object }) => object === "extortion").slice(0, 150) });
  await syncDataset(graphs.world, model, { name: "long", about: { title: "Long", licence: "none", version: "1" }, digest: "1" }, long);
});
afterAll(() => Promise.all(Object.values(graphs).map((graph) => graph.close())));

interface Sent {
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}
const post = (query: string, headers = {}): Sent => ({ path: "/graphql", body: { query }, headers });
const get = (path: string, headers = {}): Sent => ({ path, headers });
const byUrl = (query: string, headers = {}) => get(`/graphql?${new URLSearchParams({ query })}`, headers);
const overrun = '{ claim(id: "claim-long") { evidence { id } } }';

/** Replies without what differs each time. */
async function reply(server: Served, from: string, { path, body, headers }: Sent) {
  const response = await fetch(server.address + path, {
    method: body ? "POST" : "GET",
    ...(body && { body: JSON.stringify(body) }),
    headers: { ...(body && { "content-type": "application/json" }), ...headers, "x-forwarded-for": from },
  });
  const text = await response.text();
  const shown = [...response.headers].filter(([name]) => !["date", "x-request-id"].includes(name));
  // How long the budget still lasts follows from the first request of this client alone.
  const seconds = (value: string) => value.replace(/t=\d+/, "t=");
  return {
    id: response.headers.get("x-request-id"),
    status: response.status,
    headers: shown.map(([name, value]) => [name, name === "retry-after" ? "" : seconds(value)]),
    text: text.replace(/in \d+ s|"retryAfter":\d+/g, ""),
    etag: response.headers.get("etag"),
  };
}

const start = async (graph: Graph, costPerMinute: number) => {
  const metrics = new Metrics();
  const server = await served(graph, { server: { costPerMinute, trustedProxies: ["127.0.0.0/8"] }, logLevel: "info", metrics });
  const counted = async () => {
    const text = await metrics.registry.metrics();
    const samples = text
      .split("\n")
      .filter((line) => line.startsWith("resilience_graph_") && !/_seconds_(bucket|sum)|_connections |_clients /.test(line));
    return new Map(samples.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]));
  };
  /** All that a client, and the host, see of a sequence of requests. */
  const seenBy = async (client: string, asked: readonly Sent[]) => {
    const before = await counted();
    const replies: Awaited<ReturnType<typeof reply>>[] = [];
    for (const sent of asked) {
      const [last] = replies.slice(-1);
      const { "if-none-match": tag, ...headers } = sent.headers ?? {};
      const conditional = tag === undefined ? {} : { "if-none-match": tag === "the last" ? (last?.etag ?? "") : tag };
      replies.push(await reply(server, client, { ...sent, headers: { ...headers, ...conditional } as Record<string, string> }));
    }
    // A line is written after the last byte.
    const lineOf = (id: string | null) => server.log.find(({ reqId }) => reqId === id);
    while (!replies.every(({ id }) => lineOf(id))) await setImmediate();
    const lines = replies.map(({ id }) => {
      const { time, reqId, ms, ...line } = lineOf(id);
      return line;
    });
    const metricsAdded = [...(await counted())].map(([name, n]) => [name, n - (before.get(name) ?? 0)]).filter(([, n]) => n !== 0);
    return { replies: replies.map(({ id, ...shown }) => shown), lines, metricsAdded };
  };
  return { server, seenBy };
};

const gzip = { "accept-encoding": "gzip" };
const sequences: [string, string, readonly Sent[]][] = [
  [
    "a question by POST",
    "world",
    [post('{ responses(issue: "extortion") { totalCount nodes { practice { id } evidence { locator } } } }')],
  ],
  ["a question by URL", "world", [byUrl("{ communities { totalCount nodes { id name } } }")]],
  ["one that reads beyond its estimate", "world", [post(overrun), byUrl(overrun)]],
  ["a search that counts", "world", [post('{ search(query: "r") { totalCount nodes { node { id } } } }')]],
  ["a compressed answer", "world", [byUrl("{ issues { nodes { id name description subjectOf { nodes { id statement } } } } }", gzip)]],
  [
    "ids that are perhaps former ones",
    "world",
    [post('{ issues(filter: { id: { in: ["extortion", "nobody"] } }) { nodes { id } } }'), byUrl('{ node(id: "nobody") { id } }')],
  ],
  ["304", "world", [byUrl(overrun), byUrl(overrun, { "if-none-match": "the last" }), byUrl(overrun, { ...gzip, "if-none-match": "*" })]],
  ["the document of a ready question", "world", [get("/graphql?documentId=dataset")]],
  [
    "the rows of a ready question",
    "world",
    [get("/questions/what-a-community-faces.csv?community=river"), get("/questions/search.json?query=river")],
  ],
  [
    "rows of many pages",
    "many",
    [get("/questions/responses.json?issue=extortion&place=valley"), get("/questions/responses.csv?issue=extortion&place=valley", gzip)],
  ],
  [
    "what is refused",
    "world",
    [
      post("{ nothing }"),
      post('{ responses(issue: "nobody") { totalCount } }'),
      get("/questions/what-a-community-faces.csv?community=nobody"),
    ],
  ],
];

describe.each(sequences)("%s", (_, of, asked) => {
  let whole = 0;
  test("looks the same to the first, the second and the third client, and costs the same each time", async () => {
    const { server, seenBy } = await start(graphs[of] as Graph, 1_000_000);
    const first = await seenBy("192.0.2.1", asked);
    expect(await seenBy("192.0.2.2", asked)).toEqual(first);
    expect(await seenBy("192.0.2.3", asked)).toEqual(first);
    const again = await seenBy("192.0.2.1", asked);
    expect([again.lines, again.metricsAdded]).toEqual([first.lines, first.metricsAdded]);
    whole = first.lines.reduce((sum, { cost }) => sum + Math.ceil(cost), 0);
    await server.close();
  });
  test.each([
    ["a little", (cost: number) => cost - 1],
    ["half", (cost: number) => Math.ceil(cost / 2)],
  ])("is refused at the same request to a client that lacks %s of what it costs", async (_, part) => {
    const { server, seenBy } = await start(graphs[of] as Graph, Math.max(1, part(whole)));
    const first = await seenBy("192.0.2.1", asked);
    // Each by a client of its own, so that it has a whole budget.
    for (const [i, sent] of asked.entries()) await seenBy(`192.0.2.${100 + i}`, [sent]);
    expect(await seenBy("192.0.2.2", asked)).toEqual(first);
    await server.close();
  });
});

test("a client that comes while the same is read for another sees what it would see alone", async () => {
  const query = { query: overrun };
  const ask = async (others: number) => {
    const held = withHeldStatements(graphs.world as Graph, () => true);
    const server = await served(held.graph, { server: { costPerMinute: 100_000, trustedProxies: ["127.0.0.0/8"] }, logLevel: "info" });
    const sent = { path: "/graphql", body: query };
    const first = Array.from({ length: others }, (_, i) => reply(server, `192.0.2.${10 + i}`, sent));
    while (others > 0 && held.read.length === 0) await setImmediate();
    const mine = reply(server, "192.0.2.2", sent);
    // It waits for the same once the server has read it: an answer to a later request shows that.
    await fetch(`${server.address}/livez`);
    while (held.read.length === 0) await setImmediate();
    held.go();
    const { id, ...shown } = await mine;
    await Promise.all(first);
    while (!server.log.some(({ reqId }) => reqId === id)) await setImmediate();
    const { time, reqId, ms, ...line } = server.log.find((l) => l.reqId === id);
    await server.close();
    return { shown, line };
  };
  expect(await ask(3)).toEqual(await ask(0));
});

describe("answers that are kept for each client alone", () => {
  const keeping = async (perClient: boolean) => {
    const watched = { texts: [] as string[] };
    const graph = graphs.world as Graph;
    const read: Graph["read"] = (text, ...rest) => {
      watched.texts.push(text);
      return graph.read(text, ...rest);
    };
    const server = await served(
      { ...graph, read },
      {
        server: { trustedProxies: ["127.0.0.0/8"] },
        cache: { bytes: 1_000_000, sharedMaxAge: 60, perClient },
      },
    );
    const statements = async (from: string, sent: Sent) => {
      const before = watched.texts.length;
      const { status, headers } = await reply(server, from, sent);
      return { status, sent: watched.texts.length - before, cacheControl: headers.find(([name]) => name === "cache-control")?.[1] };
    };
    return { server, statements };
  };
  const rows = get("/questions/what-a-community-faces.csv?community=river");

  test.each([
    ["GraphQL", byUrl(overrun)],
    ["rows", rows],
    ["compressed", byUrl(overrun, gzip)],
  ])("%s", async (_, sent) => {
    const { server, statements } = await keeping(true);
    const first = await statements("192.0.2.1", sent);
    expect(first.sent).toBeGreaterThan(0);
    expect(await statements("192.0.2.1", sent)).toEqual({ ...first, sent: 0 });
    expect(await statements("192.0.2.2", sent)).toEqual(first);
    expect(await statements("2001:db8::1", sent)).toEqual(first);
    expect(await statements("2001:db8::2", sent)).toEqual({ ...first, sent: 0 });
    // No cache on the way keeps it for others either.
    expect(first.cacheControl).toBe("private, max-age=0, must-revalidate");
    await server.close();
  });
  test("by default one answer is for all", async () => {
    const { server, statements } = await keeping(false);
    const first = await statements("192.0.2.1", rows);
    expect(await statements("192.0.2.2", rows)).toEqual({ ...first, sent: 0 });
    expect(first.cacheControl).toBe("public, max-age=0, s-maxage=60, must-revalidate");
    await server.close();
  });
});
