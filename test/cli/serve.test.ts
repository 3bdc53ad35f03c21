import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root, seededFolder, seeds } from "../built.js";
import { oneOf } from "../parts.js";

/** The server as a process: one per folder, stopped cleanly, and restarted after it was killed. */
const cli = join(root, "dist/cli.js");
const home = mkdtempSync(join(tmpdir(), "serve-"));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
});
const environment = (folder: string, seed: keyof typeof seeds = "small") => ({
  ...process.env,
  DATA_DIR: join(home, folder),
  SEED_DIR: seeds[seed],
  PORT: "0",
  LOG_LEVEL: "error",
});

async function serve(folder: string, seed?: keyof typeof seeds): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [cli, "serve"], { env: environment(folder, seed) });
  started.push(child);
  let output = "";
  for await (const chunk of child.stdout ?? []) {
    output += chunk;
    const [, address] = /GraphQL\s+(http\S+)\/graphql/.exec(output) ?? [];
    if (address) return { child, address };
  }
  throw new Error(`The server did not start. Its output: ${output}`);
}
const recordsOf = async (address: string) => {
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ dataset { records { list count } } }" }),
  });
  return ((await response.json()) as { data: { dataset: { records: unknown } } }).data.dataset.records;
};

test("a second process can use neither the folder nor the port, which it says with what to do; after SIGTERM the first exits with 0, and the folder opens again", async () => {
  await seededFolder(join(home, "one"));
  const { child, address } = await serve("one");
  expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ status: "ready" });
  const second = spawnSync(process.execPath, [cli, "serve"], { env: environment("one"), encoding: "utf8" });
  expect([second.status, second.stderr]).toEqual([
    1,
    expect.stringMatching(/is in use by another process: stop that one, or give this one a folder of its own with DATA_DIR/),
  ]);
  const { port } = new URL(address);
  const settings = { ...environment("other"), DATA_DIR: await seededFolder(join(home, "other")), PORT: port };
  const other = spawnSync(process.execPath, [cli, "serve"], { env: settings, encoding: "utf8" });
  expect([other.status, other.stderr]).toEqual([
    1,
    expect.stringContaining(`Port ${port} is in use, perhaps by another Resilience Graph: stop it, or choose another port with PORT.`),
  ]);
  const records = await recordsOf(address);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  const again = await serve("one");
  expect(await recordsOf(again.address)).toEqual(records);
  again.child.kill("SIGTERM");
  await once(again.child, "exit");
});

test.each(oneOf([300, 700, 1000, 1300, 1600]))(
  "killed %i ms into its first start, it leaves no partly loaded graph",
  async (milliseconds) => {
    const folder = `killed-${milliseconds}`;
    // The shipped seed takes a while to load, and may be stopped in the middle.
    const child = spawn(process.execPath, [cli, "serve"], { env: environment(folder, "shipped"), stdio: "ignore" });
    started.push(child);
    await wait(milliseconds);
    child.kill("SIGKILL");
    await once(child, "exit");
    const check = spawnSync(process.execPath, [cli, "check"], { env: environment(folder), encoding: "utf8" });
    // Nothing was stored yet, or everything is.
    expect([check.status, check.stderr]).toEqual(check.status ? [1, expect.stringMatching(/holds no graph/)] : [0, ""]);
    const { child: next, address } = await serve(folder, "shipped");
    if (!existsSync(join(home, "whole"))) await seededFolder(join(home, "whole"), "shipped");
    const { child: whole, address: other } = await serve("whole", "shipped");
    expect(await recordsOf(address)).toEqual(await recordsOf(other));
    for (const process of [next, whole]) {
      process.kill("SIGTERM");
      await once(process, "exit");
    }
  },
);
