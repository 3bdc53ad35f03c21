/** The errors that are thrown on purpose. Any other error is a fault of the program: it is logged in full and never sent. */

export type ErrorCode =
  | "BAD_USER_INPUT"
  | "PERSISTED_QUERY_NOT_SUPPORTED"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "CONFLICT"
  | "LIMIT_EXCEEDED"
  | "TIMEOUT"
  | "UNAVAILABLE"
  | "INTERNAL_SERVER_ERROR";

/** The HTTP status of each code, for routes that do not speak GraphQL. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  // As Apollo Server answers it: some clients read no body of another status.
  PERSISTED_QUERY_NOT_SUPPORTED: 200,
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
   * @param details what the client can act on, such as the argument and the accepted values; never anything that the viewer may not see
   * @param http the status and headers of the HTTP response, where they do not follow from the code
   */
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly http: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.name = "Failure";
  }
}

export const badInput = (message: string, details?: Record<string, unknown>) => new Failure("BAD_USER_INPUT", message, details);
/** @param otherwise what the value is instead, as a part of a sentence */
export const notFound = (argument: string, value: string, suggestions: readonly string[], otherwise = "") =>
  new Failure(
    "NOT_FOUND",
    `${argument}: ${otherwise ? `"${shorten(value)}" ${otherwise}` : `nothing here is called "${shorten(value)}"`}.${suggestions.length ? ` Did you mean ${suggestions.join(", ")}?` : ""}`,
    {
      argument,
      value: shorten(value),
      suggestions,
    },
  );

const shorten = (value: string) => (value.length > 100 ? `${value.slice(0, 100).toWellFormed()}...` : value.toWellFormed());
