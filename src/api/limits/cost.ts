import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  GraphQLID,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from "graphql";
import { fragmentsIn, type SelectedField, SelectedFields, selectionsBelow, TooManySelections } from "../execution/selected-fields.js";
import type { HasFacets } from "../schema/fields.js";
import { conditionsOf, countValues, idBehindRelation, schemaListLengths, unpagedCount, weights } from "./weights.js";

export interface EstimatedCost {
  /** Records that may be read, and other work in the same unit. */
  readonly requested: number;
  /** Values of the schema that the answer may have. */
  readonly introspection: number;
}

const overEveryLimit: EstimatedCost = { requested: Number.MAX_SAFE_INTEGER, introspection: Number.MAX_SAFE_INTEGER };

/**
 * Estimates what an operation may cost at most: the records that each page may hold, times the cost of the fields of each. It collects
 * fields as execution does: equal response names are merged, and fragments count where they are spread. Of the types that a record may
 * have, the most expensive counts.
 * @param variables as GraphQL has coerced them, with their defaults
 */
export const costEstimator = (schema: GraphQLSchema) => {
  const lengths = schemaListLengths(schema);
  return (document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): EstimatedCost => {
    const root = schema.getRootType(operation.operation);
    if (!root) return { requested: 0, introspection: 0 };
    const estimate = new Estimate(schema, lengths, document, variables);
    try {
      const tenths = estimate.selection(root, [operation.selectionSet]);
      return { requested: whole((tenths + estimate.schemaValues / 10) / weights.record), introspection: whole(estimate.schemaValues) };
    } catch (error) {
      if (error instanceof TooManySelections) return overEveryLimit;
      throw error;
    }
  };
};
/** Sums stay finite, because 0 x Infinity is NaN. */
const capped = (n: number) => Math.min(n, Number.MAX_SAFE_INTEGER * 100);
/** Sums of tenths are subject to rounding errors of floating point. */
const whole = (n: number) => Math.min(Math.max(Math.ceil(n - 1e-6), 0), Number.MAX_SAFE_INTEGER);

/** The page that a field belongs to: how many records it may hold, and what it costs to find or count them. */
interface Page {
  readonly first: number;
  readonly finding: number;
}

