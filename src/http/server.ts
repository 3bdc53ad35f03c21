import { ApolloServer } from "@apollo/server";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { apolloOptions } from "../api/apollo.js";
import { defaultLimits, type Limits } from "../api/limits/limits.js";
import { Reader, type RequestBudget, type Viewer } from "../api/reading/reader.js";
import { type CacheOptions, defaultCacheOptions, defaultServerOptions, type ServerOptions } from "../config/config.js";
import { atom } from "../export/feeds/atom.js";
import type { ExportFile } from "../export/files/export-file.js";
import { exportFiles } from "../export/files/index.js";
import { rowFormats as allRowFormats } from "../export/formats/index.js";
import type { RowFormat } from "../export/formats/row-format.js";
import { jsonLd } from "../export/linked-data/json-ld.js";
import { turtle } from "../export/linked-data/turtle.js";
import { rowDocuments } from "../export/receipts/row-documents.js";
import type { Graph } from "../graph/graph.js";
import type { Model } from "../model/model.js";
import { readPageDocuments } from "../web/explorer/documents/index.js";
import type { SharedMaxAge } from "./cache/conditional.js";
import { parseBodies } from "./cache/parsed-bodies.js";
import { ResponseCache } from "./cache/response-cache.js";
import { anonymous, type Identify, identifyViewers } from "./identity/viewer.js";
import { observeRequest, QuietLogController, requestIdOf } from "./observation/log.js";
import type { Metrics } from "./observation/metrics.js";
import { countingGraph, ExecutionTracker } from "./observation/request-stats.js";
import { ConcurrencyLimiter } from "./protection/concurrency-limiter.js";
import { ConnectionLimiter } from "./protection/connection-limiter.js";
import { enforceHttpLimits, httpOptions, maxUrlLength } from "./protection/http-limits.js";
import { clientOf, RateLimiter } from "./protection/rate-limit.js";
import { timedBudgetOf, untimedBudgetOf } from "./protection/request-budget.js";
import { paceRequests } from "./protection/request-pacing.js";
import { minimalHeaders, securityHeaders } from "./protection/security-headers.js";
import { refuseAmbiguousRequests } from "./protocol/ambiguous-requests.js";
import { compressReplies } from "./protocol/compression.js";
import { propagateConnectionClose } from "./protocol/connection-close.js";
import { normalizeForwardedFor } from "./protocol/forwarded-for.js";
import { answerHeadWithoutLength } from "./protocol/head.js";
import { changesFeedRoute } from "./routes/changes-feed.js";
import { claimRowsIn } from "./routes/claim-rows.js";
import { errorHandlers, sendError } from "./routes/error-response.js";
import { executorOf } from "./routes/execution.js";
import { fileRoutes } from "./routes/files.js";
import { graphqlRoute } from "./routes/graphql.js";
import { healthRoutes, probes } from "./routes/health.js";
import { notFoundPageOf, pageRoutes, readShells } from "./routes/pages.js";
import { questionRoutes } from "./routes/questions.js";
import { readyQuestionsOf } from "./routes/ready-questions.js";
import { recordRoute } from "./routes/records/record.js";
import { rowDocumentRoutes } from "./routes/row-documents.js";
import { rowsRoutes } from "./routes/rows.js";

export interface ServerDependencies {
  readonly model: Model;
  readonly graph: Graph;
  readonly schema: GraphQLSchema;
  readonly logLevel?: string;
  /** Where the log goes, a line at a time; by default to standard output. */
  readonly logTo?: { write(line: string): void };
  /** The formats that rows are served in; by default all that the program has. */
  readonly rowFormats?: readonly RowFormat[];
  /** The files that hold the whole graph, or all of something in it; by default all that the program has. */
  readonly files?: readonly ExportFile[];
  /** Says who sent a request; by default everybody is anonymous and sees what is CLEAR. */
  readonly identify?: Identify;
  /** What a request may ask for at most. */
  readonly limits?: Limits;
  /** How long a request may read, in milliseconds; rows by URL have as long for each page. */
  readonly requestTimeoutMs?: number;
  /** How it copes with many clients, where that differs from the defaults. */
  readonly server?: Partial<ServerOptions>;
  /** How many answers are cached, here and by shared caches, and whether for each client alone. What is left out is as in the defaults. */
  readonly cache?: Partial<CacheOptions>;
  readonly metrics?: Metrics;
  /** Fires when the server is about to stop: it still answers, but is not ready. */
  readonly stopping?: AbortSignal;
}

