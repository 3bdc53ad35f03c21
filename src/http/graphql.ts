import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Limits } from "../api/limits/limits.js";
import type { Bounds, Viewer } from "../api/reader.js";
import { Failure } from "../errors.js";
import { encoding, mediaType } from "./accept.js";
import { type Answer, type Answers, type Found, keyOf, tagOf } from "./answers.js";
import { cacheControl, notModified } from "./conditional.js";
import type { Documents } from "./documents.js";
import type { Execute } from "./execution.js";
import { operationOf } from "./parameters.js";
import { told } from "./refusals.js";

export interface Asking {
  readonly execute: Execute;
  readonly answers: Answers;
  readonly documents: Documents;
  readonly viewerOf: (request: FastifyRequest) => Viewer;
  readonly boundsOf: (request: FastifyRequest, reply: FastifyReply) => Bounds;
  readonly limits: Limits;
  /** How long a shared cache may answer for us, in seconds. */
  readonly sharedMaxAge: number;
}

const json = "application/json";
const graphqlJson = "application/graphql-response+json";
const html = "text/html";

/** What an answer depends on beside its address. */
export const vary = "Accept, Accept-Encoding, Accept-Language";
/** OPTIONS is answered before: it is what pages of other sites ask first. */
const allowed = "GET, HEAD, POST, OPTIONS";

/** `/graphql`, as GraphQL over HTTP has it: one operation a request, GET for queries only, no cookies. */
export function graphqlRoute(app: FastifyInstance, asking: Asking): void {
  const { execute, answers, documents, viewerOf, boundsOf, limits, sharedMaxAge } = asking;
  app.route({
    url: "/graphql",
    method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    errorHandler: refusalOf(limits),
    async handler(request, reply) {
      reply.header("Vary", vary);
      const { method, headers } = request;
      if (!allowed.includes(method))
        throw new Failure("BAD_USER_INPUT", `${method} is not answered here.`, {}, { status: 405, headers: { allow: allowed } });
      if (isForPage(request))
        return reply
          .code(303)
          .header("Location", request.url.startsWith("/graphql/") ? "../" : "./")
          .send();
      const type = mediaType(headers.accept, [json, graphqlJson]);
      if (!type) throw new Failure("BAD_USER_INPUT", `Answers are ${json} or ${graphqlJson}.`, {}, { status: 406 });

      const operation = operationOf(request, documents);
      const viewer = viewerOf(request);
      const { query, operationName, variables } = operation;
      const make = async (bounds: Bounds): Promise<Answer> => {
        const { status, headers, result, about } = await execute(request, operation, viewer, bounds);
        const { data, errors, extensions } = result;
        const body = Buffer.from(JSON.stringify({ errors, data, extensions }));
        return {
          // To old clients a well-formed request is one that succeeds, whatever became of it.
          status: status === 400 && type === json ? 200 : status,
          contentType: `${type}; charset=utf-8`,
          headers,
          body,
          etag: tagOf(body),
          lasting: status === 200 && !errors,
          about,
        };
      };
      const bounds = boundsOf(request, reply);
      // What changes something is done as often as it is asked for, so what may change something is.
      if (/\b(?:mutation|subscription)\b/.test(query)) return send(request, reply, await make(bounds), "no-store");
      const key = keyOf(viewer.level, type, viewer.languages, operationName, query, variables);
      const answer = await answers.encoded(key, encoding(headers["accept-encoding"]), bounds, make, tellsOf(request));
      return send(request, reply, answer, cacheControl(viewer.level, sharedMaxAge));
    },
  });
}

/** Notes whether the answer to a request was there already. */
export const tellsOf = (request: FastifyRequest) => (found: Found) => {
  request.facts.kept = found !== "made";
};

/** An answer, or 304 to a client that has it; errors, and what was not asked for by GET, are kept by nobody on the way. */
export function send(request: FastifyRequest, reply: FastifyReply, answer: Answer, control: string): FastifyReply {
  const { operation, errors = [] } = answer.about ?? {};
  request.facts.operation = operation;
  request.facts.errors.push(...errors);
  const keepable = answer.lasting && request.method !== "POST" && !control.includes("no-store");
  reply.header("Cache-Control", keepable || control.startsWith("private") ? control : "no-store");
  if (keepable && notModified(request, reply, answer.etag)) return reply;
  if (answer.encoding) reply.header("Content-Encoding", answer.encoding);
  return reply
    .code(answer.status)
    .headers(answer.headers ?? {})
    .header("Content-Type", answer.contentType)
    .send(answer.body);
}

/** Whether somebody opened the address in a browser: the page is what they look for. */
function isForPage({ method, headers, query }: FastifyRequest): boolean {
  const { query: asked, documentId } = query as Record<string, unknown>;
  if (method !== "GET" || asked !== undefined || documentId !== undefined) return false;
  return mediaType(headers.accept, [json, graphqlJson, html]) === html;
}

/** A request that was not run: what is wrong with it, as GraphQL's clients read it. */
const refusalOf = (limits: Limits) => (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  const { status, headers, refusal } = told(error, request, limits);
  const { message, ...extensions } = refusal;
  request.facts.errors.push(refusal.code);
  reply
    .code(status)
    .headers({ ...headers, vary, "cache-control": "no-store" })
    .type(`${mediaType(request.headers.accept, [json, graphqlJson]) ?? json}; charset=utf-8`)
    .send({ errors: [{ message, extensions }] });
};
