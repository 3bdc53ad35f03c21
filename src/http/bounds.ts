import type { FastifyRequest } from "fastify";
import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";

/**
 * What bounds a request: its time is up, or its client has gone, or it has been answered; and what its client may still ask for.
 * @param milliseconds how long it may read; what reads in batches has as long for each
 */
export function boundsOf(request: FastifyRequest, milliseconds: number, charge?: Bounds["charge"]): Bounds {
  let signal: AbortSignal | undefined;
  return {
    // Most answers are kept ones, which nobody has to wait for.
    get signal() {
      signal ??= endOf(request, milliseconds);
      return signal;
    },
    charge,
    again: () => boundsOf(request, milliseconds, charge),
  };
}

function endOf(request: FastifyRequest, milliseconds: number): AbortSignal {
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
  if (request.signal.aborted) end();
  else request.signal.addEventListener("abort", end, { once: true });
  return ending.signal;
}
