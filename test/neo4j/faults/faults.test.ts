import { setTimeout as wait } from "node:timers/promises";
import { neo4jGraph } from "../../../src/graph/engines/neo4j.js";
import type { Graph } from "../../../src/graph/graph.js";
import { layoutOf } from "../../../src/graph/layout.js";
import { store } from "../../../src/graph/statements/store.js";
import { readFolder } from "../../../src/import/folder.js";
import { model } from "../../../src/model/index.js";
import { Practice } from "../../../src/model/practice.js";
import type { Dataset } from "../../../src/model/records.js";
import { contentOf } from "../../graph/content.js";
import { type Served, served } from "../../http/served.js";
import { seedFolder } from "../../seed/seeded.js";
import { world } from "../../world.js";
import { RealServer } from "./started.js";

/**
 * What becomes of requests when the server that keeps the graph dies, stops, or is overrun: each ends soon, with its own answer or an
 * error that says so, and all is well again when the server is, without a restart of ours.
 */
const soon = 5000;
const about = { title: "A test", licence: "none", version: "1" };
/** A server that was busy a moment ago may answer late: this long it is given before it is asked to be quick again. */
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
  // As many at once as before a server by default: else some wait for their place in line before they wait for a connection.
  http = await served(graph, { logLevel: "silent", serving: { running: 16 } });
});
afterAll(async () => {
  await http?.close();
  await graph?.close();
  await server?.drop();
});

const put = (dataset: Dataset, progress?: () => void) => store(graph, model, { name: "test", about, digest: "1" }, dataset, progress);

/** Asks for one practice, and says what came of it, and when. */
async function ask(id: string): Promise<{ id: string; said: string; ms: number }> {
  const start = performance.now();
  const response = await http.post({
    query: "query ($id: ID!) { practice(id: $id) { id addresses { totalCount nodes { id } } } }",
    variables: { id },
  });
  const { data, errors } = (await response.json()) as {
    data: { practice: { id: string } | null };
    errors?: { extensions: { code: string } }[];
  };
  return { id, said: errors?.[0]?.extensions.code ?? String(data.practice?.id), ms: performance.now() - start };
}
/** Every one ended soon, and with its own answer if with any. */
function expectSound(asked: readonly Awaited<ReturnType<typeof ask>>[]) {
  const unsound = asked.filter(({ id, said, ms }) => ms > soon || ![id, "UNAVAILABLE", "TIMEOUT"].includes(said));
  expect(unsound).toEqual([]);
}
const ready = async () => (await http.get("/readyz")).status;
/** All is well again. */
async function expectRecovery() {
  const until = performance.now() + settling;
  while ((await ready()) !== 200 && performance.now() < until) await wait(100);
  for (let left = 20; left && (await ask(practices[0] as string)).said !== practices[0]; left--) await wait(100);
  const all = await Promise.all(practices.map(ask));
  expect(all.map(({ said }) => said)).toEqual(practices);
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
  expect((await ask(practices[0] as string)).said).toBe("UNAVAILABLE");
  expect(await ready()).toBe(503);
  expect((await http.get("/livez")).status).toBe(200);
  await server.start();
  await expectRecovery();
});

test("paused for ten seconds: requests end soon, none gets another's answer, and then all are answered", async () => {
  await Promise.all(practices.map(ask));
  const before = practices.map(ask);
  server.pause();
  const asked: Promise<Awaited<ReturnType<typeof ask>>>[] = [...before];
  const readiness: Promise<[number, number]>[] = [];
  const start = performance.now();
  const writing = put(seed).then(
    () => ({ said: "stored", ms: performance.now() - start }),
    (error) => ({ said: error.code, ms: performance.now() - start }),
  );
  try {
    for (let second = 0; second < 10; second++) {
      for (let i = 0; i < 20; i++) asked.push(ask(practices[(second * 20 + i) % practices.length] as string));
      const asking = performance.now();
      readiness.push(ready().then((status) => [status, performance.now() - asking]));
      await wait(1000);
    }
  } finally {
    server.resume();
  }
  const { said, ms } = await writing;
  expect(said).toBe("UNAVAILABLE");
  expect(ms).toBeLessThan(soon);
  expectSound(await Promise.all(asked));
  for (const [status, ms] of (await Promise.all(readiness)).slice(0, 7)) {
    expect(status).toBe(503);
    expect(ms).toBeLessThan(soon);
  }
  await expectRecovery();
});

test("overrun by slow readers: they end, others are answered or turned away soon, and then all are answered", async () => {
  const start = performance.now();
  const slow = Array.from({ length: 60 }, () =>
    graph.read("UNWIND range(1, 1000000000) AS x WITH x WHERE x < 0 RETURN count(x)", {}).catch((error) => error.code),
  );
  await wait(500);
  // How old answers are is known all the while, and that the server is there: too much to do is no reason to be taken out.
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

  // After so many batches, and so many milliseconds later: the last ones meet the commit.
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
