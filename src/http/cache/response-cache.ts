import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { RequestBudget, Viewer } from "../../api/reading/reader.js";
import type { CacheOptions } from "../../config/config.js";
import type { Graph } from "../../graph/graph.js";
import { viewerKey } from "../identity/viewer.js";
import type { ExecutionStats } from "../observation/request-stats.js";
import { compress, minCompressedBytes } from "../protocol/compression.js";
import type { Encoding } from "../protocol/negotiation.js";
import { type Expense, payAll, SingleFlight } from "./single-flight.js";

/** An answer as it is sent. */
export interface CachedResponse {
  readonly status: number;
  readonly contentType: string;
  readonly encoding?: Encoding;
  readonly body: Buffer;
  /** Strong, and made of the bytes alone, so that it discloses nothing that they do not. */
  readonly etag: string;
  /** Whether it stays valid while the graph does not change. An error does not: its cause passes, or concerns one client. */
  readonly cacheable: boolean;
  /** How it was executed, for the log line of each request that gets it. */
  readonly execution?: ExecutionStats;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
}
export const etagOf = (bytes: Buffer | string): string => `"${hash("sha256", bytes, "base64url").slice(0, 22)}"`;

/** A response with what it has taken: each request that gets it pays that, so that none learns whether another has paid for it before. */
interface Entry {
  readonly level: number;
  readonly response: CachedResponse;
  readonly expense: Expense;
}

type Make = (budget: RequestBudget) => Promise<CachedResponse>;

/** What an entry takes beside its bytes and its key, and for each charge: estimates on the safe side. */
const entryOverhead = 500;
const chargeOverhead = 50;

/**
 * Responses, as bytes, as long as what their viewers see stays at the version that they were read from. Writes of what a level does not
 * see leave its responses in the cache. Equal requests at the same time run once, whether their response is cacheable or not.
 */
export class ResponseCache {
  private readonly entries: LRUCache<string, Entry> | undefined;
  private readonly flights = new Map<string, SingleFlight<CachedResponse>>();
  /** The stamp of what a level sees, for each level that has asked. */
  private readonly stamps = new Map<number, string>();

  /** @param options of which `bytes` is the size of the cache; 0 caches nothing */
  constructor(
    private readonly graph: Pick<Graph, "visibleVersion">,
    { bytes }: Pick<CacheOptions, "bytes">,
  ) {
    if (bytes > 0)
      this.entries = new LRUCache({
        maxSize: bytes,
        // One response must not evict all others.
        maxEntrySize: Math.max(1, Math.floor(bytes / 16)),
        sizeCalculation: ({ response, expense }, key) =>
          response.body.byteLength + key.length + entryOverhead + chargeOverhead * expense.charges.length,
      });
  }

  /** How many bytes are in use. */
  get size(): number {
    return this.entries?.calculatedSize ?? 0;
  }

  /**
   * The response of a key, from the cache or made.
   * @param budget of this request, which pays what the response has taken, also if it was in the cache; making it is bounded by the
   *   budgets of all requests that wait for it
   * @throws what `make` throws, and what `budget.charge` does
   */
  async get({ level, text: key }: CacheKey, budget: RequestBudget, make: Make): Promise<CachedResponse> {
    const { stamp } = await this.graph.visibleVersion(level);
    if (stamp !== this.stamps.get(level)) this.renew(level, stamp);
    const cached = this.entries?.get(key);
    if (cached) {
      await payAll(cached.expense, budget);
      return cached.response;
    }
    const current = this.flights.get(key);
    if (current && current.version === stamp && !current.abandonedByAll) return current.join(budget);
    const flight: SingleFlight<CachedResponse> = new SingleFlight(stamp, async (shared) => {
      try {
        const response = await make(shared);
        // If what the viewer sees was written in between, some statements may have read the old state and others the new one.
        const isCurrent = (await this.graph.visibleVersion(level)).stamp === stamp && this.stamps.get(level) === stamp;
        if (response.cacheable && isCurrent) this.entries?.set(key, { level, response, expense: flight.expense });
        return response;
      } finally {
        if (this.flights.get(key) === flight) this.flights.delete(key);
      }
    });
    this.flights.set(key, flight);
    return flight.join(budget);
  }

  /** The same, compressed once for all requests; a small response stays as it is. */
  encoded(key: CacheKey, encoding: Encoding | undefined, budget: RequestBudget, make: Make): Promise<CachedResponse> {
    if (!encoding) return this.get(key, budget, make);
    const makeEncoded = async (shared: RequestBudget) => {
      const response = await this.get(key, shared, make);
      if (response.body.byteLength < minCompressedBytes) return response;
      const body = await compress(response.body, encoding);
      return { ...response, body, encoding, etag: `${response.etag.slice(0, -1)}-${encoding}"` };
    };
    return this.get({ ...key, text: `${key.text} ${encoding}` }, budget, makeEncoded);
  }

  /** Removes the responses of a level, which were read at an earlier version. */
  private renew(level: number, stamp: string): void {
    for (const [key, entry] of this.entries?.entries() ?? []) if (entry.level === level) this.entries?.delete(key);
    this.stamps.set(level, stamp);
  }
}

/** All that decides a response: viewers who see different things have different keys. */
export interface CacheKey {
  /** The level of the viewer. */
  readonly level: number;
  readonly text: string;
}
/** The key of a response to a viewer, made of a list of parts: no two lists have the same. */
export const cacheKey = (viewer: Viewer, ...parts: readonly unknown[]): CacheKey => ({
  level: viewer.level,
  text: hash("sha256", canonicalKey([viewerKey(viewer), viewer.languages, ...parts]), "base64url"),
});

/** JSON with the fields of each object in one order, so that equal values have equal keys. `1` and `"1"` differ. */
export function canonicalKey(value: unknown): string {
  // JSON can be read as infinity (1e999), but would write it as null.
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ","}${canonicalKey(item)}`;
    return `[${text}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(fields).sort()) text += `${text && ","}${JSON.stringify(name)}:${canonicalKey(fields[name])}`;
  return `{${text}}`;
}
