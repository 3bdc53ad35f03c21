/** The errors that are meant: everything else is a fault of ours, is logged whole and reaches nobody. */

export type Code =
  | "BAD_USER_INPUT"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "CONFLICT"
  | "LIMIT_EXCEEDED"
  | "TIMEOUT"
  | "UNAVAILABLE"
  | "INTERNAL_SERVER_ERROR";

/** The HTTP status that a route without GraphQL around it answers with. */
export const statusOf: Readonly<Record<Code, number>> = {
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 400,
  TIMEOUT: 504,
  UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/** An error whose message is written for the person who made the request. */
export class Failure extends Error {
  /**
   * @param details what the client can act on, such as the argument and the values that would do; never anything that the viewer may not see
   * @param http what its answer over HTTP is like, where the code alone does not say
   */
  constructor(
    readonly code: Code,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly http: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = "Failure";
  }
}

export const badInput = (message: string, details?: Record<string, unknown>) => new Failure("BAD_USER_INPUT", message, details);
export const notFound = (argument: string, value: string, suggestions: readonly string[]) =>
  new Failure(
    "NOT_FOUND",
    `${argument}: nothing here is called "${shorten(value)}".${suggestions.length ? ` Did you mean ${suggestions.join(", ")}?` : ""}`,
    {
      argument,
      value: shorten(value),
      suggestions,
    },
  );

const shorten = (value: string) => (value.length > 100 ? `${value.slice(0, 100).toWellFormed()}...` : value.toWellFormed());
