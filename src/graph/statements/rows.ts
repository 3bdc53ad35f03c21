import { type Class, propertiesOf } from "../../model/declare.js";
import { levelOf, type Sensitivity } from "../../model/entity.js";
import type { Value } from "../graph.js";
import { columnsOf, toColumns } from "../layout.js";

/**
 * How the records of a class are sent to be written: each as a list of its columns' values. A map for each would carry the names
 * of its columns again, and a large load would take twice as long.
 */
export class Rows<More extends string = never> {
  private readonly names: readonly string[];
  private readonly properties: readonly (readonly [property: ReturnType<typeof propertiesOf>[number], columns: readonly string[]])[];

  /** @param more columns beside the properties of the class */
  constructor(
    cls: Class,
    private readonly dataset: string,
    private readonly more: readonly More[] = [],
  ) {
    this.properties = propertiesOf(cls).map((p) => [p, columnsOf(p)]);
    this.names = [...this.properties.flatMap(([, columns]) => columns), "dataset", "level", ...more];
  }

  /** How many values a row has; what is appended to one stands from here on. */
  get width(): number {
    return this.names.length;
  }
  /** The place of a column in a row, in Cypher. */
  at(name: string): string {
    return `row[${this.names.indexOf(name)}]`;
  }
  /** All columns of a row, as a map in Cypher; what is null is not stored. */
  get map(): string {
    return `{${this.names.map((name) => `${name}: ${this.at(name)}`).join(", ")}}`;
  }

  /** Its properties, the data set that it belongs to, and its level before it is held against what it is tied to. */
  row(values: object, more: Readonly<Record<More, Value>>): Value[] {
    const row: Value[] = [];
    for (const [property, columns] of this.properties) {
      const made = toColumns(property, (values as Record<string, unknown>)[property.name]);
      for (const column of columns) row.push(made[column] as Value);
    }
    const { sensitivity } = values as { sensitivity?: Sensitivity };
    row.push(this.dataset, sensitivity === undefined ? null : levelOf(sensitivity));
    for (const name of this.more) row.push(more[name]);
    return row;
  }
}
