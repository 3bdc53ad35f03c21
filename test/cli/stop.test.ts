import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { built, root } from "../built.js";

/** A server that is told to stop says that it is not ready, still answers for a while, ends what it has begun, and waits for nobody for ever. */
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
    DATA_DIR: join(home, String(started.length)),
    PORT: "0",
    LOG_LEVEL: "error",
    METRICS_PORT: "0",
    ...settings,
  };
  const child = spawn(process.execPath, [join(root, "dist/cli.js"), "serve"], { env });
  started.push(child);
  let said = "";
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    const [, address] = /GraphQL\s+(http\S+)\/graphql/.exec(said) ?? [];
    const [, metrics] = /Metrics\s+(http\S+)\/metrics/.exec(said) ?? [];
    if (address && metrics) return { child, address, metrics };
  }
  throw new Error(`It said only: ${said}`);
}

test("SIGTERM: it is not ready but still answers, then it ends, and with it the metrics", async () => {
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

test("a client that never finishes does not keep it from ending", async () => {
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

test("whoever asks twice need not wait", async () => {
  const { child } = await serve({ DRAIN_MS: "9000000" });
  const ended = once(child, "exit");
  child.kill("SIGINT");
  await wait(200);
  child.kill("SIGINT");
  expect(await ended).toEqual([1, null]);
});

test("SIGTERM while it still loads: it gives up, keeps nothing of it, and ends as if it had been ready", async () => {
  const folder = join(home, "loading");
  const env = { ...process.env, DATA_DIR: folder, PORT: "0", LOG_LEVEL: "error" };
  const child = spawn(process.execPath, [join(root, "dist/cli.js"), "serve"], { env });
  started.push(child);
  let said = "";
  child.stdout?.on("data", (chunk) => (said += chunk));
  child.stderr?.on("data", (chunk) => (said += chunk));
  const ended = once(child, "exit");
  while (!existsSync(join(folder, "graph.grafeo"))) await wait(5);
  child.kill("SIGTERM");
  expect([await ended, said]).toEqual([[0, null], ""]);
  const { stdout } = spawnSync(process.execPath, [join(root, "dist/cli.js"), "seed"], { env, encoding: "utf8" });
  expect(stdout).toMatch(/^\d+ new records, 0 written again, 0 removed/);
});
