import { ApolloServer } from "@apollo/server";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { apolloOptions } from "../api/apollo.js";
import { acceptedLanguages } from "../api/languages.js";
import { defaultLimits, exceeded, type Limits } from "../api/limits/limits.js";
import { Reader } from "../api/reader.js";
import { type Code, Failure, statusOf } from "../errors.js";
import type { Graph } from "../graph/graph.js";
import type { Model } from "../model/model.js";
import { boundsOf } from "./bounds.js";
import { consoleRoutes } from "./console.js";
import { flatRoutes } from "./flat.js";
import { healthRoutes } from "./health.js";
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
  /** What a request may ask for at most. */
  readonly limits?: Limits;
  /** How long it may read; rows by URL have as long for each page of them. */
  readonly requestTimeoutMs?: number;
}

/** The server, ready to listen: GraphQL, rows by URL, health, and the console. */
export async function serverOf(served: Served): Promise<FastifyInstance> {
  const { model, graph, schema, logLevel = "silent", logTo, viewer = viewerOf, limits = defaultLimits, requestTimeoutMs = 10_000 } = served;
  const app = Fastify({
    logger: { level: logLevel, ...(logTo && { stream: logTo }) },
    bodyLimit: limits.body,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (error, _, reply) => refuse(reply, 400, { code: "BAD_USER_INPUT", message: error.message }),
  });
  const readerOf = (request: FastifyRequest, reply: FastifyReply) =>
    new Reader(
      model,
      graph,
      { level: viewer(request), languages: acceptedLanguages(request.headers["accept-language"]) },
      boundsOf(reply, requestTimeoutMs),
    );

  const options = apolloOptions(schema, (fault) => app.log.error(fault), limits);
  const apollo = new ApolloServer<Reader>({ ...options, plugins: [...options.plugins, fastifyApolloDrainPlugin(app)] });
  await apollo.start();

  app.setErrorHandler((thrown: Error & { statusCode?: number }, _, reply) => {
    const error = thrown.statusCode === 413 ? exceeded("body", limits) : thrown;
    if (error instanceof Failure) {
      const { code, message, details, http } = error;
      return refuse(reply, http.status ?? statusOf[code], { code, message, ...details });
    }
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

  const handler = fastifyApolloHandler<Reader>(apollo, { context: async (request, reply) => readerOf(request, reply) });
  app.route({
    url: "/graphql",
    // Apollo refuses what it does not answer, and says what it does.
    method: ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
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

/** An answer that is an error, whatever the reply was to be before it went wrong: rows that were announced as a CSV file may fail at the first. */
const refuse = (reply: FastifyReply, status: number, error: { code: Code; message: string }) =>
  reply.code(status).removeHeader("Content-Disposition").type("application/json; charset=utf-8").send({ error });
