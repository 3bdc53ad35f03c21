import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from "graphql";
import { upperSnake } from "../../api/schema/types.js";
import { pluralOf } from "../../text/plural.js";

/** A field on the way to a value in an answer. */
export interface Step {
  readonly field: string;
  /** Its key in the answer: the alias, if it has one. */
  readonly key: string;
  readonly parent: GraphQLNamedType;
  /** Undefined for `__typename`. */
  readonly type: GraphQLOutputType | undefined;
  readonly list: boolean;
}

/** Fields that have another word in the columns of all tables than in the API; those with none are left out. */
const words: Readonly<Record<string, string>> = {
  "Claim.at": "place",
  "Claim.evidence": "",
  "Response.evidence": "",
  "ClaimSentence.value": "",
  "PracticeThere.helpful": "helpful_claims",
  "PracticeThere.adverse": "adverse_claims",
  "PracticeThere.carriedOut": "carried_out_claims",
};

/**
 * The name of a column, after the path to its values: `practice_name`. A value has the same name in every table, whether a document or a
 * table of its own asks for it.
 */
export function columnName(schema: GraphQLSchema, path: readonly Step[]): string {
  const leaf = path.at(-1) as Step;
  const named = path.map((step) => wordOf(schema, step)).filter((word) => word !== "");
  // Rows of claims: elsewhere an id tells by the words before it whose it is.
  if (named.length === 1 && named[0] === "id" && leaf.parent.name === "Claim") named.unshift("claim");
  return named.join("_");
}

const snakeCase = (name: string) => upperSnake(name).toLowerCase();

function wordOf(schema: GraphQLSchema, { field, key, parent, type, list }: Step): string {
  if (key !== field) return snakeCase(key);
  if (field === "__typename") return hasKind(schema, parent) ? "type" : "kind";
  // Of an edge or a search hit: the row is about this record.
  if (field === "node" && parent.name !== "Query") return "";
  const word = words[`${parent.name}.${field}`] ?? snakeCase(field);
  // A list of records has their values, which are named after one record. A list of values, such as `ids`, keeps its name.
  const singular = type && isCompositeType(getNamedType(type)) ? snakeCase(getNamedType(type).name) : undefined;
  return list && singular !== undefined && word === pluralOf(singular) ? singular : word;
}

/** Whether records of a type have a property `kind`, such as places: then their class is called `type`. */
const hasKind = (schema: GraphQLSchema, type: GraphQLNamedType): boolean =>
  (isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : []).some((t) => "kind" in t.getFields());
