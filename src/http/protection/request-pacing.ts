import type { FastifyInstance } from "fastify";
import { type Release, WaitingQueue } from "../../concurrency/waiting-queue.js";

/** How many requests start in one turn of the event loop. */
const perTurn = 8;

/**
 * Starts at most 8 requests in a turn of the event loop, and the others in the next ones, in their order. In each turn Node accepts one
 * new connection, goes one step on with each answer, and would start every request that has arrived. A few hundred clients that retry as
 * soon as they are refused would make turns so long that refusing takes most of the time, and a new connection waits for half a minute.
 * Health probes have turns of their own: they do not wait behind other requests.
 * @param probes the addresses of health probes
 */
export function paceRequests(app: FastifyInstance, probes: ReadonlySet<string | undefined>): void {
  const [startProbe, startRequest] = [pacer(), pacer()];
  app.addHook("onRequest", ({ routeOptions: { url } }, _reply, start) => (probes.has(url) ? startProbe : startRequest)(start));
}

/** Calls each function that it is given, a few in a turn. */
function pacer(): (start: () => void) => void {
  const queue = new WaitingQueue({ slots: perTurn });
  let started: Release[] = [];
  const nextTurn = () => {
    const releases = started;
    started = [];
    for (const release of releases) release();
  };
  const startWith = (release: Release, start: () => void) => {
    if (started.push(release) === 1) setImmediate(nextTurn);
    start();
  };
  return (start) => {
    const release = queue.tryAcquire();
    if (release) startWith(release, start);
    else queue.acquire().then((later) => startWith(later, start));
  };
}
