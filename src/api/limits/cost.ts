import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLDirective,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from "graphql";
import { conditionsOf, few, lengthsIn, valuesIn, weights } from "./weights.js";

export interface Cost {
  /** Records that may be read, and what else is as much work. */
  readonly requested: number;
  /** Values of the schema that may be told. */
  readonly introspection: number;
}

const beyond: Cost = { requested: Number.MAX_SAFE_INTEGER, introspection: Number.MAX_SAFE_INTEGER };
/** A document that takes longer than this to reckon up was made for it. */
const mostSteps = 50_000;

/**
 * Reckons what operations may cost at most: how much each page may hold, times what is asked of each record on it. It goes through a
 * document as execution will: what is asked for twice under one name is asked for once, fragments are where they are spread, and of
 * several types that a record may have, the dearest counts.
 * @param variables as GraphQL has coerced them, with their defaults
 */
export const costsIn = (schema: GraphQLSchema) => {
  const lengths = lengthsIn(schema);
  return (document: DocumentNode, operation: OperationDefinitionNode, variables: Readonly<Record<string, unknown>>): Cost => {
    const root = schema.getRootType(operation.operation);
    if (!root) return { requested: 0, introspection: 0 };
    const estimate = new Estimate(schema, lengths, document, variables);
    try {
      const tenths = estimate.selection(root, [operation.selectionSet]);
      return { requested: whole((tenths + estimate.told / 10) / weights.record), introspection: whole(estimate.told) };
    } catch (error) {
      if (error instanceof TooLong) return beyond;
      throw error;
    }
  };
};
/** No sum goes further than its rounded result can say: one that went on to infinity would make nothing of nothing times it. */
const capped = (n: number) => Math.min(n, Number.MAX_SAFE_INTEGER * 100);
/** Sums of tenths may be off by what a computer cannot hold. */
const whole = (n: number) => Math.min(Math.max(Math.ceil(n - 1e-6), 0), Number.MAX_SAFE_INTEGER);

class TooLong extends Error {}

/** A page whose fields are reckoned: how many records it may hold, and what it takes to find or count them. */
interface Page {
  readonly first: number;
  readonly finding: number;
}
/** Everything that is asked for under one name. */
type Group = readonly [FieldNode, ...FieldNode[]];

