import type { FastifyInstance } from "fastify";
import type { Graph } from "../graph/graph.js";

/** Who asks whether it is ready wants to know soon, whatever a statement may take. */
const readyWithinMs = 2000;

/** `/livez`: the process runs. `/readyz`: it can answer, because its graph does. */
export function healthRoutes(app: FastifyInstance, graph: Graph): void {
  app.get("/livez", async () => ({ status: "live" }));
  app.get("/readyz", async (_, reply) => {
    try {
      await graph.read("RETURN 1", {}, AbortSignal.timeout(readyWithinMs));
      return { status: "ready", version: await graph.version() };
    } catch (error) {
      app.log.error(error);
      return reply.code(503).send({ status: "not ready", message: "The graph does not answer." });
    }
  });
}