/** The server, ready to listen: GraphQL, rows and the graph by URL, health, and the pages for people. */
export async function createServer(dependencies: ServerDependencies): Promise<FastifyInstance> {
  const { model, graph, schema, logLevel = "silent", logTo, identify = anonymous, metrics, stopping } = dependencies;
  const { rowFormats = allRowFormats, files = exportFiles() } = dependencies;
  const { limits = defaultLimits, requestTimeoutMs = 10_000 } = dependencies;
  const options = { ...defaultServerOptions, ...dependencies.server };
  const cache = { ...defaultCacheOptions, ...dependencies.cache };
  const rowsOfPage = claimRowsIn([...rowFormats, ...rowDocuments]);
  const app = Fastify({
    ...httpOptions(options),
    rewriteUrl: ({ url = "/" }) => rowsOfPage(url) ?? url,
    logger: { level: logLevel, ...(logTo && { stream: logTo }) },
    bodyLimit: limits.body,
    logController: new QuietLogController(),
    genReqId: requestIdOf,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    // While it stops, requests on open connections are still answered.
    return503OnClosing: false,
    // An id in a path may be as long as an address. By default the page of a long one would be refused.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: maxUrlLength },
    frameworkErrors: (error, request, reply) => {
      observeRequest(request, reply, options.logClients, metrics);
      sendError(request, reply.headers(minimalHeaders), 400, { code: "BAD_USER_INPUT", message: error.message });
    },
  });

  // What every request meets, in this order.
  normalizeForwardedFor(app);
  app.addHook("onRequest", (request, reply, next) => {
    observeRequest(request, reply, options.logClients, metrics);
    next();
  });
  propagateConnectionClose(app);
  paceRequests(app, probes);
  await securityHeaders(app, options.hstsSeconds);
  const connections = new ConnectionLimiter(options);
  connections.limit(app, probes);
  enforceHttpLimits(app);
  refuseAmbiguousRequests(app);
  parseBodies(app);

  // What every answer meets on its way out. A route inherits the hooks that were added before it.
  const rateLimiter = new RateLimiter(options.costPerMinute);
  const shells = readShells();
  errorHandlers(app, limits, notFoundPageOf(shells));
  rateLimiter.addHeaders(app);
  answerHeadWithoutLength(app);
  compressReplies(app, [...rowFormats, ...files, atom, turtle, jsonLd]);

  // What a request that reads the graph meets next: its viewer, its budget, the limiter.
  const limiter = new ConcurrencyLimiter(options);
  const untimed = (request: FastifyRequest, reply: FastifyReply) =>
    untimedBudgetOf(reply, {
      charge: (cost) => rateLimiter.charge(request, cost),
      chargeOverrun: (cost) => rateLimiter.chargeOverrun(request, cost),
      countStatements: (n) => {
        request.stats.statements += n;
      },
    });
  const timed = (budget: RequestBudget) => timedBudgetOf(budget, requestTimeoutMs);
  const budgetOf = (request: FastifyRequest, reply: FastifyReply) => timed(untimed(request, reply));
  const readerOf = (viewer: Viewer, budget: RequestBudget) => new Reader(model, countingGraph(graph, budget), viewer, budget);
  const executions = new ExecutionTracker();
  const apollo = await apolloServer(app, schema, limits, executions);
  const execute = executorOf(apollo, readerOf, executions, limiter);
  const documents = await readyQuestionsOf(schema, rowFormats, await readPageDocuments());
  const sharedMaxAge: SharedMaxAge = cache.perClient ? "private" : cache.sharedMaxAge;
  const partitionOf = (request: FastifyRequest) => (cache.perClient ? clientOf(request) : "");
  await app.register(async (data) => {
    identifyViewers(data, identify);
    const operations = { execute, responses: new ResponseCache(graph, cache), partitionOf, documents, budgetOf, limits, sharedMaxAge };
    graphqlRoute(data, operations);
    questionRoutes(data, { ...operations, budgetOf: untimed, pageBudgetOf: timed }, rowFormats);
    const paged = { budgetOf, readerOf, limiter, rateLimiter, sharedMaxAge };
    const rows = { ...paged, model, graph, formats: rowFormats };
    rowsRoutes(data, schema, rows);
    await rowDocumentRoutes(data, schema, documents, rows);
    fileRoutes(data, schema, files, { ...paged, graph });
    changesFeedRoute(data, graph, paged);
    recordRoute(data, { ...paged, graph, notFoundPage: notFoundPageOf(shells) });
  });
  healthRoutes(app, graph, stopping);
  await pageRoutes(app, schema, documents, files, shells);
  await metrics?.watch(limiter, rateLimiter, connections);
  return app;
}

/** Apollo, which reports faults to the log of the request that met them. */
async function apolloServer(app: FastifyInstance, schema: GraphQLSchema, limits: Limits, executions: ExecutionTracker) {
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
  return apollo;
}
