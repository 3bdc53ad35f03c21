import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { embedded } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { model } from "../../src/model/index.js";
import { built, root } from "../built.js";

/** What only the engine in this process is asked: what every engine promises stands in `contract.test.ts`. */
const opened: Graph[] = [];
const open = async (folder?: string) => {
  const graph = await embedded(layoutOf(model), folder);
  opened.push(graph);
  return graph;
};
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "embedded-"));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((graph) => graph.close()));
  await rm(folder, { recursive: true });
});

test("a conflict of the engine's own is met by running the work again, and comes out as one if it never ends", async () => {
  await built();
  const { stdout } = await promisify(execFile)("node", [join(root, "test/graph/conflict.mjs")]);
  expect(JSON.parse(stdout)).toEqual([
    { runs: 2, error: null, n: 101 },
    { runs: 4, error: null, n: 101 },
    { runs: 8, error: expect.stringMatching(/write conflict/i), n: 100 },
    { runs: 1, error: null, n: 101 },
  ]);
});

test("a folder belongs to one graph at a time, and the refusal says what to do", async () => {
  const graph = await open(folder);
  await expect(open(folder)).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringMatching(/in use.*DATA_DIR/s) });
  await expect(open(folder)).rejects.toThrow(folder);
  await graph.close();
  expect(await (await open(folder)).read("RETURN 1", {})).toEqual([[1]]);
});

test("folders that are not there are made", async () => {
  await open(join(folder, "a", "b"));
  expect(await readFile(join(folder, "a", "b", "graph.grafeo"))).toBeTruthy();
});

test("a damaged file is not said to be in use", async () => {
  const path = join(folder, "graph.grafeo");
  const graph = await open(folder);
  await graph.write((tx) => tx.run("UNWIND range(1, 5000) AS i CREATE (:Entity {id: toString(i)})"));
  await graph.close();
  const whole = await readFile(path);
  for (const damaged of [whole.subarray(0, whole.length / 2), Buffer.from("no graph")]) {
    await writeFile(path, damaged);
    const refused = await open(folder).catch((error) => String(error));
    expect(refused).toMatch(/damaged|not a .*database/);
    expect(refused).not.toMatch(/in use/);
  }
});

test("graphs in memory have nothing to do with one another", async () => {
  const [one, other] = [await open(), await open()];
  await one.write((tx) => tx.run("CREATE (:Entity {id: 'a'})"));
  const ids = (graph: Graph) => graph.read("MATCH (n) RETURN n.id", {});
  expect([await ids(one), await ids(other)]).toEqual([[["a"]], []]);
});

test("a statement that fails is named in the error, so that the log says which it was", async () => {
  const graph = await open();
  await expect(graph.read("MATCH (n:Entity) RETURN nonsense($id)", { id: "a-value" })).rejects.toThrow("RETURN nonsense($id)");
  await expect(graph.read("MATCH (n:Entity) RETURN nonsense($id)", { id: "a-value" })).rejects.not.toThrow("a-value");
});
