import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";

/**
 * Answers HEAD without the length of an answer that has not been made: for an answer without a body Fastify would send 0, which is not the
 * length that GET sends. Add it before the hooks that change answers.
 */
export function answerHeadWithoutLength(app: FastifyInstance): void {
  app.addHook("onSend", async ({ method }, _, payload: unknown) => {
    return method === "HEAD" && (payload === undefined || payload === null) ? Readable.from([]) : payload;
  });
}
