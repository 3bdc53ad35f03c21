import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, seededFolder, seeds } from "../built.js";

/** The product as a host runs it: its own process, with the heap of a small machine. */
export interface Product {
  readonly port: number;
  readonly pid: number;
  /** Whether the process that was started is still the one that runs. */
  runs(): boolean;
  /** Its resident memory in megabytes, or undefined where the system has no /proc. */
  memory(): number | undefined;
  /** Its output since it was ready: log records parsed, anything else as text. */
  output(): readonly (Readonly<Record<string, unknown>> | string)[];
  stop(): Promise<void>;
}

/** Megabytes of heap: a leak beyond this ends the process, and fails the suite. */
const heap = 384;

/** @param settings as in docs/settings.md; the environment of the tests is not passed on */
export async function product(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "hostile-"));
  await seededFolder(join(folder, "data"), "large");
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, join(root, "dist/cli.js"), "serve"], {
    env: {
      PATH: process.env.PATH,
      HOST: "127.0.0.1",
      PORT: "0",
      DATA_DIR: join(folder, "data"),
      SEED_DIR: seeds.large,
      LOG_LEVEL: "warn",
      ...settings,
    },
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
    output: () =>
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

/** Waits for its greeting. @returns the port in it */
async function ready(child: ChildProcess, output: () => string): Promise<number> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const [, port] = /GraphQL\s+http:\/\/[^\s/]+:(\d+)\/graphql/.exec(output()) ?? [];
    // The greeting goes on after the port.
    if (port && /Schema\s.*\n/.test(output())) return Number(port);
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`It did not start: ${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
