import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Answered, Asked, Question } from "./crowd.js";

/** The load on the server. */
export interface Load {
  /** Seconds. */
  readonly duration: number;
  /** More than MAX_RUNNING and MAX_WAITING together: the rest is refused. */
  readonly connections: number;
}
/** How the server behaved under the load. */
export interface LoadResult extends Load, Answered {
  /** Milliseconds that an ordinary question of a single client took: before the load, and after it. */
  readonly alone: { readonly before: readonly number[]; readonly after: readonly number[] };
  /** Milliseconds that `/livez` took meanwhile, and how often it did not answer. */
  readonly live: { readonly times: readonly number[]; readonly failed: number };
  /** Resident memory in MB: before, each second of the load, and after a rest. */
  readonly memory: { readonly before: number; readonly during: readonly number[]; readonly after: number };
  /** Memory of live objects in MB: before, after half of the time, at the end, and after the rest. */
  readonly alive: readonly number[];
  /** Lines of its log. */
  readonly faults: number;
}

const root = fileURLToPath(new URL("../../../..", import.meta.url));
/** How long the server rests before it is measured again, in seconds. */
const rest = 20;

/** Starts the built program with the seed, asks it for more than it can do, and reports how it behaved. */
export async function measureLoad({ duration, connections }: Load): Promise<LoadResult> {
  const home = mkdtempSync(join(tmpdir(), "load-"));
  const env = {
    ...process.env,
    DATA_DIR: home,
    PORT: "0",
    LOG_LEVEL: "error",
    COST_PER_MINUTE: "0",
    MAX_CONNECTIONS: String(connections + 100),
    MAX_CONNECTIONS_PER_CLIENT: String(connections + 100),
    // This cache is full within seconds, so memory that grows for longer is not the cache.
    ANSWER_CACHE_BYTES: String(8 * 1024 * 1024),
  };
  const args = ["--expose-gc", "--import", countsWhatLives, join(root, "dist/cli.js"), "serve"];
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  try {
    let faults = 0;
    const onOutput = (chunk: Buffer) => {
      faults += String(chunk).split("\n").length - 1;
    };
    const address = await addressOf(child);
    child.stdout?.on("data", onOutput);
    child.stderr?.on("data", onOutput);
    const questions = await questionsOf(address);

    const before = await askedAlone(address, questions);
    const alive = [await livingIn(child)];
    const memory = { before: megabytes(child), during: [] as number[], after: 0 };
    const sampling = setInterval(() => memory.during.push(megabytes(child)), 1000);
    const [answered, live, half] = await Promise.all([
      asked({ address, connections, seconds: duration, questions }),
      watched(`${address}/livez`, duration),
      wait(duration * 500).then(() => livingIn(child)),
    ]);
    clearInterval(sampling);
    alive.push(half, await livingIn(child));
    await wait(rest * 1000);
    memory.after = megabytes(child);
    alive.push(await livingIn(child));
    const alone = { before, after: await askedAlone(address, questions) };
    return { duration, connections, ...answered, alone, live, memory, alive, faults };
  } finally {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    rmSync(home, { recursive: true, force: true });
  }
}

