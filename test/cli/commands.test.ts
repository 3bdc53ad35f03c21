import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, seededFolder, seeds } from "../built.js";
import { quick } from "../parts.js";
import { program } from "./program.js";

/** The commands of the built program. */
const home = mkdtempSync(join(tmpdir(), "cli-"));
beforeAll(() => seededFolder(join(home, "data")));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const env = { ...process.env, DATA_DIR: join(home, "data"), SEED_DIR: seeds.small, LOG_LEVEL: "error" };
const inThread = program();
const run = (args: readonly string[], environment: Record<string, string> = {}) => inThread(args, { ...env, ...environment });

test.each([
  ["a command that works", ["query", "--list"]],
  ["one that is refused", ["query", "nothing"]],
  ["no command", ["nonsense"]],
])("%s, run as a process, ends and prints as it does in the thread of the other tests", (_, args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/cli.js"), ...args], { env, encoding: "utf8" });
  expect({ status, stdout, stderr }).toEqual(run(args));
});

test.each(["serve", "seed", "query", "verify", "check", "backup", "restore", "schema", "sentences", "settings"])(
  "%s --help shows examples",
  (command) => {
    const { status, stdout } = run([command, "--help"]);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/Examples:\n {2}\$ /)]);
  },
);

test("--help explains every exit code", () => {
  expect(run(["--help"]).stdout).toMatch(
    /Exit codes:\n {2}0 {3}done\n {2}1 {3}.*\n {2}2 {3}.*\n {2}3 {3}.*\n {2}70 {2}a bug in this program/,
  );
});

describe("an old name of a command", () => {
  test.each([["import", "restore"]])("%s helps with %s, and --help does not list it", (old, name) => {
    const { status, stdout, stderr } = run([old, "--help"]);
    expect({ status, stdout: stdout.replace(`${name}|${old}`, name), stderr }).toEqual({
      status: 0,
      stdout: run([name, "--help"]).stdout.replace(`${name}|${old}`, name),
      stderr: `"${old}" is the old name of "${name}" and will be removed in the next release.\n`,
    });
    expect(run(["--help"]).stdout).not.toMatch(new RegExp(`\\b${old}\\b`));
  });
});

