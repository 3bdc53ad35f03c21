import { isUtf8 } from "node:buffer";
import type { FastifyInstance } from "fastify";
import { LRUCache } from "lru-cache";
import { badInput } from "../../errors.js";

const maxBodies = 500;
/** How many characters a body may have to be remembered. */
const maxLength = 2000;

/**
 * Parses JSON bodies. Dashboards send the same again and again: an equal recent body gives the same object, and later caches use that object
 * as their key (docs/caching.md, "Keyed by identity"). No code may change it.
 */
export function parseBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  const recent = new LRUCache<string, object>({ max: maxBodies });
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    // Decoding would put U+FFFD in the place of bytes that are not UTF-8.
    if (!isUtf8(body as Buffer)) return done(badInput("The body is not UTF-8: encode it again."));
    const text = body.toString();
    const known = recent.get(text);
    if (known) return done(null, known);
    parse(request, text, (error, parsed) => {
      if (!error && typeof parsed === "object" && parsed !== null && text.length <= maxLength) recent.set(text, parsed);
      done(error, parsed);
    });
  });
}
