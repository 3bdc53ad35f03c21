import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { neo4jGraph } from "../../../src/graph/engines/neo4j.js";
import type { Graph } from "../../../src/graph/graph.js";
import { layoutOf } from "../../../src/graph/layout.js";
import { model } from "../../../src/model/index.js";
import { seed } from "../../../src/seed.js";
import { dumpOf, folder, sound, withoutHistory } from "../../backup/backup.js";
import { datasetOf } from "../../bench/generator.js";
import { built, root } from "../../built.js";
import { graphOf } from "../../harness.js";
import { answered, type Served, served } from "../../http/served.js";
import { seedFolder } from "../../seed/seeded.js";
import { RealServer } from "./started.js";

/** A restore whose server dies in the middle leaves an incomplete graph: no reader sees it, no start removes it, and the next restore completes it. */
const place = folder();
const started: ChildProcess[] = [];
let server: RealServer;
let graph: Graph;
let http: Served;
let file: string;
let theSeed: string;
beforeAll(async () => {
  await built();
  const large = await graphOf(sound(datasetOf(3000, 1)));
  file = place.file(await dumpOf(large));
  await large.close();
  server = await RealServer.started();
  graph = await neo4jGraph(layoutOf(model), { uri: server.uri, versionPollMs: 200 });
  await seed(graph, model, seedFolder);
  theSeed = await dumpOf(graph);
  http = await served(graph, { logLevel: "silent" });
});
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  await http?.close();
  await graph?.close();
  await server?.drop();
  place.drop();
});

const cli = join(root, "dist/cli.js");
const environment = () => ({ ...process.env, NEO4J_URI: server.uri, LOG_LEVEL: "error" });
/** Runs a command in another process, without blocking this one, whose HTTP server has to go on. */
async function run(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { env: environment(), stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  const [[status], stdout, stderr] = await Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

/** Starts a restore, kills the server once some of it is written, and starts the server again. */
async function cutOff(...options: string[]): Promise<string> {
  const child = spawn(process.execPath, [cli, "restore", file, ...options], { env: environment(), stdio: ["ignore", "ignore", "pipe"] });
  started.push(child);
  const exited = once(child, "exit");
  let output = "";
  let killed: Promise<void> | undefined;
  for await (const chunk of child.stderr) {
    output += chunk;
    if (/\d lines restored/.test(output)) killed ??= server.kill();
  }
  expect(await exited).toEqual([1, null]);
  expect(output).toMatch(/The graph does not answer now/);
  await killed;
  expect((await http.get("/readyz")).status).toBe(503);
  await server.start();
  return output;
}
/** The backups that restores have made beside their file. */
const backups = () => readdirSync(place.path).filter((name) => name.includes(".replaced-"));
const readiness = () => answered(http.get("/readyz"));
/** Waits until the answer of /readyz fulfils a condition, for 20 s at most. */
async function untilReadiness(condition: (readiness: Awaited<ReturnType<typeof answered>>) => boolean) {
  for (let left = 100; left && !condition(await readiness()); left--) await wait(200);
}
const isIncomplete = ({ status, body }: Awaited<ReturnType<typeof answered>>) => status === 503 && /is being restored/.test(body.message);
const ask = async () => {
  const { body } = await answered(http.post({ query: "{ places { totalCount } }" }));
  return body.errors?.[0].extensions.code ?? body.data.places.totalCount;
};

test("no reader sees the incomplete graph; the same restore again completes it, and a running API server needs no restart", async () => {
  await cutOff("--replace");
  await untilReadiness(isIncomplete);
  expect([isIncomplete(await readiness()), await ask()]).toEqual([true, "UNAVAILABLE"]);
  const [backup] = backups();
  for (const command of ["backup", "check", "serve", "seed"]) {
    const { status, stdout, stderr } = await run(command);
    expect({ command, status, stdout, stderr }).toEqual({
      command,
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/^The graph is incomplete, because a restore of .*seed --replace`\.\n$/),
    });
    expect(stderr).toContain(`\`resilience-graph restore --replace ${file}\``);
    expect(stderr).toContain(`\`resilience-graph restore --replace ${join(place.path, backup as string)}\``);
  }
  expect(readFileSync(join(place.path, backup as string), "utf8")).toBe(theSeed);

  expect(await run("restore", file)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Restored /) });
  await untilReadiness(({ status }) => status === 200);
  expect(await ask()).toBeGreaterThan(0);
  expect(await dumpOf(graph)).toBe(readFileSync(file, "utf8"));
});

test("the backup that was made first brings the old graph back, and the database is still recognized as the program's", async () => {
  const before = await dumpOf(graph);
  const known = new Set(backups());
  const output = await cutOff("--replace");
  const made = backups().filter((name) => !known.has(name));
  expect(made).toHaveLength(1);
  const backup = join(place.path, made[0] as string);
  expect(output).toContain(`Backed up the graph that is replaced to ${backup}\n`);
  expect(output).toContain(`The graph that was to be replaced is in ${backup}.`);
  // A second try that is cut off does not lose it: there is nothing whole to back up.
  await cutOff("--replace");
  expect(backups().filter((name) => !known.has(name))).toEqual(made);
  expect((await run("check")).stderr).toContain(`restore --replace ${backup}\``);
  expect(await run("restore", "--replace", backup)).toMatchObject({ status: 0 });
  await untilReadiness(({ status }) => status === 200);
  expect(await dumpOf(graph)).toBe(before);
  const again = await neo4jGraph(layoutOf(model), { uri: server.uri });
  expect(await dumpOf(again).finally(() => again.close())).toBe(before);
});

test("a seed that is to replace an incomplete graph removes it", async () => {
  await cutOff("--replace");
  expect(await run("seed")).toMatchObject({ status: 1 });
  expect(await run("seed", "--replace")).toMatchObject({ status: 0 });
  await untilReadiness(({ status }) => status === 200);
  // When it was loaded is the history's.
  expect(withoutHistory(await dumpOf(graph))).toBe(withoutHistory(theSeed));
});
