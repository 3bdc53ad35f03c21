import type { FastifyReply } from "fastify";
import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";

/**
 * What ends the reading for a reply: its time is up, or its client has gone, or it has been sent. Not `request.signal`: of a request
 * with a body it does not tell that the client has gone.
 * @param milliseconds how long it may read; what reads in batches has as long for each
 */
export function boundsOf(reply: FastifyReply, milliseconds: number): Bounds {
  const late = new Failure("TIMEOUT", `The request took longer than ${milliseconds / 1000} s: ask for less at once.`, {
    limit: milliseconds,
  });
  // Nobody reads this, and it is nobody's fault.
  const gone = new Failure("UNAVAILABLE", "The client has gone.");
  const running = new Set<(reason: Failure) => void>();
  reply.raw.once("close", () => {
    for (const end of running) end(gone);
  });
  const again = (): Bounds => {
    const ending = new AbortController();
    const end = (reason: Failure) => {
      clearTimeout(timer);
      running.delete(end);
      ending.abort(reason);
    };
    const timer = setTimeout(() => end(late), milliseconds).unref();
    if (reply.raw.closed) end(gone);
    else running.add(end);
    return { signal: ending.signal, again };
  };
  return again();
}
