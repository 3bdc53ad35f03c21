import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../server.mjs", import.meta.url));

interface Options {
  readonly password?: string;
  /** How long a user is locked out after three wrong passwords: not at all, unless said. */
  readonly lock?: string;
}

/** A real server that keeps its data and its address when it is killed, and can be started again. */
export class RealServer {
  private starter: ChildProcess | undefined;
  private pid = 0;
  private constructor(
    private readonly home: string,
    private readonly guard: Guard,
    private readonly options: Options,
    public uri = "",
  ) {}

  static async started(options: Options = {}): Promise<RealServer> {
    const home = await mkdtemp(join(tmpdir(), "neo4j-faults-"));
    const server = new RealServer(home, goneWithUs(home), options);
    // Whoever waits for it has nothing to drop where it does not start.
    await server.start().catch(async (error) => {
      await server.drop();
      throw error;
    });
    return server;
  }

  async start(): Promise<void> {
    const version = process.env.NEO4J_TEST_VERSION;
    const port = this.uri.split(":").at(-1);
    const given = Object.entries({ ...this.options, home: this.home, version, port }).flatMap(([name, value]) =>
      value ? [`--${name}`, value] : [],
    );
    // It stops its server when its standard input is closed, as it is if this process is killed.
    const starter = spawn(process.execPath, [script, "--json", ...given], { stdio: ["pipe", "pipe", "inherit"] });
    this.starter = starter;
    const line = await Promise.race([once(createInterface(starter.stdout), "line"), once(starter, "exit")]);
    if (typeof line[0] !== "string") throw new Error("The server did not start.");
    ({ uri: this.uri, pid: this.pid } = JSON.parse(line[0]) as { uri: string; pid: number });
  }

  /** As a machine does that loses its power. */
  async kill(): Promise<void> {
    const { starter } = this;
    if (!starter) return;
    this.starter = undefined;
    if (starter.exitCode !== null) return;
    process.kill(this.pid, "SIGKILL");
    await once(starter, "exit");
  }
  /** Its connections stay open, and nothing comes out of them. */
  pause = () => process.kill(this.pid, "SIGSTOP");
  resume = () => process.kill(this.pid, "SIGCONT");

  async drop(): Promise<void> {
    await this.kill();
    await rm(this.home, { recursive: true, force: true });
    this.guard.kill();
  }
}

type Guard = ChildProcessByStdio<Writable, null, null>;
/** Removes a folder when this process ends, however that ends: then the pipe to a process that waits for nothing else is closed. */
function goneWithUs(folder: string): Guard {
  // Again and again, because the server that writes there may take a moment to end, too.
  const remove =
    'const gone = () => require("fs").rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }); process.stdin.resume().once("end", () => { for (let s = 0; s <= 10; s++) setTimeout(gone, 1000 * s); });';
  const guard = spawn(process.execPath, ["-e", remove, folder], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  guard.unref();
  (guard.stdin as Socket).unref();
  return guard;
}
