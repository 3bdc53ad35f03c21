import { type DocumentNode, execute, type GraphQLError, type GraphQLSchema } from "graphql";
import { errorFormatter } from "../../api/errors.js";
import { Reader } from "../../api/reading/reader.js";
import { readConfig } from "../../config/config.js";
import { badInput, Failure } from "../../errors.js";
import { model } from "../../model/index.js";
import { openStoredGraph } from "../../open-graph.js";

export type Data = Record<string, unknown>;

/**
 * Runs the document on the graph that the settings name.
 * @param next reads more for the same viewer, once the document is answered
 */
export async function askGraph(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Data,
  languages: readonly string[],
  next: (reader: Reader) => Promise<void> = async () => undefined,
): Promise<Data> {
  const graph = await openStoredGraph(readConfig());
  try {
    const reader = new Reader(model, graph, { level: 0, roles: [], languages });
    const { data, errors } = await execute({ schema, document, variableValues, contextValue: reader });
    if (errors?.length) throw failureOf(schema, errors);
    await next(reader.renew());
    return data as Data;
  } finally {
    await graph.close();
  }
}

/** Sends the document to a running server. @param server its address, or that of its API, which ends in /graphql */
export async function askServer(server: string, query: string, variables: Data, languages: readonly string[]): Promise<Data> {
  if (!/^https?:\/\//.test(server) || !URL.canParse(server))
    throw badInput(`--server ${server}: it must be an address, such as http://127.0.0.1:4000.`);
  const address = `${server.replace(/(\/graphql)?\/*$/, "")}/graphql`;
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": languages.join(", ") },
    body: JSON.stringify({ query, variables }),
  }).catch(() => {
    throw new Failure("UNAVAILABLE", `Nothing answers at ${address}: start the server, or leave --server out to ask the graph itself.`);
  });
  const { data, errors, error } = ((await response.json().catch(() => undefined)) ?? {}) as ServerAnswer;
  if (data && !errors?.length) return data;
  // Refusals before the request is read, such as a limit, have one error.
  const messages = [...(errors ?? []), ...(error ? [error] : [])].flatMap(({ message }) => message ?? []);
  throw new Failure("BAD_USER_INPUT", messages.join("\n") || `${address} is not a GraphQL API (HTTP status ${response.status}).`);
}

/** What a server may answer: data and errors of GraphQL, or one error. */
interface ServerAnswer {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message?: string }[];
  readonly error?: { readonly message?: string };
}

/** The error to throw: messages of the API for the user, or the internal errors of a bug. */
function failureOf(schema: GraphQLSchema, errors: readonly GraphQLError[]): Error {
  const internal: unknown[] = [];
  const format = errorFormatter(schema, (error) => internal.push(error));
  const messages = errors.map((e) => format(e.toJSON(), e).message);
  return internal.length ? new Error(internal.map(String).join("\n")) : new Failure("BAD_USER_INPUT", messages.join("\n"));
}
