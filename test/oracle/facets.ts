import { Claim } from "../../src/model/claim.js";
import { type Class, type Property, propertiesOf } from "../../src/model/declare.js";
import { model } from "../../src/model/index.js";
import type { ClaimRecord } from "../../src/model/records.js";
import { type AxisQuery, isInGroup, valuesOn } from "./axes.js";
import { type Choice, compareText, counting, holds, listed } from "./filter.js";
import { relationBehind, type Thing, type World } from "./world.js";

/** The facets of lists, found by looking at each record as docs/clients.md, "Facets", defines them. */

type Json = Readonly<Record<string, unknown>>;
type Group = AxisQuery & { readonly value: string | null };
/** A list of records: of a class, or of a relation of one record. */
export interface OracleList extends Choice {
  readonly cls: Class;
  readonly from?: Thing;
  readonly field?: string;
  readonly filter?: Json | null;
  /** The place or community of the argument `within`. */
  readonly within?: string;
  readonly groups?: readonly Group[];
  /** A term that all records of the list have, by its property. */
  readonly having?: readonly [property: string, term: string];
}
export interface OracleFacet {
  readonly name: string;
  readonly values: readonly { readonly value: string | null; readonly count: number; readonly chosen: boolean }[];
  readonly more: number;
}

const choiceArguments: Readonly<Record<string, { property: "assertion" | "modality" | "status"; byDefault: readonly string[] }>> = {
  assertions: { property: "assertion", byDefault: ["STATED", "COMPOSED", "IMPORTED"] },
  modalities: { property: "modality", byDefault: ["REPORTED", "INTENDED", "RECOMMENDED"] },
  statuses: { property: "status", byDefault: ["ACCEPTED"] },
};
const given = (o: unknown) => Object.entries((o ?? {}) as Json).filter(([, v]) => v !== null && v !== undefined);
const propertyOf = (cls: Class, name: string) => propertiesOf(cls).find((p) => p.name === name) as Property;

/** What a comparison chooses, if it has one operator and that one names values. */
function choiceIn(comparison: unknown): (string | null)[] | undefined {
  const operators = given(comparison);
  if (operators.length !== 1) return undefined;
  const [[operator, right]] = operators as [[string, unknown]];
  if (operator === "isNull") return right === true ? [null] : undefined;
  return ["eq", "in", "includes"].includes(operator) ? [right].flat().map(String) : undefined;
}
/** The ids that a condition on a relation chooses, if it says nothing else of the records. */
function idsIn(condition: unknown): { ids: (string | null)[]; claims: Choice } | undefined {
  const { some, none, every, ...claims } = (condition ?? {}) as Json;
  if (none != null || every != null) return undefined;
  const conditions = given(some);
  const ids = conditions.length === 1 && conditions[0]?.[0] === "id" ? choiceIn(conditions[0][1]) : undefined;
  return ids && { ids, claims: claims as Choice };
}
const leaving = (filter: Json | null | undefined, name: string) => Object.fromEntries(given(filter).filter(([field]) => field !== name));
const sameAxis = (a: AxisQuery, b: AxisQuery) =>
  a.axis === b.axis && (a.level ?? null) === (b.level ?? null) && Boolean(a.rollUp) === Boolean(b.rollUp);

/** `PLACE:COUNTRY`, `ISSUE:ROLL_UP`. */
function axisOf(name: string): AxisQuery | undefined {
  const [axis = "", option] = name.split(":");
  if (!/^[A-Z_]+$/.test(axis)) return undefined;
  return option === "ROLL_UP" ? { axis, rollUp: true } : option === undefined ? { axis } : { axis, level: option };
}

/** The records of a list, each with the claims that lead to it. */
function recordsOf(world: World, list: OracleList): { thing: Thing; claims: Claim[] }[] {
  const { cls, from, field, filter, within, groups = [], having, assertions, modalities, statuses } = list;
  const choice = { assertions, modalities, statuses, claim: list.claim };
  const steps = from ? counting(world, world.steps(from, field as string), choice) : world.all(cls).map((to) => ({ to, claim: undefined }));
  const found = new Map<string, { thing: Thing; claims: Claim[] }>();
  for (const { to, claim } of steps) {
    const record = found.get(to.id) ?? { thing: to, claims: [] };
    if (claim) record.claims.push(claim);
    found.set(to.id, record);
  }
  return [...found.values()].filter(
    ({ thing }) =>
      listed(world, thing, choice) &&
      holds(world, cls, thing, filter ?? {}) &&
      (within === undefined || world.steps(thing, "within").some(({ to }) => to.id === within)) &&
      (having === undefined || ((thing.values[having[0]] ?? []) as string[]).includes(having[1])) &&
      groups.every((group) => isInGroup(world, claimRecord(world, thing), group)),
  );
}
const claimsById = new WeakMap<World, ReadonlyMap<string, ClaimRecord>>();
const claimRecord = (world: World, { id }: Thing) => {
  const byId = claimsById.get(world) ?? new Map(world.allClaims.map((claim) => [claim.values.id, claim]));
  claimsById.set(world, byId);
  const found = byId.get(id);
  if (!found) throw new Error(`${id} is no claim.`);
  return found;
};

