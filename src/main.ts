import type { FastifyInstance } from "fastify";
import { questions } from "./api/questions/index.js";
import { schemaOf } from "./api/schema.js";
import type { Config } from "./config.js";
import { embedded } from "./graph/engines/embedded.js";
import type { Graph } from "./graph/graph.js";
import { layoutOf } from "./graph/layout.js";
import { serverOf } from "./http/server.js";
import { model } from "./model/index.js";
import { type Progress, seed } from "./seed.js";

/** The graph that the configuration names, with all that it needs to be written to. The driver of a server is loaded only for one. */
export async function openGraph({ dataFolder, neo4j }: Config): Promise<Graph> {
  if (!neo4j) return embedded(layoutOf(model), dataFolder);
  const { neo4jGraph } = await import("./graph/engines/neo4j.js");
  return neo4jGraph(layoutOf(model), neo4j);
}

/** Boots in order: graph, seed, schema, server. */
export async function serve(config: Config, progress: Progress): Promise<{ address: string; close: () => Promise<void> }> {
  const graph = await openGraph(config);
  let app: FastifyInstance | undefined;
  const close = async () => {
    await app?.close();
    await graph.close();
  };
  try {
    await seed(graph, model, config.seedFolder, progress);
    const { answerCacheBytes: bytes, sharedMaxAge, logLevel } = config;
    app = await serverOf({ model, graph, schema: schemaOf(model, questions), logLevel, keeping: { bytes, sharedMaxAge } });
    const address = await app.listen({ host: config.host, port: config.port });
    return { address, close };
  } catch (error) {
    await close();
    throw error;
  }
}
