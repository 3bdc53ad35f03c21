import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { RequestBudget } from "../../api/reading/reader.js";
import { unlimitedListeners } from "../../concurrency/abort.js";
import { Failure } from "../../errors.js";

/** An internal reason; never sent. Every request ends with it, and a new error each time would record a stack trace each time. */
const disconnected = new Failure("UNAVAILABLE", "The client has disconnected.");

const timedOut = (milliseconds: number) =>
  new Failure("TIMEOUT", `The request took longer than ${milliseconds / 1000} s: ask for less at once.`, { limit: milliseconds });

type Charges = Pick<RequestBudget, "charge" | "chargeOverrun" | "countStatements">;

/**
 * The budget of a request without a limit of time: it reads until its client disconnects.
 * @param charges take the cost from the budget of its client, and count
 */
export function untimedBudgetOf({ raw }: FastifyReply, charges: Charges = {}): RequestBudget {
  let closed: AbortSignal | undefined;
  return {
    // Made when it is first needed: answers from the cache, which are most, need none.
    get signal() {
      closed ??= closedSignal(raw);
      return closed;
    },
    ...charges,
  };
}

/**
 * The same budget with so many milliseconds to read. Its time starts when it is first used, and not while it waits for a slot.
 * `renew` gives the whole time again, for the next page of a long answer.
 */
export function timedBudgetOf(budget: RequestBudget, milliseconds: number): RequestBudget {
  const { charge, chargeOverrun, countStatements } = budget;
  const renew = (): RequestBudget => {
    let signal: AbortSignal | undefined;
    return {
      get signal() {
        signal ??= timeLimited(budget.signal ?? new AbortController().signal, milliseconds);
        return signal;
      },
      get waiting() {
        return budget.signal;
      },
      charge,
      chargeOverrun,
      countStatements,
      renew,
    };
  };
  return renew();
}

/**
 * Fires when an answer has been sent, or its client has disconnected. It follows the stream of the response: that of the request closes
 * as soon as its body has arrived.
 */
export function closedSignal(response: ServerResponse): AbortSignal {
  const controller = unlimitedListeners();
  const abort = () => controller.abort(disconnected);
  if (response.destroyed) abort();
  else response.once("close", abort);
  return controller.signal;
}

/** Fires when the other signal does, or after so many milliseconds. */
function timeLimited(closed: AbortSignal, milliseconds: number): AbortSignal {
  const controller = unlimitedListeners();
  const abort = (reason: unknown) => {
    clearTimeout(timer);
    closed.removeEventListener("abort", onClosed);
    controller.abort(reason);
  };
  const onClosed = () => abort(closed.reason);
  const timer = setTimeout(() => abort(timedOut(milliseconds)), milliseconds).unref();
  if (closed.aborted) onClosed();
  else closed.addEventListener("abort", onClosed);
  return controller.signal;
}
