import { isIPv4, isIPv6, SocketAddress } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { Failure } from "../../errors.js";

/** How many clients are remembered. Beyond that, the client that has been away longest is forgotten, so that a flood of addresses takes no memory. */
const maxClients = 20_000;

/** Gives each client a budget of cost for a window of time, however many requests it makes. Each process counts for itself. */
export class RateLimiter {
  private readonly limiter: RateLimiterMemory | undefined;
  private readonly known = new LRUCache<string, true>({
    max: maxClients,
    dispose: (_, key, reason) => {
      if (reason === "evict") this.limiter?.delete(key);
    },
  });
  private readonly left = new WeakMap<FastifyRequest, RateLimiterRes>();
  /** How many requests were refused. */
  refused = 0;

  /**
   * @param budget the cost that a client may ask for in a window; 0 sets no bound
   * @param window its length in seconds, counted from the first request of the client
   */
  constructor(
    private readonly budget: number,
    private readonly window = 60,
  ) {
    if (budget > 0) this.limiter = new RateLimiterMemory({ points: budget, duration: window });
  }

  /** How many clients are remembered. */
  get size(): number {
    return this.known.size;
  }

  /**
   * Takes the expected cost of a request from the budget of its client.
   * @throws LIMIT_EXCEEDED (429, with Retry-After) if less is left; then nothing is taken
   */
  async charge(request: FastifyRequest, cost: number): Promise<void> {
    request.stats.cost += cost;
    if (!this.limiter) return;
    const key = this.remember(request);
    const points = Math.min(Math.ceil(cost), Number.MAX_SAFE_INTEGER / 2);
    try {
      this.left.set(request, await this.limiter.consume(key, points));
    } catch (reason) {
      // An error is a fault; anything else says that too little is left.
      if (reason instanceof Error) throw reason;
      this.refused++;
      const left = await this.limiter.reward(key, points);
      this.left.set(request, left);
      throw this.exceeded(points, left);
    }
  }

  /** Takes what a request has cost beyond its charge, even if less is left: then the next request of the client is refused. */
  async chargeOverrun(request: FastifyRequest, cost: number): Promise<void> {
    request.stats.cost += cost;
    if (this.limiter) this.left.set(request, await this.limiter.penalty(this.remember(request), Math.ceil(cost)));
  }

  /** Adds what a client has left to each answer that was charged: the headers of draft-ietf-httpapi-ratelimit-headers. */
  addHeaders(app: FastifyInstance): void {
    if (!this.limiter) return;
    const policy = `"cost";q=${this.budget};w=${this.window}`;
    app.addHook("onSend", async (request, reply) => {
      const left = this.left.get(request);
      if (left)
        reply
          .header("RateLimit-Policy", policy)
          .header("RateLimit", `"cost";r=${Math.max(0, Math.floor(left.remainingPoints))};t=${secondsOf(left)}`);
    });
  }

  private exceeded(cost: number, left: RateLimiterRes): Failure {
    const { remainingPoints: remaining } = left;
    const retryAfter = secondsOf(left);
    const allowed = `A client may ask for a cost of ${this.budget} in ${this.window} s`;
    return new Failure(
      "LIMIT_EXCEEDED",
      cost > this.budget
        ? `${allowed}; this request alone costs ${cost}. Ask for less at once.`
        : `${allowed}; this request costs ${cost}, and ${remaining} are left. Ask again in ${retryAfter} s.`,
      { limit: this.budget, cost, remaining, retryAfter },
      { status: 429, headers: { "Retry-After": String(retryAfter) } },
    );
  }

  private remember(request: FastifyRequest): string {
    const key = clientOf(request);
    this.known.set(key, true);
    return key;
  }
}

/** The client that a request comes from. */
export const clientOf = ({ ip, socket }: FastifyRequest): string => clientKeyOf(ip) ?? clientKeyOf(socket.remoteAddress ?? "") ?? "unknown";

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000));

/**
 * The client that an address belongs to: an IPv4 address, or the first 64 bits of an IPv6 address, which one client usually has to itself.
 * Undefined for a text that is not an address: a proxy may pass on any text that its client sent.
 */
export function clientKeyOf(address: string): string | undefined {
  if (isIPv4(address)) return address;
  const bare = address.replace(/%.*$/, "");
  if (!isIPv6(bare)) return undefined;
  const { address: canonical } = new SocketAddress({ address: bare, family: "ipv6" });
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(canonical) ?? [];
  if (mapped) return mapped;
  const [before = [], after] = canonical.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = after ? Array<string>(8 - before.length - after.length).fill("0") : [];
  return `${[...before, ...zeros, ...(after ?? [])].slice(0, 4).join(":")}::/64`;
}
