import type { FastifyInstance } from "fastify";
import type { Graph } from "../graph/graph.js";

/**
 * `/livez`: the process runs. `/readyz`: it can answer, because its graph does, and is not about to stop. Neither waits in line nor costs.
 * @param stopping fires when the server is about to stop
 */
export function healthRoutes(app: FastifyInstance, graph: Graph, stopping: AbortSignal | undefined): void {
  app.get("/livez", async (_, reply) => {
    reply.header("Cache-Control", "no-store");
    return { status: "live" };
  });
  app.get("/readyz", async (request, reply) => {
    reply.header("Cache-Control", "no-store");
    if (stopping?.aborted) return reply.code(503).send({ status: "not ready", message: "The server is about to stop." });
    try {
      await graph.read("RETURN 1", {});
      return { status: "ready", version: await graph.version() };
    } catch (error) {
      request.log.error(error);
      return reply.code(503).send({ status: "not ready", message: "The graph does not answer." });
    }
  });
}
