import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** A server as a process: one for each folder, stopped cleanly, and none the worse for being killed. */
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "serve-"));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
});
const environment = (folder: string) => ({ ...process.env, DATA_DIR: join(home, folder), PORT: "0", LOG_LEVEL: "error" });

async function serve(folder: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [cli, "serve"], { env: environment(folder) });
  started.push(child);
  let said = "";
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    const [, address] = /GraphQL\s+(http\S+)\/graphql/.exec(said) ?? [];
    if (address) return { child, address };
  }
  throw new Error(`It said only: ${said}`);
}
const recordsOf = async (address: string) => {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ dataset { records { list count } } }" }),
  });
  return ((await response.json()) as { data: { dataset: { records: unknown } } }).data.dataset.records;
};

test("a second process is refused the folder; SIGTERM ends the first cleanly, and the folder opens again", async () => {
  const { child, address } = await serve("one");
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ status: "ready" });
  const second = spawnSync(process.execPath, [cli, "serve"], { env: environment("one"), encoding: "utf8" });
  expect([second.status, second.stderr]).toEqual([
    1,
    expect.stringMatching(/is in use by another process: stop that one, or give this one a folder of its own with DATA_DIR/),
  ]);
  const records = await recordsOf(address);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  const again = await serve("one");
  expect(await recordsOf(again.address)).toEqual(records);
  again.child.kill("SIGTERM");
  await once(again.child, "exit");
});

test("a port that is taken is told with what to do", async () => {
  const { child, address } = await serve("port");
  const { port } = new URL(address);
  const other = spawnSync(process.execPath, [cli, "serve"], { env: { ...environment("port-2"), PORT: port }, encoding: "utf8" });
  expect([other.status, other.stderr]).toEqual([
    1,
    expect.stringContaining(`Port ${port} is taken, perhaps by another of these: stop that, or choose another port with PORT.`),
  ]);
  child.kill("SIGTERM");
  await once(child, "exit");
});

test.each([300, 700, 1000, 1300, 1600])("killed %i ms into its first start it leaves nothing half-loaded", async (milliseconds) => {
  const folder = `killed-${milliseconds}`;
  const child = spawn(process.execPath, [cli, "serve"], { env: environment(folder), stdio: "ignore" });
  started.push(child);
  await wait(milliseconds);
  child.kill("SIGKILL");
  await once(child, "exit");
  const check = spawnSync(process.execPath, [cli, "check"], { env: environment(folder), encoding: "utf8" });
  expect([check.status, check.stderr]).toEqual([0, ""]);
  const { child: next, address } = await serve(folder);
  const { child: whole, address: other } = await serve("whole");
  expect(await recordsOf(address)).toEqual(await recordsOf(other));
  for (const process of [next, whole]) {
    process.kill("SIGTERM");
    await once(process, "exit");
  }
});
