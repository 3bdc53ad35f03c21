import { setTimeout as wait } from "node:timers/promises";
import type { FastifyRequest } from "fastify";
import { dataset } from "../../src/api/questions/dataset.js";
import type { Graph } from "../../src/graph/graph.js";
import { clientKeyOf, RateLimiter } from "../../src/http/protection/rate-limit.js";
import { Issue, Passage, Practice, Source } from "../../src/model/entities/index.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";
import { answers, many } from "./many.js";
import { served, withHeldStatements } from "./served.js";

/** Bounds the cost of what a client asks for in a minute. A client is known by its address. */
const from = (ip: string) => ({ ip, stats: { cost: 0, statements: 0, errors: [] }, socket: {} }) as unknown as FastifyRequest;

describe("a budget", () => {
  test("is used up by cost, not by the number of requests; a refused request takes nothing from it", async () => {
    const limiter = new RateLimiter(100);
    for (let i = 0; i < 30; i++) await limiter.charge(from("192.0.2.1"), 1);
    await limiter.charge(from("192.0.2.1"), 50);
    await expect(limiter.charge(from("192.0.2.1"), 21)).rejects.toMatchObject({
      code: "LIMIT_EXCEEDED",
      details: { limit: 100, cost: 21, remaining: 20 },
      http: { status: 429, headers: { "Retry-After": expect.stringMatching(/^[1-9]\d?$/) } },
    });
    await limiter.charge(from("192.0.2.1"), 20);
    await expect(limiter.charge(from("192.0.2.1"), 1)).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(limiter.refused).toBe(2);
  });
  test("belongs to one client", async () => {
    const limiter = new RateLimiter(10);
    await limiter.charge(from("192.0.2.1"), 10);
    await limiter.charge(from("192.0.2.2"), 10);
    await expect(limiter.charge(from("192.0.2.1"), 1)).rejects.toThrow(/Ask again in \d+ s/);
  });
  test("refuses a request that alone costs more than it, and says so", async () => {
    const limiter = new RateLimiter(10);
    for (const cost of [11, 1e9, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])
      await expect(limiter.charge(from("192.0.2.1"), cost)).rejects.toThrow(/Ask for less at once/);
    await limiter.charge(from("192.0.2.1"), 10);
  });
  test("may be exceeded by a cost that is known only after reading; then the next request is refused", async () => {
    const limiter = new RateLimiter(10);
    const request = from("192.0.2.1");
    await limiter.charge(request, 5);
    await limiter.chargeOverrun(request, 500);
    expect(request.stats.cost).toBe(505);
    await expect(limiter.charge(from("192.0.2.1"), 1)).rejects.toMatchObject({ details: { remaining: 0 } });
  });
  test("is full again when its time is over", async () => {
    const limiter = new RateLimiter(10, 1);
    await limiter.charge(from("192.0.2.1"), 10);
    await expect(limiter.charge(from("192.0.2.1"), 10)).rejects.toMatchObject({ details: { retryAfter: 1 } });
    await wait(1100);
    await limiter.charge(from("192.0.2.1"), 10);
  });
  test("of 0 sets no bound", async () => {
    const limiter = new RateLimiter(0);
    await limiter.charge(from("192.0.2.1"), 1e9);
    expect([limiter.size, limiter.refused]).toEqual([0, 0]);
  });
  test("is forgotten for the client that has been away longest, so that a flood of addresses takes no more memory", async () => {
    const limiter = new RateLimiter(10);
    await limiter.charge(from("192.0.2.1"), 10);
    for (let i = 0; i < 25_000; i++) await limiter.charge(from(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`), 10);
    expect(limiter.size).toBe(20_000);
    await limiter.charge(from("192.0.2.1"), 10);
    await expect(limiter.charge(from("10.0.97.167"), 1)).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
  });
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::FFFF:c000:201", "192.0.2.1"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:db8:0:0:1::", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["64:ff9b::192.0.2.1", "64:ff9b:0:0::/64"],
  ["", undefined],
  ["localhost", undefined],
  ["192.0.2.1:80", undefined],
  ["1.2.3.4, 5.6.7.8", undefined],
])("the client at %j is %j", (address, client) => {
  expect(clientKeyOf(address)).toBe(client);
});

describe("over HTTP", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await graphOf(world);
  });
  afterAll(() => graph.close());
  const rows = "/responses.json?issue=smuggling";

  test("rows cost by their number, say what is left, and are refused when the budget is used up", async () => {
    const free = await served(graph);
    const count = (await free.rows(rows)).length;
    await free.close();
    const server = await served(graph, { server: { costPerMinute: 10 + 10 * count } });
    const first = await server.get(rows);
    expect([first.status, first.headers.get("ratelimit-policy")]).toEqual([200, `"cost";q=${10 + 10 * count};w=60`]);
    expect(first.headers.get("ratelimit")).toMatch(/^"cost";r=\d+;t=\d+$/);
    await first.text();
    const next = await server.get(rows);
    expect([next.status, next.headers.get("ratelimit")]).toEqual([429, expect.stringMatching(/^"cost";r=0;t=\d+$/)]);
    expect(next.headers.get("retry-after")).toBe(/t=(\d+)/.exec(next.headers.get("ratelimit") ?? "")?.[1]);
    expect(await next.json()).toEqual({
      error: {
        code: "LIMIT_EXCEEDED",
        message: expect.any(String),
        limit: 10 + 10 * count,
        cost: 10,
        remaining: 0,
        retryAfter: expect.any(Number),
      },
    });
    // What costs nothing is still answered.
    for (const path of ["/livez", "/readyz", "/schema.graphql", "/gallery.json"])
      expect([path, (await server.get(path)).status]).toEqual([path, 200]);
    expect((await server.get("/livez")).headers.get("ratelimit")).toBeNull();
    await server.close();
  });
  test("a table without pages costs what its question does, and is refused before anything is read", async () => {
    const server = await served(graph, { server: { costPerMinute: dataset.cost - 1 } });
    const response = await server.get("/dataset.json");
    expect([response.status, await response.json()]).toEqual([
      429,
      { error: expect.objectContaining({ code: "LIMIT_EXCEEDED", cost: dataset.cost }) },
    ]);
    await server.close();
  });
  test.each([
    ["reads nothing", "{ issues @skip(if: true) { totalCount } }"],
    ["is refused before its cost is estimated", "mutation { nothing }"],
    ["is not GraphQL", "{ nothing"],
  ])("a document that %s costs something, since it was parsed", async (_, query) => {
    const server = await served(graph, { server: { costPerMinute: 4 } });
    const statuses: number[] = [];
    // Each with a document of its own, so that none is cached.
    for (let i = 0; i < 5; i++) statuses.push((await server.post({ query: `${query} # ${i}` })).status);
    expect([statuses[0] === 429, statuses.at(-1)]).toEqual([false, 429]);
    await server.close();
  });
  test("a list that is longer than estimated is charged afterwards, and the next request is refused", async () => {
    const passages = Array.from({ length: 100 }, (_, i) =>
      record(Passage, `report-${i}`, { heading: "A", startLine: 1 }, { OF: "report" }),
    );
    const cites = passages.map(({ values }) => values.id);
    const cited = await graphOf(
      datasetOf([
        record(Source, "report", { title: "A report", availability: "HELD" }),
        ...passages,
        record(Issue, "extortion", { roles: ["THREAT"] }),
        record(Practice, "hotline", { intent: "SUPPORTIVE" }),
        claim("hotline", "ADDRESSES", "extortion", { id: "claim-long" }, { cites }),
        claim("hotline", "ADDRESSES", "extortion", { id: "claim-short" }, { cites: cites.slice(0, 2) }),
      ]),
    );
    const budget = 150;
    const ask = async (id: string) => {
      const server = await served(cited, { server: { costPerMinute: budget } });
      const askForClaim = () => server.post({ query: `{ claim(id: "${id}") { evidence { id } } }` });
      const first = await askForClaim();
      const left = Number(/r=(\d+)/.exec(first.headers.get("ratelimit") ?? "")?.[1]);
      const { data, extensions } = (await first.json()) as {
        data: { claim: { evidence: object[] } };
        extensions: { cost: { requested: number } };
      };
      const next = (await server.post({ query: `{ issues(first: 1) { nodes { id } } }` })).status;
      await server.close();
      return { read: data.claim.evidence.length, taken: budget - left, requested: extensions.cost.requested, next };
    };
    const [long, short] = [await ask("claim-long"), await ask("claim-short")];
    // The claim itself is read too.
    expect(long).toEqual({ read: 100, taken: 101, requested: short.requested, next: 429 });
    expect(short).toEqual({ read: 2, taken: short.requested, requested: expect.any(Number), next: 200 });
    expect(short.requested).toBeLessThan(10);
    await cited.close();
  });
  test("a table that several requests wait for costs each of them all of its pages", async () => {
    const lists = await graphOf(many);
    const page = withHeldStatements(lists, (statement) => /ORDER BY nearness/.test(statement));
    const server = await served(page.graph, { server: { costPerMinute: 1_000_000, trustedProxies: ["127.0.0.0/8"] } });
    const ask = async (client: string) => {
      const response = await server.get("/questions/responses.json?issue=extortion&place=valley", { "x-forwarded-for": client });
      expect(await response.json()).toHaveLength(answers);
      return Number(/r=(\d+)/.exec(response.headers.get("ratelimit") ?? "")?.[1]);
    };
    const first = ask("192.0.2.1");
    while (!page.read.some((statement) => /ORDER BY nearness/.test(statement))) await wait(5);
    const second = ask("192.0.2.2");
    // It waits for the same once the server has read it: an answer to a later request shows that.
    await server.get("/livez");
    page.go();
    const left = [await first, await second];
    const pages = Math.ceil(answers / 100);
    const one = page.read.filter((statement) => /ORDER BY nearness/.test(statement)).length;
    expect([one, left[1]]).toEqual([pages, left[0]]);
    // A page costs no less than the hundred records on it.
    expect(left[0]).toBeLessThan(1_000_000 - 100 * pages);
    await server.close();
    await lists.close();
  });
  const statusFor = async (server: { get: (path: string, headers: Record<string, string>) => Promise<Response> }, forwarded: string) =>
    (await server.get("/responses.json?issue=recruitment&place=harbour-south", { "x-forwarded-for": forwarded })).status;

  test("a trusted proxy names the client of a request", async () => {
    const server = await served(graph, { server: { costPerMinute: 11, trustedProxies: ["127.0.0.0/8"] } });
    const asks = [
      "192.0.2.1",
      "192.0.2.1",
      "192.0.2.2",
      "2001:db8::1",
      "2001:db8::2",
      "2001:db8:0:1::1",
      "198.51.100.7, 192.0.2.3",
      "192.0.2.3",
    ];
    const statuses: number[] = [];
    for (const client of asks) statuses.push(await statusFor(server, client));
    expect(statuses).toEqual([200, 429, 200, 200, 429, 200, 200, 429]);
    // What it passes on that is not an address does not count as a client of its own.
    for (const nonsense of ["x", "y"]) statuses.push(await statusFor(server, nonsense));
    expect(statuses.slice(-2)).toEqual([200, 429]);
    await server.close();
  });
  test.each<[string, readonly string[]]>([
    ["with the port of each connection", ["192.0.2.1:5678", "192.0.2.1:5679", "192.0.2.1", "192.0.2.1:443"]],
    ["an IPv6 address in brackets, with a port", ["[2001:db8::1]:443", "[2001:db8::1]:9", "2001:db8::1", "[2001:db8::2]"]],
    ["an IPv4 address as IPv6", ["::ffff:192.0.2.1", "[::ffff:192.0.2.1]:80", "::FFFF:c000:201", "192.0.2.1:1"]],
    ["with a zone", ["fe80::1%eth0", "fe80::1%eth1", "[fe80::1%25eth0]:80", "fe80::1"]],
    ["in quotes", ['"[2001:db8::1]:443"', '"192.0.2.1:80", 2001:db8::1']],
    ["behind proxies that add ports", ["192.0.2.1:1, 127.0.0.1:4711", "192.0.2.1:2, [::ffff:127.0.0.1]:4712", "192.0.2.1,127.0.0.9:80"]],
    ["behind a proxy with a zone", ["192.0.2.1, fe80::9%eth0", "192.0.2.1:7,[fe80::a%25eth1]:80", "192.0.2.1"]],
  ])("one client in other spellings is one: %s", async (_, spellings) => {
    const server = await served(graph, { server: { costPerMinute: 11, trustedProxies: ["127.0.0.0/8", "fe80::/120"] } });
    const statuses: number[] = [];
    for (const spelling of spellings) statuses.push(await statusFor(server, spelling));
    expect(statuses).toEqual(spellings.map((_, i) => (i === 0 ? 200 : 429)));
    await server.close();
  });
  test("clients that differ stay apart, with ports too", async () => {
    const server = await served(graph, { server: { costPerMinute: 11, trustedProxies: ["127.0.0.0/8"] } });
    const clients = ["192.0.2.1:80", "192.0.2.2:80", "[2001:db8::1]:80", "[2001:db8:0:1::1]:80", "192.0.2.4:80, 192.0.2.3:80"];
    for (const client of clients) expect([client, await statusFor(server, client)]).toEqual([client, 200]);
    expect([await statusFor(server, "192.0.2.4"), await statusFor(server, "192.0.2.3")]).toEqual([200, 429]);
    await server.close();
  });
  test("an address that is not a trusted proxy cannot name another client", async () => {
    const server = await served(graph, { server: { costPerMinute: 11 } });
    expect([await statusFor(server, "192.0.2.1"), await statusFor(server, "192.0.2.2")]).toEqual([200, 429]);
    await server.close();
  });
});
