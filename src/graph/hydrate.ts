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

/** Which properties are read of a record, by name, whatever its class; its id always is. All of them where nothing is said. */
export type Wanted = ReadonlySet<string> | undefined;

/**
 * Flat columns, because both engines return them faster than maps, and maps come back in another order on each.
 * @param wanted what is not among them throws when it is looked at: it is not known, which is not the same as absent
 */
export function columns(model: Model, cls: Class, variable: string, wanted?: Wanted): Columns {
  const { names, several, size, hydrate } = arrangement(model, cls, wanted);
  return { text: [...(several ? [`labels(${variable})`] : []), ...names.map((n) => `${variable}.${n}`)].join(", "), size, hydrate };
}

/** Where the columns of a class stand in a row, found once for a model and what is wanted of it. */
interface Arrangement extends Pick<Columns, "size" | "hydrate"> {
  readonly names: readonly string[];
  /** Whether a row begins with its labels, to tell its class by. */
  readonly several: boolean;
}
const arrangements = new WeakMap<Model, WeakMap<object, Map<Class, Arrangement>>>();
const everything = {};
function arrangement(model: Model, cls: Class, wanted: Wanted): Arrangement {
  const ofModel = arrangements.get(model) ?? new WeakMap<object, Map<Class, Arrangement>>();
  arrangements.set(model, ofModel);
  const known = ofModel.get(wanted ?? everything) ?? new Map<Class, Arrangement>();
  ofModel.set(wanted ?? everything, known);
  const found = known.get(cls) ?? arranged(model, cls, wanted);
  known.set(cls, found);
  return found;
}

function arranged(model: Model, cls: Class, wanted: Wanted): Arrangement {
  const members = model.membersOf(cls);
  const several = members.length > 1;
  const isWanted = ({ name, kind }: Property) => kind === "id" || wanted === undefined || wanted.has(name);
  const properties = new Map<string, Property>();
  for (const member of members) for (const p of propertiesOf(member).filter(isWanted)) properties.set(p.name, p);
  const names = [...properties.values()].flatMap(columnsOf);
  const at = new Map(names.map((name, i) => [name, i + (several ? 1 : 0)]));
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
    several,
    size: at.size + (several ? 1 : 0),
    hydrate(row, from) {
      // The order of labels differs between engines, so the member is looked for, not read off a position.
      const label = several ? (row[from] as string[]).find((l) => byLabel.has(l)) : undefined;
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
