import type { Graph } from "../../src/graph/graph.js";
import { consolePolicy, explorerPolicy } from "../../src/web/policy.js";
import { built } from "../built.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { breakable, exchange, type Served, served, withHeldStatements } from "./served.js";

/** The headers for browsers that every kind of answer has: the page, data, refusals and faults. */
let graph: Graph;
let server: Served;
/** Servers with no slot left, and with no budget left. */
let full: Served;
let poor: Served;
let broken: Served;
let go: () => void;
beforeAll(async () => {
  await built();
  graph = await graphOf(world);
  server = await served(graph);
  poor = await served(graph, { server: { costPerMinute: 1 } });
  const { graph: whole, breaks } = breakable(graph);
  breaks.when = () => true;
  broken = await served(whole, { logLevel: "silent" });
  const slow = withHeldStatements(graph, () => true);
  go = slow.go;
  full = await served(slow.graph, { server: { running: 1, waiting: 0 } });
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

/** Each kind of answer: its status, its policy, and a request that gets it. */
const answers: [string, number, string, () => Promise<Response>][] = [
  ["a page", 200, explorerPolicy, () => server.get("/responses?issue=extortion")],
  ["the console", 200, consolePolicy, () => server.get("/console")],
  ["a script of a page", 200, consolePolicy, async () => server.get(`/${await assetOf()}`)],
  ["the schema", 200, policyOfData, () => server.get("/schema.graphql")],
  ["the gallery", 200, policyOfData, () => server.get("/gallery.json")],
  ["a query", 200, policyOfData, () => server.post({ query: "{ __typename }" })],
  ["a query by address", 200, policyOfData, () => server.get("/graphql?query={__typename}")],
  ["a query with a syntax error", 200, policyOfData, () => server.post({ query: "{" })],
  ["rows", 200, policyOfData, () => server.get(csv)],
  ["rows as a page", 200, policyOfData, () => server.get("/responses.html?issue=extortion")],
  ["rows of an unknown issue", 404, policyOfData, () => server.get("/responses.csv?issue=nothing")],
  ["liveness", 200, policyOfData, () => server.get("/livez")],
  ["readiness", 200, policyOfData, () => server.get("/readyz")],
  ["an unknown address", 404, policyOfData, () => server.get("/nothing")],
  ["a malformed address", 400, policyOfData, () => server.get("/%zz")],
  ["too long an address", 414, policyOfData, () => server.get(`/${"x".repeat(9000)}`)],
  ["another method", 405, policyOfData, () => fetch(`${server.address}/graphql`, { method: "DELETE" })],
  ["another content type", 415, policyOfData, () => server.post("<x/>", { "content-type": "application/xml" })],
  ["too large a body", 413, policyOfData, () => server.post({ query: "x".repeat(300_000) })],
  ["a client that has spent its budget", 429, policyOfData, () => poor.get(csv)],
  ["no free slot", 503, policyOfData, () => full.get(csv)],
  ["a fault of the program", 500, policyOfData, () => broken.get(csv)],
  ["a preflight", 204, policyOfData, () => preflight("POST")],
];
const preflight = (method: string, headers = "content-type") =>
  fetch(`${server.address}/graphql`, {
    method: "OPTIONS",
    headers: { origin: "https://example.org", "access-control-request-method": method, "access-control-request-headers": headers },
  });

test.each(answers)("%s: %i", async (_, status, policy, ask) => {
  const response = await ask();
  const header = (name: string) => response.headers.get(name);
  expect([response.status, header("content-security-policy")]).toEqual([status, policy]);
  expect(header("x-content-type-options")).toBe("nosniff");
  expect(header("referrer-policy")).toBe("no-referrer");
  expect(header("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  // No header says what the server runs on, and there are no cookies.
  for (const absent of ["set-cookie", "server", "x-powered-by", "strict-transport-security", "access-control-allow-credentials"])
    expect([absent, header(absent)]).toEqual([absent, null]);
  if (status < 400) return;
  const { error, errors } = (await response.json()) as { error?: { code: string }; errors?: { extensions: { code: string } }[] };
  expect(error?.code ?? errors?.[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
  if (error) expect(header("cache-control")).toBe("no-store");
});

test("bytes that are not HTTP are answered with the same headers, and the connection is closed", async () => {
  const received = await exchange(server.address, "HELO example.org\r\n\r\n");
  expect(received).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  for (const header of [`Content-Security-Policy: ${policyOfData}`, "X-Content-Type-Options: nosniff", "Connection: close"])
    expect(received).toContain(`${header}\r\n`);
  expect(JSON.parse(received.split("\r\n\r\n")[1] as string)).toEqual({ error: { code: "BAD_USER_INPUT", message: expect.any(String) } });
});

describe("other sites", () => {
  test("may read all answers, and the headers about their use", async () => {
    for (const response of [server.get(csv, { origin: "https://example.org" }), server.post({ query: "{ __typename }" }), poor.get(csv)]) {
      const { headers } = await response;
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("access-control-expose-headers")).toBe("ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id");
      expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      expect(headers.get("vary")).not.toMatch(/origin/i);
    }
  });
  test("and nothing else: no other method, no cookies, and not to frame the page", async () => {
    const { status, headers } = await preflight("DELETE", "authorization, x-anything");
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-methods")).toBe("GET, HEAD, POST");
    const named = headers.get("access-control-allow-headers")?.toLowerCase().split(", ");
    expect(named).toEqual(expect.arrayContaining(["accept-language", "content-type", "if-none-match", "x-request-id"]));
    for (const none of ["*", "cookie", "x-anything", "x-forwarded-for", "x-http-method-override", "content-encoding"])
      expect(named).not.toContain(none);
    expect(headers.get("access-control-max-age")).toBe("86400");
    const page = await server.get("/");
    expect(page.headers.get("x-frame-options")).toBe("DENY");
  });
  test.each([
    ["a client that signs in", "authorization, content-type"],
    ["Apollo's web client", "apollographql-client-name, apollographql-client-version, content-type"],
    ["Apollo's client against forged requests", "apollo-require-preflight, content-type"],
    ["Apollo's clients for phones", "x-apollo-operation-id, x-apollo-operation-name, apollo-require-preflight"],
    ["another GraphQL client against forged requests", "graphql-preflight"],
    ["OpenTelemetry", "baggage, traceparent, tracestate"],
    ["Sentry", "baggage, sentry-trace"],
    ["Zipkin", "b3"],
    ["a client that wants no cached answer", "cache-control, pragma"],
    ["a client that revalidates", "if-modified-since, if-none-match"],
    ["jQuery", "x-requested-with"],
  ])("may send the headers of %s", async (_, asked) => {
    const { status, headers } = await preflight("POST", asked);
    const allowed = headers.get("access-control-allow-headers")?.toLowerCase().split(", ");
    expect([status, allowed]).toEqual([204, expect.arrayContaining(asked.split(", "))]);
  });
  test("get the same answer as everybody, whatever cookies and credentials they send", async () => {
    const [one, other] = await Promise.all([
      server.get(csv, { cookie: "session=1", authorization: "Bearer x" }).then((r) => r.text()),
      server.get(csv).then((r) => r.text()),
    ]);
    expect(one).toBe(other);
  });
});

test("with HSTS_SECONDS, browsers have to use https", async () => {
  const behindTls = await served(graph, { server: { hstsSeconds: 31_536_000 } });
  expect((await behindTls.get("/livez")).headers.get("strict-transport-security")).toBe("max-age=31536000");
  await behindTls.close();
});
