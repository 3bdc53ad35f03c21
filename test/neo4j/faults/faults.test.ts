import { setTimeout as wait } from "node:timers/promises";
import { neo4jGraph } from "../../../src/graph/engines/neo4j.js";
import type { Graph } from "../../../src/graph/graph.js";
import { layoutOf } from "../../../src/graph/layout.js";
import { syncDataset } from "../../../src/graph/statements/dataset-sync.js";
import { readFolder } from "../../../src/import/readers/yaml/folder.js";
import { Practice } from "../../../src/model/entities/index.js";
import { model } from "../../../src/model/index.js";
import type { Dataset } from "../../../src/model/records.js";
import { contentOf } from "../../graph/content.js";
import { type Served, served } from "../../http/served.js";
import { seedFolder } from "../../seed/seeded.js";
import { world } from "../../world.js";
import { RealServer } from "./started.js";

/**
 * Requests while the Neo4j server is killed, paused or overloaded: each ends soon, with its own answer or an error. When the server is
 * back, they are answered again, and the API process needs no restart.
 */
const soon = 5000;
const about = { title: "A test", licence: "none", version: "1" };
/** How long a server that was overloaded may take until it answers in time again. */
const settling = 30_000;

let server: RealServer;
let graph: Graph;
let http: Served;
let seed: Dataset;
let practices: string[];
beforeAll(async () => {
  server = await RealServer.started();
  graph = await neo4jGraph(layoutOf(model), { uri: server.uri, timeoutMs: 3000 });
  ({ dataset: seed } = await readFolder(seedFolder, model));
  practices = seed.entities.filter((e) => e.type === Practice).map((e) => e.values.id);
  await put(seed);
  // Enough that requests wait for a connection of the graph, not for the HTTP server's own limit.
  http = await served(graph, { logLevel: "silent", server: { running: 16 } });
});
afterAll(async () => {
  await http?.close();
  await graph?.close();
  await server?.drop();
});

const put = (dataset: Dataset, progress?: () => void) => syncDataset(graph, model, { name: "test", about, digest: "1" }, dataset, progress);

/** Asks for one practice. @returns the id in the answer or the code of the error, and how long it took */
async function ask(id: string): Promise<{ id: string; outcome: string; ms: number }> {
  const start = performance.now();
  const response = await http.post({
    query: "query ($id: ID!) { practice(id: $id) { id addresses { totalCount nodes { id } } } }",
    variables: { id },
  });
  const { data, errors } = (await response.json()) as {
    data: { practice: { id: string } | null };
    errors?: { extensions: { code: string } }[];
  };
  return { id, outcome: errors?.[0]?.extensions.code ?? String(data.practice?.id), ms: performance.now() - start };
}
/** Each request ended soon, with its own answer or an expected error. */
function expectSound(replies: readonly Awaited<ReturnType<typeof ask>>[]) {
  const unsound = replies.filter(({ id, outcome, ms }) => ms > soon || ![id, "UNAVAILABLE", "TIMEOUT"].includes(outcome));
  expect(unsound).toEqual([]);
}
const ready = async () => (await http.get("/readyz")).status;
/** The server is ready again, and every request and a write succeed. */
async function expectRecovery() {
  const until = performance.now() + settling;
  while ((await ready()) !== 200 && performance.now() < until) await wait(100);
  for (let left = 20; left && (await ask(practices[0] as string)).outcome !== practices[0]; left--) await wait(100);
  const all = await Promise.all(practices.map(ask));
  expect(all.map(({ outcome }) => outcome)).toEqual(practices);
  await put(seed);
}

test("killed while requests run: each ends soon, and when it is back they are answered", async () => {
  const endless = graph.read("UNWIND range(1, 1000000000) AS x WITH x WHERE x < 0 RETURN count(x)", {}).catch((error) => error.code);
  const running = practices.map(ask);
  await wait(20);
  const start = performance.now();
  await server.kill();
  expectSound(await Promise.all(running));
  expect(["UNAVAILABLE", "TIMEOUT"]).toContain(await endless);
  expect(performance.now() - start).toBeLessThan(soon);
  expect((await ask(practices[0] as string)).outcome).toBe("UNAVAILABLE");
  expect(await ready()).toBe(503);
  expect((await http.get("/livez")).status).toBe(200);
  await server.start();
  await expectRecovery();
});

