import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dumpOf } from "../backup/backup.js";
import { datasetOf } from "../bench/generator.js";
import { graphOf } from "../harness.js";

/** Backups as an operator makes them, and what is left of a restore that was killed. */
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "backup-"));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
});
const environment = (folder: string) => ({ ...process.env, DATA_DIR: join(home, folder), PORT: "0", LOG_LEVEL: "error" });
const run = (folder: string, args: readonly string[], input?: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env: environment(folder),
    encoding: "utf8",
    input,
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
};
const hash = /Graph hash: (sha256:[0-9a-f]{64})\n$/;

test("a seed goes out and comes back, by file and by pipe", () => {
  run("one", ["seed"]);
  const file = join(home, "seed.ndjson");
  const exported = run("one", ["export", file]);
  expect(exported).toMatchObject({ status: 0, stdout: "", stderr: expect.stringMatching(hash) });
  expect([statSync(file).mode & 0o777, readdirSync(home).filter((name) => name.startsWith("."))]).toEqual([0o600, []]);

  expect(run("two", ["import", file])).toMatchObject({ status: 0, stdout: expect.stringMatching(hash), stderr: "" });
  const piped = run("two", ["export"]);
  expect(piped.stdout).toBe(readFileSync(file, "utf8"));
  expect(hash.exec(piped.stderr)?.[1]).toBe(hash.exec(exported.stderr)?.[1]);
  expect(run("two", ["seed"]).stdout).toMatch(/holds the very same already/);

  expect(run("two", ["import", "-"], piped.stdout)).toEqual({
    status: 1,
    stdout: "",
    stderr: expect.stringMatching(/not empty.*--replace/),
  });
  expect(run("two", ["import", "-", "--replace"], piped.stdout)).toMatchObject({ status: 0 });
  const cut = run("two", ["import", "-", "--replace"], piped.stdout.slice(0, -5));
  expect(cut).toEqual({ status: 1, stdout: "", stderr: expect.stringMatching(/^-:\d+ is cut off in the middle/) });
  expect(run("two", ["export"]).stdout).toBe(piped.stdout);
  expect(run("two", ["import", join(home, "nowhere")])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/nowhere: this file cannot be read/),
  });
});

describe("killed in the middle of a restore", () => {
  const file = join(home, "large.ndjson");
  beforeAll(async () => {
    const graph = await graphOf(datasetOf(3000, 1));
    writeFileSync(file, await dumpOf(graph));
    await graph.close();
  });
  /** Restores until some of it is written, and kills the process then. */
  const killed = async (folder: string) => {
    const child = spawn(process.execPath, [cli, "import", file], { env: environment(folder), stdio: ["ignore", "ignore", "pipe"] });
    started.push(child);
    let said = "";
    for await (const chunk of child.stderr) {
      said += chunk;
      if (/\d lines restored/.test(said)) break;
    }
    child.kill("SIGKILL");
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  };

  test("the half is shown to nobody, and the same restore again makes it whole", async () => {
    await killed("again");
    for (const command of ["check", "export"])
      expect(run("again", [command])).toEqual({
        status: 1,
        stdout: "",
        stderr: expect.stringMatching(/is being restored, or a restore of it was cut off/),
      });
    expect(run("again", ["import", file])).toMatchObject({ status: 0 });
    expect(run("again", ["export"]).stdout).toBe(readFileSync(file, "utf8"));
  });

  test("a server that starts wipes it, and serves its seed", async () => {
    await killed("served");
    const child = spawn(process.execPath, [cli, "serve"], { env: environment("served") });
    started.push(child);
    let said = "";
    let address: string | undefined;
    for await (const chunk of child.stdout) {
      said += chunk;
      [, address] = /GraphQL\s+(http\S+)\/graphql/.exec(said) ?? [];
      if (address) break;
    }
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ status: "ready" });
    child.kill("SIGTERM");
    await once(child, "exit");
    run("fresh", ["seed"]);
    expect(run("served", ["export"]).stdout).toBe(run("fresh", ["export"]).stdout);
  });
});
