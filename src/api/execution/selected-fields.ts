import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLDirective,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** The fragments of a document, by name. */
export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
export const fragmentsIn = ({ definitions }: DocumentNode): Fragments =>
  Object.fromEntries(definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d]] : [])));

/** All fields of one response name. */
export type SelectedField = readonly [FieldNode, ...FieldNode[]];

/** The selections below a field: those of all its nodes. */
export const selectionsBelow = (nodes: SelectedField): SelectionSetNode[] => nodes.flatMap(({ selectionSet }) => selectionSet ?? []);

/** Only a document that is made to be hard to read takes more selections than this. */
const maxSelections = 50_000;
export class TooManySelections extends Error {}

/** Finds the fields of selections, for one operation and its variables, as GraphQL's "CollectFields" does. */
export class SelectedFields {
  private read = 0;

  /** @param variables as GraphQL has coerced them, with their defaults */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  /**
   * The fields of selections for an object of a type, by response name and in the order of the answer. Equal names are merged.
   * @throws TooManySelections
   */
  of(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): readonly SelectedField[] {
    const groups = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const gather = ({ selections }: SelectionSetNode) => {
      for (const selection of selections) {
        if (++this.read > maxSelections) throw new TooManySelections();
        if (this.isSkipped(selection)) continue;
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value;
          const nodes = groups.get(name);
          if (nodes) nodes.push(selection);
          else groups.set(name, [selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          if (this.fits(selection.typeCondition?.name.value, type)) gather(selection.selectionSet);
        } else {
          const fragment = this.fragments[selection.name.value];
          if (!fragment || spread.has(fragment.name.value)) continue;
          spread.add(fragment.name.value);
          if (this.fits(fragment.typeCondition.name.value, type)) gather(fragment.selectionSet);
        }
      }
    };
    for (const set of sets) gather(set);
    return [...groups.values()] as unknown as SelectedField[];
  }

  private isSkipped(selection: SelectionNode): boolean {
    if (!selection.directives?.length) return false;
    const conditionOf = (directive: GraphQLDirective) => getDirectiveValues(directive, selection, this.variables)?.if;
    return conditionOf(GraphQLSkipDirective) === true || conditionOf(GraphQLIncludeDirective) === false;
  }
  private fits(condition: string | undefined, type: GraphQLObjectType): boolean {
    const named = condition === undefined ? type : this.schema.getType(condition);
    return named === type || (isAbstractType(named) && this.schema.isSubType(named, type));
  }
}
