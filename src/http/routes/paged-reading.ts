import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { RequestBudget } from "../../api/reading/reader.js";
import type { Format } from "../../export/format.js";
import { recordsPerRow } from "../../export/tables/pages.js";
import { matchesTag, sendNotModified } from "../cache/conditional.js";
import { viewerHeaders } from "../identity/viewer.js";
import type { ConcurrencyLimiter } from "../protection/concurrency-limiter.js";
import type { RateLimiter } from "../protection/rate-limit.js";
import { closedSignal } from "../protection/request-budget.js";

export interface PagedReadingOptions {
  readonly budgetOf: (request: FastifyRequest, reply: FastifyReply) => RequestBudget;
  readonly limiter: ConcurrencyLimiter;
  readonly rateLimiter: RateLimiter;
}

/**
 * The budget of an answer that is read page by page while it is sent. The request is charged, and waits for a slot of the limiter, before
 * it reads anything. Then each page waits for a slot and is charged. Between pages the request holds no slot, so that a client that reads
 * slowly blocks no other. Pages after the first come too late to be refused: they wait however long it takes, and their cost is charged
 * as overrun.
 * @param cost charged before anything is read, when little is known of the first page
 * @throws LIMIT_EXCEEDED or UNAVAILABLE before anything is read
 */
export async function pagedBudgetOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { budgetOf, limiter, rateLimiter }: PagedReadingOptions,
  cost = recordsPerRow,
): Promise<RequestBudget> {
  await rateLimiter.charge(request, cost);
  const budget = budgetOf(request, reply);
  const closed = closedSignal(reply.raw);
  const releaseFirst = await limiter.acquire(closed);
  closed.addEventListener("abort", releaseFirst);
  let pages = 0;
  return {
    // Asked for after the wait: the time of the first page starts then.
    get signal() {
      return budget.signal;
    },
    renew: budget.renew,
    countStatements: budget.countStatements,
    async paced(read) {
      const release = pages++ === 0 ? releaseFirst : await limiter.acquire(closed, true);
      try {
        const rows = await read();
        await rateLimiter.chargeOverrun(request, rows.length * recordsPerRow);
        return rows;
      } finally {
        release();
      }
    },
  };
}

/**
 * Sets the tag of an answer, and answers 304 to a client that has it. Nothing is read for that, so it costs the least that a request does.
 * @param tag undefined for an answer that has none
 * @returns whether the client has the answer, so that nothing is left to send
 */
export async function isNotModified(
  request: FastifyRequest,
  reply: FastifyReply,
  tag: string | undefined,
  { rateLimiter }: PagedReadingOptions,
): Promise<boolean> {
  if (tag === undefined) return false;
  // A 304 has the headers that the answer would have; that of the encoding is otherwise set when a body is sent.
  reply.header("Vary", `${reply.getHeader("Vary") ?? viewerHeaders}, Accept-Encoding`);
  if (matchesTag(request, tag)) await rateLimiter.charge(request, 1);
  return sendNotModified(request, reply, tag);
}

/** Sends a file as it is written. To HEAD only its headers go out, and nothing is read for them. */
export function sendFile(reply: FastifyReply, { mediaType, extension }: Format, name: string, write: () => Readable): FastifyReply {
  return reply
    .header("Content-Type", mediaType)
    .header("Content-Disposition", `inline; filename="${name}.${extension}"`)
    .send(reply.request.method === "HEAD" ? undefined : write());
}
