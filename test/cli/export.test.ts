import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileNameOf } from "../../src/export/files/export-file.js";
import { exportFiles } from "../../src/export/files/index.js";
import { listTables } from "../../src/export/tables/named-tables.js";
import { model } from "../../src/model/index.js";
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
  expect(depths[0]?.stdout).toContain("up to 1 step away");
  expect(depths[1]?.stdout).toContain("up to 2 steps away");
});

test("names come in the language asked for", () => {
  expect(run("-f", "graph.ndjson", "--lang", "es").stdout).not.toBe(run("-f", "graph.ndjson").stdout);
});

test.each(["communities.csv", "claims.json", "population-groups.ndjson", "codebook.csv"])("the table %s is written to a file", (name) => {
  const path = join(home, name);
  expect(run("--format", name, path)).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(run("-f", name).stdout).toBe(readFileSync(path, "utf8"));
});

test("a table takes its arguments, and the parameters of its format", () => {
  const claims = JSON.parse(run("-f", "claims.json", "--predicate", "FACES").stdout) as { predicate: string }[];
  expect(new Set(claims.map(({ predicate }) => predicate))).toEqual(new Set(["FACES"]));
  const [marked, bare] = [run("-f", "places.csv").stdout, run("-f", "places.csv", "--bom", "false").stdout];
  expect(marked).toBe(`\uFEFF${bare}`);
  expect(run("-f", "places.csv", "--delimiter", ";", "--decimal=comma").stdout).toMatch(/;SEAT;/);
});

test("--help lists every file, the tables by name, and the parameters of tables", () => {
  const { stdout } = run("--help");
  for (const { name } of listTables(model)) expect(stdout).toMatch(new RegExp(`[ ,]${name},?[ \\n]`));
  expect(stdout).toContain("--delimiter comma|semicolon|tab");
  expect(stdout.split("\n").filter((line) => line.length > 160)).toEqual([]);
  for (const file of files) expect(stdout).toContain(`  ${fileNameOf(file).padEnd(24)} ${file.description}`);
});

test.each([
  [["--format", "gephi"], `--format gephi: one of ${files.map(fileNameOf).join(", ")}, or a table with .csv, `],
  [["--format", "claims.gexf"], "there is no such table or file. claims is there with the ending .csv, .html, .json, .ndjson or .xlsx."],
  [["--format", "graph.gml"], "graph is there with the ending .gexf, .graphml or .ndjson."],
  [["--format", "plaecs.csv"], "there is no such table or file. Did you mean places.csv?"],
  [["--format", "places.csv", "--decimal", "comma"], "decimal: a comma stands between the cells already."],
  [["--format", "places.json", "--bom", "false"], "bom: only CSV (.csv) has this parameter. JSON has none."],
  [["--format", "responses.csv", "--issue", "no-such-issue"], "no-such-issue"],
  [["--format", "graph.ndjson", "--depth", "2", "-"], "depth: no such parameter. The parameters here are lang."],
  [["--format", "neighbourhood.gexf", "-"], "id"],
  [["--format", "neighbourhood.gexf", "--id", "no-such-record", "-"], "no-such-record"],
  [["--format", "gexf", "-"], "several files end so: graph.gexf, neighbourhood.gexf."],
  [["--format", "graph.ndjson", "--constructor", "2", "-"], "constructor: no such parameter. The parameters here are lang."],
  [["--format", "neighbourhood.gexf", "--id", "a", "--id", "b", "-"], "--id: given more than once."],
  [["--format", "graph.ndjson", "one", "two"], "two: one file at a time."],
  [["--format", "graph.ndjson", "--lang", "!"], "lang"],
  [["--format", "graph.ndjson", join(home, "nowhere", "graph")], "cannot be written"],
])("%j is refused", (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain(message);
});
