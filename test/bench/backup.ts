import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { embedded } from "../../src/graph/engines/embedded.js";
import { layoutOf } from "../../src/graph/layout.js";
import { store } from "../../src/graph/statements/store.js";
import { model } from "../../src/model/index.js";
import { datasetOf } from "./generator.js";

/** One command of the program, as it was seen from outside. */
export interface Watched {
  readonly what: string;
  readonly seconds: number;
  /** Its resident memory in MB, sampled once a second: the most in each fifth of its time. Where it levels off, the last are alike. */
  readonly fifths: readonly number[];
  readonly peak: number;
}
export interface BackedUp {
  readonly claims: number;
  readonly dumpMegabytes: number;
  readonly watched: readonly Watched[];
}

const cli = fileURLToPath(new URL("../../../../dist/cli.js", import.meta.url));

/** Dumps a made-up graph from a folder, restores it into a Neo4j server, and dumps that: the two dumps must be one. */
export async function backUp(claims: number, seed: number, uri: string): Promise<BackedUp> {
  const home = mkdtempSync(join(tmpdir(), "backup-"));
  const [folder, first, second] = ["graph", "first.ndjson", "second.ndjson"].map((name) => join(home, name)) as [string, string, string];
  try {
    const graph = await embedded(layoutOf(model), folder);
    const about = { title: "A benchmark", licence: "none", version: String(seed) };
    await store(graph, model, { name: "bench", about, digest: String(seed) }, datasetOf(claims, seed));
    await graph.close();
    const watched = [
      await watch("export, embedded", ["export", first], { DATA_DIR: folder }),
      await watch("import, Neo4j", ["import", "--replace", first], { NEO4J_URI: uri }),
      await watch("export, Neo4j", ["export", second], { NEO4J_URI: uri }),
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
/** @returns 0 where the system does not tell, and of a process that has just ended */
function resident(pid: number | undefined): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return megabytes(Number(kilobytes ?? 0) * 1024);
  } catch {
    return 0;
  }
}
