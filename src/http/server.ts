import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { formatterOf } from "../api/errors.js";
import { acceptedLanguages } from "../api/languages.js";
import { Reader } from "../api/reader.js";
import { Failure, statusOf } from "../errors.js";
import type { Graph } from "../graph/graph.js";
import type { Model } from "../model/model.js";
import { consoleRoutes } from "./console.js";
import { flatRoutes } from "./flat.js";
import { healthRoutes } from "./health.js";
import { viewerOf } from "./viewer.js";

export interface Served {
  readonly model: Model;
  readonly graph: Graph;
  readonly schema: GraphQLSchema;
  readonly logLevel?: string;
  /** Whose requests are answered how; by default everybody sees what is CLEAR. */
  readonly viewer?: typeof viewerOf;
}

/** The server, ready to listen: GraphQL, rows by URL, health, and the console. */
export async function serverOf({ model, graph, schema, logLevel = "silent", viewer = viewerOf }: Served): Promise<FastifyInstance> {
  const app = Fastify({ logger: { level: logLevel }, bodyLimit: 256 * 1024, routerOptions: { ignoreTrailingSlash: true } });
  const readerOf = (request: FastifyRequest) =>
    new Reader(model, graph, { level: viewer(request), languages: acceptedLanguages(request.headers["accept-language"]) });

  // There are no cookies, so no request can be forged across sites; GET answers queries only.
  const apollo = new ApolloServer<Reader>({
    schema,
    introspection: true,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), fastifyApolloDrainPlugin(app)],
    formatError: formatterOf((error) => app.log.error(error)),
  });
  await apollo.start();

  app.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
    if (error instanceof Failure)
      return reply.code(statusOf[error.code]).send({ error: { code: error.code, message: error.message, ...error.details } });
    if (error.statusCode !== undefined && error.statusCode < 500)
      return reply.code(error.statusCode).send({ error: { code: "BAD_USER_INPUT", message: error.message } });
    app.log.error(error);
    return reply.code(500).send({ error: { code: "INTERNAL_SERVER_ERROR", message: "Something went wrong here. It was logged." } });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      error: {
        code: "NOT_FOUND",
        message: `There is nothing at ${request.url.slice(0, 200)}. The API is at /graphql, its console at /.`,
      },
    }),
  );

  const handler = fastifyApolloHandler<Reader>(apollo, { context: async (request) => readerOf(request) });
  app.route({
    url: "/graphql",
    method: ["GET", "POST", "OPTIONS"],
    handler: (request, reply) => {
      // Names come in the reader's language unless asked for in another.
      reply.header("Vary", "Accept-Language");
      return handler.call(app, request, reply);
    },
  });
  healthRoutes(app, graph);
  flatRoutes(app, schema, readerOf);
  await consoleRoutes(app, schema);
  return app;
}
