import { ApolloServerErrorCode } from "@apollo/server/errors";
import {
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  visit,
} from "graphql";
import { ArgumentValidationError } from "type-graphql";
import { Failure } from "../errors.js";
import { operators } from "../graph/cypher.js";
import { orList } from "../text/sentences.js";
import { defaultLimits, type Limits, limitExceeded } from "./limits/limits.js";

/** The codes of GraphQL's own errors. They are about the document, so their messages can be sent as they are. */
export const graphqlErrorCodes: readonly string[] = [
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.BAD_REQUEST,
];

const inSome = (condition: string) =>
  `Conditions on the records of a relation go into \`some\`, \`none\` or \`every\`: { some: { ${condition}: ... } }.`;
/** For an operator, or a value alone, which is probably an id. */
const idInSome = (operator: string) => inSome("id").replace("...", `{ ${operator}: ... }`);
const byOperator = (type: string) => `Compare it by an operator: { ${type.endsWith("ListComparison") ? "includes" : "eq"}: ... }.`;

/** What an enum or an input object takes. Deprecated terms are not recommended. */
function takes(schema: GraphQLSchema, name: string): string {
  const type = schema.getType(name);
  const terms = isEnumType(type) ? type.getValues() : isInputObjectType(type) ? Object.values(type.getFields()) : [];
  return `It takes ${orList(terms.filter((term) => term.deprecationReason == null).map((term) => term.name))}.`;
}

/** Whether what a field of a type holds has another field. */
function hasFieldIn(schema: GraphQLSchema, type: string, outer: string, inner: string): boolean {
  const fieldsOf = (of: GraphQLNamedType | undefined) => (isObjectType(of) || isInterfaceType(of) ? of.getFields() : {});
  const held = fieldsOf(schema.getType(type))[outer];
  return held !== undefined && Object.hasOwn(fieldsOf(getNamedType(held.type)), inner);
}

/** What each scalar takes. */
const scalarValues: Readonly<Record<string, string>> = {
  Int: "a whole number, such as 3",
  Float: "a finite number, such as 0.5",
  String: "text in quotation marks",
  Boolean: "true or false",
  ID: "an id or a code in quotation marks",
};

/** What is added to a message; empty where there is nothing to say. */
type Hint = (matched: readonly string[], schema: GraphQLSchema) => string;
/** What is often written wrong or in the wrong place, by GraphQL's message about it, and what is right. The first that matches is taken. */
const hints: readonly (readonly [message: RegExp, hint: Hint])[] = [
  [
    /^Cannot query field "(\w+)" on type "(\w+)"/,
    ([field = "", type = ""], schema) => {
      if (hasFieldIn(schema, type, "nodes", field)) return `The records are in \`nodes { ${field} }\`.`;
      return hasFieldIn(schema, type, "node", field) ? `The record is in \`node { ${field} }\`.` : "";
    },
  ],
  [/Field "isNull" is not defined by type "(?:Claimed|Linked)\w+Filter"/, () => "Records without any are found by { none: {} }."],
  [
    /Field "(\w+)" is not defined by type "(?:Claimed|Linked)\w+Filter"/,
    ([field = ""]) => (operators.includes(field) ? idInSome(field) : inSome(field)),
  ],
  [/Expected (?:value of )?type "(?:Claimed|Linked)\w+Filter"/, () => idInSome("eq")],
  [/Expected (?:value of )?type "(\w+Comparison)"/, ([type = ""]) => byOperator(type)],
  [/ does not exist in "(\w+)" enum/, ([type = ""], schema) => takes(schema, type)],
  [/Enum "(\w+)" cannot represent/, ([type = ""], schema) => takes(schema, type)],
  [/\b(Int|Float|String|Boolean|ID) cannot represent/, ([type = ""]) => `It takes ${scalarValues[type]}.`],
  [/Field "\w+" is not defined by type "(\w+)"/, ([type = ""], schema) => takes(schema, type)],
];

/** Adds to GraphQL's message about something wrong what is right, or where it belongs. */
export function withHint(message: string, schema: GraphQLSchema): string {
  for (const [pattern, hint] of hints) {
    const matched = pattern.exec(message);
    if (!matched) continue;
    const added = hint(matched.slice(1), schema);
    return added === "" ? message : `${message}${/[.?!]$/.test(message) ? "" : "."} ${added}`;
  }
  return message;
}

