import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, type Served, served, spoken } from "./served.js";

/** What may come in: slow, endless, disguised and broken requests are refused or cut off, and trouble nobody else. */
let graph: Graph;
let server: Served;
let hasty: Served;
beforeAll(async () => {
  graph = await graphOf(world);
  server = await served(graph);
  hasty = await served(graph, { serving: { receiveMs: 300, keepAliveMs: 300, idleMs: 2000, connections: 50 } });
});
afterEach(() => {
  expect([...server.log, ...hasty.log]).toEqual([]);
});
afterAll(async () => {
  await server.close();
  await hasty.close();
  await graph.close();
});
const head = (line: string, ...headers: string[]) => [line, "Host: example.org", ...headers, "", ""].join("\r\n");
const post = (body: string, ...headers: string[]) =>
  head("POST /graphql HTTP/1.1", "Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`, ...headers) + body;
const query = JSON.stringify({ query: "{ __typename }" });
const statusesIn = (said: string) => [...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

/** Sends a part now and a byte every now and then, and gives back what it was told when it was cut off. */
async function drip(address: string, start: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  let said = "";
  socket.on("data", (chunk) => {
    said += chunk;
  });
  socket.on("error", () => {});
  const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  socket.write(start);
  const dripping = setInterval(() => socket.writable && socket.write("x"), 50);
  await ended;
  clearInterval(dripping);
  return said;
}

describe("whoever sends slowly is cut off", () => {
  test("in the head", async () => {
    expect(statusesIn(await drip(hasty.address, "GET /livez HTTP/1.1\r\nHost: example.org\r\nX-Slow: "))).toEqual([408]);
  });
  test("in the body", async () => {
    expect(statusesIn(await drip(hasty.address, post("").replace("Content-Length: 0", "Content-Length: 10000")))).toEqual([408]);
  });
  test("in a body in chunks", async () => {
    const chunked = head("POST /graphql HTTP/1.1", "Content-Type: application/json", "Transfer-Encoding: chunked");
    expect(statusesIn(await drip(hasty.address, `${chunked}5000\r\n`))).toEqual([408]);
  });
  test("and whoever sends nothing, at first or after an answer", async () => {
    expect(statusesIn(await spoken(hasty.address, ""))).toEqual([408]);
    expect(statusesIn(await spoken(hasty.address, head("GET /livez HTTP/1.1")))).toEqual([200]);
  });
  test("none of which keeps others from an answer", async () => {
    const slow = Array.from({ length: 30 }, () => drip(hasty.address, "GET /livez HTTP/1.1\r\nX-Slow: "));
    expect(await answered(hasty.post(query))).toMatchObject({ status: 200, body: { data: { __typename: "Query" } } });
    await Promise.all(slow);
  });
});

test("300 connections at once: those that are open are answered, others are turned away, and afterwards it is as before", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const live = () =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${server50.address}/livez`, { agent }, (response) => response.resume().on("end", () => resolve(response.statusCode)))
        .on("error", reject)
        .end();
    });
  const server50 = await served(graph, { serving: { connections: 50 } });
  expect(await live()).toBe(200);
  const { hostname, port } = new URL(server50.address);
  const flood: Socket[] = [];
  let turnedAway = 0;
  for (let i = 0; i < 300; i++) {
    const socket = connect(Number(port), hostname, () => socket.write("GET /livez HTTP/1.1\r\n"));
    socket.on("error", () => {});
    socket.on("close", () => turnedAway++);
    socket.resume();
    flood.push(socket);
  }
  while (turnedAway < 251) await wait(10);
  expect(await live()).toBe(200);
  for (const socket of flood) socket.destroy();
  agent.destroy();
  for (;;) {
    const status = await server50.get("/readyz").then(
      (r) => r.status,
      () => undefined,
    );
    if (status === 200) break;
    await wait(10);
  }
  expect(server50.log).toEqual([]);
  await server50.close();
});

test("a connection may ask as often as it likes: 1500 times, one after the other", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const connections = new Set<number | undefined>();
  const statuses = new Set<number | undefined>();
  for (let i = 0; i < 1500; i++)
    await new Promise<void>((resolve, reject) => {
      const asked = request(`${server.address}/livez`, { agent }, (response) => {
        connections.add(asked.socket?.localPort);
        statuses.add(response.statusCode);
        response.resume().on("end", resolve);
      });
      asked.on("error", reject);
      asked.end();
    });
  expect([[...statuses], connections.size]).toEqual([[200], 1]);
  agent.destroy();
});

describe("what is no request, or more than one", () => {
  test.each([
    ["garbage right behind a request", `${head("GET /livez HTTP/1.1")}\x16\x03\x01garbage\r\n\r\n`, [400]],
    ["requests in one go", head("GET /livez HTTP/1.1").repeat(3) + head("GET /livez HTTP/1.1", "Connection: close"), [200, 200, 200, 200]],
    ["another protocol", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", [400]],
    ["no host", "GET /livez HTTP/1.1\r\n\r\n", [400]],
    ["two lengths", post(query, "Content-Length: 3"), [400]],
    ["a length and chunks", post(query, "Transfer-Encoding: chunked"), [400]],
    ["a line of a head folded into the next", head("GET /livez HTTP/1.1", "X-One: 1", " Content-Length: 5"), [400]],
    ["a head without end", head("GET /livez HTTP/1.1", ...Array.from({ length: 400 }, (_, i) => `X-${i}: ${"x".repeat(50)}`)), [431]],
    ["a method that there is not", head("STEAL /livez HTTP/1.1"), [400]],
    ["a tunnel", head("CONNECT example.org:443 HTTP/1.1"), []],
    ["a trace", head("TRACE /livez HTTP/1.1", "Connection: close"), [404]],
    ["another protocol asked for", head("GET /livez HTTP/1.1", "Connection: Upgrade, close", "Upgrade: websocket"), [200]],
    // Every server is to understand this form; whose name is in it makes no difference here.
    ["an address with a name in it", head("GET http://example.com/livez HTTP/1.1", "Connection: close"), [200]],
  ])("%s", async (_, text, statuses) => {
    const said = await spoken(server.address, text);
    expect(statusesIn(said)).toEqual(statuses);
    expect(said).not.toMatch(/node|fastify|example\.org|Error:/i);
  });
});

describe("disguises", () => {
  test("a compressed body is refused unread, so that none can swell", async () => {
    for (const coding of ["gzip", "br", "deflate", "gzip, gzip", "x-anything"]) {
      const response = await fetch(`${server.address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", "content-encoding": coding },
        body: gzipSync(query),
      });
      expect([response.status, response.headers.get("accept-encoding")]).toEqual([415, "identity"]);
    }
    expect((await server.post(query, { "content-encoding": "identity" })).status).toBe(200);
  });
  test("a method in a header, or in the address, is not one", async () => {
    for (const name of ["x-http-method-override", "x-http-method", "x-method-override"])
      expect((await server.post(query, { [name]: "DELETE" })).status).toBe(200);
    expect((await fetch(`${server.address}/livez?_method=GET`, { method: "POST" })).status).toBe(404);
  });
  test("another host, or another address in a header, changes nothing", async () => {
    const plain = await spoken(server.address, head("GET /nothing HTTP/1.1", "Connection: close"));
    const disguised = await spoken(
      server.address,
      head(
        "GET /nothing HTTP/1.1",
        "Connection: close",
        "X-Forwarded-Host: evil.example",
        "X-Original-URL: /livez",
        "X-Rewrite-URL: /livez",
      ),
    );
    const bodyOf = (said: string) => said.split("\r\n\r\n")[1];
    expect(bodyOf(disguised)).toBe(bodyOf(plain));
    expect(disguised).not.toContain("evil.example");
  });
  test("an address longer than any that is answered is refused, and the longest is not", async () => {
    expect((await server.get(`/graphql?query={__typename}&x=${"x".repeat(8192 - 30)}`)).status).toBe(200);
    expect(await answered(server.get(`/graphql?query={__typename}&x=${"x".repeat(8192)}`))).toMatchObject({
      status: 414,
      body: { errors: [{ message: expect.stringContaining("8192"), extensions: { code: "BAD_USER_INPUT" } }] },
    });
  });
});