test("paused for ten seconds: requests end soon, none gets the answer of another, and afterwards all are answered", async () => {
  await Promise.all(practices.map(ask));
  const before = practices.map(ask);
  server.pause();
  const replies: Promise<Awaited<ReturnType<typeof ask>>>[] = [...before];
  const readiness: Promise<[number, number]>[] = [];
  const start = performance.now();
  const writing = put(seed).then(
    () => ({ outcome: "stored", ms: performance.now() - start }),
    (error) => ({ outcome: error.code, ms: performance.now() - start }),
  );
  try {
    for (let second = 0; second < 10; second++) {
      for (let i = 0; i < 20; i++) replies.push(ask(practices[(second * 20 + i) % practices.length] as string));
      const asking = performance.now();
      readiness.push(ready().then((status) => [status, performance.now() - asking]));
      await wait(1000);
    }
  } finally {
    server.resume();
  }
  const { outcome, ms } = await writing;
  expect(outcome).toBe("UNAVAILABLE");
  expect(ms).toBeLessThan(soon);
  expectSound(await Promise.all(replies));
  for (const [status, ms] of (await Promise.all(readiness)).slice(0, 7)) {
    expect(status).toBe(503);
    expect(ms).toBeLessThan(soon);
  }
  await expectRecovery();
});

test("overloaded by slow reads: they end, other requests are answered or refused soon, and then all are answered", async () => {
  const start = performance.now();
  const slow = Array.from({ length: 60 }, () =>
    graph.read("UNWIND range(1, 1000000000) AS x WITH x WHERE x < 0 RETURN count(x)", {}).catch((error) => error.code),
  );
  await wait(500);
  // The version stays known and /readyz stays 200: an overloaded server is alive, and a balancer must not remove the process.
  expect([(await http.get("/readyz")).status, await graph.version()]).toEqual([200, expect.any(String)]);
  expectSound(await Promise.all(practices.slice(0, 10).map(ask)));
  const ends = await Promise.all(slow);
  expect(ends.filter((code) => !["TIMEOUT", "UNAVAILABLE"].includes(code))).toEqual([]);
  expect(performance.now() - start).toBeLessThan(settling);
  await expectRecovery();
});

describe("killed in the middle of a load, it holds the old graph or the new one", () => {
  let [old, fresh]: Awaited<ReturnType<typeof contentOf>>[] = [];
  beforeAll(async () => {
    await put(seed);
    fresh = await contentOf(graph);
    await put(world);
    old = await contentOf(graph);
  });

  // After this many batches and milliseconds; the last two cases hit the commit.
  test.each([
    [1, 0],
    [12, 0],
    [Number.POSITIVE_INFINITY, 0],
    [Number.POSITIVE_INFINITY, 150],
  ])("after batch %d and %d ms", async (batch, ms) => {
    await put(world);
    let [batches, killed]: [number, Promise<void> | undefined] = [0, undefined];
    const total = seed.entities.length + seed.claims.length;
    const kill = () => {
      killed ??= wait(ms).then(() => server.kill());
    };
    const progress = (done = 0) => {
      if (++batches === batch || done === total) kill();
    };
    const ended = await put(seed, progress).then(
      () => "stored",
      (error) => error.code,
    );
    await killed;
    expect(["stored", "UNAVAILABLE"]).toContain(ended);
    await server.start();
    const until = performance.now() + settling;
    while ((await ready()) !== 200 && performance.now() < until) await wait(100);
    const content = await contentOf(graph);
    const holds = JSON.stringify(content.edges) === JSON.stringify(fresh?.edges) ? fresh : old;
    expect(content).toEqual(holds);
    if (ended === "stored") expect(holds).toBe(fresh);
  });
});
