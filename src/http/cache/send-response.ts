import type { FastifyReply, FastifyRequest } from "fastify";
import { isPublic, viewerIn } from "../identity/viewer.js";
import { cacheControl, noStore, type SharedMaxAge, sendNotModified } from "./conditional.js";
import type { CachedResponse } from "./response-cache.js";

/**
 * Sends a response, or 304 to a client that has it. No cache on the way may store errors, answers to POST, and what is not public.
 * @returns what the handler is to return: the bytes, since Fastify watches a reply that is returned until it ends, which takes a while
 */
export function sendResponse(
  request: FastifyRequest,
  reply: FastifyReply,
  response: CachedResponse,
  sharedMaxAge: SharedMaxAge,
): Buffer | FastifyReply {
  const { operation, errors = [] } = response.execution ?? {};
  request.stats.operation = operation;
  request.stats.errors.push(...errors);
  const viewer = viewerIn(request);
  const storable = response.cacheable && request.method !== "POST" && isPublic(viewer);
  reply.header("Cache-Control", storable ? cacheControl(viewer, sharedMaxAge) : noStore(viewer));
  if (storable && sendNotModified(request, reply, response.etag)) return reply;
  if (response.encoding) reply.header("Content-Encoding", response.encoding);
  if (response.headers) reply.headers(response.headers);
  reply.code(response.status).header("Content-Type", response.contentType);
  return response.body;
}
