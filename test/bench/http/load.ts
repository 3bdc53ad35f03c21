import autocannon from "autocannon";
import { bodyOf, type Contender, used } from "./contenders.js";
import type { Question } from "./questions.js";

/** The results of a server for one question, over all rounds. */
export interface Result {
  /** Requests a second: the median of the rounds. */
  readonly rate: number;
  /** Milliseconds that a request took, over all rounds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Failed requests: a status other than 200, an answer with errors, or no answer. */
  readonly failed: number;
  /** Processor time that a request took in the contender, and in Neo4j for it, in ms. */
  readonly cpu: number;
  readonly cpuOfNeo4j: number;
  /** Resident memory of the contender at the end, in MB. */
  readonly memory: number;
}
export interface Load {
  readonly question: Question;
  readonly position: number;
  readonly changing: boolean;
  readonly connections: number;
}

/** Measures the servers in turns: a machine that slows down slows all of them. */
export async function race(
  contenders: readonly Contender[],
  load: Load,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Map<Contender, Result>> {
  const runs = new Map(contenders.map((c) => [c, [] as Run[]]));
  for (const contender of contenders) await run(contender, load, Math.min(1, seconds));
  for (let round = 0; round < rounds; round++)
    for (const contender of contenders) runs.get(contender)?.push(await run(contender, load, seconds));
  return new Map([...runs].map(([contender, its]) => [contender, resultOf(its)]));
}

interface Run {
  readonly rate: number;
  readonly times: readonly number[];
  readonly failed: number;
  readonly cpu: number;
  readonly cpuOfNeo4j: number;
  readonly memory: number;
}

async function run(contender: Contender, load: Load, seconds: number): Promise<Run> {
  const { question, position, changing, connections } = load;
  const bodies = (changing ? question.variables : question.variables.slice(0, 1)).map((v) => bodyOf(contender, question, v));
  const times: number[] = [];
  const usage = () => Promise.all([used(contender.child.pid), contender.neo4j === undefined ? undefined : used(contender.neo4j)]);
  const [before, neo4jBefore] = await usage();
  // Connections share one turn, so that they do not all ask the same at once.
  let turn = 0;
  const options: autocannon.Options = {
    url: contender.url(position),
    connections,
    duration: seconds,
    timeout: 30,
    requests: [
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        setupRequest: (request) => ({ ...request, body: bodies[turn++ % bodies.length] }),
      },
    ],
    verifyBody: (body) => !String(body).includes('"errors"'),
  };
  const { non2xx, errors, mismatches, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    instance.on("response", (_client, _status, _bytes, time) => times.push(time));
  });
  const [after, neo4jAfter] = await usage();
  const each = (ms: number) => ms / Math.max(1, times.length);
  return {
    rate: times.length / duration,
    times,
    failed: non2xx + errors + mismatches,
    cpu: each(after.cpu - before.cpu),
    cpuOfNeo4j: each((neo4jAfter?.cpu ?? 0) - (neo4jBefore?.cpu ?? 0)),
    memory: after.memory,
  };
}

function resultOf(runs: readonly Run[]): Result {
  const times = runs.flatMap((r) => r.times).sort((a, b) => a - b);
  const percentile = (p: number) => times[Math.min(times.length - 1, Math.floor(times.length * p))] ?? Number.NaN;
  const median = (of: (run: Run) => number) => runs.map(of).sort((a, b) => a - b)[runs.length >> 1] ?? Number.NaN;
  return {
    rate: median((r) => r.rate),
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    failed: runs.reduce((sum, r) => sum + r.failed, 0),
    cpu: median((r) => r.cpu),
    cpuOfNeo4j: median((r) => r.cpuOfNeo4j),
    memory: runs.at(-1)?.memory ?? 0,
  };
}