export function facetOf(world: World, list: OracleList, name: string, first: number): OracleFacet {
  const { cls, field, filter, groups = [] } = list;
  const argument = choiceArguments[name];
  const axis = axisOf(name);
  if (argument) {
    const property = propertyOf(Claim, argument.property);
    const terms = property.vocabulary?.values as readonly string[];
    const records = recordsOf(world, { ...list, [name]: terms });
    const valuesOf = ({ thing, claims }: (typeof records)[number]) =>
      (cls === Claim ? [thing.values as unknown as Claim] : claims).map((claim) => claim[argument.property]);
    return counted(name, records.map(valuesOf), (list as unknown as Json)[name] as string[], argument.byDefault, terms, first);
  }
  if (axis) {
    const own = groups.filter((group) => sameAxis(group, axis));
    const records = recordsOf(world, { ...list, groups: groups.filter((group) => !own.includes(group)) });
    const values = records.map(({ thing }) => orNone(valuesOn(world, claimRecord(world, thing), axis)));
    const chosen = own.map(({ value }) => value);
    return counted(name, values, chosen, [], axis.axis === "ISSUE_ROLE" ? propertyTerms("roles") : undefined, first);
  }
  if (relationBehind(cls, name)) {
    const inFilter = idsIn(filter?.[name]);
    const isArgument = name === "within" && list.within !== undefined;
    const records = recordsOf(world, {
      ...list,
      ...(inFilter && { filter: leaving(filter, name) }),
      ...(isArgument && { within: undefined }),
    });
    const valuesOf = ({ thing }: (typeof records)[number]) =>
      counting(world, world.steps(thing, name), inFilter?.claims ?? {}).map(({ to }) => to.id);
    const chosen = [...(isArgument ? [list.within as string] : []), ...(inFilter?.ids.filter((id) => id !== null) ?? [])];
    return counted(name, records.map(valuesOf), chosen, [], undefined, first);
  }
  const property = propertyOf(cls, name);
  if (!property) throw new Error(`${cls.name}${field ? ` by ${field}` : ""} has no ${name}.`);
  const chosen = choiceIn(filter?.[name]);
  const records = recordsOf(world, chosen ? { ...list, filter: leaving(filter, name) } : list);
  const valuesOf = ({ thing }: (typeof records)[number]) => {
    const value = thing.values[name] ?? null;
    return value === null ? [null] : [value].flat().map(String);
  };
  const terms =
    property.vocabulary?.values ??
    ({ flag: ["true", "false"], predicate: Object.keys(model.predicates) } as Readonly<Record<string, readonly string[]>>)[property.kind];
  return counted(name, records.map(valuesOf), chosen, [], terms, first);
}
/** The facet of some claims on an axis, of which nothing is chosen. */
export function axisFacetOf(world: World, ids: readonly string[], name: string, first: number): OracleFacet {
  const axis = axisOf(name) as AxisQuery;
  const values = ids.map((id) => orNone(valuesOn(world, claimRecord(world, world.thing(id)), axis)));
  return counted(name, values, [], [], axis.axis === "ISSUE_ROLE" ? propertyTerms("roles") : undefined, first);
}
const orNone = (values: readonly string[]): (string | null)[] => (values.length ? [...values] : [null]);
const propertyTerms = (name: string) =>
  model.entities.flatMap((cls) => propertiesOf(cls)).find((p) => p.name === name)?.vocabulary?.values as readonly string[];

/** @param values those of each record */
export function counted(
  name: string,
  values: readonly (readonly (string | null)[])[],
  given: readonly (string | null)[] | null | undefined,
  byDefault: readonly string[],
  terms: readonly string[] | undefined,
  first: number,
): OracleFacet {
  const chosen = given ?? byDefault;
  const counts = new Map<string | null, number>();
  for (const of of values) for (const value of new Set(of)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const count = (value: string | null) => counts.get(value) ?? 0;
  const byCount = (a: string, b: string) => count(b) - count(a) || compareText(a, b);
  const found = [...counts.keys()].filter((value) => value !== null).sort(byCount);
  const shown = terms ?? found.slice(0, first);
  const beyond = [...new Set(chosen)].filter((value) => value !== null && !shown.includes(value)) as string[];
  const all: (string | null)[] = [...shown, ...beyond.sort(byCount)];
  if (count(null) > 0 || chosen.includes(null)) all.push(null);
  return {
    name,
    values: all.map((value) => ({ value, count: count(value), chosen: chosen.includes(value) })),
    more: terms ? 0 : found.filter((value) => !all.includes(value)).length,
  };
}
