import { Kind, type ValueNode } from "graphql";
import { type Limits, limitExceeded } from "./limits.js";

/** The values in a value, and whether it is a list. */
interface Contents {
  readonly list: boolean;
  readonly values: readonly unknown[];
}

/** Counts the values that a client sends: all of them, those inside one another, and those in one list. It runs before they are used. */
export class ValueCounter {
  private count = 0;
  constructor(
    private readonly limits: Limits,
    private readonly contentsOf: (value: unknown) => Contents | undefined,
  ) {}

  /** @throws LIMIT_EXCEEDED as soon as there is too much */
  add(value: unknown, depth = 1): void {
    if (++this.count > this.limits.values) throw limitExceeded("values", this.limits);
    if (depth > this.limits.nesting) throw limitExceeded("nesting", this.limits);
    const { list = false, values = [] } = this.contentsOf(value) ?? {};
    if (list && values.length > this.limits.list) throw limitExceeded("list", this.limits, values.length);
    for (const inner of values) this.add(inner, depth + 1);
  }
}

/** The values in a JSON value. */
export const inJson = (value: unknown): Contents | undefined =>
  typeof value === "object" && value !== null ? { list: Array.isArray(value), values: Object.values(value) } : undefined;

/** The values in a value that is written in a document. */
export function inDocument(value: unknown): Contents | undefined {
  const node = value as ValueNode;
  if (node.kind === Kind.LIST) return { list: true, values: node.values };
  return node.kind === Kind.OBJECT ? { list: false, values: node.fields.map((f) => f.value) } : undefined;
}
