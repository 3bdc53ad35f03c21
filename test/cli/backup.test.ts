import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dumpOf, sound } from "../backup/backup.js";
import { datasetOf } from "../bench/generator.js";
import { built, root, seededFolder, seeds } from "../built.js";
import { graphOf } from "../harness.js";
import { oneOf } from "../parts.js";
import { program } from "./program.js";

/** `backup` and `restore` as an operator runs them, and the state after a restore was killed. */
const cli = join(root, "dist/cli.js");
beforeAll(built);
const home = mkdtempSync(join(tmpdir(), "backup-"));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
});
const environment = (folder: string) => ({
  ...process.env,
  DATA_DIR: join(home, folder),
  SEED_DIR: seeds.small,
  PORT: "0",
  LOG_LEVEL: "error",
});
const inThread = program();
const run = (folder: string, args: readonly string[], input?: string) => {
  if (input === undefined) return inThread(args, environment(folder));
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    env: environment(folder),
    encoding: "utf8",
    input,
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
};
const hash = /Graph hash: (sha256:[0-9a-f]{64})\n$/;

test("a backup of the seed restores to the same graph, by file and by pipe", async () => {
  await seededFolder(join(home, "one"));
  const file = join(home, "seed.ndjson");
  const saved = run("one", ["backup", file]);
  expect(saved).toMatchObject({ status: 0, stdout: "", stderr: expect.stringMatching(hash) });
  expect([statSync(file).mode & 0o777, readdirSync(home).filter((name) => name.startsWith("."))]).toEqual([0o600, []]);

  expect(run("two", ["restore", file])).toMatchObject({ status: 0, stdout: expect.stringMatching(hash), stderr: "" });
  const piped = run("two", ["backup"]);
  expect(piped.stdout).toBe(readFileSync(file, "utf8"));
  expect(hash.exec(piped.stderr)?.[1]).toBe(hash.exec(saved.stderr)?.[1]);
  expect(run("two", ["seed"]).stdout).toMatch(/already holds these files/);

  expect(run("two", ["restore", "-"], piped.stdout)).toEqual({
    status: 1,
    stdout: "",
    stderr: expect.stringMatching(/not empty.*--replace/),
  });
  expect(run("two", ["restore", "-", "--replace"], piped.stdout)).toMatchObject({ status: 0 });
  const cut = run("two", ["restore", "-", "--replace"], piped.stdout.slice(0, -5));
  expect(cut).toEqual({ status: 1, stdout: "", stderr: expect.stringMatching(/^-:\d+ is cut off in the middle/) });
  expect(run("two", ["backup"]).stdout).toBe(piped.stdout);
  expect(run("two", ["restore", join(home, "nowhere")])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/nowhere: this file cannot be read/),
  });
});

test("the old names export and import do the same and name the new ones", async () => {
  await seededFolder(join(home, "old"));
  const saved = run("old", ["backup"]);
  const exported = run("old", ["export"]);
  expect(exported).toEqual({
    ...saved,
    stderr: `"export" without --format is the old name of "backup" and will be removed in the next release.\n${saved.stderr}`,
  });
  const imported = run("old-2", ["import", "-"], exported.stdout);
  expect(imported).toEqual({
    status: 0,
    stdout: expect.stringMatching(hash),
    stderr: '"import" is the old name of "restore" and will be removed in the next release.\n',
  });
  expect(run("old-2", ["backup"]).stdout).toBe(saved.stdout);
});

test("- is standard output", async () => {
  await seededFolder(join(home, "output"));
  const { status, stdout } = run("output", ["backup", "-"]);
  expect([status, stdout]).toEqual([0, run("output", ["backup"]).stdout]);
  expect(existsSync("-")).toBe(false);
});

describe("a process that is killed while it replaces a graph leaves the old one or the new one", () => {
  const large = join(home, "large.ndjson");
  const old = join(home, "old.ndjson");
  const small = join(home, "small.ndjson");
  beforeAll(async () => {
    for (const [file, claims] of [
      [large, 3000],
      [small, 100],
    ] as const) {
      const graph = await graphOf(sound(datasetOf(claims, 1)));
      writeFileSync(file, await dumpOf(graph));
      await graph.close();
    }
    await seededFolder(join(home, "seeded"));
    run("seeded", ["backup", old]);
  });
  /** A module that kills the process when it calls a function of `fs` on a file of a graph: before it runs, or after. */
  const killer = (call: string, after: boolean) =>
    `data:text/javascript,${encodeURIComponent(`
      import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      const original = fs.${call};
      const die = () => process.kill(process.pid, "SIGKILL");
      fs.${call} = (...args) => {
        if (!String(args[0]).endsWith(".new/graph.grafeo")) return original(...args);
        if (!${after}) die();
        original(...args);
        die();
      };
      syncBuiltinESMExports();
    `)}`;
  const restored = () => readFileSync(large, "utf8");
  const before = () => readFileSync(old, "utf8");

  const moments: [string, readonly string[], () => string][] = [
    ["before the new graph takes its place", ["--import", killer("renameSync", false)], before],
    ["once the new graph has taken its place", ["--import", killer("renameSync", true)], () => readFileSync(small, "utf8")],
    ["while the new graph is made sure of", ["--import", killer("openSync", false)], before],
  ];
  test.each(oneOf(moments))("%s", async (_, options, expected) => {
    const folder = await seededFolder(join(home, `switched-${killed++}`));
    const child = spawn(process.execPath, [...options, cli, "restore", "--replace", "--force", small], {
      env: { ...environment(folder), DATA_DIR: folder },
    });
    started.push(child);
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
    expect(inThread(["backup"], { ...environment(folder), DATA_DIR: folder }).stdout).toBe(expected());
    expect(inThread(["restore", "--replace", "--force", small], { ...environment(folder), DATA_DIR: folder })).toMatchObject({ status: 0 });
    expect(inThread(["backup"], { ...environment(folder), DATA_DIR: folder }).stdout).toBe(readFileSync(small, "utf8"));
    expect(readdirSync(folder)).toEqual(["graph.grafeo"]);
  });

  test.each(oneOf([1, 2, 3, 4, 5, 6, 7, 8]))("once it has reported %i times what it has written", async (reports) => {
    const folder = await seededFolder(join(home, `killed-${reports}`));
    const child = spawn(process.execPath, [cli, "restore", "--replace", large], {
      env: { ...environment(folder), DATA_DIR: folder },
      stdio: ["ignore", "ignore", "pipe"],
    });
    started.push(child);
    let output = "";
    for await (const chunk of child.stderr) {
      output += chunk;
      if ([...output.matchAll(/\d lines restored/g)].length >= reports) break;
    }
    child.kill("SIGKILL");
    await once(child, "exit");
    expect([before(), restored()]).toContain(inThread(["backup"], { ...environment(folder), DATA_DIR: folder }).stdout);
    // A start serves what is there, and removes what was left behind.
    const { stdout } = inThread(["seed"], { ...environment(folder), DATA_DIR: folder });
    expect(stdout).toMatch(/already holds|^$/);
    expect(readdirSync(folder)).toEqual(["graph.grafeo"]);
  });
});
let killed = 0;
