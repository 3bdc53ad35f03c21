import type { FastifyRequest } from "fastify";
import { badInput, Failure } from "../../errors.js";
import type { ReadyQuestions } from "./ready-questions.js";

/** One operation, as the GraphQL library runs it. */
export interface Operation {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

type ParameterValues = Readonly<Record<string, unknown>>;

/**
 * The operation of a request: from the query string of a GET, or the JSON body of a POST.
 * @throws BAD_USER_INPUT for a request that is not well-formed, NOT_FOUND for an unknown `documentId`, PERSISTED_QUERY_NOT_SUPPORTED for
 *   the hash of a query alone
 */
export function operationFrom(request: FastifyRequest, documents: ReadyQuestions): Operation {
  const values = request.method === "POST" ? bodyParameters(request) : queryParameters(request.query as ParameterValues);
  const documentId = stringParameter(values, "documentId");
  const query = stringParameter(values, "query");
  const operationName = stringParameter(values, "operationName") ?? null;
  const variables = objectParameter(values, "variables");
  const extensions = objectParameter(values, "extensions");
  if (documentId === undefined) {
    // Its clients ask by a hash first. They know this message, and send the query next.
    if (query === undefined && isPersistedQuery(extensions?.persistedQuery))
      throw new Failure("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
    if (query === undefined)
      throw badInput("query: needed, or documentId, the name of a ready question; /gallery.json has them.", { argument: "query" });
    return { query, operationName, variables: variables ?? {} };
  }
  if (query !== undefined) throw badInput("documentId: stands for a query, so it cannot be given beside one.", { argument: "documentId" });
  const question = documents.find(documentId);
  // The question's own variables are one example. They are used all or not at all: mixed with a client's, they would ask another question.
  return { query: question.document, operationName, variables: variables ?? question.variables };
}

const isPersistedQuery = (value: unknown) =>
  typeof value === "object" && value !== null && "sha256Hash" in value && typeof value.sha256Hash === "string";

function bodyParameters({ body, headers }: FastifyRequest): ParameterValues {
  const type = headers["content-type"] ?? "";
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1]?.toLowerCase() ?? "utf-8";
  // Browsers let a page of another site send forms and plain text here, but JSON only if CORS allows it.
  if (!/^\s*application\/json\s*(;|$)/i.test(type) || !["utf-8", "utf8"].includes(charset))
    throw new Failure("BAD_USER_INPUT", "POST takes application/json in UTF-8.", {}, { status: 415 });
  if (Array.isArray(body)) throw badInput("Several operations in one request are not answered: send one at a time.");
  if (typeof body !== "object" || body === null) throw badInput("The body has to be a JSON object with a query.");
  return body as ParameterValues;
}

const parameterNames = ["query", "documentId", "operationName", "variables", "extensions"] as const;

function queryParameters(query: ParameterValues): ParameterValues {
  const values: Record<string, unknown> = {};
  for (const name of parameterNames) {
    const value = query[name];
    if (isAbsent(value)) continue;
    if (Array.isArray(value)) throw badInput(`${name}: given more than once.`, { argument: name });
    values[name] = name === "variables" || name === "extensions" ? parseJson(name, String(value)) : value;
  }
  return values;
}

function parseJson(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badInput(`${name}: not JSON.`, { argument: name });
  }
}

/** An empty value counts as absent: forms and clients send their empty fields too. */
const isAbsent = (value: unknown) => value === undefined || value === null || value === "";

function stringParameter(values: ParameterValues, name: string): string | undefined {
  const value = values[name];
  if (isAbsent(value)) return undefined;
  if (typeof value !== "string") throw badInput(`${name}: has to be a string.`, { argument: name });
  return value;
}

function objectParameter(values: ParameterValues, name: string): ParameterValues | undefined {
  const value = values[name];
  if (isAbsent(value)) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) throw badInput(`${name}: has to be an object.`, { argument: name });
  return value as ParameterValues | undefined;
}
