import { type GraphQLInputType, type GraphQLSchema, getNamedType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { isFilterInput } from "../schema/null-conditions.js";

/**
 * Costs in tenths of a unit. A unit is a record that is read: some 40 microseconds on the embedded engine, from the statement to the
 * JSON. A value of a record is a tenth of that. All other weights were measured against these, on a graph of 20,000 claims.
 */
export const weights = {
  value: 1,
  record: 10,
  /** Finding a page of a relation of one record, or counting all of the relation. */
  relation: 50,
  /** Finding a page of a list of a class, or counting all of it: the engine reads every record of the class. */
  list: 1000,
} as const;

/** How many records a list without pages counts for, such as the evidence of a claim. Such a list may hold a hundred, but few hold more than two. Records beyond the cost are charged afterwards. */
export const unpagedCount = 3;

/** How many conditions a condition behind a relation counts for: more under `not`, `or`, `none` and `every`, where no index helps. */
const related = { some: 4, other: 15 } as const;
/** How many conditions `{ some: { id: ... } }` counts for. */
export const idBehindRelation = related.some * 2;

/** How many conditions a filter counts for: each is evaluated for every record that is filtered, one behind a relation for every neighbour. */
export function conditionsOf(type: GraphQLInputType, value: unknown, unindexed = false): number {
  const input = getNamedType(type);
  if (!isInputObjectType(input) || value == null) return 0;
  if (Array.isArray(value)) return sum(value, (v) => conditionsOf(input, v, unindexed));
  // Another object, such as a group of claims, stands for one condition on a record.
  if (!isFilterInput(input)) return idBehindRelation;
  return sum(
    Object.entries(value).filter(([, v]) => v != null),
    ([name, inner]) => {
      const field = input.getFields()[name];
      if (!field) return 0;
      const kind = getNamedType(field.type);
      // A comparison may have several operators.
      if (!isFilterInput(kind)) return Math.max(1, Object.keys(inner as object).length);
      if (!kind.getFields().some) return conditionsOf(kind, inner, unindexed || name === "not" || name === "or");
      const inside = sum(Object.entries(inner as object), ([quantifier, filter]) => {
        const field = kind.getFields()[quantifier];
        return field ? conditionsOf(field.type, filter, unindexed || quantifier === "none" || quantifier === "every") : 0;
      });
      return (unindexed ? related.other : related.some) * (1 + inside);
    },
  );
}
/** How many scalar values there are in a value, those in lists and objects too. */
export const countValues = (value: unknown): number =>
  typeof value === "object" && value !== null ? sum(Object.values(value), countValues) : value === undefined ? 0 : 1;

/** The average length of each list of the schema: a field of its entries is counted as often. */
export function schemaListLengths(schema: GraphQLSchema): Readonly<Record<string, number>> {
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap((t) => (isObjectType(t) || isInterfaceType(t) ? Object.values(t.getFields()) : []));
  const share = (n: number) => Math.max(n / types.length, 0.1);
  const inputs = sum(types, (t) => (isInputObjectType(t) ? Object.keys(t.getFields()).length : 0));
  return {
    types: types.length,
    directives: schema.getDirectives().length,
    fields: share(fields.length),
    inputFields: share(inputs),
    args: sum(fields, (f) => f.args.length) / Math.max(fields.length, 1),
    enumValues: 5,
    interfaces: 1,
    possibleTypes: 1,
    // A type that is nullable and not a list has none.
    ofType: 0.5,
  };
}

const sum = <T>(items: readonly T[], figure: (item: T) => number): number => items.reduce((n, item) => n + figure(item), 0);
