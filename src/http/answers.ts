import { hash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import type { Bounds } from "../api/reader.js";
import type { Graph } from "../graph/graph.js";
import type { Encoding } from "./accept.js";
import { Flight } from "./flight.js";

/** An answer as it goes out: these bytes, whoever asks. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly encoding?: Encoding;
  readonly body: Buffer;
  /** Strong: it is made of the bytes, so it says nothing that they do not. */
  readonly etag: string;
  /** Whether it stays true while the graph does not change. Errors need not: a fault passes, and a refusal is about its client. */
  readonly lasting: boolean;
  /** What else its head says. */
  readonly headers?: Readonly<Record<string, string>>;
}
export const tagOf = (bytes: Buffer | string): string => `"${hash("sha256", bytes, "base64url").slice(0, 22)}"`;

/** What became of a request for an answer: it was kept, was being made for another, or had to be made. */
export type Found = "kept" | "joined" | "made";

export interface Keeping {
  /** How many bytes of answers are kept at most; 0 keeps none. */
  readonly bytes: number;
  /** How long an answer may be in the making, in milliseconds. */
  readonly timeoutMs?: number;
  /** Told of every answer. */
  count?(found: Found): void;
}

type Make = (bounds: Bounds) => Promise<Answer>;

/** What an entry takes beside its bytes and its key, at a guess on the safe side. */
const overhead = 500;

/**
 * Answers, kept as bytes while the graph is at the version that they were read from. Equal requests at once run once, whether their
 * answer is kept or not. A key must hold all that decides an answer: two viewers who see differently have two keys.
 */
export class Answers {
  private readonly kept: LRUCache<string, Answer> | undefined;
  private readonly flights = new Map<string, Flight<Answer>>();
  private version: string | undefined;

  constructor(
    private readonly graph: Pick<Graph, "version">,
    private readonly keeping: Keeping,
  ) {
    const { bytes } = keeping;
    if (bytes > 0)
      this.kept = new LRUCache({
        maxSize: bytes,
        // One answer must not drive out all others.
        maxEntrySize: Math.max(1, Math.floor(bytes / 16)),
        sizeCalculation: ({ body }, key) => body.byteLength + key.length + overhead,
      });
  }

  /** How many bytes are kept. */
  get size(): number {
    return this.kept?.calculatedSize ?? 0;
  }

  /**
   * @param bounds of this request; what is made is bounded by those of all who wait for it, and a kept answer costs 1
   * @throws what `make` throws, and what `bounds.charge` does
   */
  get(key: string, bounds: Bounds, make: Make): Promise<Answer> {
    return this.find(key, bounds, make, this.keeping.count);
  }
  private async find(key: string, bounds: Bounds, make: Make, count: Keeping["count"]): Promise<Answer> {
    const version = await this.graph.version();
    if (version !== this.version) {
      this.kept?.clear();
      this.version = version;
    }
    const kept = this.kept?.get(key);
    if (kept) {
      count?.("kept");
      await bounds.charge?.(1);
      return kept;
    }
    const flying = this.flights.get(key);
    if (flying && flying.version === version && !flying.over) {
      count?.("joined");
      return flying.join(bounds);
    }
    count?.("made");
    const flight: Flight<Answer> = new Flight(
      version,
      async (shared) => {
        try {
          const answer = await make(shared);
          // A write in between may show in some of its statements and not in others.
          if (answer.lasting && (await this.graph.version()) === version && this.version === version) this.kept?.set(key, answer);
          return answer;
        } finally {
          if (this.flights.get(key) === flight) this.flights.delete(key);
        }
      },
      this.keeping.timeoutMs,
    );
    this.flights.set(key, flight);
    return flight.join(bounds);
  }

  /** The same in an encoding, which is made once; what is too small to gain by it stays as it is. */
  encoded(key: string, encoding: Encoding | undefined, bounds: Bounds, make: Make): Promise<Answer> {
    if (!encoding) return this.get(key, bounds, make);
    return this.get(`${key} ${encoding}`, bounds, async (shared) => {
      const answer = await this.find(key, shared, make, undefined);
      if (answer.body.byteLength < worthEncoding) return answer;
      const body = await encoders[encoding](answer.body);
      return { ...answer, body, encoding, etag: `${answer.etag.slice(0, -1)}-${encoding}"` };
    });
  }
}

const worthEncoding = 1024;
const encoders: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => promisify(gzip)(body),
};

/** A key of the parts, from which each can be told again: no two lists of parts have the same. */
export const keyOf = (...parts: readonly unknown[]): string => hash("sha256", canonical(parts), "base64url");

/** JSON in which the order of an object's fields makes no difference. A number is not the text that it is written as. */
export function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += `${text && ","}${canonical(item)}`;
    return `[${text}]`;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(fields).sort()) text += `${text && ","}${JSON.stringify(name)}:${canonical(fields[name])}`;
  return `{${text}}`;
}
