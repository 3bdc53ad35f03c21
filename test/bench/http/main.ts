import { deepStrictEqual } from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Facts } from "../facts.js";
import { datasetOf } from "../generator.js";
import { bare, bodyOf, type Contender, loaded, ours, peers, stop } from "./contenders.js";
import { type Result, race } from "./load.js";
import { profiled } from "./profile.js";
import { type Question, questionsOf } from "./questions.js";

export interface Options {
  readonly claims: number;
  readonly seed: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: readonly number[];
  /** Questions whose names hold this. */
  readonly only: string;
  /** Instead of the comparison: where our server alone spends its time, without a cache. */
  readonly profile: boolean;
}

/** Measures servers side by side over HTTP, on one graph, after their answers were found equal. Prints tables in Markdown. */
export async function http(options: Options): Promise<void> {
  // What is measured is the program as it is run.
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  const { startNeo4j } = await import(pathToFileURL(resolve("test/neo4j/server.mjs")).href);
  const home = await mkdtemp(join(tmpdir(), "bench-http-"));
  const neo4j = await startNeo4j();
  const contenders: Contender[] = [];
  const started = async (contender: Promise<Contender>) => {
    contenders.push(await contender);
  };
  try {
    const dataset = datasetOf(options.claims, options.seed);
    const questions = questionsOf(new Facts(dataset)).filter((q) => q.name.includes(options.only));
    const { seed, embedded, neo4j: server } = await loaded(dataset, neo4j.uri, home);
    const uncached = { ...seed, ANSWER_CACHE_BYTES: "0" };
    const counted = `${options.claims.toLocaleString("en")} claims, Neo4j ${neo4j.version}, Node ${process.version}`;
    if (options.profile) {
      for (const [name, settings] of [
        ["embedded", embedded[0]],
        ["Neo4j", server],
      ] as const)
        for (const [position, question] of questions.entries())
          await profiled(`${question.name}, ${name}, ${counted}`, { ...uncached, ...settings }, { question, position }, options, home);
      return;
    }
    await started(ours("embedded, nothing kept", { ...uncached, ...embedded[0] }));
    await started(ours("embedded", { ...seed, ...embedded[1] }));
    await started(ours("on Neo4j, nothing kept", { ...uncached, ...server }));
    await started(ours("on Neo4j", { ...seed, ...server }));
    await started(peers(neo4j.uri));
    const [route, tell] = await bare();
    for (const [position, question] of questions.entries())
      for (const variables of question.variables) tell(position, variables, await agreed(contenders, question, position, variables));
    contenders.push(route);

    for (const [position, question] of questions.entries())
      for (const changing of [false, true])
        for (const connections of options.connections) {
          const load = { question, position, changing, connections };
          const results = await race(contenders, load, { ...options, neo4j: neo4j.server.pid });
          const many = changing ? `${question.variables.length} sets of variables` : "repeated";
          console.log(`\n**${question.name}**, ${many}, ${connections} at a time; ${counted}\n\n${table(results)}`);
        }
  } finally {
    await Promise.all(contenders.map(stop));
    await neo4j.stop();
    await rm(home, { recursive: true });
  }
}

/** Asks all of them the same. @returns our answer, as it was sent @throws if they do not say the same: then nothing is timed */
async function agreed(contenders: readonly Contender[], question: Question, position: number, variables: Question["variables"][number]) {
  const answers = await Promise.all(
    contenders.map(async (contender) => {
      const body = bodyOf(contender, question, variables);
      const response = await fetch(contender.url(position), { method: "POST", headers: { "content-type": "application/json" }, body });
      const text = await response.text();
      const { data, errors } = JSON.parse(text);
      if (!data || errors) throw new Error(`${contender.name}, ${question.name}: ${text.slice(0, 500)}`);
      return { text, said: question.said[contender.speaks](data) };
    }),
  );
  const [first] = answers;
  for (const [i, { said }] of answers.entries())
    deepStrictEqual(said, first?.said, `${contenders[i]?.name} answers "${question.name}" of ${JSON.stringify(variables)} in its own way`);
  return first?.text ?? "";
}

function table(results: ReadonlyMap<Contender, Result>): string {
  const number = (n: number) => (n < 10 ? n.toFixed(1) : n.toFixed(0));
  const rows = [...results].map(([{ name, onNeo4j }, r]) => {
    const cpu = `${number(r.cpu)}${onNeo4j ? ` + ${number(r.cpuOfNeo4j)}` : ""}`;
    return [name, number(r.rate), number(r.p50), number(r.p95), number(r.p99), cpu, String(r.memory), String(r.failed)];
  });
  const heads = ["", "requests/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms a request (+ Neo4j)", "memory MB", "failed"];
  return [heads, heads.map((_, i) => (i ? "--:" : "---")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
