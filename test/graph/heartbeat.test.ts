import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import neo4j from "neo4j-driver";
import { Heartbeat } from "../../src/graph/engines/neo4j/heartbeat.js";

/** A server that takes connections and never says a word. */
const connections = new Set<Socket>();
const silent = createServer((socket) => {
  connections.add(socket);
  socket.on("close", () => connections.delete(socket));
  socket.on("error", () => undefined);
});
const disconnect = () => {
  for (const socket of connections) socket.destroy();
};
let heartbeat: Heartbeat;
beforeAll(async () => {
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  heartbeat = new Heartbeat(
    () => neo4j.driver(`bolt://127.0.0.1:${port}`, neo4j.auth.basic("neo4j", "old"), { connectionTimeout: 3000 }),
    undefined,
    () => undefined,
  );
});
afterAll(async () => {
  disconnect();
  await heartbeat.close([]);
  silent.close();
});

test("after refused credentials nothing is sent for a while; then a request that waits for their next trial leaves when it is aborted", async () => {
  await heartbeat.ensureAllowed();
  heartbeat.onAuthFailure();
  await expect(heartbeat.ensureAllowed()).rejects.toMatchObject({ code: "UNAVAILABLE" });
  expect(connections.size).toBe(0);

  await wait(1100);
  const connected = once(silent, "connection");
  const gone = new AbortController();
  const waiting = heartbeat.ensureAllowed(gone.signal);
  const alsoWaiting = heartbeat.ensureAllowed();
  const outcome = expect(alsoWaiting).rejects.toMatchObject({ code: "UNAVAILABLE" });
  await connected;
  const reason = new Error("The client has gone.");
  gone.abort(reason);
  await expect(waiting).rejects.toBe(reason);
  // The trial goes on for the other one, until the server is gone too.
  const nothing = wait(200, "nothing");
  await expect(Promise.race([alsoWaiting, nothing])).resolves.toBe("nothing");
  expect(connections.size).toBe(1);
  disconnect();
  await outcome;
});
