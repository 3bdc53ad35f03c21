import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../server.mjs", import.meta.url));

/** A real server that keeps its data and its address when it is killed, and can be started again. */
export class RealServer {
  private starter: ChildProcess | undefined;
  private pid = 0;
  private constructor(
    private readonly home: string,
    private readonly password?: string,
    public uri = "",
  ) {}

  static async started({ password }: { password?: string } = {}): Promise<RealServer> {
    const server = new RealServer(await mkdtemp(join(tmpdir(), "neo4j-faults-")), password);
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    const version = process.env.NEO4J_TEST_VERSION;
    const port = this.uri.split(":").at(-1);
    const options = { home: this.home, version, password: this.password, port };
    const given = Object.entries(options).flatMap(([name, value]) => (value ? [`--${name}`, value] : []));
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
  }
}
