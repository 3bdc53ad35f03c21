import type { IncomingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import { acceptedLanguages } from "../../api/reading/languages.js";

export const jsonType = "application/json";
export const graphqlJsonType = "application/graphql-response+json";

/** The encodings that answers are sent in, the smallest first. */
const encodings = ["br", "gzip"] as const;
export type Encoding = (typeof encodings)[number];

/** How a client wants its answer. */
export interface ClientPreferences {
  /** The media type of a GraphQL answer, undefined if it accepts neither. */
  readonly type: typeof jsonType | typeof graphqlJsonType | undefined;
  readonly encoding: Encoding | undefined;
  /** The languages that it reads, best first. */
  readonly languages: readonly string[];
}

/** How many entries of a header are read: it could hold thousands. */
const maxEntries = 20;
const firstEntries = (header: string) => header.split(",", maxEntries).join();

/** Which of the media types the client likes best, the first if it likes them equally; undefined if it accepts none. */
export function mediaType<T extends string>(accept: string | undefined, offered: readonly T[]): T | undefined {
  if (!accept) return offered[0];
  // What is offered has no parameters: `application/json; charset=utf-8` accepts it all the same.
  const types = firstEntries(accept).replace(/;(?!\s*q\s*=)[^;,]*/gi, "");
  return new Negotiator({ headers: { accept: types } }).mediaType(offered);
}

/** Which encoding to send in; undefined to send without one, also to a client that would accept nothing. */
export function encoding(acceptEncoding: string | undefined): Encoding | undefined {
  if (!acceptEncoding) return undefined;
  const headers = { "accept-encoding": firstEntries(acceptEncoding).replace(/\bx-gzip\b/gi, "gzip") };
  const chosen = new Negotiator({ headers }).encoding([...encodings, "identity"], { preferred: encodings });
  return chosen === "identity" ? undefined : chosen;
}

/** Clients send the same headers again and again, and reading them takes longer than finding a cached answer. */
const recent = new LRUCache<string, ClientPreferences>({ max: 500 });
const maxKeyLength = 1000;

/** The headers of content negotiation, as a key. */
export const negotiationKey = (headers: IncomingHttpHeaders): string =>
  `${headers.accept ?? ""}\n${headers["accept-encoding"] ?? ""}\n${headers["accept-language"] ?? ""}`;

export function preferencesOf(headers: IncomingHttpHeaders): ClientPreferences {
  const key = negotiationKey(headers);
  const known = recent.get(key);
  if (known) return known;
  const preferences: ClientPreferences = {
    type: mediaType(headers.accept, [jsonType, graphqlJsonType]),
    encoding: encoding(headers["accept-encoding"] as string | undefined),
    languages: acceptedLanguages(headers["accept-language"]),
  };
  if (key.length <= maxKeyLength) recent.set(key, preferences);
  return preferences;
}
