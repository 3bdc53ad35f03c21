import { type Class, type Property, propertiesOf } from "../model/declare.js";
import type { Model } from "../model/model.js";
import type { Cypher } from "./cypher.js";
import type { Row, Value } from "./graph.js";
import { columnsOf, fromColumns } from "./layout.js";

/** The columns of a class, or of every entity that a kind unites, and how to make the record back. */
export interface Columns {
  /** The expressions to return, for a bound variable. */
  readonly text: string;
  readonly size: number;
  hydrate(row: Row, from: number): object;
}

/** What is read of a record: all of it, where nothing is said. */
export type Wanted =
  | {
      /** Its properties, by name, whatever its class; its id is always read. */
      readonly names: ReadonlySet<string>;
      /** Whether they are said in a parameter, so that one text serves whatever is wanted; or else in the text. */
      readonly inParameter: boolean;
    }
  | undefined;

/** Flat columns, because both engines return them faster than maps, and maps come back in another order on each. */
export function columns(model: Model, cls: Class, variable: string): Columns {
  return inText(arrangement(model, cls, undefined), variable);
}
/**
 * The same of what is wanted alone. What is not throws when it is looked at: it is not known, which is not the same as absent.
 * @param c the statement that they are part of
 */
export function wantedColumns(c: Cypher, cls: Class, variable: string, wanted: Wanted): Columns {
  const found = arrangement(c.model, cls, wanted?.names);
  if (!wanted?.inParameter) return inText(found, variable);
  const { names, several, hydrate } = found;
  const list = `[name IN ${c.value(names)} | ${variable}[name]]`;
  return several
    ? { text: `labels(${variable}), ${list}`, size: 2, hydrate: (row, from) => hydrate(row[from + 1] as Row, 0, row[from] as string[]) }
    : { text: list, size: 1, hydrate: (row, from) => hydrate(row[from] as Row, 0) };
}
function inText({ names, several, hydrate }: Arrangement, variable: string): Columns {
  const values = names.map((n) => `${variable}.${n}`);
  return several
    ? {
        text: [`labels(${variable})`, ...values].join(", "),
        size: values.length + 1,
        hydrate: (row, from) => hydrate(row, from + 1, row[from] as string[]),
      }
    : { text: values.join(", "), size: values.length, hydrate };
}

/** The columns of a class, found once for a model and what is wanted of it. */
interface Arrangement {
  readonly names: readonly string[];
  /** Whether a record is told by its labels which class it is of. */
  readonly several: boolean;
  /** @param from where its values begin */
  hydrate(row: Row, from: number, labels?: readonly string[]): object;
}
const arrangements = new WeakMap<Model, WeakMap<object, Map<Class, Arrangement>>>();
const everything = {};
function arrangement(model: Model, cls: Class, wanted: ReadonlySet<string> | undefined): Arrangement {
  const ofModel = arrangements.get(model) ?? new WeakMap<object, Map<Class, Arrangement>>();
  arrangements.set(model, ofModel);
  const known = ofModel.get(wanted ?? everything) ?? new Map<Class, Arrangement>();
  ofModel.set(wanted ?? everything, known);
  const found = known.get(cls) ?? arranged(model, cls, wanted);
  known.set(cls, found);
  return found;
}

function arranged(model: Model, cls: Class, wanted: ReadonlySet<string> | undefined): Arrangement {
  const members = model.membersOf(cls);
  const isWanted = ({ name, kind }: Property) => kind === "id" || wanted === undefined || wanted.has(name);
  const properties = new Map<string, Property>();
  for (const member of members) for (const p of propertiesOf(member).filter(isWanted)) properties.set(p.name, p);
  const names = [...properties.values()].flatMap(columnsOf);
  const at = new Map(names.map((name, i) => [name, i]));
  const layouts = members.map((member) => {
    const fields = propertiesOf(member)
      .filter(isWanted)
      .map((p) => [p, columnsOf(p).map((c) => at.get(c) as number)] as const);
    const plain = fields.flatMap(([p, [position = 0]]) => (p.kind === "translated" ? [] : [[p.name, position] as const]));
    const prototype = lacking(
      member,
      propertiesOf(member).filter((p) => !isWanted(p)),
    );
    return { member, prototype, plain, translated: fields.filter(([p]) => p.kind === "translated") };
  });
  type Laid = (typeof layouts)[number];
  const byLabel = new Map(layouts.map((laid) => [laid.member.name, laid]));
  return {
    names,
    several: members.length > 1,
    hydrate(row, from, labels) {
      // The order of labels differs between engines, so the member is looked for, not read off a position.
      const label = labels?.find((l) => byLabel.has(l));
      const { prototype, plain, translated } = (label === undefined ? layouts[0] : byLabel.get(label)) as Laid;
      const record: Record<string, unknown> = Object.create(prototype);
      for (const [name, position] of plain) record[name] = row[from + position] ?? null;
      for (const [property, positions] of translated)
        record[property.name] = fromColumns(
          property,
          positions.map((p) => (row[from + p] ?? null) as Value),
        );
      return record;
    },
  };
}

/** What records of a class inherit from where these properties were not read. */
function lacking({ prototype, name: cls }: Class, unread: readonly Property[]): object {
  if (!unread.length) return prototype;
  const refused = ({ name }: Property) => ({
    get(): never {
      throw new Error(`${cls}.${name} was not read: no field that the request names reads it.`);
    },
  });
  return Object.create(prototype, Object.fromEntries(unread.map((p) => [p.name, refused(p)])));
}

/** The properties of a record; several texts in several languages are kept as none where there are none. */
export function present(cls: Class, values: object): { id: string } {
  const held = values as Record<string, unknown>;
  const kept = propertiesOf(cls).filter(
    ({ name, kind, many }) => !(kind === "translated" && many && !Object.keys(held[name] ?? {}).length),
  );
  return Object.fromEntries(kept.map(({ name }) => [name, held[name]])) as { id: string };
}
