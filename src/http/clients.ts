import { isIPv4, isIPv6, SocketAddress } from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { Failure } from "../errors.js";

/** How many clients are remembered: beyond it whoever has been away longest begins anew, so that a flood of addresses takes no memory. */
const remembered = 20_000;

/** What each client may ask for in a time, by what its requests cost, not by how many they are. Each process counts for itself. */
export class Clients {
  private readonly limiter: RateLimiterMemory | undefined;
  private readonly known = new LRUCache<string, true>({
    max: remembered,
    dispose: (_, key, why) => {
      if (why === "evict") this.limiter?.delete(key);
    },
  });
  private readonly left = new WeakMap<FastifyRequest, RateLimiterRes>();
  /** How many requests were refused. */
  refused = 0;

  /**
   * @param budget the cost that a client may ask for; 0 sets no limit
   * @param window in so many seconds, counted from its first request
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
   * Takes what a request is going to cost from what its client has left.
   * @throws LIMIT_EXCEEDED (429, with Retry-After) if that is less; then nothing is taken
   */
  async charge(request: FastifyRequest, cost: number): Promise<void> {
    request.facts.cost += cost;
    if (!this.limiter) return;
    const key = this.remember(request);
    const asked = Math.min(Math.ceil(cost), Number.MAX_SAFE_INTEGER / 2);
    try {
      this.left.set(request, await this.limiter.consume(key, asked));
    } catch (spent) {
      if (spent instanceof Error) throw spent;
      this.refused++;
      const left = await this.limiter.reward(key, asked);
      this.left.set(request, left);
      throw this.tooMuch(asked, left);
    }
  }

  /** Takes what a request has cost beyond what it was charged with, also if that is more than its client has left: the next one is refused. */
  async spend(request: FastifyRequest, cost: number): Promise<void> {
    request.facts.cost += cost;
    if (this.limiter) this.left.set(request, await this.limiter.penalty(this.remember(request), Math.ceil(cost)));
  }

  /** Tells each client that was charged what it has left, with the header fields of draft-ietf-httpapi-ratelimit-headers. */
  announce(app: FastifyInstance): void {
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

  private tooMuch(cost: number, left: RateLimiterRes): Failure {
    const { remainingPoints: remaining } = left;
    const retryAfter = secondsOf(left);
    const most = `A client may ask for a cost of ${this.budget} in ${this.window} s`;
    return new Failure(
      "LIMIT_EXCEEDED",
      cost > this.budget
        ? `${most}; this request alone costs ${cost}. Ask for less at once.`
        : `${most}; this request costs ${cost}, and ${remaining} are left. Ask again in ${retryAfter} s.`,
      { limit: this.budget, cost, remaining, retryAfter },
      { status: 429, headers: { "Retry-After": String(retryAfter) } },
    );
  }

  private remember(request: FastifyRequest): string {
    const key = clientOf(request.ip) ?? clientOf(request.socket.remoteAddress ?? "") ?? "unknown";
    this.known.set(key, true);
    return key;
  }
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000));

/**
 * The client that an address stands for: the address itself, or of IPv6 its first 64 bits, since whoever has one address there has all of
 * them. Undefined for what is no address, such as what a proxy was told and passed on.
 */
export function clientOf(address: string): string | undefined {
  if (isIPv4(address)) return address;
  const bare = address.replace(/%.*$/, "");
  if (!isIPv6(bare)) return undefined;
  const { address: written } = new SocketAddress({ address: bare, family: "ipv6" });
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(written) ?? [];
  if (mapped) return mapped;
  const [before = [], after] = written.split("::").map((part) => part.split(":").filter(Boolean));
  const zeros = after ? Array<string>(8 - before.length - after.length).fill("0") : [];
  return `${[...before, ...zeros, ...(after ?? [])].slice(0, 4).join(":")}::/64`;
}
