import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";

/**
 * What things cost, in tenths of a unit. A unit is a record that is read, which takes the embedded engine some 40 microseconds with
 * all that becomes of it; a value of a record is a tenth of that. All else was measured against it, in a graph of 20,000 claims.
 */
export const weights = {
  value: 1,
  record: 10,
  /** Finding a page of a relation for one record, or counting all that are on it. */
  relation: 50,
  /** Finding a page of a list that starts from nothing, or counting all that are on it: the engine looks at every record of a class. */
  list: 1000,
} as const;

/** How many records a short list that is no page counts for, such as the evidence of a claim, or the claims behind an edge. It may hold a hundred, but hardly any holds more than two; what is read beyond the cost is owed afterwards. */
export const few = 3;

/** How many times harder a condition is to find out for all that a relation leads to; and where no index helps, since it stands under `not`, `or`, `none` or `every`. */
const related = { some: 4, other: 15 } as const;

/** How many conditions a filter comes to: each is looked at for every record that is filtered, those behind a relation for all that it leads to. */
export function conditionsOf(type: GraphQLInputType, value: unknown, hard = false): number {
  const input = getNamedType(type);
  if (!isInputObjectType(input) || value == null) return 0;
  if (Array.isArray(value)) return sum(value, (v) => conditionsOf(input, v, hard));
  return sum(
    Object.entries(value).filter(([, v]) => v != null),
    ([name, inner]) => {
      const field = input.getFields()[name];
      if (!field) return 0;
      const kind = getNamedType(field.type);
      // A comparison, which may hold several.
      if (!isFilter(kind)) return Math.max(1, Object.keys(inner as object).length);
      if (!kind.getFields().some) return conditionsOf(kind, inner, hard || name === "not" || name === "or");
      const asked = sum(Object.entries(inner as object), ([quantifier, of]) => {
        const asks = kind.getFields()[quantifier];
        return asks ? conditionsOf(asks.type, of, hard || quantifier === "none" || quantifier === "every") : 0;
      });
      return (hard ? related.other : related.some) * (1 + asked);
    },
  );
}
const isFilter = (type: ReturnType<typeof getNamedType>): type is GraphQLInputObjectType =>
  isInputObjectType(type) && type.name.endsWith("Filter");

/** How many values were given, in lists and objects too. */
export const valuesIn = (value: unknown): number =>
  typeof value === "object" && value !== null ? sum(Object.values(value), valuesIn) : value === undefined ? 0 : 1;

/** How long the lists of the schema are, on the average of all types: what is asked of each entry is told as often. */
export function lengthsIn(schema: GraphQLSchema): Readonly<Record<string, number>> {
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
    // Of a type that is no list and may be null there is none.
    ofType: 0.5,
  };
}

const sum = <T>(of: readonly T[], figure: (one: T) => number): number => of.reduce((n, one) => n + figure(one), 0);
