import { type Class, type Property, propertiesOf } from "../../model/declare.js";
import { levelOf, type Sensitivity } from "../../model/entity.js";
import { type DerivedColumns, derivedColumnsIn } from "../derived-columns.js";
import type { Value } from "../graph.js";
import { columnsOf, toColumns } from "../layout.js";

/**
 * How the records of a class are sent to a write: each as a list of column values. A map for each record would repeat the names of the
 * columns, and a large load would take twice as long.
 */
export class Rows<More extends string = never> {
  private readonly names: readonly string[];
  private readonly properties: readonly (readonly [property: Property, columns: readonly string[]])[];
  private readonly derived: readonly (readonly [property: string, columns: DerivedColumns])[];

  /** @param more columns beside the properties of the class */
  constructor(
    cls: Class,
    private readonly dataset: string,
    private readonly more: readonly More[] = [],
  ) {
    this.properties = propertiesOf(cls).map((p) => [p, columnsOf(p)]);
    this.derived = derivedColumnsIn(cls);
    const derived = this.derived.flatMap(([, { names }]) => names);
    this.names = [...this.properties.flatMap(([, columns]) => columns), ...derived, "dataset", "level", ...more];
  }

  /** How many values a row has; values that are appended to a row start at this position. */
  get width(): number {
    return this.names.length;
  }
  /** The Cypher expression of a column of a row. */
  at(name: string): string {
    return `row[${this.names.indexOf(name)}]`;
  }
  /** The Cypher map of all columns of a row; nulls are not stored. */
  get map(): string {
    return `{${this.names.map((name) => `${name}: ${this.at(name)}`).join(", ")}}`;
  }

  /** The row of a record: its properties, its data set, and its own level (for a claim or passage it is set again once its links are written). */
  row(values: object, more: Readonly<Record<More, Value>>): Value[] {
    const row: Value[] = [];
    for (const [property, columns] of this.properties) {
      const stored = toColumns(property, (values as Record<string, unknown>)[property.name]);
      for (const column of columns) row.push(stored[column] as Value);
    }
    for (const [property, columns] of this.derived) row.push(...columns.values((values as Record<string, unknown>)[property]));
    const { sensitivity } = values as { sensitivity?: Sensitivity };
    row.push(this.dataset, sensitivity === undefined ? null : levelOf(sensitivity));
    for (const name of this.more) row.push(more[name]);
    return row;
  }
}
