import { setTimeout as wait } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, breakable, type Served, secret, served, withHeldStatements } from "./served.js";

/** The log has one line for each request: how it went, not what it asked for. An id leads from an answer to its line. */
let graph: Graph;
let server: Served;
let breaks: ReturnType<typeof breakable>["breaks"];
beforeAll(async () => {
  const whole = await graphOf(world);
  ({ graph, breaks } = breakable(whole));
  server = await served(graph, { logLevel: "info" });
});
afterEach(() => {
  breaks.when = () => false;
  server.log.length = 0;
});
afterAll(async () => {
  await server.close();
  await graph.close();
});

const lines = (from = server) => from.log.filter(({ msg }) => msg === "answered" || msg === "aborted");
/** The line of an answer; it is written after the last byte. */
async function lineOf(response: Response, from = server) {
  const id = response.headers.get("x-request-id");
  await response.arrayBuffer();
  for (;;) {
    const found = lines(from).find(({ reqId }) => reqId === id);
    if (found) return found;
    await wait(5);
  }
}

describe("a line", () => {
  test("says how a query went", async () => {
    const query = "query WhoIsIt($id: ID!) { issue(id: $id) { name broader(first: 3) { nodes { id } } } __typename }";
    const line = await lineOf(await server.post({ query, variables: { id: "extortion" } }));
    expect(line).toEqual({
      level: 30,
      time: expect.any(Number),
      pid: process.pid,
      hostname: expect.any(String),
      reqId: expect.any(String),
      method: "POST",
      route: "/graphql",
      status: 200,
      ms: expect.any(Number),
      bytes: expect.any(Number),
      operation: "WhoIsIt",
      cost: expect.any(Number),
      statements: expect.any(Number),
      msg: "answered",
    });
    expect(line.statements).toBeGreaterThan(1);
    expect(line.bytes).toBeGreaterThan(200);
  });
  test("says how rows went, and what they cost", async () => {
    const rows = await server.rows("/responses.json?issue=extortion");
    const line = await lineOf(await server.get("/responses.json?issue=extortion&lang=es"));
    expect(line).toMatchObject({ method: "GET", route: "/responses.json", status: 200, cost: 10 + 10 * rows.length });
  });
  test.each([
    ["/nothing/at-all?x=y", 404, undefined, "NOT_FOUND"],
    ["/responses.csv?issue=nothing-like-it", 404, "/responses.csv", "NOT_FOUND"],
    ["/responses.csv", 400, "/responses.csv", "BAD_USER_INPUT"],
    ["/%zz", 400, undefined, "BAD_USER_INPUT"],
    ["/graphql?query={nothing}", 200, "/graphql", "GRAPHQL_VALIDATION_FAILED"],
  ])("says why %s was refused, by its code and its declared address alone", async (path, status, route, code) => {
    expect(await lineOf(await server.get(path))).toMatchObject({ status, errors: [code], ...(route && { route }) });
    if (!route) expect(lines().at(-1)).not.toHaveProperty("route");
  });
  test("is the only one for its request", async () => {
    const responses = await Promise.all([
      server.get("/livez"),
      server.get("/nothing"),
      server.post({ query: "{" }),
      server.get("/claims.csv"),
    ]);
    await Promise.all(responses.map((r) => lineOf(r)));
    expect(server.log.map(({ reqId }) => reqId).sort()).toEqual(responses.map((r) => r.headers.get("x-request-id")).sort());
  });
  test("says that the client disconnected", async () => {
    const slow = withHeldStatements(graph, () => true);
    const patient = await served(slow.graph, { logLevel: "info" });
    const hangUp = new AbortController();
    const aborted = fetch(`${patient.address}/claims.csv`, { signal: hangUp.signal });
    while (slow.read.length === 0) await wait(5);
    hangUp.abort();
    await expect(aborted).rejects.toThrow();
    while (lines(patient).length === 0) await wait(5);
    expect(lines(patient)).toEqual([expect.objectContaining({ msg: "aborted", route: "/claims.csv" })]);
    slow.go();
    await patient.close();
    expect(patient.log.filter(({ level }) => level > 30)).toEqual([]);
  });
});

describe("neither what was asked, nor the client, is in the log", () => {
  const privateWords = [
    "extortion",
    "smuggling",
    "Spoken",
    "spoken",
    "192.0.2.77",
    "127.0.0.1",
    "agent-of-mine",
    "session-of-mine",
    "Bearer",
    "example.org",
  ];
  const headers = {
    "x-forwarded-for": "192.0.2.77",
    "user-agent": "agent-of-mine",
    cookie: "session-of-mine=1",
    authorization: "Bearer spoken",
    referer: "https://example.org/",
  };
  test("whether it was answered or refused", async () => {
    const query =
      "query Q($spoken: ID!, $v: ID!) { a: issue(id: $v) { name } responses(issue: $v) { totalCount } issueSpoken: issue(id: $spoken) { id } }";
    const responses = await Promise.all([
      server.post({ query, variables: { spoken: "extortion", v: "smuggling" } }, headers),
      server.get(`/graphql?${new URLSearchParams({ query, variables: '{"spoken":"extortion","v":"smuggling"}' })}`, headers),
      server.get("/responses.csv?issue=extortion&place=spoken", headers),
      server.get("/spoken/extortion", headers),
      server.get("/%zz?extortion", headers),
      server.get("/responses.csv?issue=smuggling", headers),
      server.post({ query: "{ spoken(extortion: 1) }" }, headers),
    ]);
    for (const response of responses) await lineOf(response);
    const text = JSON.stringify(server.log);
    expect(privateWords.filter((word) => text.includes(word))).toEqual([]);
  });
  test("except for the address of the client, with LOG_CLIENTS", async () => {
    const logging = await served(graph, { logLevel: "info", server: { logClients: true, trustedProxies: ["127.0.0.1"] } });
    expect(await lineOf(await logging.get("/livez", headers), logging)).toMatchObject({ client: "192.0.2.77" });
    await logging.close();
  });
});

describe("a request's id", () => {
  test.each(["0123abcd", "a-proxy-has-given-this-one", "A".repeat(64)])("is the one that came with it: %s", async (id) => {
    const response = await server.get("/livez", { "x-request-id": id });
    expect(response.headers.get("x-request-id")).toBe(id);
    expect((await lineOf(response)).reqId).toBe(id);
  });
  test.each(["short", "A".repeat(65), "with spaces in it", "<script>alert(1)</script>", 'quo"ted-and-long', "línea-larga-de-más"])(
    "is a random one if the given id is not safe: %s",
    async (id) => {
      const response = await server.get("/livez", { "x-request-id": Buffer.from(id).toString("latin1") });
      expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    },
  );
  test.each<[string, () => Promise<Response>]>([
    ["GraphQL", () => server.post({ query: '{ issue(id: "extortion") { id } }' })],
    ["rows", () => server.get("/responses.csv?issue=extortion")],
  ])("leads from a masked error of %s to its line in the log", async (_, ask) => {
    breaks.when = (statement) => statement.includes("MATCH");
    const response = await ask();
    const id = response.headers.get("x-request-id") as string;
    const { body } = await answered(Promise.resolve(response));
    const { message, requestId } = body.error ?? { message: body.errors[0].message, ...body.errors[0].extensions };
    expect([requestId, message]).toEqual([id, expect.stringContaining(id)]);
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${secret}|MATCH|src/|\\.ts`));
    const fault = server.log.find(({ level, reqId }) => level === 50 && reqId === id);
    expect(fault.err.message).toMatch(secret);
    expect(fault.err.stack).toMatch(/served\.ts/);
  });
});
