import type { FastifyReply } from "fastify";
import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";

/**
 * What bounds an answer: its time is up, or its client has gone, or it has been given; and what its client may still ask for.
 * @param milliseconds how long it may read; what reads in batches has as long for each
 */
export function boundsOf(reply: FastifyReply, milliseconds: number, charge?: Bounds["charge"]): Bounds {
  let signal: AbortSignal | undefined;
  return {
    // Most answers are kept ones, which nobody has to wait for.
    get signal() {
      signal ??= endOf(reply, milliseconds);
      return signal;
    },
    charge,
    again: () => boundsOf(reply, milliseconds, charge),
  };
}

/** The answer's stream tells who has gone: the request's own closes as soon as its body has come. */
function endOf({ raw }: FastifyReply, milliseconds: number): AbortSignal {
  const ending = new AbortController();
  const late = new Failure("TIMEOUT", `The request took longer than ${milliseconds / 1000} s: ask for less at once.`, {
    limit: milliseconds,
  });
  const timer = setTimeout(() => ending.abort(late), milliseconds).unref();
  const end = () => {
    clearTimeout(timer);
    // Nobody reads this, and it is nobody's fault.
    ending.abort(new Failure("UNAVAILABLE", "The client has gone."));
  };
  if (raw.closed) end();
  else raw.once("close", end);
  return ending.signal;
}