class Estimate {
  private readonly selected: SelectedFields;
  private readonly numbers = new Map<FieldNode, number>();
  /** The cost of a set of fields of a type: a fragment that is spread in many places is estimated once. */
  private readonly costs = new Map<string, number>();
  /** Values of the schema that the answer may have. */
  schemaValues = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly lengths: Readonly<Record<string, number>>,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    this.selected = new SelectedFields(schema, fragmentsIn(document), variables);
  }

  /** The cost of a selection for one object, which may be of several types. */
  selection(type: GraphQLNamedType, sets: readonly SelectionSetNode[], page?: Page): number {
    return Math.max(0, ...this.possible(type).map((t) => this.object(t, this.selected.of(t, sets), page)));
  }
  private object(type: GraphQLObjectType, groups: readonly SelectedField[], page: Page | undefined): number {
    const key = `${type.name} ${page?.first} ${page?.finding} ${groups.flat().map((f) => this.numberOf(f))}`;
    const cost = this.costs.get(key) ?? capped(groups.reduce((sum, nodes) => sum + this.field(type, nodes, page), 0));
    this.costs.set(key, cost);
    return cost;
  }

  private field(parent: GraphQLObjectType, nodes: SelectedField, page: Page | undefined): number {
    const [{ name }] = nodes;
    const field = parent.getFields()[name.value];
    if (!field) return this.metaField(nodes);
    const args = this.argumentsOf(field, nodes[0]);
    const values = countValues(args) * weights.value;
    const type = getNamedType(field.type);
    // Counting all records of a list costs as much as finding a page of it.
    if (!isCompositeType(type)) return values + (declaredWeight(field) ?? (page && field.args.length === 0 ? page.finding : weights.value));

    const sets = selectionsBelow(nodes);
    const below = (inner?: Page) => this.selection(type, sets, inner);
    const { facets } = field.extensions as HasFacets;
    if (page && facets) {
      const work = facets.workOf(args);
      // Each value may be a record, whose name is read.
      const counted = work.facets * weights.record + work.values * (weights.record + weights.value);
      return values + work.findings * page.finding + counted + below({ first: work.values, finding: weights.value });
    }
    const list = isListType(getNullableType(field.type));
    // A list that has a cost of its own does not hold the rows of the page.
    if (page && list && declaredWeight(field) === undefined) return values + page.first * below();
    if (has(type, "pageInfo")) {
      const first = lengthOf(args.first) ?? 0;
      const start = declaredWeight(field) ?? (parent === this.schema.getQueryType() ? weights.list : weights.relation);
      const finding = start * (1 + conditionsIn(field, args));
      return values + finding + first * weights.record + below({ first, finding });
    }
    const base = values + (declaredWeight(field) ?? 0);
    // The record of an edge was counted with its page.
    if (name.value === "node" && has(parent, "cursor")) return base + below();
    const each = (has(type, "id") ? weights.record : weights.value) + below();
    return base + (list ? (lengthOf(args.ids) ?? Math.min(lengthOf(args.first) ?? unpagedCount, unpagedCount)) : 1) * each;
  }

  /** `__typename`, or introspection, which reads nothing from the graph. */
  private metaField(nodes: SelectedField): number {
    const field = [SchemaMetaFieldDef, TypeMetaFieldDef].find((f) => f.name === nodes[0].name.value);
    if (!field) return weights.value;
    this.schemaValues = capped(this.schemaValues + this.countSchemaValues(getNamedType(field.type), selectionsBelow(nodes)));
    return 0;
  }
  private countSchemaValues(type: GraphQLNamedType, sets: readonly SelectionSetNode[]): number {
    if (!isObjectType(type)) return 1;
    const values = this.selected.of(type, sets).map((nodes) => {
      const field = type.getFields()[nodes[0].name.value];
      if (!field) return 1;
      const times = this.lengths[field.name] ?? (isListType(getNullableType(field.type)) ? unpagedCount : 1);
      return times * this.countSchemaValues(getNamedType(field.type), selectionsBelow(nodes));
    });
    return capped(values.reduce((sum, n) => sum + n, 1));
  }

  private possible(type: GraphQLNamedType): readonly GraphQLObjectType[] {
    if (isAbstractType(type)) return this.schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }

  private argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Readonly<Record<string, unknown>> {
    if (!field.args.length) return {};
    try {
      return getArgumentValues(field, node, this.variables);
    } catch {
      // Execution refuses such arguments, and reads nothing.
      return {};
    }
  }
  private numberOf(node: FieldNode): number {
    const known = this.numbers.get(node) ?? this.numbers.size;
    this.numbers.set(node, known);
    return known;
  }
}

const has = (type: GraphQLCompositeType, field: string) => !isUnionType(type) && Object.hasOwn(type.getFields(), field);
/** A number itself (`first`), or the length of a list (`ids`, `orderBy`). */
const lengthOf = (value: unknown): number | undefined =>
  Array.isArray(value) ? value.length : typeof value === "number" ? Math.max(value, 0) : undefined;
/** What a field declares to cost beside its records. */
function declaredWeight({ extensions }: GraphQLField<unknown, unknown>): number | undefined {
  return typeof extensions.complexity === "number" ? extensions.complexity * weights.record : undefined;
}
/** Each term that a page is sorted by counts as a condition, and a record that a list is filtered by as the filter that it stands for. */
function conditionsIn(field: GraphQLField<unknown, unknown>, values: Readonly<Record<string, unknown>>): number {
  const isCharged = declaredWeight(field) !== undefined;
  return field.args.reduce((n, { name, type }) => {
    const value = values[name];
    if (name === "orderBy") return n + (lengthOf(value) ?? 0);
    if (getNullableType(type) === GraphQLID) return n + (isCharged || value == null ? 0 : idBehindRelation);
    return n + conditionsOf(type, value);
  }, 0);
}
