import { setTimeout as wait } from "node:timers/promises";
import neo4j, { type Driver } from "neo4j-driver";
import { neo4jGraph } from "../../../src/graph/engines/neo4j.js";
import type { Graph } from "../../../src/graph/graph.js";
import { layoutOf } from "../../../src/graph/layout.js";
import { model } from "../../../src/model/index.js";
import { type Served, served } from "../../http/served.js";
import { proxyTo } from "./proxy.js";
import { RealServer } from "./started.js";
import { until } from "./until.js";

/** A server that locks a user out after three wrong passwords, for as long as wrong ones keep coming. */
const [old, fresh] = ["first-password", "second-password"];
let server: RealServer;
let proxy: Awaited<ReturnType<typeof proxyTo>>;
let admin: Driver;
let graph: Graph;
let http: Served;
beforeAll(async () => {
  server = await RealServer.started({ password: old, lock: "5s" });
  proxy = await proxyTo(server.uri);
  admin = neo4j.driver(server.uri, neo4j.auth.basic("neo4j", old));
  graph = await neo4jGraph(layoutOf(model), { uri: proxy.uri, password: old, versionPollMs: 200 });
  // No answer is cached: a cached answer needs no server.
  http = await served(graph, { logLevel: "silent", cache: { bytes: 0, sharedMaxAge: 0 } });
});
afterAll(async () => {
  await http?.close();
  await graph?.close();
  await admin?.close();
  proxy?.close();
  await server?.drop();
});

const change = (from: string, to: string) => admin.executeQuery(`ALTER CURRENT USER SET PASSWORD FROM '${from}' TO '${to}'`);
const ask = async () => {
  const start = performance.now();
  // The records are read anew: a total alone is kept for as long as nothing is known to have changed.
  const response = await http.post({ query: "{ places(first: 1) { nodes { id } totalCount } }" });
  const { data, errors } = JSON.parse(await response.text());
  return { outcome: errors?.[0].extensions.code ?? data.places.totalCount, ms: performance.now() - start };
};

test("a process with an old password tries less and less often, so that others are not locked out, and recovers when the password is valid again", async () => {
  expect((await ask()).outcome).toBe(0);
  await change(old, fresh);
  proxy.cut();
  expect((await Promise.all(Array.from({ length: 5 }, ask))).map(({ outcome }) => outcome)).toEqual(Array(5).fill("UNAVAILABLE"));

  // It tries again after 1, 3 and 7 seconds. The requests in between do not try, and are refused at once.
  const before = proxy.counted.connections;
  for (let request = 0; request < 40; request++) {
    const { outcome, ms } = await ask();
    expect(outcome).toBe("UNAVAILABLE");
    expect(ms).toBeLessThan(1000);
    await wait(250);
  }
  expect((await http.get("/readyz")).status).toBe(503);
  expect((await http.get("/livez")).status).toBe(200);
  const again = proxy.counted.connections - before;
  expect(again).toBeGreaterThan(1);
  expect(again).toBeLessThan(5);

  const other = neo4j.driver(server.uri, neo4j.auth.basic("neo4j", fresh));
  try {
    await until(() => other.verifyAuthentication().then((accepted) => expect(accepted).toBe(true)));
  } finally {
    await other.close();
  }
  await change(fresh, old);
  await until(async () => expect((await http.get("/readyz")).status).toBe(200), 60);
  expect((await ask()).outcome).toBe(0);
});
