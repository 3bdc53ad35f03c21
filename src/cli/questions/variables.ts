import {
  type GraphQLInputType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLScalarType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  type OperationDefinitionNode,
  type TypeNode,
  typeFromAST,
} from "graphql";
import { argumentText, inputFromText } from "../../api/schema/text-forms.js";
import { badInput } from "../../errors.js";

/** `--issue extortion` gives the document's variable $issue; lists are written with commas, as JSON, or by repeating the option. */
export function variablesFrom(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  words: readonly string[],
): Record<string, unknown> {
  const declared = new Map((operation.variableDefinitions ?? []).map((v) => [v.variable.name.value, v.type]));
  const variables: Record<string, unknown> = {};
  for (let i = 0; i < words.length; i++) {
    const [, name = "", inline] = /^--([A-Za-z_]\w*)(?:=(.*))?$/s.exec(words[i] as string) ?? [];
    const type = declared.get(name);
    if (!type)
      throw badInput(
        `${words[i]}: the question takes ${declared.size ? [...declared.keys()].map((v) => `--${v}`).join(", ") : "no variables"}.`,
      );
    const text = inline ?? words[++i];
    if (text === undefined) throw badInput(`--${name}: needs a value.`);
    const value = variableOf(schema, type, name, text);
    const before = variables[name];
    variables[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
  }
  return variables;
}
/** The value of a variable from its text. @throws if the text cannot be a value of the type; the API checks the rest */
function variableOf(schema: GraphQLSchema, type: TypeNode, name: string, text: string): unknown {
  const invalid = (expected: string) => badInput(`--${name} ${text}: it must be ${expected}.`);
  const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
  const nullable = inputType instanceof GraphQLNonNull ? inputType.ofType : inputType;
  if (nullable instanceof GraphQLList) {
    const values = listFromJson(text);
    if (values) return values;
    // With brackets too, as `leftOut` writes a list.
    const list = text.trim().replace(/^\[(.*)\]$/s, "$1");
    const terms = list
      .split(",")
      .map((term) => term.trim())
      .filter(Boolean);
    return isInputObjectType(getNamedType(nullable)) ? terms.map((term) => inputFromText(nullable, `--${name}`, term)) : terms;
  }
  if (nullable instanceof GraphQLScalarType && ["Int", "Float"].includes(nullable.name)) {
    const number = Number(text);
    if (text.trim() === "" || !Number.isFinite(number)) throw invalid("a number");
    return number;
  }
  if (nullable instanceof GraphQLScalarType && nullable.name === "Boolean") {
    if (!["true", "false"].includes(text)) throw invalid("true or false");
    return text === "true";
  }
  if (isInputObjectType(nullable)) return inputFromText(nullable, `--${name}`, text);
  return text;
}
/** A JSON list of texts or objects: other terms are read as they are written. */
function listFromJson(text: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((term) => ["string", "object"].includes(typeof term)) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a shell takes as it is. */
const plain = /^[\w\p{L}.,:/@%+=-]+$/u;

/** The option that gives a variable this value, as it is written in a shell: `--ids san-jacinto,el-guamo`. */
export function optionText(schema: GraphQLSchema, operation: OperationDefinitionNode, name: string, value: unknown): string {
  const type = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.type;
  const inputType = type && (typeFromAST(schema, type as never) as GraphQLInputType | undefined);
  const text = (inputType && argumentText(inputType, value)) ?? (typeof value === "string" ? value : JSON.stringify(value));
  return `--${name} ${plain.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`}`;
}
