import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Reader } from "../../src/api/reading/reader.js";
import { bytesAtOneVersion } from "../../src/export/files/bytes-at-one-version.js";
import { argsOf, fileNameOf } from "../../src/export/files/export-file.js";
import { exportFiles } from "../../src/export/files/index.js";
import { rowFormats } from "../../src/export/formats/index.js";
import { argumentValues, listTables } from "../../src/export/tables/named-tables.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { neo4jGraph } from "../../src/graph/engines/neo4j.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { schema } from "../schema.js";
import { datasetOf } from "./generator.js";

/** What it took to write one file, to a sink that keeps nothing. */
export interface Exported {
  readonly file: string;
  readonly seconds: number;
  readonly megabytes: number;
  /**
   * In MB. Resident memory with the graph opened and nothing read, and the most that it grew beyond that, with garbage: V8 collects it
   * the later, the larger its heap is. And the most that its heap had grown after a collection, which is what the writing holds.
   */
  readonly memory: { readonly before: number; readonly grown: number; readonly held: number };
}
/** Where the graph is: a folder, or a Neo4j server. */
export type ExportedFrom = { readonly folder: string } | { readonly uri: string };

const open = (from: ExportedFrom): Promise<Graph> =>
  "uri" in from ? neo4jGraph(layoutOf(model), { ...from, timeoutMs: 600_000 }) : embeddedGraph(layoutOf(model), from.folder);

/** Often enough for many samples of a large file, and seldom enough to cost little of its time. In milliseconds. */
const betweenCollections = 2000;
const claims = "claims";
const lists = "all other lists, .csv";
/** Every file, the claims in each format of rows, and all other lists as CSV. */
const exportedFiles = (): string[] => [
  ...exportFiles().map(fileNameOf),
  ...rowFormats.map(({ extension }) => `${claims}.${extension}`),
  lists,
];

/**
 * Writes every file of a generated graph, each in a process of its own, so that the memory of one is not counted for the next.
 * @param only files whose names hold one of these texts, with commas between them
 */
export async function measureExports(size: number, seed: number, only: string, uri?: string): Promise<Exported[]> {
  const home = mkdtempSync(join(tmpdir(), "exports-"));
  try {
    const from: ExportedFrom = uri === undefined ? { folder: join(home, "graph") } : { uri };
    const dataset = datasetOf(size, seed);
    const graph = await open(from);
    const about = { title: "A benchmark", licence: "none", version: String(seed) };
    await syncDataset(graph, model, { name: "bench", about, digest: String(seed) }, dataset);
    await graph.close();
    return await exportsOf(from, dataset, only);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Writes every file of the graph of a data set that no process has open. @param only as above */
export async function exportsOf(from: ExportedFrom, dataset: Dataset, only: string): Promise<Exported[]> {
  const [centre = ""] = mostNamed(dataset.claims.map(({ object }) => object));
  const measured: Exported[] = [];
  for (const file of exportedFiles().filter((name) => only.split(",").some((text) => name.includes(text)))) {
    const child = fork(new URL(import.meta.url), [JSON.stringify({ file, from, centre })], { execArgv: ["--expose-gc"] });
    let said: Exported | undefined;
    child.on("message", (message) => {
      said = message as Exported;
    });
    const [code] = await once(child, "exit");
    if (!said) throw new Error(`Writing ${file} failed with exit code ${code}.`);
    measured.push(said);
    process.stderr.write(`${dataset.claims.length} claims: ${exportLine(said)}\n`);
  }
  return measured;
}
export const exportLine = ({ file, seconds, megabytes, memory }: Exported): string =>
  `${file}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(1)} MB, memory ${memory.before} + ${memory.grown} MB, of which held ${memory.held} MB`;

/** Ids, those that occur most often first. */
function mostNamed(ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

/** The bytes of a file. @param centre the record in the place of those of examples */
async function bytesOf(name: string, reader: Reader, centre: string): Promise<Readable> {
  const file = exportFiles().find((one) => fileNameOf(one) === name);
  if (file) {
    const given = Object.fromEntries(Object.keys(file.example ?? {}).map((argument) => [argument, centre]));
    return file.write(reader, argumentValues(schema, argsOf(file, schema), given), schema);
  }
  const tables = listTables(model);
  if (name === lists) {
    const csv = rowFormats.find(({ extension }) => extension === "csv");
    const others = tables.filter((table) => table.name !== claims);
    return Readable.from(chunksOf(others.map((table) => () => csv!.write(table.read(reader)))));
  }
  const table = tables.find((one) => one.name === claims);
  return rowFormats.find(({ extension }) => name === `${claims}.${extension}`)!.write(table!.read(reader));
}
async function* chunksOf(parts: readonly (() => Readable)[]) {
  for (const part of parts) yield* part();
}

async function measureOne(file: string, from: ExportedFrom, centre: string): Promise<Exported> {
  const resident = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
  const graph = await open(from);
  globalThis.gc?.();
  const before = resident();
  let [most, bytes] = [before, 0];
  const look = () => {
    most = Math.max(most, resident());
  };
  const timer = setInterval(look, 10);
  const heap = () => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 2 ** 20;
  };
  const heapBefore = heap();
  let held = 0;
  const collecting = setInterval(() => {
    held = Math.max(held, Math.round(heap() - heapBefore));
  }, betweenCollections);
  const start = performance.now();
  const sink = new Writable({
    write(chunk, _, done) {
      bytes += Buffer.byteLength(chunk);
      done();
    },
  });
  const reader = new Reader(model, graph, { level: 0, roles: [], languages: ["en"] });
  await pipeline(
    bytesAtOneVersion(reader, (pages) => bytesOf(file, pages, centre)),
    sink,
  );
  const seconds = (performance.now() - start) / 1000;
  look();
  for (const each of [timer, collecting]) clearInterval(each);
  await graph.close();
  return { file, seconds, megabytes: bytes / 10 ** 6, memory: { before, grown: most - before, held } };
}

// In a process of its own.
if (process.send && process.argv[2]?.startsWith("{")) {
  const { file, from, centre } = JSON.parse(process.argv[2]);
  process.send(await measureOne(file, from, centre));
}
