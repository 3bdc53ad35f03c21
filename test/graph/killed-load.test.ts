import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { neo4jGraph } from "../../src/graph/engines/neo4j.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { model } from "../../src/model/index.js";
import { seed } from "../../src/seed.js";
import { dumpOf, withoutHistory } from "../backup/backup.js";
import { built, root, seeds } from "../built.js";
import { engines } from "./engines.js";

/** A process that loads in parts and is killed leaves no half of a graph that anybody reads, and the next start goes on or begins again. */
const home = mkdtempSync(join(tmpdir(), "killed-load-"));
const uri = process.env.NEO4J_TEST_URI;
const environment = { ...process.env, DATA_DIR: join(home, "graph"), LOG_LEVEL: "error", ...(uri && { NEO4J_URI: uri }) };
let expected: string;
beforeAll(async () => {
  await built();
  const graph = await embeddedGraph(layoutOf(model));
  await seed(graph, model, seeds.small);
  expected = withoutHistory(await dumpOf(graph));
  await graph.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function run(...args: string[]) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, { env: environment, cwd: root, encoding: "utf8" });
  return { status, signal, stdout, stderr };
}
const command = (...args: string[]) => run("dist/cli.js", ...args);
const killed = (reports: number) => run("test/graph/killed-load.mjs", seeds.small, String(reports));
const stored = async (open: () => Promise<Graph>) => {
  const graph = await open();
  return dumpOf(graph).finally(() => graph.close());
};

describe.each(engines.slice(-1))("$name", ({ name, home: newHome }) => {
  test.each([5, 15])("killed after %i reports: commands say what to do, and the next load makes all of it", async (reports) => {
    rmSync(environment.DATA_DIR, { recursive: true, force: true });
    const emptied = await newHome();
    expect(killed(reports)).toMatchObject({ signal: "SIGKILL" });
    const left = join(environment.DATA_DIR, "graph.grafeo.new");
    const says =
      name === "embedded"
        ? /holds no graph: load one with `seed`/
        : /^The graph is incomplete, because a load of .* is under way or was interrupted: .*`resilience-graph seed .*fixture\/seed`/;
    const commands = [["check"], ["backup", join(home, "backup.ndjson")]];
    for (const args of [...commands, ...(name === "embedded" ? [] : [["seed", join(root, "seed")]])])
      expect(command(...args)).toMatchObject({ status: 1, stdout: "", stderr: expect.stringMatching(says) });
    expect(existsSync(left)).toBe(name === "embedded");
    const { status, stdout } = command("seed", seeds.small);
    // Records that were written without their links are stored, and are updated.
    const updated = name === "embedded" ? "0" : "\\d+";
    expect([status, stdout]).toEqual([0, expect.stringMatching(`^\\d+ records created, ${updated} updated, 0 removed`)]);
    expect(existsSync(left)).toBe(false);
    const open = () =>
      name === "embedded" ? embeddedGraph(layoutOf(model), environment.DATA_DIR) : neo4jGraph(layoutOf(model), { uri: uri ?? "" });
    expect(withoutHistory(await stored(open))).toBe(expected);
    await emptied.drop();
  });
});
