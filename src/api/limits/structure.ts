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
import { type Limits, limitExceeded } from "./limits.js";
import { inDocument, ValueCounter } from "./values.js";

/** Counts of a selection, with each fragment counted wherever it is spread. */
interface Shape {
  readonly fields: number;
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}
const emptyShape: Shape = { fields: 0, depth: 0, aliases: 0, directives: 0 };
const sumOf = (a: Shape, b: Shape): Shape => ({
  fields: a.fields + b.fields,
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  directives: a.directives + b.directives,
});

/**
 * Refuses documents whose structure alone is too expensive. It is a validation rule, so that a document that passed once is not checked
 * again.
 */
export const structureRule =
  (limits: Limits): ValidationRule =>
  (context) => {
    const shapes = new Shapes(context, limits);
    const values = new ValueCounter(limits, inDocument);
    let reported = false;
    const count = (value: ValueNode | undefined) => {
      if (!value || reported) return;
      try {
        values.add(value);
      } catch (failure) {
        reported = true;
        context.reportError(asError(failure as Failure));
      }
    };
    return {
      OperationDefinition(operation) {
        for (const failure of shapes.failuresOf(operation)) context.reportError(asError(failure, operation));
      },
      VariableDefinition: ({ defaultValue }) => count(defaultValue),
      Argument: ({ value }) => count(value),
    };
  };
const asError = (originalError: Failure, node?: OperationDefinitionNode) =>
  new GraphQLError(originalError.message, { originalError, nodes: node });

class Shapes {
  /** Each fragment is counted once, however often it is spread. */
  private readonly fragments = new Map<string, Shape>();
  constructor(
    private readonly context: ValidationContext,
    private readonly limits: Limits,
  ) {}

  failuresOf({ selectionSet, directives = [] }: OperationDefinitionNode): Failure[] {
    const shape = this.selection(selectionSet, 0);
    const found = {
      depth: shape.depth,
      aliases: shape.aliases,
      rootFields: shape.fields,
      directives: shape.directives + directives.length,
    };
    return Object.entries(found).flatMap(([name, n]) => {
      const limit = name as keyof typeof found;
      // Counting stops below the limit, so the full depth is not known.
      return n > this.limits[limit] ? [limitExceeded(limit, this.limits, limit === "depth" ? undefined : n)] : [];
    });
  }

  /** @param depth of the selection in its definition: counting stops where the limit is passed */
  private selection({ selections }: SelectionSetNode, depth: number): Shape {
    return selections.reduce((sum, selection) => {
      const directives = selection.directives?.length ?? 0;
      const shape =
        selection.kind === Kind.FIELD
          ? this.field(selection, depth)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.selection(selection.selectionSet, depth)
            : this.fragment(selection.name.value);
      return sumOf(sum, { ...shape, directives: shape.directives + directives });
    }, emptyShape);
  }
  private field({ name, alias, selectionSet }: FieldNode, depth: number): Shape {
    const aliases = alias && alias.value !== name.value ? 1 : 0;
    if (!selectionSet || depth > this.limits.depth) return { ...emptyShape, fields: 1, depth: 1, aliases };
    const below = this.selection(selectionSet, depth + 1);
    // Introspection has a limit of its own, and needs more depth.
    const isIntrospection = name.value === "__schema" || name.value === "__type";
    return { ...below, fields: 1, depth: isIntrospection ? 1 : below.depth + 1, aliases: below.aliases + aliases };
  }
  private fragment(name: string): Shape {
    const known = this.fragments.get(name);
    if (known) return known;
    const fragment = this.context.getFragment(name);
    if (!fragment) return emptyShape;
    // Another rule refuses a fragment that spreads itself.
    this.fragments.set(name, emptyShape);
    const shape = this.selection(fragment.selectionSet, 0);
    this.fragments.set(name, { ...shape, directives: shape.directives + (fragment.directives?.length ?? 0) });
    return this.fragments.get(name) as Shape;
  }
}
