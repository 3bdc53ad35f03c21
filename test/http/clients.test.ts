import { setTimeout as wait } from "node:timers/promises";
import type { FastifyRequest } from "fastify";
import type { Graph } from "../../src/graph/graph.js";
import { Clients, clientOf } from "../../src/http/clients.js";
import { Issue } from "../../src/model/issue.js";
import { Passage } from "../../src/model/passage.js";
import { Practice } from "../../src/model/practice.js";
import { Source } from "../../src/model/source.js";
import { graphOf } from "../harness.js";
import { claim, datasetOf, record } from "../records.js";
import { world } from "../world.js";
import { answers, many } from "./many.js";
import { held, served } from "./served.js";

/** What a client may ask for is bounded by what it costs; who the client is, by its address. */
const from = (ip: string) => ({ ip, facts: { cost: 0, statements: 0, errors: [] }, socket: {} }) as unknown as FastifyRequest;

describe("a budget", () => {
  test("is spent by cost, not by count; what is refused takes nothing of it", async () => {
    const clients = new Clients(100);
    for (let i = 0; i < 30; i++) await clients.charge(from("192.0.2.1"), 1);
    await clients.charge(from("192.0.2.1"), 50);
    await expect(clients.charge(from("192.0.2.1"), 21)).rejects.toMatchObject({
      code: "LIMIT_EXCEEDED",
      details: { limit: 100, cost: 21, remaining: 20 },
      http: { status: 429, headers: { "Retry-After": expect.stringMatching(/^[1-9]\d?$/) } },
    });
    await clients.charge(from("192.0.2.1"), 20);
    await expect(clients.charge(from("192.0.2.1"), 1)).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(clients.refused).toBe(2);
  });
  test("is each client's own", async () => {
    const clients = new Clients(10);
    await clients.charge(from("192.0.2.1"), 10);
    await clients.charge(from("192.0.2.2"), 10);
    await expect(clients.charge(from("192.0.2.1"), 1)).rejects.toThrow(/Ask again in \d+ s/);
  });
  test("that one request alone is too much for is never enough, and says so", async () => {
    const clients = new Clients(10);
    for (const cost of [11, 1e9, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])
      await expect(clients.charge(from("192.0.2.1"), cost)).rejects.toThrow(/Ask for less at once/);
    await clients.charge(from("192.0.2.1"), 10);
  });
  test("may be overdrawn by what is known only afterwards, and then refuses the next", async () => {
    const clients = new Clients(10);
    const request = from("192.0.2.1");
    await clients.charge(request, 5);
    await clients.spend(request, 500);
    expect(request.facts.cost).toBe(505);
    await expect(clients.charge(from("192.0.2.1"), 1)).rejects.toMatchObject({ details: { remaining: 0 } });
  });
  test("is whole again when its time is over", async () => {
    const clients = new Clients(10, 1);
    await clients.charge(from("192.0.2.1"), 10);
    await expect(clients.charge(from("192.0.2.1"), 10)).rejects.toMatchObject({ details: { retryAfter: 1 } });
    await wait(1100);
    await clients.charge(from("192.0.2.1"), 10);
  });
  test("of 0 is none: everything may be asked", async () => {
    const clients = new Clients(0);
    await clients.charge(from("192.0.2.1"), 1e9);
    expect([clients.size, clients.refused]).toEqual([0, 0]);
  });
  test("of a flood of addresses takes no more memory than so many clients; whoever was away longest begins anew", async () => {
    const clients = new Clients(10);
    await clients.charge(from("192.0.2.1"), 10);
    for (let i = 0; i < 25_000; i++) await clients.charge(from(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`), 10);
    expect(clients.size).toBe(20_000);
    await clients.charge(from("192.0.2.1"), 10);
    await expect(clients.charge(from("10.0.97.167"), 1)).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
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
  expect(clientOf(address)).toBe(client);
});

describe("over HTTP", () => {
  let graph: Graph;
  beforeAll(async () => {
    graph = await graphOf(world);
  });
  afterAll(() => graph.close());
  const rows = "/responses.json?issue=smuggling";

  test("rows cost by their number, are told what is left, and are refused when it is spent", async () => {
    const free = await served(graph);
    const count = (await free.rows(rows)).length;
    await free.close();
    const server = await served(graph, { serving: { costPerMinute: 10 + 10 * count } });
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
    // What costs nothing is still there.
    for (const path of ["/livez", "/readyz", "/schema.graphql", "/gallery.json"])
      expect([path, (await server.get(path)).status]).toEqual([path, 200]);
    expect((await server.get("/livez")).headers.get("ratelimit")).toBeNull();
    await server.close();
  });
  test.each([
    ["asks for nothing", "{ issues @skip(if: true) { totalCount } }"],
    ["is refused before it is reckoned", "mutation { nothing }"],
    ["is no GraphQL", "{ nothing"],
  ])("what %s costs something, since it was read", async (_, query) => {
    const server = await served(graph, { serving: { costPerMinute: 4 } });
    const asked: number[] = [];
    // Each anew: what is kept costs something anyway.
    for (let i = 0; i < 5; i++) asked.push((await server.post({ query: `${query} # ${i}` })).status);
    expect([asked[0] === 429, asked.at(-1)]).toEqual([false, 429]);
    await server.close();
  });
  test("a list that is longer than it was reckoned is owed for afterwards, and the next request is refused", async () => {
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
      const server = await served(cited, { serving: { costPerMinute: budget } });
      const asked = () => server.post({ query: `{ claim(id: "${id}") { evidence { id } } }` });
      const first = await asked();
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
  test("a table that several wait for costs each of them all of its pages", async () => {
    const lists = await graphOf(many);
    const page = held(lists, (statement) => /ORDER BY nearness/.test(statement));
    const server = await served(page.graph, { serving: { costPerMinute: 1_000_000, trustedProxies: ["127.0.0.0/8"] } });
    const ask = async (client: string) => {
      const response = await server.get("/questions/responses.json?issue=extortion&place=valley", { "x-forwarded-for": client });
      expect(await response.json()).toHaveLength(answers);
      return Number(/r=(\d+)/.exec(response.headers.get("ratelimit") ?? "")?.[1]);
    };
    const first = ask("192.0.2.1");
    while (!page.read.some((statement) => /ORDER BY nearness/.test(statement))) await wait(5);
    const second = ask("192.0.2.2");
    // It waits for the same once the server has read it, which an answer to a later request shows.
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
  const asked = async (server: { get: (path: string, headers: Record<string, string>) => Promise<Response> }, forwarded: string) =>
    (await server.get("/responses.json?issue=recruitment&place=harbour-south", { "x-forwarded-for": forwarded })).status;

  test("a proxy that is trusted is believed about who asks", async () => {
    const server = await served(graph, { serving: { costPerMinute: 11, trustedProxies: ["127.0.0.0/8"] } });
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
    for (const client of asks) statuses.push(await asked(server, client));
    expect(statuses).toEqual([200, 429, 200, 200, 429, 200, 200, 429]);
    // What it passes on without having understood it makes no clients either.
    for (const nonsense of ["x", "y"]) statuses.push(await asked(server, nonsense));
    expect(statuses.slice(-2)).toEqual([200, 429]);
    await server.close();
  });
  test("nobody else is", async () => {
    const server = await served(graph, { serving: { costPerMinute: 11 } });
    expect([await asked(server, "192.0.2.1"), await asked(server, "192.0.2.2")]).toEqual([200, 429]);
    await server.close();
  });
});
