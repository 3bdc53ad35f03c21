import { promisify } from "node:util";
import { ApolloServer } from "@apollo/server";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { apolloOptions } from "../api/apollo.js";
import { defaultLimits, type Limits } from "../api/limits/limits.js";
import { type Bounds, Reader, type Viewer } from "../api/reader.js";
import { keeping as defaultKeeping, serving as defaults, type Serving } from "../config.js";
import type { Graph } from "../graph/graph.js";
import type { Model } from "../model/model.js";
import { abandoned } from "./abandoned.js";
import { Answers, type Keeping } from "./answers.js";
import { bodies } from "./bodies.js";
import { boundsOf } from "./bounds.js";
import { Clients } from "./clients.js";
import { compression } from "./compression.js";
import type { SharedMaxAge } from "./conditional.js";
import { consoleRoutes } from "./console.js";
import { documentsOf } from "./documents.js";
import { executionOf } from "./execution.js";
import { counting, Executions } from "./facts.js";
import { flatRoutes } from "./flat.js";
import { Gate } from "./gate.js";
import { type Asking, graphqlRoute } from "./graphql.js";
import { healthRoutes } from "./health.js";
import { guard, intake } from "./intake.js";
import { follow, idOf, Quiet } from "./log.js";
import type { Metrics } from "./metrics.js";
import { questionRoutes } from "./questions.js";
import { refusals, refuse } from "./refusals.js";
import { bareHeaders, security } from "./security.js";
import { turns } from "./turns.js";
import { viewerOf } from "./viewer.js";
import { wishesOf } from "./wishes.js";

export interface Served {
  readonly model: Model;
  readonly graph: Graph;
  readonly schema: GraphQLSchema;
  readonly logLevel?: string;
  /** Where the log goes, a line at a time; by default to standard output. */
  readonly logTo?: { write(line: string): void };
  /** Whose requests are answered how; by default everybody sees what is CLEAR. */
  readonly viewer?: typeof viewerOf;
  /** What a request may ask for at most. */
  readonly limits?: Limits;
  /** How long it may read; rows by URL have as long for each page of them. */
  readonly requestTimeoutMs?: number;
  /** How it bears many clients, where that is not as the program's defaults have it. */
  readonly serving?: Partial<Serving>;
  /** Which answers are kept, here and on their way. */
  readonly keeping?: Keeping & { readonly sharedMaxAge: SharedMaxAge };
  readonly metrics?: Metrics;
  /** Fires when the server is about to stop: it still answers, and says that it is not ready. */
  readonly stopping?: AbortSignal;
}

/** The server, ready to listen: GraphQL, rows by URL, health, and the console. */
export async function serverOf(served: Served): Promise<FastifyInstance> {
  const { model, graph, schema, logLevel = "silent", logTo, viewer = viewerOf, metrics } = served;
  const { limits = defaultLimits, requestTimeoutMs = 10_000, keeping = defaultKeeping } = served;
  const { sharedMaxAge } = keeping;
  const serving = { ...defaults, ...served.serving };
  const app = Fastify({
    ...intake(serving),
    logger: { level: logLevel, ...(logTo && { stream: logTo }) },
    bodyLimit: limits.body,
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
  const viewing = (request: FastifyRequest): Viewer => ({
    level: viewer(request),
    languages: wishesOf(request.headers).languages,
  });
  const readerOf = (request: FastifyRequest, by: Viewer, bounds: Bounds) => new Reader(model, counting(graph, request.facts), by, bounds);
  const bounded = (request: FastifyRequest, reply: FastifyReply) =>
    boundsOf(reply, requestTimeoutMs, {
      charge: (cost) => clients.charge(request, cost),
      spend: (cost) => clients.spend(request, cost),
    });

  // In the order in which a request meets them.
  app.addHook("onRequest", (request, reply, next) => {
    follow(request, reply, serving.logClients, metrics);
    next();
  });
  abandoned(app);
  turns(app);
  await security(app, serving.hstsSeconds);
  guard(app, serving);
  bodies(app);
  clients.announce(app);
  compression(app);
  refusals(app, limits);
  await metrics?.watch(gate, clients, promisify(app.server.getConnections.bind(app.server)));

  const options = apolloOptions(
    schema,
    (fault, error) => {
      const request = executions.requestOf(error);
      (request?.log ?? app.log).error(fault);
      return request?.id;
    },
    limits,
  );
  const apollo = new ApolloServer<Reader>({ ...options, plugins: [...options.plugins, executions.plugin] });
  await apollo.start();

  const documents = await documentsOf(schema);
  const asking: Asking = {
    execute: executionOf(apollo, readerOf, executions, gate),
    answers: new Answers(graph, keeping),
    documents,
    levelOf: viewer,
    boundsOf: bounded,
    limits,
    sharedMaxAge,
  };
  graphqlRoute(app, asking);
  questionRoutes(app, asking);
  healthRoutes(app, graph, served.stopping);
  flatRoutes(app, schema, { viewerOf: viewing, boundsOf: bounded, readerOf, gate, clients, sharedMaxAge });
  await consoleRoutes(app, schema, documents);
  return app;
}
