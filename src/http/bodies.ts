import type { FastifyInstance } from "fastify";
import { LRUCache } from "lru-cache";

/** How many are remembered, and how long a text they may have been. */
const remembered = 500;
const longest = 2000;

/**
 * Reads JSON. Dashboards send the same again and again: a text that came lately is the very same object again, so that what was made of it
 * is found by it. Nobody may change it.
 */
export function bodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  const lately = new LRUCache<string, object>({ max: remembered });
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    const text = body as string;
    const known = lately.get(text);
    if (known) return done(null, known);
    parse(request, text, (error, read) => {
      if (!error && typeof read === "object" && read !== null && text.length <= longest) lately.set(text, read);
      done(error, read);
    });
  });
}
