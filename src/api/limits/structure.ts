import {
  type FieldNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
  type ValueNode,
} from "graphql";
import type { Failure } from "../../errors.js";
import { exceeded, type Limits } from "./limits.js";
import { inDocument, Values } from "./values.js";

/** What there is of each in a selection, with its fragments written out wherever they are spread. */
interface Shape {
  readonly fields: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}
const nothing: Shape = { fields: 0, depth: 0, aliases: 0, directives: 0 };
const both = (a: Shape, b: Shape): Shape => ({
  fields: a.fields + b.fields,
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
});

/**
 * Refuses documents that are built to be expensive, whatever they ask for: as a rule beside GraphQL's own, so that a document that
 * was let through once is not looked at again.
 */
export const structureRule =
  (limits: Limits): ValidationRule =>
  (context) => {
    const shapes = new Shapes(context, limits);
    const values = new Values(limits, inDocument);
    let told = false;
    const look = (value: ValueNode | undefined) => {
      if (!value || told) return;
      try {
        values.add(value);
      } catch (failure) {
        told = true;
        context.reportError(asError(failure as Failure));
      }
    };
    return {
      OperationDefinition(operation) {
        for (const failure of shapes.failuresOf(operation)) context.reportError(asError(failure, operation));
      },
      VariableDefinition: ({ defaultValue }) => look(defaultValue),
      Argument: ({ value }) => look(value),
    };
  };
const asError = (originalError: Failure, node?: OperationDefinitionNode) =>
  new GraphQLError(originalError.message, { originalError, nodes: node });

class Shapes {
  /** Each fragment is looked at once, however often it is spread. */
  private readonly fragments = new Map<string, Shape>();
  constructor(
    private readonly context: ValidationContext,
    private readonly limits: Limits,
  ) {}

  failuresOf({ selectionSet, directives = [] }: OperationDefinitionNode): Failure[] {
    const shape = this.of(selectionSet, 0);
    const found = {
      depth: shape.depth,
      aliases: shape.aliases,
      rootFields: shape.fields,
      directives: shape.directives + directives.length,
    };
    return Object.entries(found).flatMap(([name, n]) => {
      const limit = name as keyof typeof found;
      // How deep it would go on is not looked at.
      return n > this.limits[limit] ? [exceeded(limit, this.limits, limit === "depth" ? undefined : n)] : [];
    });
  }

  /** @param depth how deep in its definition it stands: nobody goes on below what is refused anyway */
  private of({ selections }: SelectionSetNode, depth: number): Shape {
    return selections.reduce((sum, selection) => {
      const directives = selection.directives?.length ?? 0;
      const shape =
        selection.kind === Kind.FIELD
          ? this.field(selection, depth)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.of(selection.selectionSet, depth)
            : this.fragment(selection.name.value);
      return both(sum, { ...shape, directives: shape.directives + directives });
    }, nothing);
  }
  private field({ name, alias, selectionSet }: FieldNode, depth: number): Shape {
    const aliases = alias && alias.value !== name.value ? 1 : 0;
    if (!selectionSet || depth > this.limits.depth) return { ...nothing, fields: 1, depth: 1, aliases };
    const below = this.of(selectionSet, depth + 1);
    // The schema is as deep as it is: what is asked of it has a limit of its own.
    const ofSchema = name.value === "__schema" || name.value === "__type";
    return { ...below, fields: 1, depth: ofSchema ? 1 : below.depth + 1, aliases: below.aliases + aliases };
  }
  private fragment(name: string): Shape {
    const known = this.fragments.get(name);
    if (known) return known;
    const fragment = this.context.getFragment(name);
    if (!fragment) return nothing;
    // One that spreads itself is refused by another rule.
    this.fragments.set(name, nothing);
    const shape = this.of(fragment.selectionSet, 0);
    this.fragments.set(name, { ...shape, directives: shape.directives + (fragment.directives?.length ?? 0) });
    return this.fragments.get(name) as Shape;
  }
}
