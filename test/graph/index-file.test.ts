import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Issue, Place } from "../../src/model/entities/index.js";
import type { Sensitivity } from "../../src/model/entity.js";
import { model } from "../../src/model/index.js";
import { datasetOf, record } from "../records.js";

/** The search index of the embedded engine in its file: what is found is what the graph holds, whatever became of the file. */
const issue = (id: string, name: string, sensitivity: Sensitivity = "CLEAR") =>
  record(Issue, id, { roles: ["HARM"], name: { en: name }, sensitivity });
const place = record(Place, "port", { kind: "CITY", name: { en: "River port" } });

let home: string;
let folder: string;
let open: Graph[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "index-file-"));
  folder = join(home, "graph");
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((graph) => graph.close()));
  rmSync(home, { recursive: true });
});

async function opened({ at = folder, readOnly = false } = {}) {
  const read: string[] = [];
  const graph = await embeddedGraph(layoutOf(model), at, { readOnly, indexFileFrom: 1, progress: (_, __, what) => read.push(what) });
  open.push(graph);
  return { graph, readsRecords: read.includes("records read for search") };
}
const load = (graph: Graph, ...records: ReturnType<typeof issue>[]) =>
  syncDataset(
    graph,
    model,
    {
      name: "test",
      about: { title: "A test", licence: "none", version: "1" },
      digest: JSON.stringify(records.map(({ values }) => values)),
    },
    datasetOf(records),
  );
const file = (at = folder) => join(at, "graph.grafeo.search");
const found = async (graph: Graph, level = 0) => [
  await graph.find(["river"], level),
  await graph.find(["river"], level, "NAME_START", { labels: ["Place"], best: true, first: 1 }),
  await graph.countFound(["r"], level),
];
/** The folder as a process leaves it that is killed now. */
function killed(): string {
  const copy = mkdtempSync(join(home, "killed-"));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

test("a graph that was closed is opened without its records being read, and finds the same", async () => {
  const { graph, readsRecords } = await opened();
  expect(readsRecords).toBe(true);
  await load(graph, place, issue("a", "River"), issue("b", "Riverside", "AMBER"), issue("c", "Bank"));
  const [open, amber] = [await found(graph), await found(graph, 2)];
  expect([open, amber]).toEqual([
    [["a", "port"], ["port"], 2],
    [["a", "b", "port"], ["port"], 3],
  ]);
  expect(existsSync(file())).toBe(false);
  await graph.close();
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  for (const readOnly of [true, false]) {
    const again = await opened({ readOnly });
    expect(again.readsRecords).toBe(false);
    expect([await found(again.graph), await found(again.graph, 2)]).toEqual([open, amber]);
    await again.graph.close();
  }
});

test("what a killed process has written is found, whenever it was killed", async () => {
  const first = (await opened()).graph;
  await load(first, issue("a", "River"), issue("b", "Bank"));
  const whileOpen = killed();
  await first.close();
  const second = (await opened()).graph;
  const beforeWrite = killed();
  let during = "";
  await second.write(async () => {
    during = killed();
  });
  await load(second, issue("a", "Bank"), issue("c", "River"));
  const afterWrite = killed();
  for (const [at, ids, reads] of [
    [whileOpen, ["a"], true],
    [beforeWrite, ["a"], false],
    [during, ["a"], true],
    [afterWrite, ["c"], true],
  ] as const)
    for (const readsRecords of [reads, false]) {
      const { graph, ...again } = await opened({ at });
      expect([await graph.find(["river"], 0), again.readsRecords]).toEqual([ids, readsRecords]);
      await graph.close();
    }
});

test("the file of another state of the graph is not read, nor one that is damaged", async () => {
  const first = (await opened()).graph;
  await load(first, issue("a", "River"));
  await first.close();
  const earlier = readFileSync(file());
  const second = (await opened()).graph;
  await load(second, issue("a", "Bank"), issue("b", "River"));
  await second.close();
  const damaged = readFileSync(file());
  damaged[damaged.length - 1] = (damaged.at(-1) as number) ^ 1;
  for (const bytes of [earlier, damaged, damaged.subarray(0, 40), Buffer.alloc(0)]) {
    writeFileSync(file(), bytes);
    const { graph, readsRecords } = await opened();
    expect([await graph.find(["river"], 0), readsRecords]).toEqual([["b"], true]);
    await graph.close();
  }
});

test("what was removed is in no file once it was written anew", async () => {
  const { graph } = await opened();
  await load(graph, issue("a", "River"), issue("b", "Quuxbridge"));
  await graph.compact();
  expect(readFileSync(file()).includes("quuxbridge")).toBe(true);
  await load(graph, issue("a", "River"));
  await graph.compact();
  await graph.close();
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes("quuxbridge")).toBe(false);
  expect((await opened()).readsRecords).toBe(false);
});
