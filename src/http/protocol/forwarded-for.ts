import { isIP } from "node:net";
import type { FastifyInstance } from "fastify";

/**
 * Reads `X-Forwarded-For` as proxies write it. Some add the port of the connection, and IPv6 addresses may be in brackets or have a zone:
 * with these, one client would look like as many as it has connections, and a trusted proxy would not be recognized.
 */
export function normalizeForwardedFor(app: FastifyInstance): void {
  app.addHook("onRequest", ({ raw: { headers } }, _, next) => {
    const forwarded = headers["x-forwarded-for"];
    if (forwarded) headers["x-forwarded-for"] = [forwarded].flat().join().split(",").map(bareAddress).join(", ");
    next();
  });
}

/** The IP address in an entry such as `192.0.2.1:5678` or `[2001:db8::1]:443`; an entry without one as it is. */
export function bareAddress(entry: string): string {
  const text = entry.trim().replace(/^"(.*)"$/, "$1");
  const host = /^\[([^\]]*)\](?::\d*)?$/.exec(text)?.[1] ?? /^([^:]+):\d*$/.exec(text)?.[1] ?? text;
  const address = host.replace(/%.*$/, "");
  return isIP(address) ? address : text;
}
