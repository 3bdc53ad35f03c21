import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { Graph } from "../../src/graph/graph.js";
import { Metrics } from "../../src/http/observation/metrics.js";
import { graphOf } from "../harness.js";
import { world } from "../world.js";
import { type Served, served } from "./served.js";

/** Connections that send nothing shut nobody else out: each client has a share, and probes are answered even when all are taken. */
let graph: Graph;
beforeAll(async () => {
  graph = await graphOf(world);
});
afterAll(() => graph.close());

const sockets: Socket[] = [];
const servers: Served[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) {
    expect(server.log).toEqual([]);
    await server.close();
  }
});
const start = async (options: NonNullable<Parameters<typeof served>[1]>["server"], metrics?: Metrics) => {
  const server = await served(graph, { server: options, metrics });
  servers.push(server);
  return server;
};

const [one, other, third] = ["127.0.0.2", "127.0.0.3", "127.0.0.4"];
const question = "/graphql?query=%7B__typename%7D";

/** Opens connections that send nothing. The server accepts them in this order, before those that are opened later. */
async function silent({ address }: Served, from: string, n: number): Promise<Socket[]> {
  const { hostname, port } = new URL(address);
  const opened: Socket[] = [];
  for (let i = 0; i < n; i++) {
    const socket = connect({ host: hostname, port: Number(port), localAddress: from });
    socket.on("error", () => {});
    socket.resume();
    await once(socket, "connect");
    opened.push(socket);
  }
  sockets.push(...opened);
  return opened;
}
/** The answer to one request on a new connection. */
const get = ({ address }: Served, from: string, path: string, agent = new Agent({ keepAlive: false })) =>
  new Promise<{ status: number | undefined; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    request(address + path, { agent, localAddress: from }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text) => {
        body += text;
      });
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on("error", reject)
      .end();
  });
const statuses = async (server: Served, from: string) => {
  const found: (number | undefined)[] = [];
  for (const path of ["/livez", "/readyz", question, "/claims.csv", "/nothing"]) found.push((await get(server, from, path)).status);
  return found;
};
const all = [200, 200, 200, 200, 404];
const probesAlone = [200, 200, 503, 503, 503];

test("a client that holds its whole share with silent connections shuts out itself alone, and its probes are answered", async () => {
  const server = await start({ connections: 100, connectionsPerClient: 5 });
  const held = await silent(server, one, 5);
  expect(await statuses(server, other)).toEqual(all);
  expect(await statuses(server, one)).toEqual(probesAlone);
  const { headers, body } = await get(server, one, question);
  expect(headers).toMatchObject({ "retry-after": "1", connection: "close", "cache-control": "no-store" });
  expect(JSON.parse(body)).toMatchObject({
    errors: [{ extensions: { code: "UNAVAILABLE" }, message: expect.stringContaining("5 connections") }],
  });
  held[0]?.destroy();
  while ((await get(server, one, question)).status !== 200);
  expect(await statuses(server, one)).toEqual(all);
});

test("a client may use its whole share", async () => {
  const server = await start({ connections: 100, connectionsPerClient: 5 });
  const agents = Array.from({ length: 6 }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  for (let round = 0; round < 2; round++)
    for (const [i, agent] of agents.entries())
      expect([i, (await get(server, one, question, agent)).status]).toEqual([i, i < 5 ? 200 : 503]);
  for (const agent of agents) agent.destroy();
});

test("IPv6 addresses of one network are one client, and an IPv4 address is the same however it is written", async () => {
  const { clientKeyOf } = await import("../../src/http/protection/rate-limit.js");
  expect(clientKeyOf("2001:db8::1")).toBe(clientKeyOf("2001:db8::ffff:1"));
  expect(clientKeyOf("::ffff:127.0.0.2")).toBe(one);
});

test.each([[[one]], [["127.0.0.0/30"]], [["::1", "127.0.0.2/32"]]])(
  "a trusted proxy (%s) has no share, but counts",
  async (trustedProxies) => {
    const server = await start({ connections: 20, connectionsPerClient: 5, trustedProxies });
    await silent(server, one, 12);
    expect(await statuses(server, one)).toEqual(all);
    // Its clients, which it names, are not bounded by what it holds.
    const forwarded = await fetch(server.address + question, { headers: { "x-forwarded-for": one } });
    expect(forwarded.status).toBe(200);
    await silent(server, "127.0.0.5", 7);
    expect(await statuses(server, "127.0.0.5")).toEqual(probesAlone);
    await silent(server, one, 20);
    expect(await statuses(server, one)).toEqual(probesAlone);
    expect(await statuses(server, other)).toEqual(probesAlone);
  },
);

test("when all connections are taken, probes are answered, however many more silent connections come", async () => {
  const server = await start({ connections: 10, connectionsPerClient: 5 });
  await silent(server, one, 5);
  await silent(server, other, 5);
  expect(await statuses(server, third)).toEqual(probesAlone);
  for (let i = 0; i < 3; i++) {
    await silent(server, [one, other, third][i] as string, 40);
    expect(await statuses(server, third)).toEqual(probesAlone);
  }
});

test("connections beyond the limits are closed, and counted", async () => {
  const metrics = new Metrics();
  const server = await start({ connections: 10, connectionsPerClient: 5 }, metrics);
  const held = await silent(server, one, 50);
  // All but its share: the oldest beyond it as others come, and the rest as they send nothing.
  await Promise.all(held.slice(5).map((socket) => socket.closed || once(socket, "close")));
  expect(held.slice(0, 5).filter((socket) => socket.closed)).toEqual([]);
  // The client may notice that a connection is closed before the server does.
  let text = "";
  while (!text.includes("resilience_graph_connections 5\n")) {
    await setImmediate();
    text = await metrics.registry.metrics();
  }
  expect(text).toContain("resilience_graph_connections_refused_total 45\n");
});
