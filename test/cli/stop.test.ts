import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { built, root, seededFolder, seeds } from "../built.js";

/** After a stop signal /readyz answers 503, requests are answered for a while, running ones finish, and no client can delay the exit for ever. */
const home = mkdtempSync(join(tmpdir(), "stop-"));
const started: ChildProcess[] = [];
beforeAll(built);
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
});

async function serve(settings: Record<string, string>) {
  const env = {
    ...process.env,
    DATA_DIR: await seededFolder(join(home, String(started.length))),
    SEED_DIR: seeds.small,
    PORT: "0",
    LOG_LEVEL: "error",
    METRICS_PORT: "0",
    ...settings,
  };
  const child = spawn(process.execPath, [join(root, "dist/cli.js"), "serve"], { env });
  started.push(child);
  let output = "";
  for await (const chunk of child.stdout ?? []) {
    output += chunk;
    const [, address] = /GraphQL\s+(http\S+)\/graphql/.exec(output) ?? [];
    const [, metrics] = /Metrics\s+(http\S+)\/metrics/.exec(output) ?? [];
    if (address && metrics) return { child, address, metrics };
  }
  throw new Error(`The server did not start. Its output: ${output}`);
}

test("after SIGTERM the server is not ready but still answers; then it exits, and the metrics end with it", async () => {
  const { child, address, metrics } = await serve({ DRAIN_MS: "2000" });
  expect((await fetch(`${address}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${metrics}/metrics`)).text()).toContain("resilience_graph_requests_total");
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  let ready = await fetch(`${address}/readyz`);
  while (ready.status === 200) {
    await wait(10);
    ready = await fetch(`${address}/readyz`);
  }
  expect(await ready.json()).toEqual({ status: "not ready", message: "The server is about to stop." });
  expect((await fetch(`${address}/livez`)).status).toBe(200);
  expect((await fetch(`${address}/graphql?query={__typename}`)).status).toBe(200);
  expect(await ended).toEqual([0, null]);
  await expect(fetch(`${metrics}/livez`)).rejects.toThrow();
});

test("a client that never finishes its request does not delay the exit", async () => {
  const { child, address } = await serve({ STOP_TIMEOUT_MS: "300", RECEIVE_TIMEOUT_MS: "9000000" });
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write("POST /graphql HTTP/1.1\r\nHost: example.org\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
  await once(socket, "connect");
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  socket.destroy();
});

test("a second signal stops the server at once", async () => {
  const { child } = await serve({ DRAIN_MS: "9000000" });
  const ended = once(child, "exit");
  child.kill("SIGINT");
  await wait(200);
  child.kill("SIGINT");
  expect(await ended).toEqual([1, null]);
});

test("SIGTERM during the load of the seed: nothing of it is kept, and the exit code is 0", async () => {
  const folder = join(home, "loading");
  const env = { ...process.env, DATA_DIR: folder, PORT: "0", LOG_LEVEL: "error" };
  const child = spawn(process.execPath, [join(root, "dist/cli.js"), "serve"], { env });
  started.push(child);
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  const ended = once(child, "exit");
  while (!existsSync(join(folder, "graph.grafeo"))) await wait(5);
  child.kill("SIGTERM");
  expect([await ended, output]).toEqual([[0, null], ""]);
  const { stdout } = spawnSync(process.execPath, [join(root, "dist/cli.js"), "seed"], { env, encoding: "utf8" });
  expect(stdout).toMatch(/^\d+ records created, 0 updated, 0 removed/);
});
