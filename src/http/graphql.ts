import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import type { Limits } from "../api/limits/limits.js";
import type { Bounds } from "../api/reader.js";
import { Failure } from "../errors.js";
import type { Level } from "../model/entity.js";
import { mediaType } from "./accept.js";
import { type Answer, type Answers, type Found, keyOf, tagOf } from "./answers.js";
import { cacheControl, notModified } from "./conditional.js";
import type { Documents } from "./documents.js";
import type { Execute } from "./execution.js";
import { type Operation, operationOf } from "./parameters.js";
import { told } from "./refusals.js";
import { graphqlJson, json, saidIn, type Wishes, wishesOf } from "./wishes.js";

export interface Asking {
  readonly execute: Execute;
  readonly answers: Answers;
  readonly documents: Documents;
  /** What the viewer of a request may see. */
  readonly levelOf: (request: FastifyRequest) => Level;
  readonly boundsOf: (request: FastifyRequest, reply: FastifyReply) => Bounds;
  readonly limits: Limits;
  /** How long a shared cache may answer for us, in seconds. */
  readonly sharedMaxAge: number;
}

const html = "text/html";

/** What an answer depends on beside its address. */
export const vary = "Accept, Accept-Encoding, Accept-Language";
/** OPTIONS is answered before: it is what pages of other sites ask first. */
const allowed = "GET, HEAD, POST, OPTIONS";

/** `/graphql`, as GraphQL over HTTP has it: one operation a request, GET for queries only, no cookies. */
export function graphqlRoute(app: FastifyInstance, asking: Asking): void {
  const { execute, answers, documents, levelOf, boundsOf, limits, sharedMaxAge } = asking;
  const lately = new Lately();
  app.route({
    url: "/graphql",
    method: ["GET", "POST", "PUT", "PATCH", "DELETE"],
    errorHandler: refusalOf(limits),
    async handler(request, reply) {
      reply.header("Vary", vary);
      const { method } = request;
      if (!allowed.includes(method))
        throw new Failure("BAD_USER_INPUT", `${method} is not answered here.`, {}, { status: 405, headers: { allow: allowed } });
      if (isForPage(request))
        return reply
          .code(303)
          .header("Location", request.url.startsWith("/graphql/") ? "../" : "./")
          .send();
      const level = levelOf(request);
      const { operation, type, encoding, languages, key } = lately.of(request, level, () => read(request, documents, level));
      const make = async (bounds: Bounds): Promise<Answer> => {
        const { status, headers, result, about } = await execute(request, operation, { level, languages }, bounds);
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
      if (/\b(?:mutation|subscription)\b/.test(operation.query)) {
        // Most of these end before they are charged.
        await bounds.charge?.(1);
        return headed(request, reply, await make(bounds), "no-store");
      }
      const answer = await answers.encoded(key, encoding, bounds, make, tellsOf(request));
      return headed(request, reply, answer, cacheControl(level, sharedMaxAge));
    },
  });
}

/** An operation, how its client would have the answer, and the key of that. */
interface Asked {
  readonly operation: Operation;
  readonly type: NonNullable<Wishes["type"]>;
  readonly encoding: Wishes["encoding"];
  readonly languages: readonly string[];
  readonly key: string;
}

/** What was asked lately: the dashboards that ask most ask the same again, and to read that takes longer than to find the answer. */
class Lately {
  private readonly byUrl = new LRUCache<string, Asked>({ max: 500 });
  /** An equal body that came lately is the same object; the last way in which it was asked. */
  private readonly byBody = new WeakMap<object, readonly [how: string, asked: Asked]>();

  of({ method, url, body, headers }: FastifyRequest, level: Level, read: () => Asked): Asked {
    const how = `${level} ${saidIn(headers)}\n${method === "POST" ? headers["content-type"] : url}`;
    if (method !== "POST") {
      const asked = this.byUrl.get(how) ?? read();
      if (how.length <= longest) this.byUrl.set(how, asked);
      return asked;
    }
    if (typeof body !== "object" || body === null) return read();
    const [before, known] = this.byBody.get(body) ?? [];
    if (known && before === how) return known;
    const asked = read();
    this.byBody.set(body, [how, asked]);
    return asked;
  }
}
const longest = 2000;

function read(request: FastifyRequest, documents: Documents, level: Level): Asked {
  const { type, encoding, languages } = wishesOf(request.headers);
  if (!type) throw new Failure("BAD_USER_INPUT", `Answers are ${json} or ${graphqlJson}.`, {}, { status: 406 });
  const operation = operationOf(request, documents);
  const { query, operationName, variables } = operation;
  return { operation, type, encoding, languages, key: keyOf(level, type, languages, operationName, query, variables) };
}

/** Notes whether the answer to a request was there already. */
export const tellsOf = (request: FastifyRequest) => (found: Found) => {
  request.facts.kept = found !== "made";
};

/**
 * Says what is to be said of an answer, or 304 to a client that has it. Errors, and what was not asked for by GET, are kept by
 * nobody on the way.
 * @returns what the handler is to return: the bytes, since Fastify watches a reply that is returned until it ends, which takes a while
 */
export function headed(request: FastifyRequest, reply: FastifyReply, answer: Answer, control: string): Buffer | FastifyReply {
  const { operation, errors = [] } = answer.about ?? {};
  request.facts.operation = operation;
  request.facts.errors.push(...errors);
  const keepable = answer.lasting && request.method !== "POST" && !control.includes("no-store");
  reply.header("Cache-Control", keepable || control.startsWith("private") ? control : "no-store");
  if (keepable && notModified(request, reply, answer.etag)) return reply;
  if (answer.encoding) reply.header("Content-Encoding", answer.encoding);
  if (answer.headers) reply.headers(answer.headers);
  reply.code(answer.status).header("Content-Type", answer.contentType);
  return answer.body;
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
    .type(`${wishesOf(request.headers).type ?? json}; charset=utf-8`)
    .send({ errors: [{ message, extensions }] });
};
