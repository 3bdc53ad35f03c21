import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { formatterOf } from "../api/errors.js";
import { acceptedLanguages } from "../api/languages.js";
import { Reader } from "../api/reader.js";
import { type Code, Failure, statusOf } from "../errors.js";
import type { Graph } from "../graph/graph.js";
import type { Model } from "../model/model.js";
import { Answers, type Keeping } from "./answers.js";
import type { SharedMaxAge } from "./conditional.js";
import { consoleRoutes } from "./console.js";
import { documentsOf } from "./documents.js";
import { executionOf } from "./execution.js";
import { flatRoutes } from "./flat.js";
import { type Asking, graphqlRoute } from "./graphql.js";
import { healthRoutes } from "./health.js";
import { patienceOf } from "./patience.js";
import { questionRoutes } from "./questions.js";
import { stampOf } from "./stamp.js";
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
  /** Which answers are kept, here and on their way. */
  readonly keeping?: Keeping & { readonly sharedMaxAge: SharedMaxAge };
}

/** The server, ready to listen: GraphQL, rows by URL, health, and the console. */
export async function serverOf(served: Served): Promise<FastifyInstance> {
  const {
    model,
    graph,
    schema,
    logLevel = "silent",
    logTo,
    viewer = viewerOf,
    keeping = { bytes: 64 * 1024 * 1024, sharedMaxAge: 60 },
  } = served;
  const app = Fastify({
    logger: { level: logLevel, ...(logTo && { stream: logTo }) },
    bodyLimit: 256 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (error, _, reply) => refuse(reply, 400, { code: "BAD_USER_INPUT", message: error.message }),
  });
  const readerOf = (request: FastifyRequest) =>
    new Reader(model, graph, { level: viewer(request), languages: acceptedLanguages(request.headers["accept-language"]) });

  // There are no cookies, so no request can be forged across sites; GET answers queries only.
  const apollo = new ApolloServer<Reader>({
    schema,
    introspection: true,
    // Who starts the process stops it, the graph last: Apollo would end it at the first signal.
    stopOnTerminationSignals: false,
    persistedQueries: false,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    formatError: formatterOf((error) => app.log.error(error)),
  });
  await apollo.start();

  app.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
    if (error instanceof Failure)
      return refuse(reply, statusOf[error.code], { code: error.code, message: error.message, ...error.details });
    if (error.statusCode !== undefined && error.statusCode < 500)
      return refuse(reply, error.statusCode, { code: "BAD_USER_INPUT", message: error.message });
    app.log.error(error);
    return refuse(reply, 500, { code: "INTERNAL_SERVER_ERROR", message: "Something went wrong here. It was logged." });
  });
  app.setNotFoundHandler((request, reply) =>
    refuse(reply, 404, {
      code: "NOT_FOUND",
      message: `There is nothing at ${request.url.slice(0, 200)}. The API is at /graphql, its console at /.`,
    }),
  );

  const documents = await documentsOf(schema);
  const asking: Asking = {
    execute: executionOf(apollo, model, graph),
    answers: new Answers(graph, keeping),
    documents,
    levelOf: viewer,
    boundsOf: patienceOf,
    sharedMaxAge: keeping.sharedMaxAge,
  };
  graphqlRoute(app, asking);
  questionRoutes(app, asking);
  healthRoutes(app, graph);
  flatRoutes(app, schema, readerOf, stampOf(graph), keeping.sharedMaxAge);
  await consoleRoutes(app, schema, documents);
  return app;
}

/** An answer that is an error, whatever the reply was to be before it went wrong: rows that were announced as a CSV file may fail at the first. */
const refuse = (reply: FastifyReply, status: number, error: { code: Code; message: string }) =>
  reply
    .code(status)
    .removeHeader("Content-Disposition")
    .removeHeader("ETag")
    .header("Cache-Control", "no-store")
    .type("application/json; charset=utf-8")
    .send({ error });
