import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { layoutOf } from "../../src/graph/layout.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { model } from "../../src/model/index.js";
import { datasetOf } from "./generator.js";

/** One step of a graph in a folder: loading it, or opening it. Each is a process of its own, so that memory of one does not count for the next. */
interface Step {
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Resident memory when it is done, and the most until then, in MB. */
  readonly memory: number;
  readonly peak: number;
}

/** Loads a graph into a folder and opens it: as after a crash, without the file of the search index, and as after a clean stop, with it. */
export async function measureRestarts(claims: number, seed: number): Promise<Readonly<Record<string, Step>>> {
  const folder = await mkdtemp(join(tmpdir(), "restart-"));
  try {
    const loaded = await step("load", folder, String(claims), String(seed));
    await rm(join(folder, "graph.grafeo.search"), { force: true });
    return { load: loaded, "opened without the index": await step("open", folder), "opened with it": await step("open", folder) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const script = fileURLToPath(import.meta.url);
async function step(...args: readonly string[]): Promise<Step> {
  const child = fork(script, args, { execArgv: ["--expose-gc"] });
  let said: Step | undefined;
  child.on("message", (message) => {
    said = message as Step;
  });
  const [code] = await once(child, "exit");
  if (!said) throw new Error(`${args[0]} failed with exit code ${code}.`);
  return said;
}

async function run(what: string, folder: string, claims: string, seed: string): Promise<void> {
  const dataset = what === "load" ? datasetOf(Number(claims), Number(seed)) : undefined;
  const [start, used] = [performance.now(), process.cpuUsage()];
  const graph = await embeddedGraph(layoutOf(model), folder);
  const about = { title: "A benchmark", licence: "none", version: seed };
  if (dataset) await syncDataset(graph, model, { name: "bench", about, digest: seed }, dataset);
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - start) / 1000;
  globalThis.gc?.();
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
  const taken: Step = {
    seconds,
    processorSeconds: (user + system) / 1e6,
    memory: megabytes(process.memoryUsage.rss()),
    peak: megabytes(process.resourceUsage().maxRSS * 1024),
  };
  await graph.close();
  process.send?.(taken);
}

const [, started, what = "", folder = "", claims = "", seed = ""] = process.argv;
if (started === script) await run(what, folder, claims, seed);
