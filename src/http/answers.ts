import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Bounds } from "../api/reader.js";
import type { Graph } from "../graph/graph.js";
import type { Encoding } from "./accept.js";
import { compressed, worthwhile } from "./compression.js";
import type { Execution } from "./facts.js";
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
  /** What is told of its making, by each request that gets it. */
  readonly about?: Execution;
  /** What else its head says. */
  readonly headers?: Readonly<Record<string, string>>;
}
export const tagOf = (bytes: Buffer | string): string => `"${hash("sha256", bytes, "base64url").slice(0, 22)}"`;

/** What became of a request for an answer: it was kept, was being made for another, or had to be made. */
export type Found = "kept" | "joined" | "made";

export interface Keeping {
  /** How many bytes of answers are kept at most; 0 keeps none. */
  readonly bytes: number;
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
    keeping: Keeping,
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
   * @param tell is told what became of the request
   * @throws what `make` throws, and what `bounds.charge` does
   */
  async get(key: string, bounds: Bounds, make: Make, tell?: (found: Found) => void): Promise<Answer> {
    const version = await this.graph.version();
    if (version !== this.version) {
      this.kept?.clear();
      this.version = version;
    }
    const kept = this.kept?.get(key);
    if (kept) {
      tell?.("kept");
      await bounds.charge?.(1);
      return kept;
    }
    const flying = this.flights.get(key);
    if (flying && flying.version === version && !flying.over) {
      tell?.("joined");
      return flying.join(bounds);
    }
    tell?.("made");
    const flight: Flight<Answer> = new Flight(version, async (shared) => {
      try {
        const answer = await make(shared);
        // A write in between may show in some of its statements and not in others.
        if (answer.lasting && (await this.graph.version()) === version && this.version === version) this.kept?.set(key, answer);
        return answer;
      } finally {
        if (this.flights.get(key) === flight) this.flights.delete(key);
      }
    });
    this.flights.set(key, flight);
    return flight.join(bounds);
  }

  /** The same in an encoding, which is made once; what is too small to gain by it stays as it is. */
  encoded(key: string, encoding: Encoding | undefined, bounds: Bounds, make: Make, tell?: (found: Found) => void): Promise<Answer> {
    if (!encoding) return this.get(key, bounds, make, tell);
    const made = async (shared: Bounds) => {
      const answer = await this.get(key, shared, make);
      if (answer.body.byteLength < worthwhile) return answer;
      const body = await compressed(answer.body, encoding);
      return { ...answer, body, encoding, etag: `${answer.etag.slice(0, -1)}-${encoding}"` };
    };
    return this.get(`${key} ${encoding}`, bounds, made, tell);
  }
}

/** A key of the parts, from which each can be told again: no two lists of parts have the same. */
export const keyOf = (...parts: readonly unknown[]): string => hash("sha256", canonical(parts), "base64url");

/** JSON in which the order of an object's fields makes no difference. A number is not the text that it is written as. */
export function canonical(value: unknown): string {
  // JSON can say 1e999, which is a number beyond all others, but would write it as null.
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
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
