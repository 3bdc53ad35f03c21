import { type ChildProcess, execFileSync, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { embedded } from "../../../src/graph/engines/embedded.js";
import { neo4jGraph } from "../../../src/graph/engines/neo4j.js";
import { layoutOf } from "../../../src/graph/layout.js";
import { store } from "../../../src/graph/statements/store.js";
import { model } from "../../../src/model/index.js";
import type { Dataset } from "../../../src/model/records.js";
import type { Question } from "./questions.js";

/** A server that is measured: a process of its own, so that its memory and its processor time are its own. */
export interface Contender {
  readonly name: string;
  readonly child: ChildProcess;
  /** Whether the work is done in part by the Neo4j server. */
  readonly onNeo4j: boolean;
  readonly speaks: "ours" | "peers";
  url(question: number): string;
}
export const bodyOf = (contender: Contender, question: Question, variables: Question["variables"][number]) =>
  JSON.stringify({ query: question[contender.speaks], variables });

/** Paths are the checkout's: npm starts this there. */
const peer = "test/bench/peer";
const cli = "dist/cli.js";

/** Writes the graph to where each server will find it, beside an empty seed. @returns settings of our server on each engine */
export async function loaded(dataset: Dataset, uri: string, home: string) {
  const about = { title: "A benchmark", licence: "none", version: "1" };
  const seed = join(home, "seed");
  await mkdir(seed);
  await writeFile(join(seed, "dataset.yaml"), "title: Nothing\ndescription: Nothing.\nversion: 1.0.0\nlicence: none\n");
  const [folder, copy] = [join(home, "graph"), join(home, "graph-2")];
  for (const graph of [await embedded(layoutOf(model), folder), await neo4jGraph(layoutOf(model), { uri })]) {
    await store(graph, model, { name: "bench", about, digest: "1" }, dataset);
    await graph.close();
  }
  await cp(folder, copy, { recursive: true });
  return { seed: { SEED_DIR: seed }, embedded: [{ DATA_DIR: folder }, { DATA_DIR: copy }], neo4j: { NEO4J_URI: uri } } as const;
}

/** What bounds a client is not what is measured. */
const unbounded = { COST_PER_MINUTE: "0", LOG_LEVEL: "error", PORT: "0", NODE_ENV: "production" };

/** Our server, as it is run. @param node options of node itself */
export async function ours(name: string, settings: Record<string, string>, node: readonly string[] = []): Promise<Contender> {
  const child = spawn(process.execPath, [...node, cli, "serve"], {
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
  return { name, child, onNeo4j: "NEO4J_URI" in settings, speaks: "ours", url: () => `${address}/graphql` };
}

/** The peer, which is installed when it is first needed: it is no dependency of this program. */
export async function peers(uri: string): Promise<Contender> {
  if (!existsSync(join(peer, "node_modules"))) execFileSync("npm", ["ci", "--prefix", peer], { stdio: ["ignore", "ignore", "inherit"] });
  const { child, said } = await forked(`${peer}/server.mjs`, { NEO4J_URI: uri });
  return { name: "@neo4j/graphql", child, onNeo4j: true, speaks: "peers", url: () => said };
}

/** @returns the bare route, and what tells it an answer */
export async function bare(): Promise<[Contender, tell: (question: number, variables: unknown, answer: string) => void]> {
  const { child, said } = await forked(new URL("./bare.js", import.meta.url).pathname, {});
  const contender = { name: "a bare route", child, onNeo4j: false, speaks: "ours", url: (q: number) => `${said}/${q}` } as const;
  return [contender, (question, variables, answer) => child.send({ asked: `${question} ${JSON.stringify(variables)}`, answer })];
}

/** Starts a server that tells its address. */
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

/** What a process has used so far: processor time in ms, and resident memory in MB. Zeroes where there is no /proc. */
export async function used(pid: number | undefined): Promise<{ cpu: number; memory: number }> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => "");
  // The name of the program may hold spaces; user and system time are the 12th and 13th after it, in hundredths of a second.
  const times = (await read("stat")).split(") ").at(-1)?.split(" ") ?? [];
  const [, kilobytes = 0] = /VmRSS:\s+(\d+)/.exec(await read("status")) ?? [];
  return { cpu: 10 * (Number(times[11] ?? 0) + Number(times[12] ?? 0)), memory: Math.round(Number(kilobytes) / 1024) };
}
