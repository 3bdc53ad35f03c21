import { setMaxListeners } from "node:events";
import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";

/**
 * What bounds an answer: its time is up, or its client has gone, or it has been given; and what its client may still ask for.
 * @param milliseconds how long it may read; what reads in batches has as long for each
 * @param budget of its client
 */
export function boundsOf({ raw }: FastifyReply, milliseconds: number, budget: Pick<Bounds, "charge" | "spend"> = {}): Bounds {
  let gone: AbortSignal | undefined;
  const again = (): Bounds => {
    let signal: AbortSignal | undefined;
    return {
      // Most answers are kept ones, which nobody has to wait for.
      get signal() {
        gone ??= over(raw);
        signal ??= within(gone, milliseconds);
        return signal;
      },
      ...budget,
      again,
    };
  };
  return again();
}

/** Every statement of a request listens while it runs, and there may be many at once: Node takes more than ten for a leak. */
export function endless(): AbortController {
  const ending = new AbortController();
  setMaxListeners(0, ending.signal);
  return ending;
}

/**
 * Fires when an answer has been given, or its client has gone. Its own stream tells: the request's closes as soon as its body has come,
 * whoever waits for the answer.
 */
export function over(answer: ServerResponse): AbortSignal {
  const ending = endless();
  // Nobody reads this, and it is nobody's fault.
  const end = () => ending.abort(new Failure("UNAVAILABLE", "The client has gone."));
  if (answer.destroyed) end();
  else answer.once("close", end);
  return ending.signal;
}

/** Fires when the other does, or after so many milliseconds. */
function within(gone: AbortSignal, milliseconds: number): AbortSignal {
  const ending = endless();
  const late = new Failure("TIMEOUT", `The request took longer than ${milliseconds / 1000} s: ask for less at once.`, {
    limit: milliseconds,
  });
  const left = () => end(gone.reason);
  const end = (reason: unknown) => {
    clearTimeout(timer);
    gone.removeEventListener("abort", left);
    ending.abort(reason);
  };
  const timer = setTimeout(() => end(late), milliseconds).unref();
  if (gone.aborted) left();
  else gone.addEventListener("abort", left);
  return ending.signal;
}
