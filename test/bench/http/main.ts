import { deepStrictEqual } from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Facts } from "../facts.js";
import { datasetOf } from "../generator.js";
import { bare, bodyOf, type Contender, loaded, ours, peers, restoredBy, stop } from "./contenders.js";
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
  /** Instead of the comparison: where this server spends its time, without a cache. */
  readonly profile: boolean;
  /** Another checkout, built: its program and this one are compared, and nothing else. */
  readonly against?: string;
}

/** Measures servers side by side over HTTP, on one graph, if their answers are equal. Prints tables in Markdown. */
export async function http(options: Options): Promise<void> {
  // The built program is measured, as users run it.
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
  const { startNeo4j } = await import(pathToFileURL(resolve("test/neo4j/server.mjs")).href);
  const home = await mkdtemp(join(tmpdir(), "bench-http-"));
  // The graph is loaded in one transaction, for which the 512 MB of the tests are too little.
  const heap = "1g";
  const neo4j = await startNeo4j({ heap });
  const otherNeo4j = options.against === undefined ? undefined : await startNeo4j({ heap });
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
    const other = options.against === undefined ? undefined : { checkout: resolve(options.against) };
    // This must happen before a server has the graph open.
    const others = other && otherNeo4j && (await restoredBy(other.checkout, embedded[0], otherNeo4j.uri, home));
    await started(ours("embedded, no cache", { ...uncached, ...embedded[0] }));
    await started(ours("embedded", { ...seed, ...embedded[1] }));
    await started(ours("on Neo4j, no cache", { ...uncached, ...server }, { neo4j: neo4j.server.pid }));
    await started(ours("on Neo4j", { ...seed, ...server }, { neo4j: neo4j.server.pid }));
    if (others) {
      await started(ours("other, embedded, no cache", { ...uncached, ...others.embedded[0] }, other));
      await started(ours("other, embedded", { ...seed, ...others.embedded[1] }, other));
      await started(ours("other, on Neo4j, no cache", { ...uncached, ...others.neo4j }, { ...other, neo4j: otherNeo4j?.server.pid }));
      await started(ours("other, on Neo4j", { ...seed, ...others.neo4j }, { ...other, neo4j: otherNeo4j?.server.pid }));
    } else await started(peers(neo4j));
    const [route, tell] = await bare();
    for (const [position, question] of questions.entries())
      for (const variables of question.variables) tell(position, variables, await agreed(contenders, question, position, variables));
    contenders.push(route);

    for (const [position, question] of questions.entries())
      for (const changing of [false, true])
        for (const connections of options.connections) {
          const load = { question, position, changing, connections };
          const results = await race(contenders, load, options);
          const many = changing ? `${question.variables.length} sets of variables` : "repeated";
          console.log(`\n**${question.name}**, ${many}, ${connections} at a time; ${counted}\n\n${table(results)}`);
          if (options.against) console.log(`\n${ratios(results)}`);
        }
  } finally {
    await Promise.all(contenders.map(stop));
    await Promise.all([neo4j.stop(), otherNeo4j?.stop()]);
    await rm(home, { recursive: true });
  }
}

/** Asks all servers the same question. @returns the answer of this server, as it was sent @throws if their answers differ: then nothing is timed */
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

/** How many times the requests a second of the other program this one answers, for each way to run it. */
function ratios(results: ReadonlyMap<Contender, Result>): string {
  const rates = new Map([...results].map(([{ name }, { rate }]) => [name, rate]));
  const pairs = [...rates].flatMap(([name, rate]) => {
    const other = rates.get(`other, ${name}`);
    return other === undefined ? [] : [`${name}: ${(rate / other).toFixed(2)}`];
  });
  return `This program against the other, requests/s: ${pairs.join("; ")}.`;
}

function table(results: ReadonlyMap<Contender, Result>): string {
  const number = (n: number) => (n < 10 ? n.toFixed(1) : n.toFixed(0));
  const rows = [...results].map(([{ name, neo4j }, r]) => {
    const cpu = `${number(r.cpu)}${neo4j === undefined ? "" : ` + ${number(r.cpuOfNeo4j)}`}`;
    return [name, number(r.rate), number(r.p50), number(r.p95), number(r.p99), cpu, String(r.memory), String(r.failed)];
  });
  const heads = ["", "requests/s", "p50 ms", "p95 ms", "p99 ms", "CPU ms a request (+ Neo4j)", "memory MB", "failed"];
  return [heads, heads.map((_, i) => (i ? "--:" : "---")), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
