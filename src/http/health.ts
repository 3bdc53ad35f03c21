import type { FastifyInstance } from "fastify";
import { type Graph, halfLoaded } from "../graph/graph.js";

/** `/livez`: the process runs. `/readyz`: it can answer, because its graph does, and is whole. */
export function healthRoutes(app: FastifyInstance, graph: Graph): void {
  app.get("/livez", async () => ({ status: "live" }));
  app.get("/readyz", async (_, reply) => {
    try {
      if ((await graph.loading()) !== undefined) return reply.code(503).send({ status: "not ready", message: halfLoaded().message });
      await graph.read("RETURN 1", {});
      return { status: "ready", version: await graph.version() };
    } catch (error) {
      app.log.error(error);
      return reply.code(503).send({ status: "not ready", message: "The graph does not answer." });
    }
  });
}
