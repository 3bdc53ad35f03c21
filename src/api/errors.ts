import { ApolloServerErrorCode } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import { Failure } from "../errors.js";
import { defaultLimits, exceeded, type Limits } from "./limits/limits.js";

/** GraphQL's own refusals, which are about the document and hold nothing of ours. */
export const ownCodes: readonly string[] = [
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST,
];

/** Who looks for a record's field on a page of records, or on its place in one, is told where the record is. */
export function hinted(message: string): string {
  const [, field, , part] = /^Cannot query field "(\w+)" on type "(\w+(Connection|Edge))"/.exec(message) ?? [];
  if (!part) return message;
  return `${message} ${part === "Edge" ? `The record is in \`node { ${field} }\`.` : `The records are in \`nodes { ${field} }\`.`}`;
}

/** GraphQL's refusals quote what is wrong, which may be as long as the request. */
const longest = 1000;
const bounded = (message: string) => (message.length > longest ? `${message.slice(0, longest).toWellFormed()}...` : message);

/** What was thrown, without the errors that graphql and Apollo wrapped it in. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** What graphql itself gives up on, said as our limits are said. */
function givenUp(cause: unknown, limits: Limits): Failure | undefined {
  if (!(cause instanceof Error)) return undefined;
  if (/Document contains more that \d+ tokens/.test(cause.message)) return exceeded("tokens", limits);
  // It compares fields of one name with each other, but not without end.
  if (cause.message === "Validation aborted.")
    return new Failure("LIMIT_EXCEEDED", "The request asks for too much: the same fields too many times over. Ask for each once.");
  // It reads, checks and coerces what is nested by calling itself: the deepest request that it can take is not ours to set.
  if (cause instanceof RangeError && cause.message.includes("call stack"))
    return new Failure("LIMIT_EXCEEDED", "The request is nested too deeply.");
  return undefined;
}

/**
 * The one place that turns errors into answers: what was meant is told, all else is masked and handed to `report`.
 * @param report is given the fault, and the error around it; it may return the id of the request, by which the fault is found in the log
 */
export const formatterOf =
  (report: (fault: unknown, error: unknown) => unknown, limits = defaultLimits) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const thrown = causeOf(error);
    const cause = givenUp(thrown, limits) ?? thrown;
    const { locations, path } = formatted;
    const at = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
    if (cause instanceof Failure) return { message: cause.message, ...at, extensions: { code: cause.code, ...cause.details } };
    if (cause instanceof ArgumentValidationError) {
      const errors = cause.extensions.validationErrors;
      // All of them are told in words; what a program can act on names the first, as every other error of an argument does.
      const message = errors.flatMap((e) => Object.values(e.constraints ?? {})).join(" ");
      return { message, ...at, extensions: { code: "BAD_USER_INPUT", argument: errors[0]?.property } };
    }
    const code = formatted.extensions?.code;
    // Values that do not fit their type are refused by graphql before any resolver of ours runs.
    if (typeof code === "string" && ownCodes.includes(code))
      return { message: bounded(hinted(formatted.message)), ...at, extensions: { code } };
    // It finds out only at the field that a variable which may be null is null where the argument may not be.
    if (cause instanceof GraphQLError && /^Argument "\w+" (of (required|non-null) type|has invalid value)/.test(cause.message))
      return { message: bounded(cause.message), ...at, extensions: { code: "BAD_USER_INPUT" } };
    // What graphql itself says of a request that no field was asked of yet, such as that too many of its variables are wrong.
    if (cause === error && error instanceof GraphQLError && !path)
      return { message: bounded(formatted.message), ...at, extensions: { code: "BAD_USER_INPUT" } };
    const id = report(cause, error);
    const requestId = typeof id === "string" ? id : undefined;
    return {
      message: `Something went wrong here. It was logged${requestId ? ` as ${requestId}` : ""}; trying the same again may or may not help.`,
      ...at,
      extensions: { code: "INTERNAL_SERVER_ERROR", ...(requestId && { requestId }) },
    };
  };
