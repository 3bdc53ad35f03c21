import type { FastifyReply, FastifyRequest } from "fastify";
import type { Level } from "../model/entity.js";

/** How long a shared cache, such as a CDN, may answer without asking, in seconds. */
export type SharedMaxAge = number;

/**
 * Who may keep an answer to GET. Every client asks again each time, with the tag that it has; a shared cache may wait a while.
 * What is not for everybody is kept by nobody.
 */
export function cacheControl(level: Level, seconds: SharedMaxAge): string {
  if (level > 0) return "private, no-store";
  return `public, max-age=0${seconds > 0 ? `, s-maxage=${seconds}` : ""}, must-revalidate`;
}

/** Whether the client has this already (RFC 9110, 13.1.2): the tags are compared weakly. */
function isHeld(request: FastifyRequest, etag: string): boolean {
  const held = request.headers["if-none-match"];
  if (held === undefined || (request.method !== "GET" && request.method !== "HEAD")) return false;
  // A weak tag is of what was not read: whether there is any such thing is not known then.
  if (held.trim() === "*") return !etag.startsWith("W/");
  const opaque = etag.replace(/^W\//, "");
  // A proxy that compressed an answer itself makes its tag weak.
  return held.match(/"[^"]*"/g)?.some((tag) => tag === opaque) ?? false;
}

/** Says which answer this is, and answers 304 if the client has it. @returns whether it has, so that all is sent */
export function notModified(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header("ETag", etag);
  if (!isHeld(request, etag)) return false;
  reply.code(304).send();
  return true;
}
