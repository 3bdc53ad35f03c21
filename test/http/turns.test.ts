import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import Fastify from "fastify";
import { turns } from "../../src/http/turns.js";

/** Whoever comes anew is let in while many others ask: a turn of the event loop, in which one connection is let in, stays short. */
const question = (number: number) => `GET /${number} HTTP/1.1\r\nHost: example.org\r\n\r\n`;

async function door() {
  const app = Fastify();
  const happened: ("let in" | "begun" | "probed")[] = [];
  turns(app);
  app.get<{ Params: { number: string } }>("/:number", async ({ params: { number } }) => {
    happened.push("begun");
    return `answer ${number}.`;
  });
  app.get("/livez", async () => {
    happened.push("probed");
    return "live";
  });
  app.server.on("connection", () => happened.push("let in"));
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const sockets: Socket[] = [];
  const come = () => {
    const socket = connect(port, "127.0.0.1").resume();
    sockets.push(socket);
    return socket;
  };
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await app.close();
  };
  return { come, happened, close };
}

test("few requests begin between one newcomer and the next, however many have come, and all begin", async () => {
  const { come, happened, close } = await door();
  const known = Array.from({ length: 300 }, come);
  while (happened.length < known.length) await wait(5);
  happened.length = 0;
  for (const [i, socket] of known.entries()) socket.write(question(i));
  const newcomers = Array.from({ length: 15 }, come).length;
  while (happened.length < known.length + newcomers) await wait(5);
  const until = happened.join(",").split("let in").slice(0, newcomers);
  const between = until.map((events) => events.split("begun").length - 1);
  expect(happened.filter((event) => event === "begun")).toHaveLength(known.length);
  expect(Math.max(...between)).toBeGreaterThan(0);
  expect(Math.max(...between)).toBeLessThanOrEqual(16);
  await close();
});

test("what comes on one connection begins in its order, also where it is more than begins in a turn", async () => {
  const { come, close } = await door();
  const numbers = Array.from({ length: 100 }, (_, i) => i);
  const socket = come();
  let said = "";
  socket.on("data", (chunk) => {
    said += chunk;
  });
  socket.write(numbers.map(question).join(""));
  while (!said.endsWith("answer 99.")) await wait(5);
  expect([...said.matchAll(/answer (\d+)\./g)].map(([, number]) => Number(number))).toEqual(numbers);
  await close();
});

test("a probe waits behind nobody", async () => {
  const { come, happened, close } = await door();
  const known = Array.from({ length: 300 }, come);
  while (happened.length < known.length) await wait(5);
  happened.length = 0;
  for (const [i, socket] of known.entries()) socket.write(i === 299 ? "GET /livez HTTP/1.1\r\nHost: example.org\r\n\r\n" : question(i));
  while (happened.length < known.length) await wait(5);
  expect(happened.indexOf("probed")).toBeLessThanOrEqual(32);
  await close();
});
