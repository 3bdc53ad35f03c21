import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { built, root } from "../built.js";

/** The product as a host runs it: a process of its own, with a heap that a small machine would give it. */
export interface Product {
  readonly port: number;
  readonly pid: number;
  /** Whether the process that was started is still the one that runs. */
  runs(): boolean;
  /** Megabytes that it has in memory, or undefined where the system does not tell. */
  memory(): number | undefined;
  /** What it has said since it was ready: the records of its log, and whatever else as text. */
  said(): readonly (Readonly<Record<string, unknown>> | string)[];
  stop(): Promise<void>;
}

/** A leak of this many megabytes ends the process, and with it the suite. */
const heap = 384;

/** @param settings as in the README; those of the machine that tests are run on do not count */
export async function product(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  await built();
  const folder = mkdtempSync(join(tmpdir(), "hostile-"));
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, join(root, "dist/cli.js"), "serve"], {
    env: { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: "0", DATA_DIR: join(folder, "data"), LOG_LEVEL: "warn", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk) => (text += chunk));
  const port = await ready(child, () => text).catch((error) => {
    child.kill("SIGKILL");
    throw error;
  });
  const start = text.length;
  const runs = () => child.exitCode === null && child.signalCode === null;
  return {
    port,
    pid: child.pid as number,
    runs,
    memory: () => {
      const status = `/proc/${child.pid}/status`;
      if (!existsSync(status)) return undefined;
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(status, "utf8"))?.[1]) / 1024;
    },
    said: () =>
      text
        .slice(start)
        .split("\n")
        .filter(Boolean)
        .map((line) => (line.startsWith("{") ? JSON.parse(line) : line)),
    async stop() {
      if (runs()) {
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The port that it says it listens on. */
async function ready(child: ChildProcess, said: () => string): Promise<number> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const [, port] = /GraphQL\s+http:\/\/[^\s/]+:(\d+)\/graphql/.exec(said()) ?? [];
    // The lines after it belong to the same greeting.
    if (port && /Schema\s.*\n/.test(said())) return Number(port);
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`It did not start: ${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
