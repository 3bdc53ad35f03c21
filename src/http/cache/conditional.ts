import type { FastifyReply, FastifyRequest } from "fastify";
import type { Viewer } from "../../api/reading/reader.js";
import { isPublic } from "../identity/viewer.js";

/** For how many seconds a shared cache, such as a CDN, may answer without revalidating; `private` if it must not keep answers. */
export type SharedMaxAge = number | "private";

/**
 * `Cache-Control` of an answer to GET. Clients revalidate each time, with the tag that they have; a shared cache may answer for a while.
 * Nothing may store what is not public.
 */
export function cacheControl(viewer: Viewer, seconds: SharedMaxAge): string {
  if (!isPublic(viewer)) return noStore(viewer);
  if (seconds === "private") return "private, max-age=0, must-revalidate";
  return `public, max-age=0${seconds > 0 ? `, s-maxage=${seconds}` : ""}, must-revalidate`;
}

/** `Cache-Control` of what must not be stored, such as an error. @param viewer undefined where none was identified */
export const noStore = (viewer: Viewer | undefined): string => (!viewer || isPublic(viewer) ? "no-store" : "private, no-store");

/** Whether the client has this answer (RFC 9110, 13.1.2): tags are compared weakly. */
export function matchesTag(request: FastifyRequest, etag: string): boolean {
  const tags = request.headers["if-none-match"];
  if (tags === undefined || (request.method !== "GET" && request.method !== "HEAD")) return false;
  // `*` stands for any answer that exists. A weak tag is made before anything is read, so whether there is one is not known.
  if (tags.trim() === "*") return !etag.startsWith("W/");
  const opaque = etag.replace(/^W\//, "");
  // A proxy that compresses an answer makes its tag weak.
  return tags.match(/"[^"]*"/g)?.some((tag) => tag === opaque) ?? false;
}

/** Sets the ETag, and answers 304 if the client has this answer. @returns whether it has, so that nothing is left to send */
export function sendNotModified(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header("ETag", etag);
  if (!matchesTag(request, etag)) return false;
  reply.code(304).send();
  return true;
}
