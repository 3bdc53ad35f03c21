import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { forget } from "../../src/graph/statements/forget.js";
import { Place } from "../../src/model/entities/index.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { seed } from "../../src/seed.js";
import { built, root } from "../built.js";
import { good } from "../import/fixture.js";
import { datasetOf, record } from "../records.js";
import { contentOf } from "./content.js";

/** What only the embedded engine does. What every engine does is in `contract.test.ts`. */
const opened: Graph[] = [];
const open = async (folder?: string) => {
  const graph = await embeddedGraph(layoutOf(model), folder);
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

test("after a write conflict the work runs again, and after eight runs the conflict is thrown", async () => {
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

test("missing folders are created", async () => {
  await open(join(folder, "a", "b"));
  expect(await readFile(join(folder, "a", "b", "graph.grafeo"))).toBeTruthy();
});

test("a damaged file is not reported as in use", async () => {
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

describe("what a load removes or replaces", () => {
  const secret = "Kept by nobody";
  const load = (graph: Graph, dataset: Dataset) =>
    syncDataset(graph, model, { name: "test", about: { title: "A test", licence: "none", version: "1" }, digest: "1" }, dataset);
  const contents = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
      .join("");
  const towns = Array.from({ length: 200 }, (_, i) => record(Place, `town-${i}`, { kind: "CITY" }));

  test("is gone from the files once the graph is compacted, while it is open and afterwards; reads that run go on", async () => {
    const graph = await open(folder);
    await load(graph, datasetOf([...towns, record(Place, "hidden-place", { kind: "CITY", description: { en: secret } })]));
    expect(contents()).toContain(secret);
    await load(graph, datasetOf(towns));
    const before = await contentOf(graph);
    const reading = graph.read("MATCH (n:Place) RETURN count(n)", {});
    await Promise.all([graph.compact(), graph.write((tx) => tx.run("CREATE (:Review {id: 'during'})"))]);
    expect(await reading).toEqual([[200]]);
    expect(contents()).not.toContain(secret);
    // The history keeps its id, unless that is to be forgotten too.
    expect(contents()).toContain("hidden-place");
    await forget(graph, model, ["hidden-place"]);
    await graph.compact();
    expect(contents()).not.toContain("hidden-place");
    expect(await graph.find(["town"], 3)).toHaveLength(200);
    await graph.close();
    expect([contents().includes(secret), readdirSync(folder)]).toEqual([false, ["graph.grafeo"]]);
    const again = await open(folder);
    await again.write((tx) => tx.run("MATCH (r:Review) DELETE r"));
    expect(await contentOf(again)).toEqual(before);
    await expect(again.write((tx) => tx.run("CREATE (:Entity {id: 'town-1'})"))).rejects.toThrow(/unique/i);
  });

  test.each([
    ["was killed before it compacted the graph", "graph.grafeo.wal"],
    ["could not compact it, because the disk was full", "graph.grafeo.new"],
  ])("is gone once the graph is opened again by another process, if that process %s", async (_, left) => {
    const graph = await open(folder);
    await load(graph, datasetOf([...towns, record(Place, "hidden-place", { kind: "CITY", description: { en: secret } })]));
    await graph.close();
    const again = await open(folder);
    await load(again, datasetOf(towns));
    const before = await contentOf(again);
    await again.close();
    expect(contents()).toContain(secret);
    await mkdir(join(folder, left), { recursive: true });
    const reader = await embeddedGraph(layoutOf(model), folder, { readOnly: true });
    await reader.close();
    expect(contents()).toContain(secret);
    const next = await open(folder);
    expect(contents()).not.toContain(secret);
    expect(await contentOf(next)).toEqual(before);
    await next.close();
    expect([contents().includes(secret), readdirSync(folder)]).toEqual([false, ["graph.grafeo"]]);
  });

  test("is gone after the seed that removed it", async () => {
    const seedWith = async (files: Readonly<Record<string, string | Uint8Array>>) => {
      const path = join(folder, "files");
      await rm(path, { recursive: true, force: true });
      for (const [file, content] of Object.entries(files)) {
        await mkdir(dirname(join(path, file)), { recursive: true });
        await writeFile(join(path, file), content);
      }
      return path;
    };
    const places = (name: string) => `defaults: {sensitivity: CLEAR}\nplaces:\n  - {id: named, name: ${name}, kind: COUNTRY}\n`;
    const graph = await open(folder);
    await seed(graph, model, await seedWith({ ...good, "more.yaml": places("Freedonia") }));
    for (const [files, gone] of [
      [{ ...good, "more.yaml": places("Sylvania") }, "Freedonia"],
      [good, "Sylvania"],
    ] as const) {
      await seed(graph, model, await seedWith(files));
      await rm(join(folder, "files"), { recursive: true });
      expect(contents()).not.toContain(gone);
    }
  });
});

test("graphs in memory are separate", async () => {
  const [one, other] = [await open(), await open()];
  await one.write((tx) => tx.run("CREATE (:Entity {id: 'a'})"));
  const ids = (graph: Graph) => graph.read("MATCH (n) RETURN n.id", {});
  expect([await ids(one), await ids(other)]).toEqual([[["a"]], []]);
});

test("the error of a statement that fails names it, for the log, without its values", async () => {
  const graph = await open();
  await expect(graph.read("MATCH (n:Entity) RETURN nonsense($id)", { id: "a-value" })).rejects.toThrow("RETURN nonsense($id)");
  await expect(graph.read("MATCH (n:Entity) RETURN nonsense($id)", { id: "a-value" })).rejects.not.toThrow("a-value");
});
