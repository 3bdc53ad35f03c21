import { ApolloServerErrorCode } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import { Failure } from "../errors.js";

/** GraphQL's own refusals, which are about the document and hold nothing of ours. */
const ownCodes: readonly string[] = [
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST,
];

/** What was thrown, without the errors that graphql and Apollo wrapped it in. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/**
 * The one place that turns errors into answers: what was meant is told, all else is masked and handed to `report`.
 * @param report is given the fault, and the error around it; it may return the id of the request, by which the fault is found in the log
 */
export const formatterOf =
  (report: (fault: unknown, error: unknown) => unknown) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = causeOf(error);
    const { locations, path } = formatted;
    const at = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
    if (cause instanceof Failure) return { message: cause.message, ...at, extensions: { code: cause.code, ...cause.details } };
    if (cause instanceof ArgumentValidationError) {
      const constraints = cause.extensions.validationErrors.flatMap((e) => Object.values(e.constraints ?? {}));
      return {
        message: constraints.join(" "),
        ...at,
        extensions: { code: "BAD_USER_INPUT", arguments: cause.extensions.validationErrors.map((e) => e.property) },
      };
    }
    // graphql reads, checks and coerces what is nested by calling itself: the deepest request that it can take is not ours to set.
    if (cause instanceof RangeError && cause.message.includes("call stack"))
      return { message: "The request is nested too deeply.", ...at, extensions: { code: "LIMIT_EXCEEDED" } };
    const code = formatted.extensions?.code;
    // Values that do not fit their type are refused by graphql before any resolver of ours runs.
    if (typeof code === "string" && ownCodes.includes(code)) return { message: formatted.message, ...at, extensions: { code } };
    // What graphql itself says of a request that no field was asked of yet, such as that too many of its variables are wrong.
    if (cause === error && error instanceof GraphQLError && !path)
      return { message: formatted.message, ...at, extensions: { code: "BAD_USER_INPUT" } };
    const id = report(cause, error);
    const requestId = typeof id === "string" ? id : undefined;
    return {
      message: `Something went wrong here. It was logged${requestId ? ` as ${requestId}` : ""}; trying the same again may or may not help.`,
      ...at,
      extensions: { code: "INTERNAL_SERVER_ERROR", ...(requestId && { requestId }) },
    };
  };
