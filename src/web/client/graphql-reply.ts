/** A GraphQL response: data, errors, or both. */
export interface GraphqlReply<E> {
  readonly data?: unknown;
  readonly errors?: readonly E[];
}

/** Reads an HTTP reply as a GraphQL response. Undefined if it is none: then something else answers in place of the server. */
export async function readGraphqlReply<R extends GraphqlReply<unknown>>(reply: Response): Promise<R | undefined> {
  const body: unknown = await reply.json().catch(() => undefined);
  return typeof body === "object" && body !== null && ("data" in body || "errors" in body) ? (body as R) : undefined;
}

/** The media types of GraphQL responses, the better one first. */
export const acceptedTypes = "application/graphql-response+json, application/json;q=0.9";
