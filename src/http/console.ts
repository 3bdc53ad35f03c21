import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import { printed } from "../api/schema.js";

/** The page of the API at `/`, and the schema for tools. */
export async function consoleRoutes(app: FastifyInstance, schema: GraphQLSchema): Promise<void> {
  const sdl = printed(schema);
  app.get("/schema.graphql", (_, reply) => reply.type("text/plain; charset=utf-8").send(sdl));
}
