import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { questions } from "./api/questions/index.js";
import { schemaOf } from "./api/schema.js";
import type { Config } from "./config.js";
import { Failure } from "./errors.js";
import { embedded } from "./graph/engines/embedded.js";
import type { Graph } from "./graph/graph.js";
import { layoutOf } from "./graph/layout.js";
import { Metrics } from "./http/metrics.js";
import { serverOf } from "./http/server.js";
import { model } from "./model/index.js";
import type { Progress } from "./progress.js";
import { seed } from "./seed.js";

/** The graph that the configuration names, with all that it needs to be written to. The driver of a server is loaded only for one. */
export async function openGraph({ dataFolder, neo4j }: Config): Promise<Graph> {
  if (!neo4j) return embedded(layoutOf(model), dataFolder);
  const { neo4jGraph } = await import("./graph/engines/neo4j.js");
  return neo4jGraph(layoutOf(model), neo4j);
}

interface Running {
  readonly address: string;
  readonly metrics: string | undefined;
  readonly close: () => Promise<void>;
}

/** Boots in order: graph, seed, schema, metrics, server. It stops the other way round: it is not ready, takes no more, ends what it has begun. */
export async function serve(config: Config, progress: Progress): Promise<Running> {
  const { host, port, logLevel, limits, requestTimeoutMs, keeping, serving } = config;
  const graph = await openGraph(config);
  const stopping = new AbortController();
  const open: (() => Promise<unknown>)[] = [() => graph.close()];
  const close = async () => {
    stopping.abort();
    for (const end of open.reverse()) await end();
  };
  try {
    await seed(graph, model, config.seedFolder, progress);
    const metrics = config.metrics && new Metrics();
    const told = metrics && config.metrics && (await metrics.listen(config.metrics));
    if (told) open.push(told.close);
    const app = await serverOf({
      model,
      graph,
      schema: schemaOf(model, questions),
      logLevel,
      limits,
      requestTimeoutMs,
      keeping,
      serving,
      metrics,
      stopping: stopping.signal,
    });
    open.push(() => closed(app, serving.stopMs));
    const address = await app.listen({ host, port }).catch((error) => {
      throw unheard(error, config);
    });
    open.push(() => wait(serving.drainMs));
    return { address, metrics: told?.address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Why nothing can be heard at the address that the settings name, and what to do. */
function unheard(error: NodeJS.ErrnoException, { host, port }: Config): unknown {
  const told = (message: string) => new Failure("UNAVAILABLE", message);
  switch (error.code) {
    case "EADDRINUSE":
      return told(`Port ${port} is taken, perhaps by another of these: stop that, or choose another port with PORT.`);
    case "EACCES":
      return told(`Port ${port} may not be used by this user: choose one above 1023 with PORT.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return told(`${host} is no address of this machine: set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`);
    default:
      return error;
  }
}

/** @param withinMs whoever is still being answered after that is cut off */
async function closed(app: FastifyInstance, withinMs: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), withinMs);
  await app.close();
  clearTimeout(timer);
}
