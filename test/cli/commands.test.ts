import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The built program, run as anybody runs it. */
const root = fileURLToPath(new URL("../..", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "cli-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = (args: readonly string[], environment: Record<string, string> = {}) => {
  const env = { ...process.env, DATA_DIR: join(home, "data"), LOG_LEVEL: "error", ...environment };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/cli.js"), ...args], { env, encoding: "utf8" });
  return { status, stdout, stderr };
};

test.each(["serve", "seed", "query", "check", "export", "import", "schema"])("%s helps with examples", (command) => {
  const { status, stdout } = run([command, "--help"]);
  expect([status, stdout]).toEqual([0, expect.stringMatching(/Examples:\n {2}\$ /)]);
});

test("what an exit code means is said", () => {
  expect(run(["--help"]).stdout).toMatch(/Exit codes:\n {2}0 {3}done\n {2}1 {3}.*\n {2}2 {3}.*\n {2}70 {2}a fault of ours/);
});

describe("query", () => {
  const question = ["query", "responses", "--issue", "extortion", "--place", "iso:CO"];
  test("prints JSON in a pipe", () => {
    const { status, stdout, stderr } = run(question);
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout).responses).toMatchObject({ totalCount: 1, nodes: [{ place: { id: "san-jacinto" } }] });
  });
  test("prints CSV, NDJSON and a table", () => {
    const [csv, ndjson, table] = ["csv", "ndjson", "table"].map((format) => run([...question, "--format", format]).stdout);
    expect(csv).toMatch(/^\uFEFF?practice_id,practice_name/);
    expect(JSON.parse(ndjson as string)).toMatchObject({ place_id: "san-jacinto" });
    expect(table).toMatch(/^practice_id/);
  });
  test("takes a document, in a language", () => {
    const { stdout } = run(["query", '{ issue(id: "extortion") { name } }', "--lang", "es"]);
    expect(JSON.parse(stdout)).toEqual({ issue: { name: "Extorsión" } });
  });
  test("says so if there is no such record", () => {
    const { status, stdout, stderr } = run(["query", "what-a-community-faces", "--community", "nowhere"]);
    expect({ status, data: JSON.parse(stdout) }).toEqual({ status: 0, data: { community: null } });
    expect(stderr).toMatch(/community: no record of this id is to be seen/);
  });
  test.each([
    [["query", "nothing"], 1, /no question called "nothing".*responses/],
    [["query", "responses", "--isue", "extortion"], 1, /--isue: the question takes --issue, --place/],
    [["query", "responses", "--issue", "extorsion"], 1, /nothing here is called "extorsion"\. Did you mean extortion/],
    [["query", "{ nothing }"], 1, /Cannot query field "nothing"/],
    [["query", "{ practices { name } }"], 1, /Cannot query field "name".*records are in `nodes \{ name \}`/],
    [["query", "{ practices { edges { name } } }"], 1, /record is in `node \{ name \}`/],
    [["query", "{ issue("], 1, /Syntax Error/],
    [["query", "responses", "--format", "xml"], 1, /one of table, json, ndjson, csv/],
    [["query", "--file", "no-such-file"], 1, /no-such-file: this file cannot be read/],
    [["query", "query ($f: IssueFilter) { issues(filter: $f) { totalCount } }", "--f", "{bad"], 1, /^--f \{bad: it must be JSON, such as/],
    [["query", "query ($n: Int) { issues(first: $n) { totalCount } }", "--n", "abc"], 1, /^--n abc: it must be a number\.$/m],
    [["query", "query ($b: Boolean!) { __typename @include(if: $b) }", "--b", "yes"], 1, /^--b yes: it must be true or false\.$/m],
    [["query", "dataset", "--server", "127.0.0.1:4871"], 1, /^--server 127\.0\.0\.1:4871: it must be an address, such as http:/],
    [["nonsense"], 2, /unknown command/],
  ])("%j ends with %i and says why, on standard error alone", (args, code, why) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout, stderr }).toEqual({ status: code, stdout: "", stderr: expect.stringMatching(why) });
  });
});

describe("seed and check", () => {
  const folder = join(home, "seed");
  const environment = { SEED_DIR: folder, DATA_DIR: join(home, "own") };
  const page = join(folder, "sources/somos-comunidad-page");
  const ask = (document: string) => JSON.parse(run(["query", document], environment).stdout);
  beforeAll(() => cpSync(join(root, "seed"), folder, { recursive: true }));

  test("loads, and the second time has nothing to do", () => {
    expect(run(["seed", "--check"], environment)).toMatchObject({ status: 0, stdout: expect.stringMatching(/nothing wrong/) });
    expect(run(["seed"], environment)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+ new records, 0 written again, 0 removed/),
    });
    expect(run(["seed"], environment)).toMatchObject({ status: 0, stdout: expect.stringMatching(/holds the very same already/) });
    expect(run(["check"], environment)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+ rules hold/) });
  });

  test("a bad file is refused with file and line, and changes nothing", () => {
    const file = join(page, "claims-issues.yaml");
    const sound = readFileSync(file, "utf8");
    const before = ask("{ dataset { records { list count } claims { predicate claims } } }");
    writeFileSync(file, sound.replace("micro-trafficking", "micro-traficking").replace(/effect:/g, "efect:"));
    const { status, stdout, stderr } = run(["seed"], environment);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/claims-issues\.yaml:\d+ faces: "micro-traficking" is not an id here\. Did you mean micro-trafficking\?/);
    expect(stderr).toMatch(/nothing was written/);
    writeFileSync(file, sound);
    expect(ask("{ dataset { records { list count } claims { predicate claims } } }")).toEqual(before);
  });

  test("mending a sentence breaks no citation", () => {
    const file = join(page, "claims-booklets.yaml");
    const sound = readFileSync(file, "utf8");
    const claims =
      '{ claims(first: 100, filter: { subject: { some: { id: { eq: "prevention-and-resilience-booklets" } } } }) { nodes { id statement } } }';
    const before = ask(claims).claims.nodes as { id: string; statement: string }[];
    writeFileSync(
      file,
      sound.replace(/statement: ?"?[A-Z]/g, (start) => `${start.slice(0, -1)}Indeed, ${start.at(-1)?.toLowerCase()}`),
    );
    const after = ask(claims).claims.nodes as { id: string; statement: string }[];
    writeFileSync(file, sound);
    expect(after.map((k) => k.id)).toEqual(before.map((k) => k.id));
    expect(after.map((k) => k.statement)).not.toEqual(before.map((k) => k.statement));
  });
});

test("the files of schema/ are as they should be", () => {
  expect(run(["schema", "--check", "--folder", join(root, "schema")])).toMatchObject({ status: 0 });
});

test("settings that make no sense are told all at once", () => {
  const { status, stderr } = run(["serve"], { PORT: "abc", LOG_LEVEL: "loud" });
  expect(status).toBe(1);
  expect(stderr).toMatch(/PORT is "abc".*\n.*LOG_LEVEL is "loud"/);
});
