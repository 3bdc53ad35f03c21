import type { FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import type { Viewer } from "../../api/reading/reader.js";
import { viewerKey } from "../identity/viewer.js";
import { negotiationKey } from "../protocol/negotiation.js";

const maxRequests = 500;
/** How many characters an address may have to be remembered, with all else that decides how it is answered. */
const maxKeyLength = 2000;

/** The parsed forms of recent requests to one route. Dashboards send the same again and again, and parsing it takes longer than finding the answer. */
export class ParsedRequests<T> {
  private readonly byUrl = new LRUCache<string, { readonly parsed: T }>({ max: maxRequests });
  /** By body: equal recent bodies are one object (docs/caching.md, "Keyed by identity"). Each entry holds the last context that the body came in. */
  private readonly byBody = new WeakMap<object, { readonly context: string; readonly parsed: T }>();

  /** @param parse depends on nothing but the address, the body, the headers of content negotiation and the viewer */
  of(request: FastifyRequest, viewer: Viewer, parse: () => T): T {
    const { method, url, body, headers } = request;
    const context = `${viewerKey(viewer)} ${negotiationKey(headers)}\n${headers["content-type"] ?? ""}\n${url}`;
    if (method !== "POST") {
      const known = this.byUrl.get(context) ?? { parsed: parse() };
      if (context.length <= maxKeyLength) this.byUrl.set(context, known);
      return known.parsed;
    }
    if (typeof body !== "object" || body === null) return parse();
    const last = this.byBody.get(body);
    if (last?.context === context) return last.parsed;
    const parsed = parse();
    this.byBody.set(body, { context, parsed });
    return parsed;
  }
}
