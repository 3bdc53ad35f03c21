import { Kind, type ValueNode } from "graphql";
import { exceeded, type Limits } from "./limits.js";

/** What a value holds, and whether it is a list. */
interface Holds {
  readonly list: boolean;
  readonly values: readonly unknown[];
}

/** Counts values that a client gave, those inside one another, and those in one list: before anything of ours looks at them. */
export class Values {
  private count = 0;
  constructor(
    private readonly limits: Limits,
    private readonly holds: (value: unknown) => Holds | undefined,
  ) {}

  /** @throws LIMIT_EXCEEDED as soon as there is too much */
  add(value: unknown, depth = 1): void {
    if (++this.count > this.limits.values) throw exceeded("values", this.limits);
    if (depth > this.limits.nesting) throw exceeded("nesting", this.limits);
    const { list = false, values = [] } = this.holds(value) ?? {};
    if (list && values.length > this.limits.list) throw exceeded("list", this.limits, values.length);
    for (const inner of values) this.add(inner, depth + 1);
  }
}

/** Of JSON. */
export const inJson = (value: unknown): Holds | undefined =>
  typeof value === "object" && value !== null ? { list: Array.isArray(value), values: Object.values(value) } : undefined;

/** Of a document. */
export function inDocument(value: unknown): Holds | undefined {
  const node = value as ValueNode;
  if (node.kind === Kind.LIST) return { list: true, values: node.values };
  return node.kind === Kind.OBJECT ? { list: false, values: node.fields.map((f) => f.value) } : undefined;
}
