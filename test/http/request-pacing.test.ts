import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import Fastify from "fastify";
import { paceRequests } from "../../src/http/protection/request-pacing.js";

/** New connections are accepted while many requests arrive: a turn of the event loop, in which one connection is accepted, stays short. */
const request = (number: number) => `GET /${number} HTTP/1.1\r\nHost: example.org\r\n\r\n`;

async function pacedServer() {
  const app = Fastify();
  const happened: ("accepted" | "started" | "probed")[] = [];
  paceRequests(app, new Set(["/livez"]));
  app.get<{ Params: { number: string } }>("/:number", async ({ params: { number } }) => {
    happened.push("started");
    return `answer ${number}.`;
  });
  app.get("/livez", async () => {
    happened.push("probed");
    return "live";
  });
  app.server.on("connection", () => happened.push("accepted"));
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const sockets: Socket[] = [];
  const connectClient = () => {
    const socket = connect(port, "127.0.0.1").resume();
    sockets.push(socket);
    return socket;
  };
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await app.close();
  };
  return { connectClient, happened, close };
}

test("few requests start between one new connection and the next, however many have arrived, and all start", async () => {
  const { connectClient, happened, close } = await pacedServer();
  const clients = Array.from({ length: 300 }, connectClient);
  while (happened.length < clients.length) await wait(5);
  happened.length = 0;
  for (const [i, socket] of clients.entries()) socket.write(request(i));
  const newConnections = Array.from({ length: 15 }, connectClient).length;
  while (happened.length < clients.length + newConnections) await wait(5);
  const intervals = happened.join(",").split("accepted").slice(0, newConnections);
  const between = intervals.map((events) => events.split("started").length - 1);
  expect(happened.filter((event) => event === "started")).toHaveLength(clients.length);
  expect(Math.max(...between)).toBeGreaterThan(0);
  expect(Math.max(...between)).toBeLessThanOrEqual(16);
  await close();
});

test("requests on one connection start in their order, also if they are more than start in a turn", async () => {
  const { connectClient, close } = await pacedServer();
  const numbers = Array.from({ length: 100 }, (_, i) => i);
  const socket = connectClient();
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  socket.write(numbers.map(request).join(""));
  while (!received.endsWith("answer 99.")) await wait(5);
  expect([...received.matchAll(/answer (\d+)\./g)].map(([, number]) => Number(number))).toEqual(numbers);
  await close();
});

test("a probe does not wait behind other requests", async () => {
  const { connectClient, happened, close } = await pacedServer();
  const clients = Array.from({ length: 300 }, connectClient);
  while (happened.length < clients.length) await wait(5);
  happened.length = 0;
  for (const [i, socket] of clients.entries()) socket.write(i === 299 ? "GET /livez HTTP/1.1\r\nHost: example.org\r\n\r\n" : request(i));
  while (happened.length < clients.length) await wait(5);
  expect(happened.indexOf("probed")).toBeLessThanOrEqual(32);
  await close();
});