class Estimate {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly numbers = new Map<FieldNode, number>();
  /** What the same fields of the same type cost: a fragment that is spread in many places is reckoned once. */
  private readonly known = new Map<string, number>();
  private steps = 0;
  /** Values of the schema that may be told. */
  told = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly lengths: Readonly<Record<string, number>>,
    document: DocumentNode,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {
    this.fragments = new Map(document.definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d]] : [])));
  }

  /** What a selection costs for one object, which may be of several types. */
  selection(type: GraphQLNamedType, sets: readonly SelectionSetNode[], page?: Page): number {
    return Math.max(0, ...this.possible(type).map((t) => this.object(t, this.collect(t, sets), page)));
  }
  private object(type: GraphQLObjectType, groups: readonly Group[], page: Page | undefined): number {
    const key = `${type.name} ${page?.first} ${page?.finding} ${groups.flat().map((f) => this.numberOf(f))}`;
    const known = this.known.get(key) ?? capped(groups.reduce((sum, nodes) => sum + this.field(type, nodes, page), 0));
    this.known.set(key, known);
    return known;
  }

  private field(parent: GraphQLObjectType, nodes: Group, page: Page | undefined): number {
    const [{ name }] = nodes;
    const field = parent.getFields()[name.value];
    if (!field) return this.metaField(nodes);
    const args = this.argumentsOf(field, nodes[0]);
    const given = valuesIn(args) * weights.value;
    const type = getNamedType(field.type);
    // What is counted of a page is counted once more.
    if (!isCompositeType(type)) return given + (page && field.args.length === 0 ? page.finding : weights.value);

    const sets = setsOf(nodes);
    const below = (inner?: Page) => this.selection(type, sets, inner);
    const list = isListType(getNullableType(field.type));
    if (page && list) return given + page.first * below();
    if (has(type, "pageInfo")) {
      const first = lengthOf(args.first) ?? 0;
      const start = declaredWeight(field) ?? (parent === this.schema.getQueryType() ? weights.list : weights.relation);
      const finding = start * (1 + conditionsIn(field, args));
      return given + finding + first * weights.record + below({ first, finding });
    }
    const own = given + (declaredWeight(field) ?? 0);
    // An edge brings its record along.
    if (name.value === "node" && has(parent, "cursor")) return own + below();
    const each = (has(type, "id") ? weights.record : weights.value) + below();
    return own + (list ? (lengthOf(args.ids) ?? Math.min(lengthOf(args.first) ?? few, few)) : 1) * each;
  }

  /** The name of a type, or what is asked of the schema, which is told from memory. */
  private metaField(nodes: Group): number {
    const field = [SchemaMetaFieldDef, TypeMetaFieldDef].find((f) => f.name === nodes[0].name.value);
    if (!field) return weights.value;
    this.told = capped(this.told + this.schemaValues(getNamedType(field.type), setsOf(nodes)));
    return 0;
  }
  private schemaValues(type: GraphQLNamedType, sets: readonly SelectionSetNode[]): number {
    if (!isObjectType(type)) return 1;
    const values = this.collect(type, sets).map((nodes) => {
      const field = type.getFields()[nodes[0].name.value];
      if (!field) return 1;
      const times = this.lengths[field.name] ?? (isListType(getNullableType(field.type)) ? few : 1);
      return times * this.schemaValues(getNamedType(field.type), setsOf(nodes));
    });
    return capped(values.reduce((sum, n) => sum + n, 1));
  }

  private possible(type: GraphQLNamedType): readonly GraphQLObjectType[] {
    if (isAbstractType(type)) return this.schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }

  /** The fields that are asked of an object of a type, those under one name together. */
  private collect(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly Group[] {
    const groups = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const gather = ({ selections }: SelectionSetNode) => {
      for (const selection of selections) {
        if (++this.steps > mostSteps) throw new TooLong();
        if (this.leavesOut(selection)) continue;
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          groups.set(name, [...(groups.get(name) ?? []), selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          if (this.fits(selection.typeCondition?.name.value, type)) gather(selection.selectionSet);
        } else {
          const fragment = this.fragments.get(selection.name.value);
          if (!fragment || spread.has(fragment.name.value)) continue;
          spread.add(fragment.name.value);
          if (this.fits(fragment.typeCondition.name.value, type)) gather(fragment.selectionSet);
        }
      }
    };
    for (const set of sets) gather(set);
    return [...groups.values()] as unknown as Group[];
  }
  private leavesOut(selection: SelectionNode): boolean {
    const decided = (directive: GraphQLDirective) => getDirectiveValues(directive, selection, this.variables)?.if;
    return decided(GraphQLSkipDirective) === true || decided(GraphQLIncludeDirective) === false;
  }
  private fits(condition: string | undefined, type: GraphQLObjectType): boolean {
    const named = condition === undefined ? type : this.schema.getType(condition);
    return named === type || (isAbstractType(named) && this.schema.isSubType(named, type));
  }

  private argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Readonly<Record<string, unknown>> {
    if (!field.args.length) return {};
    try {
      return getArgumentValues(field, node, this.variables);
    } catch {
      // Execution refuses it too, and reads nothing for it.
      return {};
    }
  }
  private numberOf(node: FieldNode): number {
    const known = this.numbers.get(node) ?? this.numbers.size;
    this.numbers.set(node, known);
    return known;
  }
}

const setsOf = (nodes: Group) => nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
const has = (type: GraphQLCompositeType, field: string) => !isUnionType(type) && Object.hasOwn(type.getFields(), field);
/** Of a number itself, of a list its length. */
const lengthOf = (value: unknown): number | undefined =>
  Array.isArray(value) ? value.length : typeof value === "number" ? Math.max(value, 0) : undefined;
/** A field may declare what it costs beyond its records, in units. */
function declaredWeight({ extensions }: GraphQLField<unknown, unknown>): number | undefined {
  return typeof extensions.complexity === "number" ? extensions.complexity * weights.record : undefined;
}
/** Each term that a page is sorted by is as much work as a condition. */
const conditionsIn = ({ args }: GraphQLField<unknown, unknown>, given: Readonly<Record<string, unknown>>): number =>
  args.reduce((n, { name, type }) => n + (name === "orderBy" ? (lengthOf(given[name]) ?? 0) : conditionsOf(type, given[name])), 0);
