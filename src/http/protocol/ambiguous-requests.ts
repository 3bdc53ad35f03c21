import type { FastifyInstance } from "fastify";
import { badInput } from "../../errors.js";

/**
 * Headers that decide how a request is read or answered and may come once. Of several Node keeps the first, while a proxy before it may
 * go by the last.
 */
const singletons = new Map(
  ["Authorization", "Content-Length", "Content-Type", "Host", "If-Modified-Since", "If-Unmodified-Since", "Origin", "Range"].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** Refuses requests that could be read in two ways: headers that contradict each other, and query strings that are not UTF-8. */
export function refuseAmbiguousRequests(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _, next) => {
    const { rawHeaders, headers, url = "" } = request.raw;
    const repeated = repeatedSingleton(rawHeaders);
    if (repeated) return next(badInput(`${repeated}: given more than once; send one line of it.`));
    if (/[\s,/?#@\\]/.test(headers.host ?? ""))
      return next(badInput("Host: not one name; send the name of this server, with its port if it has one."));
    const query = queryOf(url);
    if (query.includes("%") && !isUtf8(query))
      return next(badInput("The query string is not percent-encoded UTF-8: encode it again, and write a percent sign as %25."));
    next();
  });
}

/** The first header that may come once and comes more often. @param rawHeaders names and values in turn */
function repeatedSingleton(rawHeaders: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const singleton = singletons.get((rawHeaders[i] as string).toLowerCase());
    if (singleton === undefined) continue;
    if (seen.has(singleton)) return singleton;
    seen.add(singleton);
  }
  return undefined;
}

function queryOf(url: string): string {
  const start = url.indexOf("?");
  return start < 0 ? "" : url.slice(start + 1);
}

function isUtf8(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return true;
  } catch {
    return false;
  }
}
