import { type Class, type Property, propertiesOf } from "../../model/declare.js";
import { levelOf, type Sensitivity } from "../../model/entity.js";
import { type DerivedColumns, derivedColumnsIn } from "../derived-columns.js";
import type { Row, Value } from "../graph.js";
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
    return `row[${this.position(name)}]`;
  }
  /** The Cypher map of all columns of a row; nulls are not stored. */
  get map(): string {
    return `{${this.names.map((name) => `${name}: ${this.at(name)}`).join(", ")}}`;
  }

  private position(name: string): number {
    return this.names.indexOf(name);
  }
  /** What `isStored` reads of a stored record, as Cypher expressions. */
  stored(variable: string): string {
    return [`size(keys(${variable}))`, ...this.names.map((name) => `${variable}.${name}`)].join(", ");
  }
  /**
   * Whether a record is stored as this row writes it, and has no other properties.
   * @param stored what `stored` has read of it
   * @param derived columns that follow from other records: they may differ
   */
  isStored(row: readonly Value[], [size, ...stored]: Row, derived: readonly string[]): boolean {
    let expected = 0;
    for (const [i, name] of this.names.entries()) {
      const [is, toBe] = [stored[i] ?? null, derived.includes(name) ? stored[i] : row[i]];
      if (!isEqual(is, toBe ?? null)) return false;
      if (is !== null) expected++;
    }
    return size === expected;
  }

  /**
   * The row of a record: its properties, its data set, and its level.
   * @param level from which it is visible, if that is known. Otherwise a record gets its own level, and that of a claim or passage is set again once its links are written
   */
  row(values: object, more: Readonly<Record<More, Value>>, level?: Value): Value[] {
    const row: Value[] = [];
    for (const [property, columns] of this.properties) {
      const stored = toColumns(property, (values as Record<string, unknown>)[property.name]);
      for (const column of columns) row.push(stored[column] as Value);
    }
    for (const [property, columns] of this.derived) row.push(...columns.values((values as Record<string, unknown>)[property]));
    const { sensitivity } = values as { sensitivity?: Sensitivity };
    row.push(this.dataset, level !== undefined ? level : sensitivity === undefined ? null : levelOf(sensitivity));
    for (const name of this.more) row.push(more[name]);
    return row;
  }
}

const isEqual = (a: Value, b: Value): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((value, i) => isEqual(value, b[i] as Value)) : a === b;
