import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";

/** What is asked of the server at once, by what it is to be refused as. */
export interface Load {
  /** Seconds. */
  readonly duration: number;
  /** More than MAX_RUNNING and MAX_WAITING together: the rest is refused. */
  readonly connections: number;
}
export interface Borne {
  readonly accepted: number;
  readonly unavailable: number;
  readonly limited: number;
  /** Neither answered nor refused: other statuses, broken connections, and what the asker gave up on. There are to be none. */
  readonly lost: { readonly statuses: Readonly<Record<number, number>>; readonly broken: number; readonly givenUp: number };
  /** Milliseconds, of what was accepted. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly most: number };
  /** The longest that `/livez` took meanwhile, in milliseconds, and how often it did not answer. */
  readonly live: { readonly most: number; readonly failed: number };
  /** Resident memory in MB: before, after a third of the time, and after it, when the server has come to rest. */
  readonly memory: { readonly before: number; readonly early: number; readonly after: number };
  readonly faults: number;
}

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Asks a server of its own, the built program with the seed, for more than it can do, and tells how it bore that. */
export async function bear({ duration, connections }: Load): Promise<Borne> {
  const home = mkdtempSync(join(tmpdir(), "load-"));
  const env = {
    ...process.env,
    DATA_DIR: home,
    PORT: "0",
    LOG_LEVEL: "error",
    COST_PER_MINUTE: "0",
    MAX_CONNECTIONS: String(connections + 100),
  };
  const child = spawn(process.execPath, [join(root, "dist/cli.js"), "serve"], { env });
  try {
    let faults = 0;
    child.stderr.on("data", (chunk) => {
      faults += String(chunk).split("\n").length - 1;
    });
    const address = await addressOf(child);
    faults = 0;
    child.stdout.on("data", (chunk) => {
      faults += String(chunk).split("\n").length - 1;
    });
    const { requests, warm } = await asked(address);
    for (let i = 0; i < 50; i++) for (const one of warm) await (await fetch(address + one)).arrayBuffer();
    const memory = { before: megabytes(child), early: 0, after: 0 };
    const live = { most: 0, failed: 0 };
    const running = { still: true };
    const watching = watch(`${address}/livez`, live, running);
    const counts = new Map<number, number>();
    const times: number[] = [];
    setTimeout(
      () => {
        memory.early = megabytes(child);
      },
      (duration * 1000) / 3,
    );
    const { errors, timeouts } = await new Promise<autocannon.Result>((resolve, reject) => {
      const load = autocannon({ url: address, connections, duration, timeout: 30, requests }, (error, result) =>
        error ? reject(error) : resolve(result),
      );
      load.on("response", (_client, status, _bytes, ms) => {
        counts.set(status, (counts.get(status) ?? 0) + 1);
        if (status === 200) times.push(ms);
      });
    });
    running.still = false;
    await watching;
    await wait(3000);
    memory.after = megabytes(child);
    times.sort((a, b) => a - b);
    const percentile = (p: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * p))] ?? 0);
    const of = (status: number) => counts.get(status) ?? 0;
    return {
      accepted: of(200),
      unavailable: of(503),
      limited: of(429),
      lost: {
        statuses: Object.fromEntries([...counts].filter(([status]) => ![200, 429, 503].includes(status))),
        broken: errors - timeouts,
        givenUp: timeouts,
      },
      latency: { p50: percentile(0.5), p99: percentile(0.99), most: percentile(1) },
      live,
      memory,
      faults,
    };
  } finally {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    rmSync(home, { recursive: true, force: true });
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let said = "";
  for await (const chunk of child.stdout ?? []) {
    said += chunk;
    const [, address] = /GraphQL\s+(http\S+)\/graphql/.exec(said) ?? [];
    if (address) return address;
  }
  throw new Error(`The server did not start. It said: ${said}`);
}

/** Every question of the gallery, each time a little different so that no answer kept will do, and rows. */
async function asked(address: string) {
  const gallery = (await (await fetch(`${address}/gallery.json`)).json()) as { document: string; variables: object }[];
  const rows = ["/responses.csv?issue=crime-and-violence", "/claims.ndjson"];
  let number = 0;
  const requests: autocannon.Request[] = gallery.map(({ document, variables }) => ({
    method: "POST",
    path: "/graphql",
    headers: { "content-type": "application/json" },
    setupRequest: (request) => ({ ...request, body: JSON.stringify({ query: `${document}\n# ${number++}`, variables }) }),
  }));
  return { requests: [...requests, ...rows.map((path) => ({ method: "GET" as const, path }))], warm: rows };
}

async function watch(address: string, live: { most: number; failed: number }, running: { still: boolean }): Promise<void> {
  while (running.still) {
    const start = performance.now();
    const { status } = await fetch(address).catch(() => ({ status: 0 }));
    if (status !== 200) live.failed++;
    live.most = Math.max(live.most, Math.round(performance.now() - start));
    await wait(100);
  }
}

/** @returns 0 where the system does not tell */
function megabytes({ pid }: ChildProcess): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}
