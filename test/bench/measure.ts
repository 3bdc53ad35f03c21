import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { unlimited } from "../../src/api/limits/limits.js";
import { progressTo } from "../../src/cli/progress.js";
import { embeddedGraph } from "../../src/graph/engines/embedded.js";
import { neo4jGraph } from "../../src/graph/engines/neo4j.js";
import type { Graph } from "../../src/graph/graph.js";
import { layoutOf } from "../../src/graph/layout.js";
import { syncDataset } from "../../src/graph/statements/dataset-sync.js";
import { Claim } from "../../src/model/claim.js";
import { model } from "../../src/model/index.js";
import type { Dataset } from "../../src/model/records.js";
import { partsNotice } from "../../src/seed.js";
import { asker } from "../harness.js";
import { analystQuestionsOf } from "./analyst-questions.js";
import { exportsOf } from "./exports.js";
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
interface Peak {
  readonly process: number;
  /** If the benchmark has started one, on a system that reports it. */
  readonly server?: number;
}
export interface Measured {
  readonly engine?: string;
  readonly claims: number;
  readonly entities: number;
  readonly loadSeconds: number;
  /** Resident memory before and after loading, and after all questions, in MB. */
  readonly memory: { readonly before: number; readonly loaded: number; readonly after: number };
  /** The most resident memory of this process and of the server that the benchmark has started, until the load was done and in all, in MB. */
  readonly peak: { readonly loading: Peak; readonly all: Peak };
  /** How long it takes to load the same again, and the same with a few other claims. */
  readonly againSeconds: readonly number[];
  readonly timings: readonly Timing[];
}

const megabytes = () => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
};
/** The most resident memory that this process and the server have had so far. */
function peakOf(server: number | undefined): Peak {
  const [, kilobytes] =
    server === undefined || !existsSync(`/proc/${server}/status`)
      ? []
      : (/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server}/status`, "utf8")) ?? []);
  return {
    process: Math.round(process.resourceUsage().maxRSS / 1024),
    ...(kilobytes === undefined ? {} : { server: Math.round(Number(kilobytes) / 1024) }),
  };
}
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
  /** Whether to load the data set again after all questions. */
  readonly again?: boolean;
  /** Files whose names hold one of these texts are written after all questions. Not of a graph in memory, which no other process can open. */
  readonly files?: string;
  /** The process of the server that the benchmark has started. */
  readonly server?: number;
}

/**
 * Loads a generated graph of this many claims and asks all questions.
 */
export async function measure(
  claims: number,
  seed: number,
  where: Store,
  { only = "", answered = new Map(), statements = false, again = false, files, server }: MeasureOptions = {},
): Promise<Measured> {
  const dataset = datasetOf(claims, seed);
  const questions = only === "nothing" ? [] : await questionsOn(dataset, only);
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
  const load = (records: Dataset, into = graph) =>
    syncDataset(into, model, { name: "bench", about, digest: String(seed) }, records, progressTo(process.stderr), {
      // Answers of two engines are compared, and the history says when it was written.
      clock: () => new Date("2026-01-31T12:00:00Z"),
      onParts: (...parts) => process.stderr.write(`${partsNotice(...parts)}\n`),
    });
  await load(dataset, statements ? times.timed(graph) : graph);
  const loadSeconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  if (statements)
    process.stderr.write(
      `${((user + system) / 1e6).toFixed(2).padStart(7)} s  the load of ${claims} claims, processor time\n${times.report()}\n`,
    );
  const loading = peakOf(server);
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
  const measured = {
    claims,
    entities,
    loadSeconds,
    memory: { before, loaded, after: megabytes() },
    peak: { loading, all: peakOf(server) },
    againSeconds: again ? await loadedAgain(load, dataset) : [],
    timings,
  };
  await graph.close();
  const from = folder === undefined ? where : { folder };
  if (files !== undefined && typeof from === "object") await exportsOf(from, dataset, files);
  if (folder) await rm(folder, { recursive: true });
  return measured;
}

/** The questions whose names hold one of these texts. Their variables, and what they have to answer, are found by reading the whole data set. */
async function questionsOn(dataset: Dataset, only: string): Promise<Question[]> {
  const facts = new Facts(dataset);
  return [...questionsOf(facts), ...(await analystQuestionsOf(facts))].filter((q) => only.split(",").some((text) => q.name.includes(text)));
}

/** Seconds of loading a data set that is stored, as it is and with another sentence in every 10,000th claim, but five at least. */
async function loadedAgain(load: (dataset: Dataset) => Promise<unknown>, dataset: Dataset): Promise<number[]> {
  const every = Math.min(10_000, Math.ceil(dataset.claims.length / 5));
  const claims = dataset.claims.map((k, i) =>
    i % every
      ? k
      : { ...k, values: Object.assign(Object.create(Claim.prototype) as Claim, k.values, { statement: `${k.values.statement} Mended.` }) },
  );
  const seconds: number[] = [];
  for (const records of [dataset, { ...dataset, claims }]) {
    const start = performance.now();
    await load(records);
    seconds.push((performance.now() - start) / 1000);
  }
  return seconds;
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
