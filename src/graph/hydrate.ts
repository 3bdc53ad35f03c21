import { type Class, type Property, propertiesOf } from "../model/declare.js";
import type { Model } from "../model/model.js";
import type { Row, Value } from "./graph.js";
import { columnsOf, fromColumns } from "./layout.js";

/** The columns of a class, or of every entity that a kind unites, and how to make the record back. */
export interface Columns {
  /** The expressions to return, for a bound variable. */
  readonly text: string;
  readonly size: number;
  hydrate(row: Row, from: number): object;
}

/** Flat columns, because both engines return them faster than maps, and maps come back in another order on each. */
export function columns(model: Model, cls: Class, variable: string): Columns {
  const members = model.membersOf(cls);
  const several = members.length > 1;
  const properties = new Map<string, Property>();
  for (const member of members) for (const p of propertiesOf(member)) properties.set(p.name, p);
  const names = [...properties.values()].flatMap(columnsOf);
  const at = new Map(names.map((name, i) => [name, i + (several ? 1 : 0)]));
  const layouts = members.map((member) => {
    const fields = propertiesOf(member).map((p) => [p, columnsOf(p).map((c) => at.get(c) as number)] as const);
    return [member, fields] as const;
  });
  return {
    text: [...(several ? [`labels(${variable})`] : []), ...names.map((n) => `${variable}.${n}`)].join(", "),
    size: at.size + (several ? 1 : 0),
    hydrate(row, from) {
      // The order of labels differs between engines, so the member is looked for, not read off a position.
      const labels = several ? (row[from] as string[]) : [];
      const [member, fields] = layouts.find(([m]) => !several || labels.includes(m.name)) as (typeof layouts)[number];
      const record: Record<string, unknown> = Object.create(member.prototype as object);
      for (const [property, positions] of fields)
        record[property.name] = fromColumns(
          property,
          positions.map((p) => (row[from + p] ?? null) as Value),
        );
      return record;
    },
  };
}