/** As Markdown. */
export function loadReport(result: LoadResult): string {
  const { duration, connections, accepted, refused, wrong, unanswered, alone, live, memory, alive, faults } = result;
  const half = memory.during.length >> 1;
  const [first, second] = [memory.during.slice(0, half), memory.during.slice(half)];
  const rows = [
    ["accepted", accepted.length, `${spread(accepted)} to the last byte`],
    ["refused with 503, `UNAVAILABLE` and Retry-After", refused.length, spread(refused)],
    ["neither", sum(wrong), list(wrong)],
    ["unanswered after 30 s", sum(unanswered), list(unanswered)],
    ["`/livez` meanwhile", live.times.length, `${spread(live.times)}; failed ${live.failed}`],
    ["an ordinary question alone, before", alone.before.length, spread(alone.before)],
    [`the same ${rest} s after`, alone.after.length, spread(alone.after)],
    ["lines logged as errors", faults, ""],
  ];
  return [
    `**${connections} connections for ${duration} s**`,
    "",
    "| | how many | p50 / p99 / most, ms |",
    "| --- | --: | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
    `Resident memory in MB: ${memory.before} before; every ${step} s ${memory.during.filter((_, i) => (i + 1) % step === 0).join(", ")};`,
    `median and maximum of the first half ${median(first)}, ${Math.max(...first)}, of the second ${median(second)}, ${Math.max(...second)};`,
    `${memory.after} after ${rest} s of rest. Of that, objects that are in use: ${alive.join(", ")} before, after half of the time, at its end, after the rest.`,
  ].join("\n");
}
const step = 5;
const ordered = (of: readonly number[]) => [...of].sort((a, b) => a - b);
const median = (of: readonly number[]) => ordered(of)[of.length >> 1] ?? 0;
function spread(times: readonly number[]): string {
  const all = ordered(times);
  const at = (share: number) => Math.round(all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0);
  return all.length ? `${at(0.5)} / ${at(0.99)} / ${at(1)}` : "";
}
const sum = (of: Readonly<Record<string, number>>) => Object.values(of).reduce((n, m) => n + m, 0);
const list = (of: Readonly<Record<string, number>>) =>
  Object.entries(of)
    .map(([what, n]) => `${n} ${what}`)
    .join(", ");

export async function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += chunk;
    const [, address] = /GraphQL\s+(http\S+)\/graphql/.exec(said) ?? [];
    if (address) return address;
  }
  throw new Error(`The server did not start. It said: ${said}`);
}

/** Every question of the gallery, and rows. */
async function questionsOf(address: string): Promise<[Question, ...Question[]]> {
  const gallery = (await (await fetch(`${address}/gallery.json`)).json()) as { document: string; variables: object }[];
  const [first, ...more] = gallery.map(({ document, variables }): Question => {
    return { method: "POST", path: "/graphql", body: { query: document, variables } };
  });
  if (!first) throw new Error("The gallery is empty.");
  const rows = ["/responses.csv?issue=crime-and-violence", "/claims.ndjson"];
  return [first, ...more, ...rows.map((path): Question => ({ method: "GET", path }))];
}

/** The load comes from a process of its own, so that it does not slow the other measurements. */
async function asked(what: Asked): Promise<Answered> {
  const crowd = fork(fileURLToPath(new URL("./crowd.js", import.meta.url)));
  crowd.send(what);
  const [answered] = await Promise.race([once(crowd, "message"), once(crowd, "exit")]);
  if (typeof answered !== "object") throw new Error("Those who were to ask have stopped.");
  return answered as Answered;
}

/** One question by one client, 50 times: a new one each time, on a warm server. */
async function askedAlone(address: string, [question]: readonly [Question, ...Question[]]): Promise<number[]> {
  const { accepted } = await asked({ address, connections: 1, seconds: 3, questions: [question] });
  return accepted.slice(-50);
}

/** How `/livez` is answered, ten times a second. */
async function watched(address: string, seconds: number): Promise<LoadResult["live"]> {
  const end = performance.now() + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  while (performance.now() < end) {
    const start = performance.now();
    const { status } = await fetch(address).catch(() => ({ status: 0 }));
    if (status === 200) times.push(performance.now() - start);
    else failed++;
    await wait(100);
  }
  return { times, failed };
}

/** Runs the program with a hook that collects garbage on request and reports what is left. */
const countsWhatLives = `data:text/javascript,${encodeURIComponent(
  'process.on("message", () => { gc(); process.send(process.memoryUsage().heapUsed); }); process.channel.unref();',
)}`;
async function livingIn(child: ChildProcess): Promise<number> {
  child.send("count");
  const [bytes] = await once(child, "message");
  return Math.round(Number(bytes) / 1024 / 1024);
}

/** @returns 0 if the system does not report it */
function megabytes({ pid }: ChildProcess): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}
