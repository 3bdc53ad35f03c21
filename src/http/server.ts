import { promisify } from "node:util";
import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { formatterOf } from "../api/errors.js";
import { acceptedLanguages } from "../api/languages.js";
import { type Bounds, Reader } from "../api/reader.js";
import { serving as defaults, type Serving } from "../config.js";
import type { Graph } from "../graph/graph.js";
import type { Model } from "../model/model.js";
import { Clients } from "./clients.js";
import { compression } from "./compression.js";
import { consoleRoutes } from "./console.js";
import { counting, Executions } from "./facts.js";
import { flatRoutes } from "./flat.js";
import { Gate } from "./gate.js";
import { healthRoutes } from "./health.js";
import { guard, intake } from "./intake.js";
import { follow, idOf, Quiet } from "./log.js";
import type { Metrics } from "./metrics.js";
import { refusals, refuse } from "./refusals.js";
import { bareHeaders, security } from "./security.js";
import { viewerOf } from "./viewer.js";

export interface Served {
  readonly model: Model;
  readonly graph: Graph;
  readonly schema: GraphQLSchema;
  readonly logLevel?: string;
  /** Where the log goes, a line at a time; by default to standard output. */
  readonly logTo?: { write(line: string): void };
  /** Whose requests are answered how; by default everybody sees what is CLEAR. */
  readonly viewer?: typeof viewerOf;
  /** How it bears many clients, where that is not as the program's defaults have it. */
  readonly serving?: Partial<Serving>;
  readonly metrics?: Metrics;
  /** Fires when the server is about to stop: it still answers, and says that it is not ready. */
  readonly stopping?: AbortSignal;
}

/** The server, ready to listen: GraphQL, rows by URL, health, and the console. */
export async function serverOf(served: Served): Promise<FastifyInstance> {
  const { model, graph, schema, logLevel = "silent", logTo, viewer = viewerOf, metrics } = served;
  const serving = { ...defaults, ...served.serving };
  const app = Fastify({
    ...intake(serving),
    logger: { level: logLevel, ...(logTo && { stream: logTo }) },
    logController: new Quiet(),
    genReqId: idOf,
    trustProxy: serving.trustedProxies.length > 0 ? [...serving.trustedProxies] : false,
    // While it stops, it answers what still comes on open connections.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => {
      follow(request, reply, serving.logClients, metrics);
      refuse(request, reply.headers(bareHeaders), 400, { code: "BAD_USER_INPUT", message: error.message });
    },
  });
  const gate = new Gate(serving);
  const clients = new Clients(serving.costPerMinute);
  const executions = new Executions();
  const readerOf = (request: FastifyRequest, bounds: Bounds = { charge: (cost) => clients.charge(request, cost) }) => {
    const viewing = { level: viewer(request), languages: acceptedLanguages(request.headers["accept-language"]) };
    return executions.begin(new Reader(model, counting(graph, request.facts), viewing, bounds), request);
  };

  // In the order in which a request meets them.
  app.addHook("onRequest", async (request, reply) => follow(request, reply, serving.logClients, metrics));
  await security(app, serving.hstsSeconds);
  guard(app, serving);
  clients.announce(app);
  compression(app);
  refusals(app);
  await metrics?.watch(gate, clients, promisify(app.server.getConnections.bind(app.server)));

  // There are no cookies, so no request can be forged across sites; GET answers queries only.
  const apollo = new ApolloServer<Reader>({
    schema,
    introspection: true,
    // Who starts the process stops it: Apollo would end it at the first signal.
    stopOnTerminationSignals: false,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      executions.plugin,
    ],
    formatError: formatterOf((fault, error) => {
      const request = executions.requestOf(error);
      (request?.log ?? app.log).error(fault);
      return request?.id;
    }),
  });
  await apollo.start();

  const handler = fastifyApolloHandler<Reader>(apollo, { context: async (request) => readerOf(request) });
  app.route({
    url: "/graphql",
    // Apollo refuses what it does not answer, and says what it does.
    method: ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
    handler: async (request, reply) => {
      // Names come in the reader's language unless asked for in another.
      reply.header("Vary", "Accept-Language");
      const leave = await gate.enter();
      try {
        return await handler.call(app, request, reply);
      } finally {
        leave();
      }
    },
  });
  healthRoutes(app, graph, served.stopping);
  flatRoutes(app, schema, readerOf, gate, clients);
  await consoleRoutes(app, schema);
  return app;
}
