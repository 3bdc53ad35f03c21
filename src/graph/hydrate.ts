import { type Class, type Property, propertiesOf } from "../model/declare.js";
import type { Model } from "../model/model.js";
import type { Cypher } from "./cypher.js";
import type { Row } from "./graph.js";
import { columnsOf, fromColumns, toColumns } from "./layout.js";

/** The columns to read of a class or of a kind that unites several, and how to build the record from them. */
export interface Columns {
  /** The expressions to RETURN, for a bound variable. */
  readonly text: string;
  readonly size: number;
  hydrate(row: Row, from: number): object;
}

/** Which properties of a record are read; undefined: all of them. */
export type Projection =
  | {
      readonly properties: SelectedProperties;
      /** Whether the names are sent as a parameter, so that one statement text serves every projection. Otherwise they stand in the text. */
      readonly inParameter: boolean;
    }
  | undefined;

/** Names of properties that are read beside the id. */
export interface SelectedProperties {
  /** Of records of every class. */
  readonly ofAny: ReadonlySet<string>;
  /** Of the records of one class, by its name. */
  readonly ofClass: ReadonlyMap<string, ReadonlySet<string>>;
}

/** All columns of a class, flat: both engines return flat columns faster than maps, and each orders the keys of a map differently. */
export function columns(model: Model, cls: Class, variable: string): Columns {
  return inText(columnLayout(model, cls, undefined), variable);
}
/**
 * The columns of a projection alone. Reading a property that was not selected throws.
 * @param c the statement that they are part of
 */
export function projectedColumns(c: Cypher, cls: Class, variable: string, projection: Projection): Columns {
  const layout = columnLayout(c.model, cls, projection?.properties);
  if (!projection?.inParameter) return inText(layout, variable);
  const { names, polymorphic, hydrate } = layout;
  const list = `[name IN ${c.value(names)} | ${variable}[name]]`;
  return polymorphic
    ? { text: `labels(${variable}), ${list}`, size: 2, hydrate: (row, from) => hydrate(row[from + 1] as Row, 0, row[from] as string[]) }
    : { text: list, size: 1, hydrate: (row, from) => hydrate(row[from] as Row, 0) };
}
function inText({ names, polymorphic, hydrate }: ColumnLayout, variable: string): Columns {
  const values = names.map((n) => `${variable}.${n}`);
  return polymorphic
    ? {
        text: [`labels(${variable})`, ...values].join(", "),
        size: values.length + 1,
        hydrate: (row, from) => hydrate(row, from + 1, row[from] as string[]),
      }
    : { text: values.join(", "), size: values.length, hydrate };
}

/** The columns of a class under a projection; computed once for each model, class and selection. */
interface ColumnLayout {
  readonly names: readonly string[];
  /** Whether records of several classes come back, so that the labels of each tell its class. */
  readonly polymorphic: boolean;
  /** @param from the position of its first value in the row */
  hydrate(row: Row, from: number, labels?: readonly string[]): object;
}
const columnLayouts = new WeakMap<Model, WeakMap<object, Map<Class, ColumnLayout>>>();
const allProperties = {};
function columnLayout(model: Model, cls: Class, selected: SelectedProperties | undefined): ColumnLayout {
  const ofModel = columnLayouts.get(model) ?? new WeakMap<object, Map<Class, ColumnLayout>>();
  columnLayouts.set(model, ofModel);
  const byClass = ofModel.get(selected ?? allProperties) ?? new Map<Class, ColumnLayout>();
  ofModel.set(selected ?? allProperties, byClass);
  const layout = byClass.get(cls) ?? newColumnLayout(model, cls, selected);
  byClass.set(cls, layout);
  return layout;
}

function newColumnLayout(model: Model, cls: Class, selected: SelectedProperties | undefined): ColumnLayout {
  const members = model.membersOf(cls);
  const selectedOf = (member: Class) => {
    const isSelected = ({ name, kind }: Property) =>
      kind === "id" || selected === undefined || selected.ofAny.has(name) || selected.ofClass.get(member.name)?.has(name);
    return propertiesOf(member).filter(isSelected);
  };
  const properties = new Map<string, Property>();
  for (const member of members) for (const p of selectedOf(member)) properties.set(p.name, p);
  const names = [...properties.values()].flatMap(columnsOf);
  const positions = new Map(names.map((name, i) => [name, i]));
  const layouts = members.map((member) => {
    const read = selectedOf(member);
    const fields = read.map((p) => [p, columnsOf(p).map((c) => positions.get(c) as number)] as const);
    const plain = fields.flatMap(([{ kind, name }, [position = 0]]) => (kind === "translated" ? [] : [{ name, position }]));
    const prototype = withUnreadGetters(
      member,
      propertiesOf(member).filter((p) => !read.includes(p)),
    );
    const translated = fields.flatMap(([property, [first = 0, last = first]]) =>
      property.kind === "translated" ? [{ property, first, last }] : [],
    );
    return { member, prototype, plain, translated };
  });
  type ClassLayout = (typeof layouts)[number];
  const byLabel = new Map(layouts.map((layout) => [layout.member.name, layout]));
  return {
    names,
    polymorphic: members.length > 1,
    hydrate(row, from, labels) {
      // Engines order labels differently: the class is found by name, not by position.
      const label = labels?.find((l) => byLabel.has(l));
      const { prototype, plain, translated } = (label === undefined ? layouts[0] : byLabel.get(label)) as ClassLayout;
      const record: Record<string, unknown> = Object.create(prototype);
      for (const { name, position } of plain) record[name] = row[from + position] ?? null;
      for (const { property, first, last } of translated)
        record[property.name] = fromColumns(property, row[from + first] ?? null, row[from + last] ?? null);
      return record;
    },
  };
}

/** The prototype of records of a class of which these properties were not read: each has a getter that throws. */
function withUnreadGetters({ prototype, name: cls }: Class, unread: readonly Property[]): object {
  if (!unread.length) return prototype;
  const throwing = ({ name }: Property) => ({
    get(): never {
      throw new Error(`${cls}.${name} was not read: no field that the request names reads it.`);
    },
  });
  return Object.create(prototype, Object.fromEntries(unread.map((p) => [p.name, throwing(p)])));
}

/** The values of a record as they are read again once they are stored. */
export const storedValues = (cls: Class, values: object): object =>
  Object.fromEntries(
    propertiesOf(cls).map((property) => {
      const stored = toColumns(property, (values as Readonly<Record<string, unknown>>)[property.name]);
      const columns = columnsOf(property).map((column) => stored[column] ?? null);
      return [property.name, fromColumns(property, columns[0] ?? null, columns.at(-1) ?? null)];
    }),
  );

/** The properties of a record as a plain object. An empty list of translated texts, which is not stored, is left out. */
export function plainValues(cls: Class, values: object): { id: string } {
  const byName = values as Record<string, unknown>;
  const present = propertiesOf(cls).filter(
    ({ name, kind, many }) => !(kind === "translated" && many && !Object.keys(byName[name] ?? {}).length),
  );
  return Object.fromEntries(present.map(({ name }) => [name, byName[name]])) as { id: string };
}