/** The argument whose value GraphQL refuses: the one that the value is in, or that takes the variable. */
function argumentIn({ nodes, source }: GraphQLError): string | undefined {
  const [wrong] = nodes ?? [];
  if (!wrong?.loc || !source) return undefined;
  const { start, end } = wrong.loc;
  const variable = wrong.kind === Kind.VARIABLE_DEFINITION ? wrong.variable.name.value : undefined;
  let argument: string | undefined;
  let found: string | undefined;
  visit(parse(source), {
    Argument: {
      enter({ name, loc }) {
        argument = name.value;
        if (loc && loc.start <= start && end <= loc.end) found = argument;
      },
      leave() {
        argument = undefined;
      },
    },
    Variable({ name }) {
      if (name.value === variable) found ??= argument;
    },
  });
  return found;
}
/** GraphQL's error with the argument that it is about, and what is right, where these can be said. */
function explained(message: string, error: unknown, schema: GraphQLSchema) {
  const hinted = withHint(message, schema);
  const argument = hinted !== message && error instanceof GraphQLError ? argumentIn(error) : undefined;
  return { message: truncated(argument === undefined ? hinted : `${argument}: ${hinted}`), ...(argument !== undefined && { argument }) };
}

/** GraphQL's errors quote the request, so they can be as long as the request. */
const maxMessage = 1000;
const truncated = (message: string) => (message.length > maxMessage ? `${message.slice(0, maxMessage).toWellFormed()}...` : message);

/** What was thrown, without the errors that graphql and Apollo wrapped it in. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** Errors that graphql throws where a request exceeds what it can process, in the form of our limits. */
function limitFailureOf(cause: unknown, limits: Limits): Failure | undefined {
  if (!(cause instanceof Error)) return undefined;
  if (/Document contains more that \d+ tokens/.test(cause.message)) return limitExceeded("tokens", limits);
  // graphql compares all fields of one name with each other, and stops after a number of comparisons.
  if (cause.message === "Validation aborted.")
    return new Failure("LIMIT_EXCEEDED", "The request asks for too much: the same fields too many times over. Ask for each once.");
  // graphql parses, validates and coerces by recursion, so the stack is a limit that cannot be set.
  if (cause instanceof RangeError && cause.message.includes("call stack"))
    return new Failure("LIMIT_EXCEEDED", "The request is nested too deeply.");
  return undefined;
}

/**
 * The one place that turns errors into answers. Errors that are meant for the client are sent, all others are masked and reported.
 * @param report receives an internal error, and the error around it; it may return the id of the request, under which the log has it
 */
export const errorFormatter =
  (schema: GraphQLSchema, report: (fault: unknown, error: unknown) => unknown, limits = defaultLimits) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const thrown = causeOf(error);
    const cause = limitFailureOf(thrown, limits) ?? thrown;
    const { locations, path } = formatted;
    const at = { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
    if (cause instanceof Failure) return { message: cause.message, ...at, extensions: { code: cause.code, ...cause.details } };
    if (cause instanceof ArgumentValidationError) {
      const errors = cause.extensions.validationErrors;
      // The message has all of them; the extensions name the first argument, as for every other error of an argument.
      const message = errors.flatMap((e) => Object.values(e.constraints ?? {})).join(" ");
      return { message, ...at, extensions: { code: "BAD_USER_INPUT", argument: errors[0]?.property } };
    }
    const code = formatted.extensions?.code;
    // graphql refuses values that do not fit their type before any resolver runs.
    if (typeof code === "string" && graphqlErrorCodes.includes(code)) {
      const { message, ...argument } = explained(formatted.message, error, schema);
      return { message, ...at, extensions: { code, ...argument } };
    }
    // Only execution finds that a nullable variable is null where the argument may not be.
    if (cause instanceof GraphQLError && /^Argument "\w+" (of (required|non-null) type|has invalid value)/.test(cause.message))
      return { message: truncated(cause.message), ...at, extensions: { code: "BAD_USER_INPUT" } };
    // graphql refuses the whole request before its first field, such as for too many wrong variables.
    if (cause === error && error instanceof GraphQLError && !path) {
      const { message, ...argument } = explained(formatted.message, error, schema);
      return { message, ...at, extensions: { code: "BAD_USER_INPUT", ...argument } };
    }
    const id = report(cause, error);
    const requestId = typeof id === "string" ? id : undefined;
    return {
      message: `Something went wrong here. It was logged${requestId ? ` as ${requestId}` : ""}; trying the same again may or may not help.`,
      ...at,
      extensions: { code: "INTERNAL_SERVER_ERROR", ...(requestId && { requestId }) },
    };
  };
