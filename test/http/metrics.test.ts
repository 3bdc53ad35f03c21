import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "../../src/graph/graph.js";
import { Metrics } from "../../src/http/observation/metrics.js";
import { root } from "../built.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { breakable, type Served, served } from "./served.js";

/** The metrics for Prometheus, on a port of their own. */
let graph: Graph;
let server: Served;
let metrics: Awaited<ReturnType<Metrics["listen"]>>;
let breaks: ReturnType<typeof breakable>["breaks"];
beforeAll(async () => {
  ({ graph, breaks } = breakable(await graphOf(world)));
  const collected = new Metrics();
  metrics = await collected.listen({ host: "127.0.0.1", port: 0 });
  server = await served(graph, { metrics: collected, logLevel: "silent", server: { costPerMinute: 2000 } });
});
afterAll(async () => {
  await server.close();
  await metrics.close();
  await graph.close();
});

/** Every sample by its name and labels. @throws for a line that is neither a sample nor a comment of the text format */
async function samples(): Promise<Map<string, number>> {
  const response = await fetch(`${metrics.address}/metrics`);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  const values = new Map<string, number>();
  for (const line of (await response.text()).trimEnd().split("\n")) {
    if (line === "" || /^# (HELP|TYPE) [a-z0-9_:]+ \S/.test(line)) continue;
    const [, name, labels = "", value] = /^([a-z_][a-z0-9_]*)(\{(?:[a-z_]+="[^"\\]*",?)*\})? (\S+)$/i.exec(line) ?? [];
    if (!name || Number.isNaN(Number(value?.replace("Nan", "0")))) throw new Error(`No sample: ${line}`);
    values.set(name.replace(/^resilience_graph_/, "") + labels, Number(value));
  }
  return values;
}
/** Sends requests, and waits until they are counted, which happens after the last byte. */
async function counted(requests: (() => Promise<Response>)[]): Promise<Map<string, number>> {
  const total = (of: Map<string, number>) => [...of].reduce((sum, [name, n]) => sum + (name.startsWith("requests_total") ? n : 0), 0);
  const before = total(await samples());
  for (const ask of requests) await (await ask()).arrayBuffer();
  for (;;) {
    const after = await samples();
    if (total(after) === before + requests.length) return after;
  }
}

test("requests, errors, statements, times and costs are counted under names that the program itself gives", async () => {
  const named = "query Responses($issue: ID!) { responses(issue: $issue) { totalCount } }";
  const found = await counted([
    () => server.post({ query: named, variables: { issue: "extortion" } }),
    () => server.post({ query: named.replace("Responses", "MadeUp"), variables: { issue: "extortion" } }),
    () => server.post({ query: "{ nothing }" }),
    () => server.get("/responses.csv?issue=extortion"),
    () => server.get("/responses.csv?issue=nothing"),
    () => server.get("/made-up-1"),
    () => server.get("/made-up-2"),
    () => server.get("/%zz"),
  ]);
  expect(Object.fromEntries(found)).toMatchObject({
    'requests_total{route="/graphql",status="200"}': 3,
    'requests_total{route="/responses.csv",status="200"}': 1,
    'requests_total{route="/responses.csv",status="404"}': 1,
    'requests_total{route="none",status="404"}': 2,
    'requests_total{route="none",status="400"}': 1,
    'operations_total{operation="Responses"}': 1,
    'operations_total{operation="other"}': 2,
    'errors_total{code="NOT_FOUND"}': 3,
    'errors_total{code="GRAPHQL_VALIDATION_FAILED"}': 1,
    'request_seconds_count{route="/graphql"}': 3,
    'request_statements_count{route="/graphql"}': 2,
    'request_cost_count{route="/responses.csv"}': 2,
    running: 0,
    waiting: 0,
    clients: 1,
    rate_limited_total: 0,
  });
  expect(found.get('request_statements_sum{route="/graphql"}')).toBeGreaterThan(2);
  expect(found.get("connections")).toBeGreaterThan(0);
  for (const sample of ["nodejs_eventloop_lag_p99_seconds", "process_resident_memory_bytes"]) expect([...found.keys()]).toContain(sample);
  // No name that a client made up is in it.
  expect([...found.keys()].filter((name) => /MadeUp|made-up|nothing|extortion/.test(name))).toEqual([]);
});

test("faults and refusals are counted on their own", async () => {
  breaks.when = () => true;
  const faulty = await counted([
    () => server.get("/responses.csv?issue=extortion"),
    () => server.post({ query: "{ dataset { sets { name } } }" }),
  ]);
  breaks.when = () => false;
  expect(faulty.get('errors_total{code="INTERNAL_SERVER_ERROR"}')).toBe(2);
  expect(faulty.get('requests_total{route="/responses.csv",status="500"}')).toBe(1);
  const statuses: number[] = [];
  const every = async () => {
    const response = await server.get("/claims.csv");
    statuses.push(response.status);
    return response;
  };
  const spent = await counted(Array.from({ length: 20 }, () => every));
  const refused = statuses.filter((status) => status === 429).length;
  expect(refused).toBeGreaterThan(0);
  expect([spent.get("rate_limited_total"), spent.get('errors_total{code="LIMIT_EXCEEDED"}')]).toEqual([refused, refused]);
});

test("the manual lists them, with their labels", async () => {
  const manual = readFileSync(join(root, "docs/operations.md"), "utf8");
  const described = [...manual.matchAll(/`(resilience_graph_[a-z_]+)(?:\{[a-z,]+\})?`/g)].map(([, name]) => name);
  const exposed = (await (await fetch(`${metrics.address}/metrics`)).text()).matchAll(/^# TYPE (resilience_graph_\S+)/gm);
  expect([...new Set(described)].sort()).toEqual([...exposed].map(([, name]) => name).sort());
});

test("the port of the metrics serves nothing else, and the public port no metrics", async () => {
  expect(await (await fetch(`${metrics.address}/livez`)).json()).toEqual({ status: "live" });
  for (const path of ["/", "/graphql", "/metrics/more", "/claims.csv"]) expect((await fetch(metrics.address + path)).status).toBe(404);
  expect((await server.get("/metrics")).status).toBe(404);
});
