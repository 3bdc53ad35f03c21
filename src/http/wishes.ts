import type { IncomingHttpHeaders } from "node:http";
import { LRUCache } from "lru-cache";
import { acceptedLanguages } from "../api/languages.js";
import { type Encoding, encoding, mediaType } from "./accept.js";

export const json = "application/json";
export const graphqlJson = "application/graphql-response+json";

/** How a client would have its answer. */
export interface Wishes {
  /** The media type of GraphQL's, undefined if it accepts none. */
  readonly type: typeof json | typeof graphqlJson | undefined;
  readonly encoding: Encoding | undefined;
  /** The languages that it reads, best first. */
  readonly languages: readonly string[];
}

/** Clients say the same again and again: to read a language's tag takes longer than to find a kept answer. */
const lately = new LRUCache<string, Wishes>({ max: 500 });
const longest = 1000;

/** All that a client says of its wishes, as it says it. */
export const saidIn = (headers: IncomingHttpHeaders): string =>
  `${headers.accept ?? ""}\n${headers["accept-encoding"] ?? ""}\n${headers["accept-language"] ?? ""}`;

export function wishesOf(headers: IncomingHttpHeaders): Wishes {
  const said = saidIn(headers);
  const known = lately.get(said);
  if (known) return known;
  const wishes: Wishes = {
    type: mediaType(headers.accept, [json, graphqlJson]),
    encoding: encoding(headers["accept-encoding"] as string | undefined),
    languages: acceptedLanguages(headers["accept-language"]),
  };
  if (said.length <= longest) lately.set(said, wishes);
  return wishes;
}
