import { type GraphQLInputType, getNamedType, getNullableType, isListType } from "graphql";
import { badInput } from "../errors.js";

/** What may be given in a query string, for a value of GraphQL's. */
export interface Parameter {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly needed: boolean;
  /** What could be given. */
  readonly example: string;
}
/** A query string as it was taken apart: what is given several times is a list. */
export type Query = Readonly<Record<string, string | string[]>>;

/**
 * The values that a query string gives, as JSON would have them: a list is written with commas. Whether they are what their types allow
 * is for GraphQL to say.
 * @throws BAD_USER_INPUT for what is unknown, needed and not there, empty, or given more than once
 */
export function valuesOf(query: Query, parameters: readonly Parameter[]): Record<string, unknown> {
  const unknown = Object.keys(query).find((given) => !parameters.some(({ name }) => name === given));
  if (unknown !== undefined)
    throw badInput(`${unknown.slice(0, 50)}: no such parameter. There are ${[...parameters.map((p) => p.name), "lang"].join(", ")}.`, {
      argument: unknown.slice(0, 50),
    });
  return Object.fromEntries(
    parameters.flatMap(({ name, type, needed, example }) => {
      const given = query[name];
      if (given !== undefined) return [[name, givenFor(name, type, [given].flat())]];
      if (needed) throw badInput(`${name}: needed, such as ${name}=${example}.`, { argument: name });
      return [];
    }),
  );
}

function givenFor(name: string, type: GraphQLInputType, texts: readonly string[]): unknown {
  const list = isListType(getNullableType(type));
  if (!list && texts.length > 1) throw badInput(`${name}: given more than once; it takes one value.`, { argument: name });
  const values = list ? texts.flatMap((t) => t.split(",")).filter(Boolean) : texts;
  // A form that was left empty sends its names all the same: an empty list would count nothing, and find nothing.
  if (!values.some(Boolean)) throw badInput(`${name}: empty. Leave it out, or give it a value.`, { argument: name });
  const read = values.map((text) => scalarOf(getNamedType(type).name, text));
  return list ? read : read[0];
}

/** Of what is no such value the text is left, for the message that says so. */
function scalarOf(type: string, text: string): unknown {
  if (type === "Int" || type === "Float") return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
  return type === "Boolean" && (text === "true" || text === "false") ? text === "true" : text;
}
