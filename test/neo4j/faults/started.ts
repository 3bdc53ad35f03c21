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
  /** How long a user is locked out after three wrong passwords; by default not at all. */
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
    const server = new RealServer(home, removedWithThisProcess(home), options);
    // If it does not start, the caller has nothing to clean up.
    await server.start().catch(async (error) => {
      await server.drop();
      throw error;
    });
    return server;
  }

  async start(): Promise<void> {
    const version = process.env.NEO4J_TEST_VERSION;
    const port = this.uri.split(":").at(-1);
    const options = Object.entries({ ...this.options, home: this.home, version, port }).flatMap(([name, value]) =>
      value ? [`--${name}`, value] : [],
    );
    // The script stops the server when its standard input closes, which also happens if this process is killed.
    const starter = spawn(process.execPath, [script, "--json", ...options], { stdio: ["pipe", "pipe", "inherit"] });
    this.starter = starter;
    const line = await Promise.race([once(createInterface(starter.stdout), "line"), once(starter, "exit")]);
    if (typeof line[0] !== "string") throw new Error("The server did not start.");
    ({ uri: this.uri, pid: this.pid } = JSON.parse(line[0]) as { uri: string; pid: number });
  }

  /** Ends the server without warning, as a power cut does. */
  async kill(): Promise<void> {
    const { starter } = this;
    if (!starter) return;
    this.starter = undefined;
    if (starter.exitCode !== null) return;
    process.kill(this.pid, "SIGKILL");
    await once(starter, "exit");
  }
  /** Stops the server's process: its connections stay open, and it does not answer. */
  pause = () => process.kill(this.pid, "SIGSTOP");
  resume = () => process.kill(this.pid, "SIGCONT");

  async drop(): Promise<void> {
    await this.kill();
    await rm(this.home, { recursive: true, force: true });
    this.guard.kill();
  }
}

type Guard = ChildProcessByStdio<Writable, null, null>;
/** Removes a folder when this process ends, however it ends: a guard process does it when its pipe to this one closes. */
function removedWithThisProcess(folder: string): Guard {
  // Repeatedly, because the server that writes there may end a little later.
  const code =
    'const remove = () => require("fs").rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }); process.stdin.resume().once("end", () => { for (let s = 0; s <= 10; s++) setTimeout(remove, 1000 * s); });';
  const guard = spawn(process.execPath, ["-e", code, folder], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  guard.unref();
  (guard.stdin as Socket).unref();
  return guard;
}
