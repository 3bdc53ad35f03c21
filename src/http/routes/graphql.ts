import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { OperationTypeNode } from "graphql";
import type { Limits } from "../../api/limits/limits.js";
import type { RequestBudget, Viewer } from "../../api/reading/reader.js";
import { Failure } from "../../errors.js";
import { noStore, type SharedMaxAge } from "../cache/conditional.js";
import { OperationTypes } from "../cache/operation-types.js";
import { ParsedRequests } from "../cache/parsed-requests.js";
import { type CachedResponse, type CacheKey, cacheKey, etagOf, type ResponseCache } from "../cache/response-cache.js";
import { sendResponse } from "../cache/send-response.js";
import { viewerHeaders, viewerIn } from "../identity/viewer.js";
import { type ClientPreferences, graphqlJsonType, jsonType, mediaType, preferencesOf } from "../protocol/negotiation.js";
import { errorResponseOf } from "./error-response.js";
import type { Execute } from "./execution.js";
import { type Operation, operationFrom } from "./graphql-parameters.js";
import type { ReadyQuestions } from "./ready-questions.js";

export interface GraphqlRouteOptions {
  readonly execute: Execute;
  readonly responses: ResponseCache;
  /** A part of the keys of cached answers: requests with different ones share none. */
  readonly partitionOf: (request: FastifyRequest) => string;
  readonly documents: ReadyQuestions;
  readonly budgetOf: (request: FastifyRequest, reply: FastifyReply) => RequestBudget;
  readonly limits: Limits;
  readonly sharedMaxAge: SharedMaxAge;
}

const html = "text/html";

/** The request headers that an answer depends on. */
const vary = `Accept, Accept-Encoding, ${viewerHeaders}`;
/** OPTIONS is answered before, by CORS. */
const allowed = "GET, HEAD, POST, OPTIONS";

/** `/graphql`, as GraphQL over HTTP has it: one operation a request, GET for queries only, no cookies. */
export function graphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { execute, responses, partitionOf, documents, budgetOf, limits, sharedMaxAge } = options;
  const requests = new ParsedRequests<ParsedRequest>();
  const types = new OperationTypes(limits.tokens);
  app.route({
    url: "/graphql",
    method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    errorHandler: errorHandler(limits),
    onRequest(request, reply, next) {
      reply.header("Vary", vary);
      if (!allowed.includes(request.method)) return next(methodNotAllowed(request.method));
      if (!isForPage(request)) return next();
      reply
        .code(303)
        .header("Location", request.url.startsWith("/graphql/") ? "../console" : "console")
        .send();
    },
    async handler(request, reply) {
      const viewer = viewerIn(request);
      const { operation, type, encoding, changes, key } = requests.of(request, viewer, () =>
        parseRequest(request, viewer, documents, types),
      );
      const make = async (budget: RequestBudget): Promise<CachedResponse> => {
        const { status, headers, result, execution } = await execute(request, operation, viewer, budget);
        const { data, errors, extensions } = result;
        const body = Buffer.from(JSON.stringify({ errors, data, extensions }));
        return {
          // In the older media type, a well-formed request is answered with 200 even if its document is refused.
          status: status === 400 && type === jsonType ? 200 : status,
          contentType: `${type}; charset=utf-8`,
          headers,
          body,
          etag: etagOf(body),
          cacheable: status === 200 && !errors && !changes,
          execution,
        };
      };
      const budget = budgetOf(request, reply);
      // A mutation runs as often as it is sent.
      if (changes) {
        // It may be refused before its own cost is charged.
        await budget.charge?.(1);
        return sendResponse(request, reply, await make(budget), sharedMaxAge);
      }
      const response = await responses.encoded({ ...key, text: `${partitionOf(request)} ${key.text}` }, encoding, budget, make);
      return sendResponse(request, reply, response, sharedMaxAge);
    },
  });
}

/** An operation, how its client wants the answer, and the key of that answer. */
interface ParsedRequest {
  readonly operation: Operation;
  readonly type: NonNullable<ClientPreferences["type"]>;
  readonly encoding: ClientPreferences["encoding"];
  /** Whether it is a mutation or a subscription, not a query. */
  readonly changes: boolean;
  readonly key: CacheKey;
}

function parseRequest(request: FastifyRequest, viewer: Viewer, documents: ReadyQuestions, types: OperationTypes): ParsedRequest {
  const { type, encoding } = preferencesOf(request.headers);
  if (!type) throw new Failure("BAD_USER_INPUT", `Answers are ${jsonType} or ${graphqlJsonType}: accept one of them.`, {}, { status: 406 });
  const operation = operationFrom(request, documents);
  const { query, operationName, variables } = operation;
  const operationType = types.of(query, operationName);
  const changes = operationType !== undefined && operationType !== OperationTypeNode.QUERY;
  return { operation, type, encoding, changes, key: cacheKey(viewer, type, operationName, query, variables) };
}

const methodNotAllowed = (method: string) =>
  new Failure("BAD_USER_INPUT", `${method} is not answered here: use GET or POST.`, {}, { status: 405, headers: { allow: allowed } });

/** Whether a person opened the address in a browser: they want the page, not an error. */
function isForPage({ method, headers, query }: FastifyRequest): boolean {
  const { query: document, documentId } = query as Record<string, unknown>;
  if ((method !== "GET" && method !== "HEAD") || document !== undefined || documentId !== undefined) return false;
  return mediaType(headers.accept, [jsonType, graphqlJsonType, html]) === html;
}

/** Answers a request that was refused before it was executed, in the form of GraphQL's errors. */
const errorHandler = (limits: Limits) => (thrown: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  const { status, headers, error } = errorResponseOf(thrown, request, limits);
  const { message, ...extensions } = error;
  request.stats.errors.push(error.code);
  reply
    .code(status)
    .headers({ ...headers, vary, "cache-control": noStore(request.viewer) })
    .type(`${preferencesOf(request.headers).type ?? jsonType}; charset=utf-8`)
    .send({ errors: [{ message, extensions }] });
};