describe("query", () => {
  const question = ["query", "responses", "--issue", "extortion", "--place", "iso:CO"];
  test("writes CSV as its parameters say", () => {
    const [marked, bare] = [run([...question, "--format", "csv"]).stdout, run([...question, "--format", "csv", "--bom", "false"]).stdout];
    expect([marked.charCodeAt(0), marked.slice(1)]).toEqual([0xfeff, bare]);
    const head = (text: string) => text.split("\r\n", 1)[0];
    const semicolons = run([...question, "--format", "csv", "--bom", "false", "--delimiter", "semicolon"]).stdout;
    expect(head(semicolons)).toBe(head(bare)?.replaceAll(",", ";"));
  });
  test.each([
    [["--format", "table", "--bom", "false"], "--bom: only CSV has it, and --format is table."],
    [["--format", "csv", "--decimal", "comma"], "delimiter"],
  ])("refuses %j", (options, message) => {
    const { status, stderr } = run([...question, ...options]);
    expect([status, stderr]).toEqual([1, expect.stringContaining(message)]);
  });
  test("prints JSON in a pipe", () => {
    const { status, stdout, stderr } = run(question);
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout).responses).toMatchObject({ totalCount: 1, nodes: [{ place: { id: "san-jacinto" } }] });
  });
  test("takes the arguments that find what an answer leaves out, as the answer writes them", () => {
    const harmful = ["query", "harmful-responses", "--issue", "micro-trafficking"];
    const before = JSON.parse(run(harmful).stdout).harmfulResponses;
    const [wider] = before.leftOut;
    expect(wider).toEqual({
      reason: "WIDER_ISSUES",
      count: expect.any(Number),
      arguments: [{ name: "issueScopes", value: "[EXACT, NARROWER, BROADER]" }],
    });
    const [{ name, value }] = wider.arguments;
    const after = JSON.parse(run([...harmful, `--${name}`, value]).stdout).harmfulResponses;
    expect(after.totalCount).toBe(before.totalCount + wider.count);
    expect(run([...harmful, "--format", "table"]).stdout).toContain(`To find them: --${name} "${value}"\n`);
  });
  test("prints CSV, NDJSON and a table", () => {
    const [csv, ndjson, table] = ["csv", "ndjson", "table"].map((format) => run([...question, "--format", format]).stdout);
    expect(csv).toMatch(/^\uFEFF?practice_id,practice_name/);
    expect(JSON.parse(ndjson as string)).toMatchObject({ place_id: "san-jacinto" });
    expect(table).toMatch(/^practice_id/);
  });
  test("takes of a question's own values only those that it needs, once one is given", () => {
    const { stdout, stderr } = run(["query", "responses", "--place", "iso:CO", "--format", "ndjson"]);
    const issues = new Set(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).issue_id),
    );
    expect(issues.size).toBeGreaterThan(1);
    expect(stderr).toBe("");
    expect(run(["query", "responses"]).stderr).toMatch(/^With the values of the gallery: --issue \S+ --place \S+$/m);
  });
  test("takes a GraphQL document and a language", () => {
    const { stdout } = run(["query", '{ issue(id: "extortion") { name } }', "--lang", "es"]);
    expect(JSON.parse(stdout)).toEqual({ issue: { name: "Extorsión" } });
  });
  test("each example that --list prints works as it is printed", () => {
    const lines = run(["query", "--list"]).stdout.trimEnd().split("\n");
    const examples = lines.flatMap((line, at) => {
      const options = lines[at + 1]?.startsWith(" ") ? (lines[at + 1] as string) : "";
      if (line.startsWith(" ")) return [];
      // What a shell makes of them.
      return [
        [line.split(" ")[0] as string, ...[...options.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? (word as string))],
      ];
    });
    expect(examples.find(([name]) => name === "compare")?.slice(1)).toEqual(["--ids", expect.stringMatching(/^[a-z-]+(,[a-z-]+)+$/)]);
    // Words alone are read as they are: what could go wrong are lists, objects and what a shell takes apart.
    const asked = examples.filter(([, ...words]) => !quick || words.some((word) => /[^\w:-]/.test(word)));
    expect(asked.length).toBeGreaterThan(3);
    const refused = asked.flatMap((words) => {
      const { status, stderr } = run(["query", ...words]);
      return status === 0 ? [] : [[...words, stderr].join(" ")];
    });
    expect(refused).toEqual([]);
  });
  test("takes a list with commas, as JSON, and by repeating its option", () => {
    const document = "query ($ids: [ID!]!) { issues(filter: { id: { in: $ids } }) { nodes { id } } }";
    for (const lists of [
      ["--ids", "extortion,micro-trafficking"],
      ["--ids", '["extortion","micro-trafficking"]'],
      ["--ids", "[extortion, micro-trafficking]"],
      ["--ids", "extortion", "--ids=micro-trafficking"],
    ])
      expect(JSON.parse(run(["query", document, ...lists]).stdout)).toEqual({
        issues: { nodes: [{ id: "extortion" }, { id: "micro-trafficking" }] },
      });
  });
  test("says that there is no such record", () => {
    const { status, stdout, stderr } = run(["query", "what-a-community-faces", "--community", "nowhere"]);
    expect({ status, data: JSON.parse(stdout) }).toEqual({ status: 0, data: { community: null } });
    expect(stderr).toMatch(/community: there is no visible record with this id/);
  });
  test.each([
    [["query", "nothing"], 1, /no question called "nothing".*responses/],
    [["query", "responses", "--isue", "extortion"], 1, /--isue: the question takes --issue, --place/],
    [["query", "responses", "--issue", "extorsion"], 1, /nothing here is called "extorsion"\. Did you mean extortion/],
    [["query", "{ nothing }"], 1, /Cannot query field "nothing"/],
    [["query", "{ practices { name } }"], 1, /Cannot query field "name".*records are in `nodes \{ name \}`/],
    [["query", "{ practices { edges { name } } }"], 1, /record is in `node \{ name \}`/],
    [["query", "{ issue("], 1, /Syntax Error/],
    [["query", "responses", "--format", "xml"], 1, /one of table, csv, html, json, ndjson/],
    [["query", "--file", "no-such-file"], 1, /no-such-file: this file cannot be read/],
    [
      ["query", "query ($f: IssueFilter) { issues(filter: $f) { totalCount } }", "--f", "{bad"],
      1,
      /^--f: "\{bad" is not JSON of an object, such as/,
    ],
    [["query", "query ($n: Int) { issues(first: $n) { totalCount } }", "--n", "abc"], 1, /^--n abc: it must be a number\.$/m],
    [["query", "query ($b: Boolean!) { __typename @include(if: $b) }", "--b", "yes"], 1, /^--b yes: it must be true or false\.$/m],
    [["query", "dataset", "--server", "127.0.0.1:4871"], 1, /^--server 127\.0\.0\.1:4871: it must be an address, such as http:/],
    [["nonsense"], 2, /unknown command/],
  ])("%j exits with %i and gives the reason on standard error only", (args, code, why) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout, stderr }).toEqual({ status: code, stdout: "", stderr: expect.stringMatching(why) });
  });
});

