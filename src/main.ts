import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Config } from "./config/config.js";
import { Failure } from "./errors.js";
import { productSchema } from "./export/product-schema.js";
import { ensureVersions } from "./graph/statements/versions/visible-versions.js";
import { Metrics } from "./http/observation/metrics.js";
import { createServer } from "./http/server.js";
import { model } from "./model/index.js";
import { openGraph } from "./open-graph.js";
import type { Progress } from "./progress.js";
import { GraphKept, partsNotice, seed } from "./seed.js";

interface Running {
  readonly address: string;
  readonly metrics: string | undefined;
  /** Why the graph was not brought up to date with the seed, if it was not. */
  readonly notice: string | undefined;
  readonly close: () => Promise<void>;
}

/**
 * Starts in order: graph, seed, schema, metrics, server. `close` stops in reverse order: first `/readyz` fails while requests are still
 * answered, then no connection is accepted, then running requests finish.
 * @param tell says what the operator has to know of a long load
 */
export async function serve(config: Config, progress: Progress, tell: (notice: string) => void = () => undefined): Promise<Running> {
  const { host, port, logLevel, limits, requestTimeoutMs, cache, server } = config;
  const graph = await openGraph(config, progress);
  const stopping = new AbortController();
  const closers: (() => Promise<unknown>)[] = [() => graph.close()];
  const close = async () => {
    stopping.abort();
    for (const closeNext of closers.reverse()) await closeNext();
  };
  try {
    const notice = await seed(graph, model, config.seedFolder, { progress, onParts: (...parts) => tell(partsNotice(...parts)) }).then(
      () => undefined,
      (error) => {
        if (error instanceof GraphKept) return error.message;
        throw error;
      },
    );
    await ensureVersions(graph, model);
    const metrics = config.metrics && new Metrics();
    const metricsServer = metrics && config.metrics && (await metrics.listen(config.metrics));
    if (metricsServer) closers.push(metricsServer.close);
    const app = await createServer({
      model,
      graph,
      schema: productSchema(model),
      logLevel,
      limits,
      requestTimeoutMs,
      cache,
      server,
      metrics,
      stopping: stopping.signal,
    });
    closers.push(() => closeServer(app, server.stopMs));
    const address = await app.listen({ host, port }).catch((error) => {
      throw listenError(error, config);
    });
    closers.push(() => wait(server.drainMs));
    return { address, metrics: metricsServer?.address, notice, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The reason why the server cannot listen at the address that the settings name, and what to do. */
function listenError(error: NodeJS.ErrnoException, { host, port }: Config): unknown {
  const failure = (message: string) => new Failure("UNAVAILABLE", message);
  switch (error.code) {
    case "EADDRINUSE":
      return failure(`Port ${port} is in use, perhaps by another Resilience Graph: stop it, or choose another port with PORT.`);
    case "EACCES":
      return failure(`This user may not use port ${port}: choose one above 1023 with PORT.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return failure(`${host} is not an address of this machine: set HOST to 127.0.0.1, or to 0.0.0.0 for all of its addresses.`);
    default:
      return error;
  }
}

/** Lets running requests finish. @param withinMs after this time, their connections are closed */
async function closeServer(app: FastifyInstance, withinMs: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), withinMs);
  await app.close();
  clearTimeout(timer);
}
