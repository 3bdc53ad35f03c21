import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { unlimited } from "../../src/api/limits/limits.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { neo4jGraph } from "../../src/graph/engines/neo4j.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { model } from "../../src/model/index.js";
import { asker } from "../harness.js";
import { analystQuestionsOf } from "./analyst-questions.js";
import { Facts } from "./facts.js";
import { datasetOf } from "./generator.js";
import { StatementTimes } from "./load-statements.js";
import { type Question, questionsOf } from "./questions.js";

export interface Timing {
  readonly question: string;
  /** Milliseconds, warm. */
  readonly p50: number;
  readonly p95: number;
  /** The median of the processor time that this process takes, in milliseconds: it hardly changes with what else the machine does. */
  readonly processor: number;
  readonly statements: number;
  /** How many records or claims answer on all pages, if the answer says so. */
  readonly answers: number;
  /** A digest of the whole answer. */
  readonly digest: string;
  readonly runs: number;
}
export interface Measured {
  readonly engine?: string;
  readonly claims: number;
  readonly entities: number;
  readonly loadSeconds: number;
  /** Resident memory before and after loading, and after all questions, in MB. */
  readonly memory: { readonly before: number; readonly loaded: number; readonly after: number };
  readonly timings: readonly Timing[];
}

const megabytes = () => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
};
/** Each question is asked until it has had this long, but often enough for a 95th percentile to mean something. */
const longest = 1000;
const fewest = 20;
const most = 200;
/** A question that takes seconds is asked less often: until it has had this long, and five times. */
const patience = 15_000;
const fewestOfSlow = 5;

/** Where the graph is: in memory, in a folder that is opened again before it is asked, or on a Neo4j server, whose data are replaced. */
export type Store = "memory" | "folder" | { readonly uri: string };

interface MeasureOptions {
  /** Questions whose names hold one of these texts, with commas between them. */
  readonly only?: string;
  /** Digests of the answers that another engine has given: these must be the same. */
  readonly answered?: ReadonlyMap<string, string>;
  /** Whether to report on which statements a load spends its processor time. */
  readonly statements?: boolean;
}

/**
 * Loads a generated graph of this many claims and asks all questions.
 */
export async function measure(
  claims: number,
  seed: number,
  where: Store,
  { only = "", answered = new Map(), statements = false }: MeasureOptions = {},
): Promise<Measured> {
  const dataset = datasetOf(claims, seed);
  const facts = new Facts(dataset);
  const questions = [...questionsOf(facts), ...(await analystQuestionsOf(facts))].filter((q) =>
    only.split(",").some((text) => q.name.includes(text)),
  );
  const entities = dataset.entities.length;
  const folder = where === "folder" ? join(tmpdir(), `bench-${process.pid}`) : undefined;
  const open = (): Promise<Graph> =>
    typeof where === "object" ? neo4jGraph(layoutOf(model), { ...where, timeoutMs: 600_000 }) : embeddedGraph(layoutOf(model), folder);
  let graph = await open();
  const before = megabytes();
  const start = performance.now();
  const used = process.cpuUsage();
  const times = new StatementTimes();
  const about = { title: "A benchmark", licence: "none", version: String(seed) };
  await syncDataset(statements ? times.timed(graph) : graph, model, { name: "bench", about, digest: String(seed) }, dataset, undefined, {
    // Answers of two engines are compared, and the history says when it was written.
    clock: () => new Date("2026-01-31T12:00:00Z"),
  });
  const loadSeconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  if (statements)
    process.stderr.write(
      `${((user + system) / 1e6).toFixed(2).padStart(7)} s  the load of ${claims} claims, processor time\n${times.report()}\n`,
    );
  const loaded = megabytes();
  if (folder) {
    await graph.close();
    graph = await open();
  }
  const ask = await asker(graph, unlimited);

  const timings: Timing[] = [];
  for (const question of questions) {
    const timing = await time(ask, question, answered.get(question.name));
    timings.push(timing);
    // A large graph takes a quarter of an hour: what was measured is not lost if a later question fails.
    const { p50, p95, processor, runs } = timing;
    process.stderr.write(
      `${claims} claims: ${question.name}: ${[p50, p95, processor].map(Math.round).join(" / ")} ms p50 / p95 / processor, ${runs} runs\n`,
    );
  }
  const measured = { claims, entities, loadSeconds, memory: { before, loaded, after: megabytes() }, timings };
  await graph.close();
  if (folder) await rm(folder, { recursive: true });
  return measured;
}

async function time(
  ask: Awaited<ReturnType<typeof asker>>,
  { name, document, variables, total, expected }: Question,
  other?: string,
): Promise<Timing> {
  const { data, errors, faults, statements } = await ask(document, { variables });
  if (errors.length || faults.length) throw new Error(`${name}: ${JSON.stringify(errors)} ${faults.join("\n")}`);
  const answers = total(data);
  if (answers !== expected) throw new Error(`${name}: ${answers} instead of ${expected}, asked with ${JSON.stringify(variables)}`);
  const digest = createHash("sha256").update(JSON.stringify(data)).digest("hex");
  if (other !== undefined && digest !== other) throw new Error(`${name}: another answer than the other engine's: ${JSON.stringify(data)}`);
  for (let i = 0; i < 2; i++) await ask(document, { variables });

  const times: number[] = [];
  const processor: number[] = [];
  const isEnough = (spent: number) =>
    times.length >= most || (times.length >= fewest && spent >= longest) || (times.length >= fewestOfSlow && spent >= patience);
  for (let spent = 0; !isEnough(spent); ) {
    const start = performance.now();
    const before = process.cpuUsage();
    await ask(document, { variables });
    const { user, system } = process.cpuUsage(before);
    const took = performance.now() - start;
    times.push(took);
    processor.push((user + system) / 1000);
    spent += took;
  }
  const percentile = (p: number, of: readonly number[] = times) =>
    of.toSorted((a, b) => a - b)[Math.min(of.length - 1, Math.floor(of.length * p))] as number;
  return {
    question: name,
    p50: percentile(0.5),
    p95: percentile(0.95),
    processor: percentile(0.5, processor),
    statements: statements.length,
    answers,
    digest,
    runs: times.length,
  };
}
