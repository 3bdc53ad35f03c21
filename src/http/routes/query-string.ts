import { type GraphQLInputType, getNamedType, getNullableType, isInputObjectType, isListType } from "graphql";
import { inputFromText } from "../../api/schema/text-forms.js";
import { badInput } from "../../errors.js";
import { nearest } from "../../text/nearest.js";
import { didYouMean } from "../../text/sentences.js";

/** A parameter of a query string, which stands for a GraphQL argument or variable. */
export interface Parameter {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly required: boolean;
  /** A value for the error message if a required one is missing. */
  readonly example: string;
}
/** A parsed query string: a parameter that is repeated is a list. */
export type QueryString = Readonly<Record<string, string | string[]>>;

/**
 * The values of a query string as JSON would have them. A list is written with commas or by repeating its parameter, an input object in the
 * text form of its type, or else as JSON. GraphQL checks whether the values fit their types.
 * @param others the names of what it may hold besides, for the error about an unknown one
 * @throws BAD_USER_INPUT for a parameter that is unknown, empty or repeated without being a list, and for a required one that is missing
 */
export function queryValues(query: QueryString, parameters: readonly Parameter[], others: readonly string[] = []): Record<string, unknown> {
  const unknown = Object.keys(query).find((key) => !parameters.some(({ name }) => name === key));
  if (unknown !== undefined) {
    const [name, names] = [unknown.slice(0, 50), [...parameters.map((p) => p.name), ...others, "lang"]];
    const suggestion = didYouMean(nearest(name, names));
    throw badInput(`${name}: no such parameter.${suggestion} The parameters here are ${names.join(", ")}.`, { argument: name });
  }
  return Object.fromEntries(
    parameters.flatMap(({ name, type, required, example }) => {
      const values = query[name];
      if (values !== undefined) return [[name, parameterValue(name, type, [values].flat())]];
      if (required) throw badInput(`${name}: needed, such as ${name}=${example}.`, { argument: name });
      return [];
    }),
  );
}

function parameterValue(name: string, type: GraphQLInputType, texts: readonly string[]): unknown {
  const list = isListType(getNullableType(type));
  if (!list && texts.length > 1) throw badInput(`${name}: given more than once; it takes one value.`, { argument: name });
  const values = list ? texts.flatMap((t) => t.split(",")).filter(Boolean) : texts;
  // A form sends its empty fields too. An empty list would let no value pass, and so find nothing.
  if (!values.some(Boolean)) throw badInput(`${name}: empty. Leave it out, or give it a value.`, { argument: name });
  const read = values.map((text) =>
    isInputObjectType(getNamedType(type)) ? inputFromText(type, name, text) : scalarOf(getNamedType(type).name, text),
  );
  return list ? read : read[0];
}

/** A text that is not a value of the type stays a text, for GraphQL's error message about it. */
function scalarOf(type: string, text: string): unknown {
  if (type === "Int" || type === "Float") return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
  return type === "Boolean" && (text === "true" || text === "false") ? text === "true" : text;
}