describe("seed and check", () => {
  const folder = join(home, "seed");
  const environment = { SEED_DIR: folder, DATA_DIR: join(home, "own") };
  const page = join(folder, "sources/report");
  const ask = (document: string) => JSON.parse(run(["query", document], environment).stdout);
  beforeAll(() => cpSync(seeds.small, folder, { recursive: true }));

  test("a second load of the same files does nothing", () => {
    expect(run(["seed", "--check"], environment)).toMatchObject({ status: 0, stdout: expect.stringMatching(/nothing wrong/) });
    expect(run(["seed"], environment)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^\d+ records created, 0 updated, 0 removed/),
    });
    expect(run(["seed"], environment)).toMatchObject({ status: 0, stdout: expect.stringMatching(/already holds these files/) });
    expect(run(["check"], environment)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+ rules hold/) });
  });

  test("a likely duplicate is a warning, which keeps nothing from being loaded", () => {
    const file = join(page, "duplicates.yaml");
    writeFileSync(file, "defaults: {sensitivity: CLEAR}\nissues:\n  - {id: extortion-again, name: Extortion, roles: [HARM]}\n");
    expect(run(["seed", "--check"], environment)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(
        /^warning: \S+vocabulary\.yaml:\d+ name: "Extortion" may be a duplicate: extortion-again at \S+:3 .*\n.*nothing wrong, 1 warning\.\n$/,
      ),
    });
    rmSync(file);
  });

  test("a wrong file is refused with its name and line, and nothing changes", () => {
    const file = join(page, "claims-issues.yaml");
    const original = readFileSync(file, "utf8");
    const before = ask("{ dataset { records { list count } claims { predicate claims } } }");
    writeFileSync(file, original.replace("micro-trafficking", "micro-traficking").replace(/effect:/g, "efect:"));
    const { status, stdout, stderr } = run(["seed"], environment);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/claims-issues\.yaml:\d+ faces: "micro-traficking" is not an id here\. Did you mean micro-trafficking\?/);
    expect(stderr).toMatch(/nothing was written/);
    writeFileSync(file, original);
    expect(ask("{ dataset { records { list count } claims { predicate claims } } }")).toEqual(before);
  });

  test("a corrected statement keeps the id of its claim, so citations stay valid", () => {
    const file = join(page, "claims-responses.yaml");
    const original = readFileSync(file, "utf8");
    const claims = '{ claims(first: 100, filter: { subject: { some: { id: { eq: "booklets" } } } }) { nodes { id statement } } }';
    const before = ask(claims).claims.nodes as { id: string; statement: string }[];
    writeFileSync(
      file,
      original.replace(/statement: ?"?[A-Z]/g, (start) => `${start.slice(0, -1)}Indeed, ${start.at(-1)?.toLowerCase()}`),
    );
    expect(run(["seed"], environment)).toMatchObject({ status: 0 });
    const after = ask(claims).claims.nodes as { id: string; statement: string }[];
    writeFileSync(file, original);
    expect(after.map((k) => k.id)).toEqual(before.map((k) => k.id));
    expect(after.map((k) => k.statement)).not.toEqual(before.map((k) => k.statement));
  });
});

test("the files of schema/ are up to date", () => {
  expect(run(["schema", "--check", "--folder", join(root, "schema")])).toMatchObject({ status: 0 });
});

test("every invalid setting is reported at once", () => {
  const { status, stderr } = run(["serve"], { PORT: "abc", LOG_LEVEL: "loud" });
  expect(status).toBe(1);
  expect(stderr).toMatch(/PORT is "abc".*\n.*LOG_LEVEL is "loud"/);
});
