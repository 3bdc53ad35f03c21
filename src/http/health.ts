import type { FastifyInstance } from "fastify";
import { orAborted } from "../graph/abort.js";
import { type Graph, halfLoaded } from "../graph/graph.js";

/** Who asks whether it is ready wants to know soon, whatever a statement may take. */
const readyWithinMs = 2000;

/** The addresses of both. */
export const probes: ReadonlySet<string | undefined> = new Set(["/livez", "/readyz"]);

/**
 * `/livez`: the process runs. `/readyz`: it can answer, because its graph does, and is whole, and it is not about to stop. Neither waits
 * in line nor costs. Neither tells the graph's version: that moves with writes that not everybody may know of.
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
      if ((await orAborted(graph.loading(), soon)) !== undefined) return notReady(halfLoaded().message);
      return { status: "ready" };
    } catch (error) {
      request.log.error(error);
      return notReady("The graph does not answer.");
    }
  });
}
