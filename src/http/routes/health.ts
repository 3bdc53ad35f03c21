import type { FastifyInstance } from "fastify";
import { orAborted } from "../../concurrency/abort.js";
import { type Graph, restoreInProgress } from "../../graph/graph.js";

/** `/readyz` answers within this time, however long a statement may take. */
const readyWithinMs = 2000;

/** The addresses of the health probes. */
export const probes: ReadonlySet<string | undefined> = new Set(["/livez", "/readyz"]);

/**
 * `/livez`: the process runs. `/readyz`: its graph answers, no restore is under way, and it is not about to stop. Neither waits behind other
 * requests nor costs anything. Neither discloses the graph's version, which changes with writes that a viewer may not know of.
 * @param stopping fires when the server is about to stop
 */
export function healthRoutes(app: FastifyInstance, graph: Graph, stopping: AbortSignal | undefined): void {
  app.get("/livez", async (_, reply) => {
    reply.header("Cache-Control", "no-store");
    return { status: "live" };
  });
  app.get("/readyz", async (request, reply) => {
    const notReady = (message: string) => reply.code(503).send({ status: "not ready", message });
    reply.header("Cache-Control", "no-store");
    if (stopping?.aborted) return notReady("The server is about to stop.");
    try {
      const soon = AbortSignal.timeout(readyWithinMs);
      if ((await orAborted(graph.restoreState(), soon)) !== undefined) return notReady(restoreInProgress().message);
      return { status: "ready" };
    } catch (error) {
      request.log.error(error);
      return notReady("The graph does not answer.");
    }
  });
}
