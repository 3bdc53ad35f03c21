import { spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { readConfig } from "../../src/config/config.js";
import { serve } from "../../src/main.js";
import { systemCauseOf } from "../../src/system-errors.js";
import { withoutHistory } from "../backup/backup.js";
import { root, seededFolder, seeds } from "../built.js";
import { good } from "../import/fixture.js";
import { program } from "./program.js";

/** What commands do with the folder of a graph: what they read, what they write, and what they say of one that cannot be used. */
const home = mkdtempSync(join(tmpdir(), "storage-"));
const seeded = join(home, "seeded");
const mine = join(home, "mine");
beforeAll(async () => {
  await seededFolder(seeded);
  for (const [file, content] of Object.entries(good)) {
    mkdirSync(join(mine, "seed", file, ".."), { recursive: true });
    writeFileSync(join(mine, "seed", file), content);
  }
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const inThread = program();
const run = (folder: string, args: readonly string[], more: Record<string, string> = {}) =>
  inThread(args, { ...process.env, LOG_LEVEL: "error", DATA_DIR: folder, SEED_DIR: seeds.small, ...more });
/** Every file below a folder, with its mode and content. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const stats = statSync(path);
      return { name, mode: (stats.mode & 0o777).toString(8), content: stats.isFile() ? readFileSync(path, "latin1") : "" };
    });
const reading: readonly (readonly string[])[] = [["check"], ["backup"], ["query", "{ places { totalCount } }"]];

test("forget leaves nothing of a record, not even that it was removed, and says what is not there", () => {
  const folder = join(home, "forgetful");
  expect(run(folder, ["seed"])).toMatchObject({ status: 0 });
  const { stdout } = run(folder, ["query", "{ claims(first: 1) { nodes { id } } }"]);
  const { id } = JSON.parse(stdout).claims.nodes[0];
  expect(run(folder, ["backup"]).stdout).toContain(id);
  expect(run(folder, ["forget", id])).toEqual({
    status: 0,
    stdout: "Forgotten: 1 records, 0 reviews, 0 former ids, 0 entries of the history.\n",
    stderr: "",
  });
  expect(run(folder, ["backup"]).stdout).not.toContain(id);
  expect(filesIn(folder).filter(({ content }) => content.includes(id))).toEqual([]);
  expect(run(folder, ["check"])).toMatchObject({ status: 0 });
  expect(run(folder, ["forget", id])).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining(id) });
});

describe("commands that read", () => {
  test.each(reading)("%s fails where there is no graph, and makes nothing", (...args) => {
    const said = {
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/nothing\/here holds no graph: load one with `seed` or `restore`.*DATA_DIR/),
    };
    expect(run(join(home, "nothing/here"), args)).toEqual(said);
    expect(existsSync(join(home, "nothing"))).toBe(false);
    mkdirSync(join(home, "nothing/here"), { recursive: true });
    expect(run(join(home, "nothing/here"), args)).toEqual(said);
    expect(readdirSync(join(home, "nothing/here"))).toEqual([]);
    rmSync(join(home, "nothing"), { recursive: true });
  });

  test("a graph that was loaded from another folder stays as it is, to the byte, and a server serves it", async () => {
    const folder = join(mine, "data");
    expect(run(folder, ["seed", join(mine, "seed")])).toMatchObject({ status: 0 });
    const before = filesIn(folder);
    for (const args of reading) expect(run(folder, args)).toMatchObject({ status: 0 });
    expect(filesIn(folder)).toEqual(before);
    const backup = run(folder, ["backup"]).stdout;
    const config = readConfig({ DATA_DIR: folder, PORT: "0", LOG_LEVEL: "silent" });
    const running = await serve(config, () => undefined);
    expect(running.notice).toMatch(/was left as it is: it holds "A test", which came from .*mine\/seed, and not .*seed --replace \S+seed$/);
    const response = await fetch(`${running.address}/graphql?query={places{totalCount}}`);
    expect(await response.json()).toMatchObject({ data: { places: { totalCount: 3 } } });
    await running.close();
    expect(run(folder, ["backup"]).stdout).toBe(backup);
    const refused = run(folder, ["seed"]);
    expect(refused).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(/left as it is/) });
    expect(run(folder, ["backup"]).stdout).toBe(backup);
    expect(run(folder, ["seed", "--keep"])).toEqual({ status: 0, stdout: "", stderr: refused.stderr });
    expect(run(folder, ["seed", "--replace"])).toMatchObject({ status: 0 });
    expect(withoutHistory(run(folder, ["backup"]).stdout)).toBe(withoutHistory(run(seeded, ["backup"]).stdout));
    const shrunk = run(folder, ["seed", "--replace", join(mine, "seed")]);
    expect(shrunk).toMatchObject({ status: 1, stderr: expect.stringMatching(/it has \d+ records, and .* has only \d+\. .*--force/) });
  });
});

test("the folder of a graph is open to its owner alone, also one that an older version made; a folder with other things in it is left", () => {
  const folder = join(home, "modes");
  expect(run(folder, ["seed", join(mine, "seed")])).toMatchObject({ status: 0 });
  const modes = () => [statSync(folder).mode & 0o777, ...filesIn(folder).map(({ name, mode }) => `${name} ${mode}`)];
  expect(modes()).toEqual([0o700, "graph.grafeo 600"]);
  chmodSync(folder, 0o755);
  chmodSync(join(folder, "graph.grafeo"), 0o644);
  run(folder, ["seed", join(mine, "seed")]);
  expect(modes()).toEqual([0o700, "graph.grafeo 600"]);
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "notes"), "");
  run(folder, ["seed", join(mine, "seed")]);
  expect(statSync(folder).mode & 0o777).toBe(0o755);
});

describe("a folder that cannot be used", () => {
  const file = join(home, "a-file");
  const damaged = join(home, "damaged");
  const foreign = join(home, "foreign");
  beforeAll(() => {
    writeFileSync(file, "");
    for (const folder of [damaged, foreign, join(home, "folder/graph.grafeo"), join(home, "log")]) mkdirSync(folder, { recursive: true });
    const whole = readFileSync(join(seeded, "graph.grafeo"));
    writeFileSync(join(damaged, "graph.grafeo"), whole.fill(7, whole.length / 2, whole.length / 2 + 4000));
    writeFileSync(join(foreign, "graph.grafeo"), "something else");
    writeFileSync(join(home, "log/graph.grafeo"), readFileSync(join(seeded, "graph.grafeo")));
    writeFileSync(join(home, "log/graph.grafeo.wal"), "");
    symlinkSync("/nowhere/else", join(home, "dangling"));
  });
  test.each<[string, () => string, RegExp]>([
    ["a file", () => file, /a-file cannot be used, because it, or what is above it, is not a folder: move that away/],
    ["below a file", () => join(file, "data"), /is not a folder: move that away/],
    ["a device", () => "/dev/null", /\/dev\/null cannot be used, because it, or what is above it, is not a folder/],
    ["a link to nothing", () => join(home, "dangling"), /dangling cannot be used, because it, or what is above it, is not a folder/],
    ["where nothing can be made", () => "/proc/graph", /\/proc\/graph cannot be used, because it is not there and cannot be made/],
    ["with a name that is too long", () => join(home, "x".repeat(300)), /because the name is too long: choose a shorter one/],
    [
      "with a damaged graph",
      () => damaged,
      /because graph.grafeo is damaged, or is not a graph of this program: move graph.grafeo .*restore a backup/,
    ],
    ["with another file in place of the graph", () => foreign, /because graph.grafeo is damaged, or is not a graph/],
    ["with a folder in place of the graph", () => join(home, "folder"), /because graph.grafeo is damaged, or is not a graph/],
    ["with a file in place of the log", () => join(home, "log"), /is not a folder: move that away/],
  ])("%s: one sentence says why and what to do", (_, folder, why) => {
    for (const args of [
      ["seed"],
      ["check"],
      ...(folder() === file ? [["serve"], ["backup"], ["query", "{ places { totalCount } }"]] : []),
    ]) {
      const { status, stdout, stderr } = run(folder(), args);
      // Commands that read find that no graph is there where one could not be made either.
      const said = args[0] === "check" && /holds no graph/.test(stderr) ? /holds no graph/ : why;
      expect({ args, status, stdout, stderr }).toEqual({ args, status: 1, stdout: "", stderr: expect.stringMatching(said) });
      expect(stderr).not.toMatch(/GRAFEO|os error|E[A-Z]{4,}|\n./);
    }
  });

  test.each([
    ["No space left on device (os error 28)", /the disk is full/],
    ["There is not enough space on the disk. (os error 112)", /the disk is full/],
    ["Read-only file system (os error 30)", /read-only/],
    ["Permission denied (os error 13)", /no right/],
    ["Input/output error (os error 5)", /the disk reports an error/],
  ])("the engine's words for %s", (words, cause) => {
    expect(systemCauseOf(new Error(`Database error: GRAFEO-X003: I/O error: ${words}`))?.cause).toMatch(cause);
  });

  test.each(["check", "backup"])("%s into a full disk says so", (command) => {
    const { status, stderr } = spawnSync("bash", ["-c", `"${process.execPath}" dist/cli.js ${command} > /dev/full`], {
      cwd: root,
      env: { ...process.env, DATA_DIR: seeded },
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^[^\n]*because the disk is full: make room on it[^\n]*\n$/),
    });
  });

  test.each([
    [["backup", "/proc/backup.ndjson"], /\/proc\/backup.ndjson cannot be written, because it is not there and cannot be made/],
    [["backup", join(home, "a-file/backup.ndjson")], /cannot be written, because it, or what is above it, is not a folder/],
    [["restore", home], /this is a folder, not a backup/],
    [
      ["schema", "--folder", join(home, "a-file/schema")],
      /a-file\/schema cannot be used, because it, or what is above it, is not a folder/,
    ],
  ])("%j is refused with the reason", (args, why) => {
    const { status, stdout, stderr } = run(seeded, args);
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: expect.stringMatching(why) });
  });
});

describe("where the embedded engine has no binary", () => {
  const withoutBinary = program();
  const env = {
    ...process.env,
    LOG_LEVEL: "error",
    DATA_DIR: join(home, "no-binary"),
    NAPI_RS_NATIVE_LIBRARY_PATH: "/nowhere/grafeo.node",
  };
  test("commands that need none work, and those that need it say what to do", () => {
    for (const args of [["--help"], ["seed", "--check", join(mine, "seed")], ["settings"], ["query", "--list"]])
      expect(withoutBinary(args, env)).toMatchObject({ status: 0 });
    const unreachable = withoutBinary(["check"], { ...env, NEO4J_URI: "bolt://127.0.0.1:9" });
    expect(unreachable).toMatchObject({ status: 1, stderr: expect.stringMatching(/^Nothing answers at bolt/) });
    for (const args of [["seed"], ["serve"], ["check"]])
      expect(withoutBinary(args, env)).toEqual({
        status: 1,
        stdout: "",
        stderr: expect.stringMatching(/^The embedded engine has no binary that runs on \w+ \w+.*README.*npm ci.*NEO4J_URI\.\n$/),
      });
  });
});

describe("query --server", () => {
  /** Answers with the status and the body that the address names. It has a thread of its own: this one waits for the command. */
  let server: Worker;
  let port: number;
  beforeAll(async () => {
    server = new Worker(
      `const { createServer } = require("node:http");
      createServer((request, response) => {
        const [, status, body] = request.url.split("/");
        const text = Buffer.from(body, "base64url").toString().replace("URL", request.url);
        response.writeHead(Number(status), { "content-type": "application/json" }).end(text);
      }).listen(0, "127.0.0.1", function () { require("node:worker_threads").parentPort.postMessage(this.address().port) })`,
      { eval: true },
    );
    [port] = await once(server, "message");
  });
  afterAll(() => server.terminate());
  const query = (status: number, body: string, path = "") =>
    run(seeded, [
      "query",
      '{ issue(id: "extortion") { name } }',
      "--server",
      `http://127.0.0.1:${port}/${status}/${Buffer.from(body).toString("base64url")}${path}`,
    ]);

  test.each(["", "/", "/graphql", "/graphql/", "/graphql//"])("accepts the address of the API and that of the server: %s", (path) => {
    const { status, stdout } = query(200, '{"data":{"issue":{"name":"URL"}}}', path);
    expect({ status, asked: JSON.parse(stdout).issue.name.replace(/^\/200\/[^/]+/, "") }).toEqual({ status: 0, asked: "/graphql" });
  });

  test.each([
    [503, '{"error":{"code":"UNAVAILABLE","message":"Too much at once: try again."}}', /^Too much at once: try again\.\n$/],
    [429, '{"errors":[{"message":"The budget is used up."}]}', /^The budget is used up\.\n$/],
    [200, '{"errors":[{"message":"One."},{"message":"Two."}],"data":null}', /^One\.\nTwo\.\n$/],
    [404, "<html>", /\/graphql is not a GraphQL API \(HTTP status 404\)\.\n$/],
    [200, "{}", /is not a GraphQL API/],
    [200, "null", /is not a GraphQL API/],
    [200, '{"data":null,"errors":[]}', /is not a GraphQL API/],
  ])("prints the error of the server: %i %s", (status, body, said) => {
    expect(query(status, body)).toEqual({ status: 1, stdout: "", stderr: expect.stringMatching(said) });
  });
});
