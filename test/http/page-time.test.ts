import type { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { Metrics } from "../../src/http/observation/metrics.js";
import { graphOf } from "../harness.js";
import { oneOf } from "../parts.js";
import { answers, claims, many } from "./many.js";
import { readsPageOf } from "./page-statements.js";
import { served, withHeldStatements } from "./served.js";

/** Each page of rows by URL has the whole time of a request, from when its turn comes. The clock of the tests moves only when they say so. */
const limit = 10_000;
let whole: Graph;
beforeAll(async () => {
  whole = await graphOf(many);
});
afterAll(() => whole.close());
beforeEach(() => {
  jest.useFakeTimers({
    doNotFake: [
      "nextTick",
      "setImmediate",
      "clearImmediate",
      "queueMicrotask",
      "performance",
      "hrtime",
      "Date",
      "setInterval",
      "clearInterval",
    ],
  });
});
afterEach(() => {
  jest.useRealTimers();
});

/** The same graph, in which each page takes a part of the time of a request. */
function slow(graph: Graph, path: string, share = 0.7): { graph: Graph; pages: () => number } {
  let pages = 0;
  const read: Graph["read"] = async (text, parameters, signal) => {
    const rows = await graph.read(text, parameters, signal);
    if (readsPageOf(path)(text)) {
      pages++;
      jest.advanceTimersByTime(limit * share);
      // As an engine whose statement takes as long.
      signal?.throwIfAborted();
    }
    return rows;
  };
  return { graph: { ...graph, read }, pages: () => pages };
}

const question = "issue=extortion&place=valley";
test.each<[string, number, number]>(
  oneOf([
    [`/questions/responses.ndjson?${question}`, answers, 13],
    [`/responses.ndjson?${question}`, answers, 3],
    ["/claims.ndjson", claims, 2],
  ]),
)("%s has its time for each page", async (path, rows, pages) => {
  const slowed = slow(whole, path);
  const server = await served(slowed.graph, { requestTimeoutMs: limit });
  const response = await server.get(path);
  expect([response.status, (await response.text()).trim().split("\n").length]).toEqual([200, rows]);
  expect(slowed.pages()).toBe(pages);
  await server.close();
});

test.each([`/questions/responses.csv?${question}`, `/responses.csv?${question}`, "/claims.csv", "/dataset.csv"])(
  "%s is refused if one page takes longer",
  async (path) => {
    const { graph } = slow(whole, path, 1.1);
    const server = await served(graph, { requestTimeoutMs: limit });
    const response = await server.get(path);
    expect([response.status, ((await response.json()) as { error: unknown }).error]).toEqual([
      504,
      expect.objectContaining({ code: "TIMEOUT", limit }),
    ]);
    await server.close();
  },
);

test("a connection on which an answer is awaited is not idle, however many pages it takes", async () => {
  const path = `/questions/responses.ndjson?${question}`;
  const isPage = readsPageOf(path);
  const { graph, read, go } = withHeldStatements(whole, isPage);
  const server = await served(graph, { requestTimeoutMs: limit, server: { idleMs: 60_000 } });
  const sockets: Socket[] = [];
  server.onConnection((socket) => sockets.push(socket));
  const awaited = server.get(path);
  while (!read.some(isPage)) await turn();
  expect(sockets.map(({ timeout }) => timeout)).toEqual([0]);
  go();
  expect((await awaited).status).toBe(200);
  expect(sockets.map(({ timeout }) => timeout)).not.toContain(0);
  await server.close();
});

describe("the wait for a slot is not counted", () => {
  const paths = [
    `/questions/responses.csv?${question}`,
    `/responses.csv?${question}`,
    "/claims.csv",
    "/dataset.csv",
    "/search.csv?query=report",
  ];
  test.each(oneOf(paths))("%s", async (path) => {
    let held = true;
    const { graph, read, go } = withHeldStatements(whole, () => held);
    const metrics = new Metrics();
    const server = await served(graph, { requestTimeoutMs: limit, metrics, server: { running: 1, waiting: 5, waitMs: limit * 10 } });
    const first = server.post({ query: "{ issues { nodes { id } } }" });
    while (read.length === 0) await turn();
    const waits = server.get(path);
    while (!/^resilience_graph_waiting 1$/m.test(await metrics.registry.metrics())) await turn();
    jest.advanceTimersByTime(limit * 2);
    held = false;
    go();
    await first;
    const response = await waits;
    expect([path, response.status]).toEqual([path, 200]);
    expect((await response.text()).split("\r\n").length).toBeGreaterThan(2);
    await server.close();
  });
});
