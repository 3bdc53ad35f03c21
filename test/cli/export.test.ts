import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileNameOf } from "../../src/export/files/export-file.js";
import { exportFiles } from "../../src/export/files/index.js";
import { built, seededFolder, seeds } from "../built.js";
import { program } from "./program.js";

/** `export`: every file that the server serves, from the command line. */
const home = mkdtempSync(join(tmpdir(), "export-"));
const environment = { ...process.env, DATA_DIR: join(home, "data"), SEED_DIR: seeds.small, LOG_LEVEL: "error" };
const inThread = program();
const run = (...args: readonly string[]) => inThread(["export", ...args], environment);
beforeAll(async () => {
  await built();
  await seededFolder(environment.DATA_DIR);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const files = exportFiles();
const whole = files.filter(({ example }) => !example);

test.each(whole.map(fileNameOf))("%s is written to a file", (name) => {
  const path = join(home, name);
  expect(run("--format", name, path)).toEqual({ status: 0, stdout: "", stderr: "" });
  expect([statSync(path).size > 0, readdirSync(home).filter((file) => file.startsWith("."))]).toEqual([true, []]);
  if (whole.some(({ compressed, ...file }) => compressed && fileNameOf(file) === name)) return;
  expect(run("-f", name).stdout).toBe(readFileSync(path, "utf8"));
});

test("an ending is enough where no other file has it", () => {
  expect(run("--format", "ndjson").stdout).toBe(run("--format", "graph.ndjson", "-").stdout);
});

test("what a format takes besides comes as options", () => {
  const depths = ["1", "2"].map((depth) => run("--format", "neighbourhood.gexf", "--id", "extortion", "--depth", depth, "-"));
  expect(depths.map(({ status, stderr }) => [status, stderr])).toEqual([
    [0, ""],
    [0, ""],
  ]);
  expect(depths[0]?.stdout).toContain("up to 1 steps away");
  expect(depths[1]?.stdout).toContain("up to 2 steps away");
});

test("names come in the language asked for", () => {
  expect(run("-f", "graph.ndjson", "--lang", "es").stdout).not.toBe(run("-f", "graph.ndjson").stdout);
});

test("--help lists every file", () => {
  const { stdout } = run("--help");
  for (const file of files) expect(stdout).toContain(`  ${fileNameOf(file).padEnd(24)} ${file.description}`);
});

test.each([
  [["--format", "gephi"], `--format gephi: one of ${files.map(fileNameOf).join(", ")}.`],
  [["--format", "graph.ndjson", "--depth", "2", "-"], "depth: no such parameter. There are lang."],
  [["--format", "neighbourhood.gexf", "-"], "id"],
  [["--format", "neighbourhood.gexf", "--id", "no-such-record", "-"], "no-such-record"],
  [["--format", "gexf", "-"], "several files end so: graph.gexf, neighbourhood.gexf."],
  [["--format", "graph.ndjson", "one", "two"], "two: one file at a time."],
  [["--format", "graph.ndjson", "--lang", "!"], "lang"],
  [["--format", "graph.ndjson", join(home, "nowhere", "graph")], "cannot be written"],
])("%j is refused", (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(message);
});
