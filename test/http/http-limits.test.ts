import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { answered, exchange, type Served, served } from "./served.js";

/** Slow, endless, disguised and malformed requests are refused or cut off, and do not disturb others. */
let graph: Graph;
let server: Served;
let hasty: Served;
beforeAll(async () => {
  graph = await graphOf(world);
  server = await served(graph);
  hasty = await served(graph, { server: { receiveMs: 300, keepAliveMs: 300, idleMs: 2000, connections: 50 } });
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
const statusesIn = (received: string) => [...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

/** Sends the start of a request and then a byte now and then, and returns what is received until the server closes the connection. */
async function drip(address: string, start: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  socket.on("error", () => {});
  const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  socket.write(start);
  const dripping = setInterval(() => socket.writable && socket.write("x"), 50);
  await ended;
  clearInterval(dripping);
  return received;
}

describe("a client that sends slowly is cut off", () => {
  test("in the headers", async () => {
    expect(statusesIn(await drip(hasty.address, "GET /livez HTTP/1.1\r\nHost: example.org\r\nX-Slow: "))).toEqual([408]);
  });
  test("in the body", async () => {
    expect(statusesIn(await drip(hasty.address, post("").replace("Content-Length: 0", "Content-Length: 10000")))).toEqual([408]);
  });
  test("in a body in chunks", async () => {
    const chunked = head("POST /graphql HTTP/1.1", "Content-Type: application/json", "Transfer-Encoding: chunked");
    expect(statusesIn(await drip(hasty.address, `${chunked}5000\r\n`))).toEqual([408]);
  });
  test("and one that sends nothing, at first or after an answer", async () => {
    expect(statusesIn(await exchange(hasty.address, ""))).toEqual([408]);
    expect(statusesIn(await exchange(hasty.address, head("GET /livez HTTP/1.1")))).toEqual([200]);
  });
  test("and others are answered meanwhile", async () => {
    const slow = Array.from({ length: 30 }, () => drip(hasty.address, "GET /livez HTTP/1.1\r\nX-Slow: "));
    expect(await answered(hasty.post(query))).toMatchObject({ status: 200, body: { data: { __typename: "Query" } } });
    await Promise.all(slow);
  });
});

test("of 300 connections at once, as many as allowed are answered and the others closed; afterwards the server works as before", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const live = () =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${server50.address}/livez`, { agent }, (response) => response.resume().on("end", () => resolve(response.statusCode)))
        .on("error", reject)
        .end();
    });
  const server50 = await served(graph, { server: { connections: 50 } });
  expect(await live()).toBe(200);
  const { hostname, port } = new URL(server50.address);
  const flood: Socket[] = [];
  let closed = 0;
  for (let i = 0; i < 300; i++) {
    const socket = connect(Number(port), hostname, () => socket.write("GET /livez HTTP/1.1\r\n"));
    socket.on("error", () => {});
    socket.on("close", () => closed++);
    socket.resume();
    flood.push(socket);
  }
  while (closed < 251) await wait(10);
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

test("a connection may send 1500 requests, one after the other", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const connections = new Set<number | undefined>();
  const statuses = new Set<number | undefined>();
  for (let i = 0; i < 1500; i++)
    await new Promise<void>((resolve, reject) => {
      const clientRequest = request(`${server.address}/livez`, { agent }, (response) => {
        connections.add(clientRequest.socket?.localPort);
        statuses.add(response.statusCode);
        response.resume().on("end", resolve);
      });
      clientRequest.on("error", reject);
      clientRequest.end();
    });
  expect([[...statuses], connections.size]).toEqual([[200], 1]);
  agent.destroy();
});

describe("malformed, ambiguous and pipelined requests", () => {
  test.each([
    ["garbage right behind a request", `${head("GET /livez HTTP/1.1")}\x16\x03\x01garbage\r\n\r\n`, [400]],
    ["requests in one go", head("GET /livez HTTP/1.1").repeat(3) + head("GET /livez HTTP/1.1", "Connection: close"), [200, 200, 200, 200]],
    ["another protocol", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", [400]],
    ["no host", "GET /livez HTTP/1.1\r\n\r\n", [400]],
    ["two lengths", post(query, "Content-Length: 3"), [400]],
    ["two equal lengths", post(query, `Content-Length: ${query.length}`), [400]],
    ["two lengths in one line", post(query).replace(/Content-Length: (\d+)/, "Content-Length: $1, $1"), [400]],
    ["two hosts", head("GET /livez HTTP/1.1", "Host: other.example", "Connection: close"), [400]],
    ["the same host twice", head("GET /livez HTTP/1.1", "host: example.org", "Connection: close"), [400]],
    ["two hosts to GraphQL", post(query, "HOST: other.example", "Connection: close"), [400]],
    ["two hosts to an unknown address", head("GET /nothing HTTP/1.1", "Host: x", "Connection: close"), [400]],
    ["two hosts in one line", "GET /livez HTTP/1.1\r\nHost: a.example, b.example\r\nConnection: close\r\n\r\n", [400]],
    ["a host with a path", "GET /livez HTTP/1.1\r\nHost: a.example/x\r\nConnection: close\r\n\r\n", [400]],
    ["a host with a user", "GET /livez HTTP/1.1\r\nHost: user@a.example\r\nConnection: close\r\n\r\n", [400]],
    ["a host by its address", "GET /livez HTTP/1.1\r\nHost: [::1]:4000\r\nConnection: close\r\n\r\n", [200]],
    ["two content types", post(query, "Content-Type: text/plain", "Connection: close"), [400]],
    ["two origins", head("GET /livez HTTP/1.1", "Origin: https://a.example", "Origin: https://b.example", "Connection: close"), [400]],
    ["two authorizations", head("GET /livez HTTP/1.1", "Authorization: Bearer a", "Authorization: Bearer b", "Connection: close"), [400]],
    ["two dates", head("GET / HTTP/1.1", "If-Modified-Since: x", "if-modified-since: y", "Connection: close"), [400]],
    ["two lists", head("GET /livez HTTP/1.1", "Accept: text/csv", "Accept: */*", "Connection: close"), [200]],
    ["a length and chunks", post(query, "Transfer-Encoding: chunked"), [400]],
    ["a line of a head folded into the next", head("GET /livez HTTP/1.1", "X-One: 1", " Content-Length: 5"), [400]],
    ["too long a head", head("GET /livez HTTP/1.1", ...Array.from({ length: 400 }, (_, i) => `X-${i}: ${"x".repeat(50)}`)), [431]],
    ["an unknown method", head("STEAL /livez HTTP/1.1"), [400]],
    ["a tunnel", head("CONNECT example.org:443 HTTP/1.1"), []],
    ["a trace", head("TRACE /livez HTTP/1.1", "Connection: close"), [404]],
    ["an upgrade to another protocol", head("GET /livez HTTP/1.1", "Connection: Upgrade, close", "Upgrade: websocket"), [200]],
    // Every server has to understand this form; the name in it makes no difference here.
    ["an address with a name in it", head("GET http://example.com/livez HTTP/1.1", "Connection: close"), [200]],
  ])("%s", async (_, text, statuses) => {
    const received = await exchange(server.address, text);
    expect(statusesIn(received)).toEqual(statuses);
    expect(received).not.toMatch(/node|fastify|example\.org|Error:/i);
  });
});

/** In the words of the error, wherever it stands: GraphQL has another form of errors. */
const messageIn = ({ body }: { body: { error?: { message: string }; errors?: { message: string }[] } }) =>
  body.error?.message ?? body.errors?.[0]?.message;

describe("a query string that is not UTF-8 is refused", () => {
  test.each([
    ["Latin-1", "/search.csv?query=extorsi%F3n"],
    ["Latin-1, to GraphQL", "/graphql?query=%7B__typename%7D&variables=%7B%22a%22:%22%E9%22%7D"],
    ["Windows-1252", "/search.csv?query=%93extortion%94"],
    ["a character that is cut off", "/search.csv?query=extorsi%C3"],
    ["an overlong form", "/search.csv?query=%C0%AF"],
    ["a half of a surrogate pair", "/search.csv?query=%ED%A0%80"],
    ["beyond Unicode", "/search.csv?query=%F5%80%80%80"],
    ["UTF-16", "/search.csv?query=%FF%FEa%00"],
    ["in the name of a parameter", "/search.csv?qu%E9ry=a"],
    ["in a parameter that nothing reads", "/livez?x=%FF"],
    ["at an unknown address", "/nothing?x=%FF"],
    ["no code", "/search.csv?query=100%"],
    ["no hexadecimal", "/search.csv?query=%zz"],
    ["in the escape of JavaScript", "/search.csv?query=%u00f3"],
  ])("%s", async (_, path) => {
    const answer = await answered(server.get(path));
    expect([answer.status, messageIn(answer)]).toEqual([400, expect.stringMatching(/UTF-8/)]);
  });
  test.each<[string, number[]]>([
    ["Latin-1", [0xf3]],
    ["UTF-16", [0xff, 0xfe]],
    ["a character that is cut off", [0xc3]],
    ["an overlong form", [0xc0, 0xaf]],
    ["a half of a surrogate pair", [0xed, 0xa0, 0x80]],
  ])("nor is a body: %s", async (_, bytes) => {
    const body = Buffer.concat([Buffer.from('{"query": "{ __typename } #'), Buffer.from(bytes), Buffer.from('"}')]);
    const headers = { "content-type": "application/json" };
    const answer = await answered(fetch(`${server.address}/graphql`, { method: "POST", headers, body }));
    expect([answer.status, messageIn(answer)]).toEqual([400, expect.stringMatching(/UTF-8/)]);
  });
  test("a body that is UTF-8 is read", async () => {
    const answer = await answered(server.post({ query: "{ __typename } # ó 🌍" }));
    expect(answer).toMatchObject({ status: 200, body: { data: { __typename: "Query" } } });
  });
  test.each(["/search.csv?query=extorsi%C3%B3n", "/search.csv?query=%F0%9F%8C%8D", "/search.csv?query=100%25", "/search.csv?query=a+b"])(
    "and one that is UTF-8 is not: %s",
    async (path) => {
      expect((await server.get(path)).status).toBe(200);
    },
  );
});

describe("disguises", () => {
  test("a compressed body is refused without being read, so that none can grow", async () => {
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
  test("a method in a header or in the address is ignored", async () => {
    for (const name of ["x-http-method-override", "x-http-method", "x-method-override"])
      expect((await server.post(query, { [name]: "DELETE" })).status).toBe(200);
    expect((await fetch(`${server.address}/livez?_method=GET`, { method: "POST" })).status).toBe(404);
  });
  test("another host, or another address in a header, changes nothing", async () => {
    const plain = await exchange(server.address, head("GET /nothing HTTP/1.1", "Connection: close"));
    const disguised = await exchange(
      server.address,
      head(
        "GET /nothing HTTP/1.1",
        "Connection: close",
        "X-Forwarded-Host: evil.example",
        "X-Original-URL: /livez",
        "X-Rewrite-URL: /livez",
      ),
    );
    const bodyOf = (received: string) => received.split("\r\n\r\n")[1];
    expect(bodyOf(disguised)).toBe(bodyOf(plain));
    expect(disguised).not.toContain("evil.example");
  });
  test("an address that is too long is refused, and the longest allowed is not", async () => {
    expect((await server.get(`/graphql?query={__typename}&x=${"x".repeat(8192 - 30)}`)).status).toBe(200);
    expect(await answered(server.get(`/graphql?query={__typename}&x=${"x".repeat(8192)}`))).toMatchObject({
      status: 414,
      body: { errors: [{ message: expect.stringContaining("8192"), extensions: { code: "BAD_USER_INPUT" } }] },
    });
  });
});
