import { type GraphQLInputType, getNamedType, isInputObjectType } from "graphql";
import { badInput } from "../../errors.js";

/** How an input object is written as text, in a URL or on the command line. Others are written as JSON. */
export interface TextForm {
  /** Examples, for messages. */
  readonly examples: string;
  /** The value that a text stands for, as JSON would have it; undefined for a text of another form. */
  read(text: string): unknown;
  /** The text that stands for a value. */
  write(value: object): string;
}

/** Input types carry their text form as this extension. */
export const withTextForm = (textForm: TextForm) => ({ textForm });
const textFormOf = (type: GraphQLInputType): TextForm | undefined => getNamedType(type).extensions.textForm as TextForm | undefined;

/** Input types that are written as JSON carry an example of it, for messages, as this extension. */
export const withJsonExample = (jsonExample: object) => ({ jsonExample });
const jsonExampleOf = (type: GraphQLInputType) =>
  JSON.stringify(getNamedType(type).extensions.jsonExample ?? { predicate: { eq: "FACES" } }).replace(/[:,]/g, "$& ");

/** Whether a value of this type is written as JSON. */
export const isJsonInput = (type: GraphQLInputType): boolean => isInputObjectType(getNamedType(type)) && !textFormOf(type);

/**
 * The value of an input object that a text stands for.
 * @throws BAD_USER_INPUT for a text that has not the form of the type
 */
export function inputFromText(type: GraphQLInputType, argument: string, text: string): unknown {
  const form = textFormOf(type);
  const value = form ? form.read(text) : fromJson(text);
  if (value !== undefined) return value;
  const shown = JSON.stringify(text.slice(0, 100).toWellFormed());
  const expected = form ? `of the form ${form.examples}` : `JSON of an object, such as ${jsonExampleOf(type)}`;
  throw badInput(`${argument}: ${shown} is not ${expected}.`, { argument });
}

/**
 * The text of a value of an argument, as an address takes it: lists with commas, input objects in their text form or as JSON. Undefined for
 * one that cannot be written so, such as a list of texts with commas in them.
 */
export function argumentText(type: GraphQLInputType, value: unknown): string | undefined {
  const textOf = (one: unknown) => {
    if (typeof one !== "object" || one === null) return String(one);
    return textFormOf(type)?.write(one) ?? JSON.stringify(one);
  };
  if (!Array.isArray(value)) return textOf(value) || undefined;
  const texts = value.map(textOf);
  return texts.length && texts.every((text) => text !== "" && !text.includes(",")) ? texts.join(",") : undefined;
}

function fromJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
