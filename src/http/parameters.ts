import type { FastifyRequest } from "fastify";
import { badInput, Failure } from "../errors.js";
import type { Documents } from "./documents.js";

/** One operation to be run, as graphql takes it. */
export interface Operation {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Given = Readonly<Record<string, unknown>>;

/**
 * What a request asks: of a query string by GET, of a JSON body by POST.
 * @throws BAD_USER_INPUT if it is no well-formed request, NOT_FOUND for a document that is not here
 */
export function operationOf(request: FastifyRequest, documents: Documents): Operation {
  const given = request.method === "POST" ? ofBody(request) : ofQuery(request.query as Given);
  const documentId = text(given, "documentId");
  const query = text(given, "query");
  const operationName = text(given, "operationName") ?? null;
  const variables = record(given, "variables");
  record(given, "extensions");
  if (documentId === undefined) {
    if (!query)
      throw badInput("query: needed, or documentId, the name of a ready question; /gallery.json has them.", { argument: "query" });
    return { query, operationName, variables: variables ?? {} };
  }
  if (query !== undefined) throw badInput("documentId: stands for a query, so it cannot be given beside one.", { argument: "documentId" });
  const question = documents.find(documentId);
  // Its own variables are an example, whole: mixed with those of a client they would be a question that nobody asked.
  return { query: question.document, operationName, variables: variables ?? question.variables };
}

function ofBody({ body, headers }: FastifyRequest): Given {
  const type = headers["content-type"] ?? "";
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1]?.toLowerCase() ?? "utf-8";
  // A page of another site can send a form or plain text to us, but not JSON, unless it is allowed to.
  if (!/^\s*application\/json\s*(;|$)/i.test(type) || !["utf-8", "utf8"].includes(charset))
    throw new Failure("BAD_USER_INPUT", "POST takes application/json in UTF-8.", {}, { status: 415 });
  if (Array.isArray(body)) throw badInput("Several operations in one request are not answered: send one at a time.");
  if (typeof body !== "object" || body === null) throw badInput("The body has to be a JSON object with a query.");
  return body as Given;
}

const parameters = ["query", "documentId", "operationName", "variables", "extensions"] as const;

/** An empty value is one that a form has left out. */
function ofQuery(query: Given): Given {
  const given: Record<string, unknown> = {};
  for (const name of parameters) {
    const value = query[name];
    if (value === undefined || value === "") continue;
    if (Array.isArray(value)) throw badInput(`${name}: given more than once.`, { argument: name });
    given[name] = name === "variables" || name === "extensions" ? parsed(name, String(value)) : value;
  }
  return given;
}

function parsed(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badInput(`${name}: not JSON.`, { argument: name });
  }
}

function text(given: Given, name: string): string | undefined {
  const value = given[name] ?? undefined;
  if (value !== undefined && typeof value !== "string") throw badInput(`${name}: has to be a string.`, { argument: name });
  return value;
}

function record(given: Given, name: string): Given | undefined {
  const value = given[name] ?? undefined;
  if (value !== undefined && (typeof value !== "object" || Array.isArray(value)))
    throw badInput(`${name}: has to be an object.`, { argument: name });
  return value as Given | undefined;
}
