import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { embeddedGraph } from "../../../src/graph/engines/embedded.js";
import { neo4jGraph } from "../../../src/graph/engines/neo4j.js";
import { layoutOf } from "../../../src/graph/layout.js";
import { syncDataset } from "../../../src/graph/statements/dataset-sync.js";
import { updateDerivations } from "../../../src/graph/statements/derivations.js";
import { model } from "../../../src/model/index.js";
import type { Dataset } from "../../../src/model/records.js";
import type { Question } from "./questions.js";

/** A server that is measured: a process of its own, so that its memory and its processor time are its own. */
export interface Contender {
  readonly name: string;
  readonly child: ChildProcess;
  /** The process of the Neo4j server that does a part of the work. */
  readonly neo4j?: number;
  readonly speaks: "ours" | "peers";
  url(question: number): string;
}
export const bodyOf = (contender: Contender, question: Question, variables: Question["variables"][number]) =>
  JSON.stringify({ query: question[contender.speaks], variables });

/** Paths are the checkout's: npm starts this there. */
const peer = "test/bench/peer";
const cli = "dist/cli.js";

/** Writes the graph to where each server will find it, and an empty seed. @returns the settings of this server on each engine */
export async function loaded(dataset: Dataset, uri: string, home: string) {
  const about = { title: "A benchmark", licence: "none", version: "1" };
  const seed = join(home, "seed");
  await mkdir(seed);
  await writeFile(join(seed, "dataset.yaml"), "title: Nothing\ndescription: Nothing.\nversion: 1.0.0\nlicence: none\n");
  const [folder, copy] = [join(home, "graph"), join(home, "graph-2")];
  for (const graph of [await embeddedGraph(layoutOf(model), folder), await neo4jGraph(layoutOf(model), { uri })]) {
    // As the program marks a graph when it opens it for writing.
    await updateDerivations(graph, model);
    await syncDataset(graph, model, { name: "bench", about, digest: "1" }, dataset);
    await graph.close();
  }
  await cp(folder, copy, { recursive: true });
  return { seed: { SEED_DIR: seed }, embedded: [{ DATA_DIR: folder }, { DATA_DIR: copy }], neo4j: { NEO4J_URI: uri } } as const;
}

/** Has the program of another checkout restore the same graph, since versions may lay records out in the store in ways of their own. */
export async function restoredBy(checkout: string, graph: { readonly DATA_DIR: string }, uri: string, home: string) {
  const dump = join(home, "graph.ndjson");
  const run = (cwd: string, words: readonly string[], settings: Record<string, string>) =>
    execFileSync(process.execPath, [cli, ...words], { cwd, env: { ...process.env, ...settings }, stdio: ["ignore", "ignore", "inherit"] });
  run(".", ["backup", dump], graph);
  const [folder, copy] = [join(home, "other"), join(home, "other-2")];
  // The name that the command has had in every version so far.
  run(checkout, ["import", dump], { DATA_DIR: folder });
  run(checkout, ["import", dump], { NEO4J_URI: uri });
  await cp(folder, copy, { recursive: true });
  return { embedded: [{ DATA_DIR: folder }, { DATA_DIR: copy }], neo4j: { NEO4J_URI: uri } } as const;
}

/** Limits of clients are not what is measured. */
const unbounded = { COST_PER_MINUTE: "0", LOG_LEVEL: "error", PORT: "0", NODE_ENV: "production" };

interface Program {
  /** The process of the Neo4j server that it uses. */
  readonly neo4j?: number;
  /** Options of node itself. */
  readonly node?: readonly string[];
  /** The checkout whose built program is run; by default this one. */
  readonly checkout?: string;
}

/** This server, as users run it. */
export async function ours(
  name: string,
  settings: Record<string, string>,
  { neo4j, node = [], checkout = "." }: Program = {},
): Promise<Contender> {
  const child = spawn(process.execPath, [...node, cli, "serve"], {
    cwd: checkout,
    env: { ...process.env, ...unbounded, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const [, found] = /(http\S+)\/graphql/.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.once("exit", () => reject(new Error(`${name} did not start; it said: ${said}`)));
  });
  return { name, child, neo4j, speaks: "ours", url: () => `${address}/graphql` };
}

/** The peer, which is installed when it is first needed: it is no dependency of this program. */
export async function peers({ uri, server }: { readonly uri: string; readonly server: ChildProcess }): Promise<Contender> {
  if (!existsSync(join(peer, "node_modules"))) execFileSync("npm", ["ci", "--prefix", peer], { stdio: ["ignore", "ignore", "inherit"] });
  const { child, said } = await forked(`${peer}/server.mjs`, { NEO4J_URI: uri });
  return { name: "@neo4j/graphql", child, neo4j: server.pid, speaks: "peers", url: () => said };
}

/** @returns the bare route, and a function that gives it an answer to serve */
export async function bare(): Promise<[Contender, tell: (question: number, variables: unknown, answer: string) => void]> {
  const { child, said } = await forked(new URL("./bare.js", import.meta.url).pathname, {});
  const contender = { name: "a bare route", child, speaks: "ours", url: (q: number) => `${said}/${q}` } as const;
  return [contender, (question, variables, answer) => child.send({ asked: `${question} ${JSON.stringify(variables)}`, answer })];
}

/** Starts a server that reports its address. */
async function forked(path: string, settings: Record<string, string>) {
  const child = fork(path, { env: { ...process.env, NODE_ENV: "production", ...settings }, execArgv: [] });
  const said = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (typeof said[0] !== "string") throw new Error(`${path} did not start.`);
  return { child, said: said[0] };
}

export async function stop({ child }: Contender): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

/** What a process has used so far: processor time in ms, and resident memory in MB. Zeros if there is no /proc. */
export async function used(pid: number | undefined): Promise<{ cpu: number; memory: number }> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
  // The name of the program may hold spaces; user and system time are the 12th and 13th after it, in hundredths of a second.
  const times = (await read("stat")).split(") ").at(-1)?.split(" ") ?? [];
  const [, kilobytes = 0] = /VmRSS:\s+(\d+)/.exec(await read("status")) ?? [];
  return { cpu: 10 * (Number(times[11] ?? 0) + Number(times[12] ?? 0)), memory: Math.round(Number(kilobytes) / 1024) };
}
