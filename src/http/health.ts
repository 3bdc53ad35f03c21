import type { FastifyInstance } from "fastify";
import type { Graph } from "../graph/graph.js";

/** `/livez`: the process runs. `/readyz`: it can answer, because its graph does. */
export function healthRoutes(app: FastifyInstance, graph: Graph): void {
  app.get("/livez", async (_, reply) => reply.header("Cache-Control", "no-store").send({ status: "live" }));
  app.get("/readyz", async (_, reply) => {
    reply.header("Cache-Control", "no-store");
    try {
      await graph.read("RETURN 1", {});
      return { status: "ready", version: await graph.version() };
    } catch (error) {
      app.log.error(error);
      return reply.code(503).send({ status: "not ready", message: "The graph does not answer." });
    }
  });
}
