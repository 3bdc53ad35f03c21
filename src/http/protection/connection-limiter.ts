import { BlockList, isIPv6, type Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import type { ServerOptions } from "../../config/config.js";
import { Failure } from "../../errors.js";
import { clientKeyOf } from "./rate-limit.js";

/** How many connections beyond the limits are open at once, until each has said whether it is a probe. */
const maxProvisional = 32;
/** How long each of them may take to send its request, in milliseconds. */
const provisionalMs = 1000;

/**
 * Bounds how many connections are open, in all and for each client. A trusted proxy has no share of its own: it connects for many clients.
 * A connection beyond the limits is provisional: what it asks is refused, unless it is a health probe, and then it is closed. Of too many
 * provisional connections the oldest is closed, so connections that send nothing keep no probe out.
 */
export class ConnectionLimiter {
  private readonly byClient = new Map<string, number>();
  private readonly provisional = new Map<Socket, NodeJS.Timeout>();
  private readonly proxies = new BlockList();
  private counted = 0;
  /** How many connections were beyond the limits. */
  refused = 0;

  constructor(private readonly limits: Pick<ServerOptions, "connections" | "connectionsPerClient" | "trustedProxies">) {
    for (const network of limits.trustedProxies) {
      const [address = "", bits] = network.split("/");
      const family = familyOf(address);
      this.proxies.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
    }
  }

  /** How many connections are open. */
  get open(): number {
    return this.counted + this.provisional.size;
  }

  /** @param probes the addresses of health probes */
  limit(app: FastifyInstance, probes: ReadonlySet<string | undefined>): void {
    app.server.on("connection", (socket: Socket) => this.accept(socket));
    app.addHook("onRequest", async ({ raw: { socket }, routeOptions: { url } }, reply) => {
      const timer = this.provisional.get(socket);
      if (!timer) return;
      clearTimeout(timer);
      reply.header("Connection", "close");
      if (!probes.has(url)) throw this.refusal();
      // It is the youngest now, and so the last to be closed before it is answered.
      this.provisional.delete(socket);
      this.provisional.set(socket, timer);
    });
  }

  private accept(socket: Socket): void {
    const { remoteAddress = "" } = socket;
    const client = this.isProxy(remoteAddress) ? undefined : (clientKeyOf(remoteAddress) ?? "unknown");
    const own = client === undefined ? 0 : (this.byClient.get(client) ?? 0);
    if (this.counted < this.limits.connections && own < this.limits.connectionsPerClient) {
      this.count(client, 1);
      socket.once("close", () => this.count(client, -1));
    } else this.hold(socket);
  }
  private count(client: string | undefined, change: number): void {
    this.counted += change;
    if (client === undefined) return;
    const own = (this.byClient.get(client) ?? 0) + change;
    if (own > 0) this.byClient.set(client, own);
    else this.byClient.delete(client);
  }
  private hold(socket: Socket): void {
    this.refused++;
    const timer = setTimeout(() => socket.destroy(), provisionalMs).unref();
    this.provisional.set(socket, timer);
    socket.once("close", () => {
      clearTimeout(timer);
      this.provisional.delete(socket);
    });
    const [oldest] = this.provisional.keys();
    if (this.provisional.size <= maxProvisional || !oldest) return;
    this.provisional.delete(oldest);
    oldest.destroy();
  }

  private isProxy(address: string): boolean {
    return this.limits.trustedProxies.length > 0 && this.proxies.check(address, familyOf(address));
  }
  private refusal(): Failure {
    const { connections, connectionsPerClient } = this.limits;
    return new Failure(
      "UNAVAILABLE",
      `Too many connections are open: a client may have ${connectionsPerClient} connections, of ${connections} in all. Close some, or ask again later.`,
      { retryAfter: 1 },
      { status: 503, headers: { "Retry-After": "1" } },
    );
  }
}

const familyOf = (address: string) => (isIPv6(address) ? "ipv6" : "ipv4");
