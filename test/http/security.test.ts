import { contentSecurityPolicy } from "../../src/console/policy.js";
import type { Graph } from "../../src/graph/graph.js";
import { built } from "../built.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { breakable, held, type Served, served, spoken } from "./served.js";

/** What every answer says to browsers, whatever it is: the page, data, refusals and faults. */
let graph: Graph;
let server: Served;
/** One that has neither a place nor a budget left. */
let full: Served;
let poor: Served;
let broken: Served;
let go: () => void;
beforeAll(async () => {
  await built();
  graph = await graphOf(world);
  server = await served(graph);
  poor = await served(graph, { serving: { costPerMinute: 1 } });
  const { graph: whole, breaks } = breakable(graph);
  breaks.when = () => true;
  broken = await served(whole, { logLevel: "silent" });
  const slow = held(graph, () => true);
  go = slow.go;
  full = await served(slow.graph, { serving: { running: 1, waiting: 0 } });
  full.get("/claims.csv").catch(() => {});
  while (slow.read.length === 0) await new Promise(setImmediate);
});
afterAll(async () => {
  go();
  for (const one of [server, full, poor, broken]) await one.close();
  await graph.close();
});

const policyOfData = "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'";
const assetOf = async () => /(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/.exec(await (await server.get("/")).text())?.[1];
const csv = "/responses.csv?issue=extortion";

/** Each kind of answer: its status, its policy, and how to come by it. */
const answers: [string, number, string, () => Promise<Response>][] = [
  ["the page", 200, contentSecurityPolicy, () => server.get("/")],
  ["a script of the page", 200, contentSecurityPolicy, async () => server.get(`/${await assetOf()}`)],
  ["the schema", 200, policyOfData, () => server.get("/schema.graphql")],
  ["the gallery", 200, policyOfData, () => server.get("/gallery.json")],
  ["a query", 200, policyOfData, () => server.post({ query: "{ __typename }" })],
  ["a query by address", 200, policyOfData, () => server.get("/graphql?query={__typename}")],
  ["a query that is none", 200, policyOfData, () => server.post({ query: "{" })],
  ["rows", 200, policyOfData, () => server.get(csv)],
  ["rows that there are not", 404, policyOfData, () => server.get("/responses.csv?issue=nothing")],
  ["life", 200, policyOfData, () => server.get("/livez")],
  ["readiness", 200, policyOfData, () => server.get("/readyz")],
  ["nothing", 404, policyOfData, () => server.get("/nothing")],
  ["an address that is none", 400, policyOfData, () => server.get("/%zz")],
  ["an address without end", 414, policyOfData, () => server.get(`/${"x".repeat(9000)}`)],
  ["another method", 405, policyOfData, () => fetch(`${server.address}/graphql`, { method: "DELETE" })],
  ["another content type", 415, policyOfData, () => server.post("<x/>", { "content-type": "application/xml" })],
  ["too large a body", 413, policyOfData, () => server.post({ query: "x".repeat(300_000) })],
  ["a client that has spent its budget", 429, policyOfData, () => poor.get(csv)],
  ["no place", 503, policyOfData, () => full.get(csv)],
  ["a fault of ours", 500, policyOfData, () => broken.get(csv)],
  ["a preflight", 204, policyOfData, () => preflight("POST")],
];
const preflight = (method: string, headers = "content-type") =>
  fetch(`${server.address}/graphql`, {
    method: "OPTIONS",
    headers: { origin: "https://example.org", "access-control-request-method": method, "access-control-request-headers": headers },
  });

test.each(answers)("%s: %i", async (_, status, policy, ask) => {
  const response = await ask();
  const of = (name: string) => response.headers.get(name);
  expect([response.status, of("content-security-policy")]).toEqual([status, policy]);
  expect(of("x-content-type-options")).toBe("nosniff");
  expect(of("referrer-policy")).toBe("no-referrer");
  expect(of("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  // Nobody is told what it runs on, and nobody is remembered by a cookie.
  for (const absent of ["set-cookie", "server", "x-powered-by", "strict-transport-security", "access-control-allow-credentials"])
    expect([absent, of(absent)]).toEqual([absent, null]);
  if (status < 400) return;
  const { error, errors } = (await response.json()) as { error?: { code: string }; errors?: { extensions: { code: string } }[] };
  expect(error?.code ?? errors?.[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
  if (error) expect(of("cache-control")).toBe("no-store");
});

test("what is no HTTP is answered with the same, and the connection ends", async () => {
  const said = await spoken(server.address, "HELO example.org\r\n\r\n");
  expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  for (const header of [`Content-Security-Policy: ${policyOfData}`, "X-Content-Type-Options: nosniff", "Connection: close"])
    expect(said).toContain(`${header}\r\n`);
  expect(JSON.parse(said.split("\r\n\r\n")[1] as string)).toEqual({ error: { code: "BAD_USER_INPUT", message: expect.any(String) } });
});

describe("other sites", () => {
  test("may read everything, and see what tells them how", async () => {
    for (const response of [server.get(csv, { origin: "https://example.org" }), server.post({ query: "{ __typename }" }), poor.get(csv)]) {
      const { headers } = await response;
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("access-control-expose-headers")).toBe("ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id");
      expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      expect(headers.get("vary")).not.toMatch(/origin/i);
    }
  });
  test("and nothing else: no other method, no header that says who asks, and not to frame the page", async () => {
    const { status, headers } = await preflight("DELETE", "authorization, x-anything");
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-methods")).toBe("GET, HEAD, POST");
    expect(headers.get("access-control-allow-headers")).toBe("Accept, Accept-Language, Content-Type, If-None-Match, X-Request-Id");
    expect(headers.get("access-control-max-age")).toBe("86400");
    const page = await server.get("/");
    expect(page.headers.get("x-frame-options")).toBe("DENY");
  });
  test("are not told who asked before them: no answer depends on a cookie or on credentials", async () => {
    const [one, other] = await Promise.all([
      server.get(csv, { cookie: "session=1", authorization: "Bearer x" }).then((r) => r.text()),
      server.get(csv).then((r) => r.text()),
    ]);
    expect(one).toBe(other);
  });
});

test("browsers are told to come back by https where that is set", async () => {
  const behindTls = await served(graph, { serving: { hstsSeconds: 31_536_000 } });
  expect((await behindTls.get("/livez")).headers.get("strict-transport-security")).toBe("max-age=31536000");
  await behindTls.close();
});
