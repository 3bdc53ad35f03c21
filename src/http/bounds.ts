import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";

/**
 * What bounds an answer: its time is up, or its client has gone, or it has been given; and what its client may still ask for.
 * @param milliseconds how long it may read; what reads in batches has as long for each
 */
export function boundsOf({ raw }: FastifyReply, milliseconds: number, charge?: Bounds["charge"]): Bounds {
  let over: Over | undefined;
  const again = (): Bounds => {
    let signal: AbortSignal | undefined;
    return {
      // Most answers are kept ones, which nobody has to wait for.
      get signal() {
        over ??= new Over(raw);
        signal ??= over.orLate(milliseconds);
        return signal;
      },
      charge,
      again,
    };
  };
  return again();
}

/** When an answer is over. Its own stream tells: the request's closes as soon as its body has come, whoever waits for the answer. */
class Over {
  private readonly running = new Set<(reason: Failure) => void>();
  /** Nobody reads this, and it is nobody's fault. */
  private readonly gone = new Failure("UNAVAILABLE", "The client has gone.");

  constructor(private readonly answer: ServerResponse) {
    answer.once("close", () => {
      for (const end of this.running) end(this.gone);
    });
  }

  /** Fires when it is, or after so many milliseconds. */
  orLate(milliseconds: number): AbortSignal {
    const ending = new AbortController();
    const late = new Failure("TIMEOUT", `The request took longer than ${milliseconds / 1000} s: ask for less at once.`, {
      limit: milliseconds,
    });
    const end = (reason: Failure) => {
      clearTimeout(timer);
      this.running.delete(end);
      ending.abort(reason);
    };
    const timer = setTimeout(() => end(late), milliseconds).unref();
    if (this.answer.destroyed) end(this.gone);
    else this.running.add(end);
    return ending.signal;
  }
}
