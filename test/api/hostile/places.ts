import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { singular } from "../../../src/model/declare.js";
import { model } from "../../../src/model/index.js";
import { claimId, idOf } from "./everything.js";

/** Somewhere in the schema where a client gives a value. */
export interface Place {
  /** `Community.faces(first:)` */
  readonly name: string;
  readonly argument: GraphQLArgument;
  /** A document that gives a value, written out or as `$value`, and asks for all that the field has to say. */
  readonly document: (value: string) => string;
}

/** Arguments that a question needs for the others to matter. */
const given: Readonly<Record<string, string>> = { issue: '"issue"', place: '"place"', query: '"name"', ids: '["place", "nobody"]' };
const idFor = (field: string) =>
  [...model.entities.map((cls) => [singular(cls), idOf(cls)] as const), [singular(model.claim), claimId] as const].find(
    ([name]) => name === field,
  )?.[1] ?? "place";

/** Every argument of every field that a client can come to. */
export function placesOf(schema: GraphQLSchema): Place[] {
  const ways = waysTo(schema);
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !isIntrospectionType(type))
    .flatMap((type) =>
      Object.values((type as GraphQLObjectType).getFields()).flatMap((field) =>
        field.args.map((argument): Place => {
          const way = ways.get(type.name);
          if (!way) throw new Error(`${type.name} cannot be come to from Query.`);
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

/** A field with what it needs to be asked at all. */
function call(field: GraphQLField<unknown, unknown>, argument?: GraphQLArgument, value?: string): string {
  const needed = field.args.flatMap((a) => {
    if (a === argument) return [`${a.name}: ${value}`];
    if (a.name === "id") return [`id: "${idFor(field.name)}"`];
    return Object.hasOwn(given, a.name) ? [`${a.name}: ${given[a.name]}`] : [];
  });
  return `${field.name}${needed.length ? `(${needed.join(", ")})` : ""}`;
}

/** The shortest way from the root to each type, by fields that give that very type. */
function waysTo(schema: GraphQLSchema): ReadonlyMap<string, (inner: string) => string> {
  const ways = new Map([["Query", (inner: string) => `{ ${inner} }`]]);
  for (const [name, way] of ways) {
    for (const field of Object.values((schema.getType(name) as GraphQLObjectType).getFields())) {
      const type = getNamedType(field.type);
      const reachable = name === "Query" || !field.args.some(isRequiredArgument);
      if (isObjectType(type) && reachable && !ways.has(type.name)) ways.set(type.name, (inner) => way(`${call(field)} { ${inner} }`));
    }
  }
  return ways;
}

/** Of a record its id, of everything else all that it has. */
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
