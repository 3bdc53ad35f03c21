import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { neo4jGraph } from "../../../src/graph/engines/neo4j.js";
import type { Graph } from "../../../src/graph/graph.js";
import { layoutOf } from "../../../src/graph/layout.js";
import { model } from "../../../src/model/index.js";
import { seed } from "../../../src/seed.js";
import { dumpOf, emptyGraph, folder } from "../../backup/backup.js";
import { datasetOf } from "../../bench/generator.js";
import { built, root } from "../../built.js";
import { graphOf } from "../../harness.js";
import { answered, type Served, served } from "../../http/served.js";
import { seedFolder } from "../../seed/seeded.js";
import { RealServer } from "./started.js";

/** A restore whose server dies in the middle leaves a half that nobody is shown, and that the next restore or the next start puts right. */
const place = folder();
const started: ChildProcess[] = [];
let server: RealServer;
let graph: Graph;
let http: Served;
let file: string;
let theSeed: string;
beforeAll(async () => {
  await built();
  const large = await graphOf(datasetOf(3000, 1));
  file = place.file(await dumpOf(large));
  await large.close();
  const seeded = await emptyGraph();
  await seed(seeded, model, seedFolder);
  theSeed = await dumpOf(seeded);
  await seeded.close();
  server = await RealServer.started();
  graph = await neo4jGraph(layoutOf(model), { uri: server.uri, versionPollMs: 200 });
  await seed(graph, model, seedFolder);
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
/** Beside this process, whose server goes on. */
async function run(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { env: environment(), stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  const [[status], stdout, stderr] = await Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]);
  return { status, stdout, stderr };
}

/** Restores until some of it is written, kills the server then, and starts it again. */
async function cutOff(...options: string[]): Promise<void> {
  const child = spawn(process.execPath, [cli, "import", file, ...options], { env: environment(), stdio: ["ignore", "ignore", "pipe"] });
  started.push(child);
  const exited = once(child, "exit");
  let said = "";
  let killed: Promise<void> | undefined;
  for await (const chunk of child.stderr) {
    said += chunk;
    if (/\d lines restored/.test(said)) killed ??= server.kill();
  }
  expect(await exited).toEqual([1, null]);
  expect(said).toMatch(/The graph does not answer now/);
  await killed;
  expect((await http.get("/readyz")).status).toBe(503);
  await server.start();
}
const readiness = () => answered(http.get("/readyz"));
/** Waits until the server is what is said of it. */
async function until(is: (readiness: Awaited<ReturnType<typeof answered>>) => boolean) {
  for (let left = 100; left && !is(await readiness()); left--) await wait(200);
}
const isHalf = ({ status, body }: Awaited<ReturnType<typeof answered>>) => status === 503 && /is being restored/.test(body.message);
const ask = async () => {
  const { body } = await answered(http.post({ query: "{ places { totalCount } }" }));
  return body.errors?.[0].extensions.code ?? body.data.places.totalCount;
};

test("nobody is shown the half; the same restore again makes it whole, and who serves it goes on without a restart", async () => {
  await cutOff("--replace");
  await until(isHalf);
  expect([isHalf(await readiness()), await ask()]).toEqual([true, "UNAVAILABLE"]);
  const cut = { status: 1, stdout: "", stderr: expect.stringMatching(/a restore of it was cut off/) };
  expect(await run("export")).toEqual(cut);

  expect(await run("import", file)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Restored /) });
  await until(({ status }) => status === 200);
  expect(await ask()).toBeGreaterThan(0);
  expect(await dumpOf(graph)).toBe(readFileSync(file, "utf8"));
});

test("a start wipes the half and loads the seed, in a database that is still known for ours", async () => {
  await cutOff("--replace");
  expect(await run("seed")).toMatchObject({ status: 0 });
  await until(({ status }) => status === 200);
  expect(await dumpOf(graph)).toBe(theSeed);
  const again = await neo4jGraph(layoutOf(model), { uri: server.uri });
  expect(await dumpOf(again).finally(() => again.close())).toBe(theSeed);
});
