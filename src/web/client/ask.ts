import { acceptedTypes, type GraphqlReply, readGraphqlReply } from "./graphql-reply.js";

/** What a request came to, for the status line of the page. */
export type Outcome =
  | {
      readonly kind: "answered";
      readonly milliseconds: number;
      readonly totals: readonly Total[];
      /** The root fields that are null: records that were asked for by id and are not there. */
      readonly missing: readonly string[];
      readonly errors: readonly string[];
    }
  | { readonly kind: "unreachable"; readonly reason: string }
  /** What stands in the editors cannot be sent. */
  | { readonly kind: "unsent"; readonly reason: string };
/** How many records a list of the answer has on all its pages. */
export interface Total {
  readonly list: string;
  readonly total: number;
}

export interface GraphqlRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: unknown;
}
export interface GraphqlResponse extends GraphqlReply<{ readonly message: string }> {
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/** No GraphQL response came: the server cannot be reached, or a proxy answered in its place. Its message is for the reader of the page. */
export class UnreachableError extends Error {}

/** Sends a request to the API. @throws UnreachableError if the reply is not a GraphQL response, with data or errors */
export async function ask(request: GraphqlRequest, headers: Readonly<Record<string, string>>): Promise<GraphqlResponse> {
  const reply = await fetch("graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: acceptedTypes, ...headers },
    body: JSON.stringify(request),
    credentials: "omit",
  }).catch(() => {
    throw new UnreachableError("The server does not answer. It may have been stopped, or the network is down.");
  });
  const response = await readGraphqlReply<GraphqlResponse>(reply);
  if (response) return response;
  throw new UnreachableError(`The server does not answer as it should (HTTP status ${reply.status}).`);
}

/** Sums up a response. */
export function outcomeOf({ data, errors = [] }: GraphqlResponse, milliseconds: number): Outcome {
  const totals = Object.entries(data ?? {}).flatMap(([list, value]) => {
    const total = typeof value === "object" && value !== null && "totalCount" in value ? value.totalCount : undefined;
    return typeof total === "number" ? [{ list, total }] : [];
  });
  const missing = Object.entries(data ?? {}).flatMap(([record, value]) => (value === null ? [record] : []));
  return { kind: "answered", milliseconds, totals, missing, errors: errors.map((e) => e.message) };
}
