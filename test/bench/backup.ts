import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { layoutOf } from "../../src/graph/layout.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { model } from "../../src/model/index.js";
import { sound } from "../backup/backup.js";
import { datasetOf } from "./generator.js";

/** What one command of the program took. */
export interface Watched {
  readonly what: string;
  readonly seconds: number;
  /** Its resident memory in MB, sampled once a second: the maximum in each fifth of its time. If it levels off, the last ones are equal. */
  readonly fifths: readonly number[];
  readonly peak: number;
}
export interface BackedUp {
  readonly claims: number;
  readonly dumpMegabytes: number;
  readonly watched: readonly Watched[];
}

const cli = fileURLToPath(new URL("../../../../dist/cli.js", import.meta.url));

/** Backs up a generated graph from a folder, restores it into a Neo4j server, and backs that up: the two backups must be equal. */
export async function backUp(claims: number, seed: number, uri: string): Promise<BackedUp> {
  const home = mkdtempSync(join(tmpdir(), "backup-"));
  const [folder, first, second] = ["graph", "first.ndjson", "second.ndjson"].map((name) => join(home, name)) as [string, string, string];
  try {
    const graph = await embeddedGraph(layoutOf(model), folder);
    const about = { title: "A benchmark", licence: "none", version: String(seed) };
    await syncDataset(graph, model, { name: "bench", about, digest: String(seed) }, sound(datasetOf(claims, seed)));
    await graph.close();
    const watched = [
      await watch("backup, embedded", ["backup", first], { DATA_DIR: folder }),
      await watch("restore, Neo4j", ["restore", "--replace", first], { NEO4J_URI: uri }),
      await watch("backup, Neo4j", ["backup", second], { NEO4J_URI: uri }),
    ];
    if (!readFileSync(first).equals(readFileSync(second))) throw new Error("What was restored is not what was dumped.");
    return { claims, dumpMegabytes: megabytes(statSync(first).size), watched };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function watch(what: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Watched> {
  const start = performance.now();
  const child = spawn(process.execPath, [cli, ...args], { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  const said = text(child.stderr);
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(resident(child.pid)), 1000);
  const [code] = await once(child, "exit");
  clearInterval(timer);
  if (code !== 0) throw new Error(`${what} failed: ${(await said).slice(-2000)}`);
  const most = (part: readonly number[]) => Math.max(0, ...part);
  const fifths = [0, 1, 2, 3, 4].map((i) => most(samples.slice((i * samples.length) / 5, ((i + 1) * samples.length) / 5)));
  return { what, seconds: (performance.now() - start) / 1000, fifths, peak: most(samples) };
}

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
/** @returns 0 if the system does not report it, and for a process that has just ended */
function resident(pid: number | undefined): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return megabytes(Number(kilobytes ?? 0) * 1024);
  } catch {
    return 0;
  }
}
