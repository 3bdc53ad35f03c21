import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isRequiredArgument,
  print,
} from "graphql";
import type { SchemaQuestion } from "../../../src/api/answers/question-field.js";
import { inputFromText } from "../../../src/api/schema/text-forms.js";
import { type Class, singular } from "../../../src/model/declare.js";
import { Entity } from "../../../src/model/entity.js";
import { model } from "../../../src/model/index.js";
import { listedRecordArguments, recordArguments } from "../../queries/questions.js";
import { claimId, idOf } from "./everything.js";

/** An argument in the schema, and a way to send a value for it. */
export interface Place {
  /** `Community.faces(first:)` */
  readonly name: string;
  readonly argument: GraphQLArgument;
  /** A document with a value, a literal or `$value`, for the argument, that selects all fields of the result. */
  readonly document: (value: string) => string;
}

/** Literals for the other arguments of a field, without which the tested one would have no effect: by name, or from the declaration of a question. */
const given: Readonly<Record<string, string>> = { query: '"name"', ids: '["place", "nobody"]' };
function givenFor({ args, extensions }: GraphQLField<unknown, unknown>): Readonly<Record<string, string>> {
  const found = extensions.question as SchemaQuestion | undefined;
  if (!found) return given;
  const listed = listedRecordArguments(found);
  const isGiven = (name: string) => !listed.has(name) || args.some((a) => a.name === name && isRequiredArgument(a));
  const ofAnyClass: string[] = [];
  const records = recordArguments(found)
    .filter(([name]) => isGiven(name))
    .map(([name, cls]) => {
      // Two arguments that take records of any class name two of them.
      const member = model.membersOf(cls)[cls === Entity ? ofAnyClass.push(name) - 1 : 0] as Class;
      return [name, JSON.stringify(listed.has(name) ? [idOf(member), idOf(member, "after")] : idOf(member))];
    });
  const needed = args.filter(isRequiredArgument).map(({ name, type }) => [name, exampleOf(type, name, found.question.example[name] ?? "")]);
  return { ...Object.fromEntries(needed), ...given, ...Object.fromEntries(records) };
}
/** An example, which is written as in an address, as GraphQL writes it. */
function exampleOf(type: GraphQLInputType, name: string, text: string): string {
  if (!isInputObjectType(getNamedType(type))) return JSON.stringify(text);
  const values = text.split(",").map((part) => inputFromText(type, name, part));
  const literal = astFromValue(isListType(getNullableType(type)) ? values : values[0], type);
  return literal ? print(literal) : "null";
}
const idFor = (field: string) =>
  [...model.entities.map((cls) => [singular(cls), idOf(cls)] as const), [singular(model.claim), claimId] as const].find(
    ([name]) => name === field,
  )?.[1] ?? "place";

/** Every argument of every field that can be reached. */
export function placesOf(schema: GraphQLSchema): Place[] {
  const paths = pathsTo(schema);
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !isIntrospectionType(type))
    .flatMap((type) =>
      Object.values((type as GraphQLObjectType).getFields()).flatMap((field) =>
        field.args.map((argument): Place => {
          const way = paths.get(type.name);
          if (!way) throw new Error(`${type.name} cannot be reached from Query.`);
          return {
            name: `${type.name}.${field.name}(${argument.name}:)`,
            argument,
            document: (value) =>
              `query${value === "$value" ? ` ($value: ${argument.type})` : ""} ${way(`${call(field, argument, value)}${selectionOf(field.type)}`)}`,
          };
        }),
      ),
    );
}

/** A field with its other arguments. */
function call(field: GraphQLField<unknown, unknown>, argument?: GraphQLArgument, value?: string): string {
  const others = givenFor(field);
  const needed = field.args.flatMap((a) => {
    if (a === argument) return [`${a.name}: ${value}`];
    if (a.name === "id") return [`id: "${idFor(field.name)}"`];
    return Object.hasOwn(others, a.name) ? [`${a.name}: ${others[a.name]}`] : [];
  });
  return `${field.name}${needed.length ? `(${needed.join(", ")})` : ""}`;
}

/** The shortest path from the root to each type. */
function pathsTo(schema: GraphQLSchema): ReadonlyMap<string, (inner: string) => string> {
  const paths = new Map([["Query", (inner: string) => `{ ${inner} }`]]);
  for (const [name, way] of paths) {
    for (const field of Object.values((schema.getType(name) as GraphQLObjectType).getFields())) {
      const type = getNamedType(field.type);
      const reachable = name === "Query" || !field.args.some(isRequiredArgument);
      if (isObjectType(type) && reachable && !paths.has(type.name)) paths.set(type.name, (inner) => way(`${call(field)} { ${inner} }`));
    }
  }
  return paths;
}

/** The id of a record, or all fields of another type. */
function selectionOf(type: GraphQLField<unknown, unknown>["type"]): string {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) return "";
  const fields = named.getFields();
  if (fields.id) return " { __typename id }";
  return ` { ${Object.values(fields)
    .map((field) => `${field.name}${selectionOf(field.type)}`)
    .join(" ")} }`;
}

/** A value as it is written in a document. */
export function literal(value: unknown, type: GraphQLInputType): string {
  const named = getNamedType(type);
  if (value === null) return "null";
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, type)).join(", ")}]`;
  if (typeof value === "object") {
    const fields = isInputObjectType(named) ? named.getFields() : {};
    const typeOf = (key: string) => (Object.hasOwn(fields, key) ? (fields[key]?.type ?? type) : type);
    return `{${Object.entries(value)
      .map(([key, inner]) => `${key}: ${literal(inner, typeOf(key))}`)
      .join(", ")}}`;
  }
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : value > 0 ? "1e999" : value < 0 ? "-1e999" : "NaN";
  if (typeof value === "string" && isEnumType(named) && /^[_A-Za-z]\w*$/.test(value)) return value;
  return JSON.stringify(value);
}
