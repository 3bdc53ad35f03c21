import { Claim } from "../../src/model/claim.js";
import { type Class, propertiesOf } from "../../src/model/declare.js";
import { model } from "../../src/model/index.js";
import { isA } from "../../src/model/model.js";
import { comparable, type Step, type Thing, type World, wayOf } from "./world.js";

/** What filters and orders mean, said once more without a database: one thing is held against one condition at a time. */

type Json = Readonly<Record<string, unknown>>;
/** Which claims count. */
export interface Choice {
  readonly assertions?: readonly string[] | null;
  readonly modalities?: readonly string[] | null;
  readonly statuses?: readonly string[] | null;
  readonly claim?: Json | null;
}

const given = (o: Json) => Object.entries(o).filter(([, v]) => v !== null && v !== undefined);

/** Code point by code point: JavaScript itself compares by UTF-16 units, which puts astral letters before others. */
export function compareText(a: string, b: string): number {
  const [x, y] = [[...a], [...b]].map((text) => text.map((c) => c.codePointAt(0) as number)) as [number[], number[]];
  const at = x.findIndex((c, i) => c !== y[i]);
  return at < 0 ? x.length - y.length : at >= y.length ? 1 : (x[at] as number) - (y[at] as number);
}
const compare = (a: unknown, b: unknown) => (typeof a === "number" ? a - (b as number) : compareText(String(a), String(b)));

/** Whether a comparison holds of a value; of null only `isNull` and `neq` can hold. */
function holdsOf(value: unknown, operator: string, right: unknown): boolean {
  if (operator === "isNull") return (value === null) === right;
  if (operator === "neq") return value !== right;
  if (value === null) return false;
  const text = () => [String(value), String(right)] as const;
  switch (operator) {
    case "eq":
      return value === right;
    case "in":
      return (right as unknown[]).includes(value);
    case "includes":
      return (value as unknown[]).includes(right);
    case "lt":
      return compare(value, right) < 0;
    case "lte":
      return compare(value, right) <= 0;
    case "gt":
      return compare(value, right) > 0;
    case "gte":
      return compare(value, right) >= 0;
    case "startsWith":
      return text()[0].startsWith(text()[1]);
    case "contains":
      return text()[0].includes(text()[1]);
    case "containsIgnoreCase":
      return text()[0].toLowerCase().includes(text()[1].toLowerCase());
    default:
      throw new Error(`The brute-force model does not know ${operator}.`);
  }
}

/** Whether a filter of a class holds of a thing of that class. */
export function holds(world: World, cls: Class, thing: Thing, filter: Json): boolean {
  return given(filter).every(([field, value]) => {
    if (field === "and") return (value as Json[]).every((f) => holds(world, cls, thing, f));
    if (field === "or") return (value as Json[]).some((f) => holds(world, cls, thing, f));
    if (field === "not") return !holds(world, cls, thing, value as Json);
    if (propertiesOf(cls).some((p) => p.name === field))
      return given(value as Json).every(([operator, right]) => holdsOf(comparable(thing, field), operator, right));
    const way = wayOf(cls, field);
    if (way) return quantified(world, thing, field, way.target, value as Json);
    const member = model.entities.find((e) => e.name.toLowerCase() === field.toLowerCase());
    if (!member) throw new Error(`The brute-force model does not know ${cls.name}.${field}.`);
    return isA(thing.type, member) && holds(world, member, thing, value as Json);
  });
}

function quantified(world: World, thing: Thing, field: string, target: Class, { some, none, every, ...choice }: Json): boolean {
  const others = counting(world, world.steps(thing, field), choice).map((s) => s.to);
  const is = (filter: unknown) => (other: Thing) => holds(world, target, other, filter as Json);
  if (some == null && none == null && every == null) return others.length > 0;
  return (some == null || others.some(is(some))) && (none == null || !others.some(is(none))) && (every == null || others.every(is(every)));
}

/** The steps whose claims count, and that lead to a claim that does, if to a claim; a plain link between records always does. */
export const counting = (world: World, steps: readonly Step[], choice: Choice): Step[] =>
  steps.filter(({ to, claim }) => (claim === undefined || counts(world, claim, choice)) && listed(world, to, choice));

/** Whether a thing is listed where such things are chosen: a claim if it counts, a record always. */
export const listed = (world: World, thing: Thing, { claim: _, ...choice }: Choice): boolean =>
  thing.type !== Claim || counts(world, thing.values as unknown as Claim, choice);

/** Unless asked otherwise, what is accepted, and neither implied nor inferred. */
export function counts(world: World, claim: Claim, { assertions, modalities, statuses, claim: more }: Choice): boolean {
  return (
    (statuses ?? ["ACCEPTED"]).includes(claim.status) &&
    (assertions ?? ["STATED", "COMPOSED", "IMPORTED"]).includes(claim.assertion) &&
    (modalities ?? ["REPORTED", "INTENDED", "RECOMMENDED"]).includes(claim.modality) &&
    holds(world, Claim, world.thing(claim.id), more ?? {})
  );
}

/** `QUANTITY_VALUE_DESC` and the like, the first first, then the id; nulls last upwards and first downwards. */
export function ordered(things: readonly Thing[], orderBy: readonly string[]): Thing[] {
  const keys = orderBy.map((term) => ({
    property: term
      .replace(/_(ASC|DESC)$/, "")
      .toLowerCase()
      .replace(/_(.)/g, (_, c: string) => c.toUpperCase()),
    way: term.endsWith("_DESC") ? -1 : 1,
  }));
  const nullsLast = (a: unknown, b: unknown) => (a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b));
  return [...things].sort((a, b) => {
    for (const { property, way } of keys) {
      const order = way * nullsLast(comparable(a, property), comparable(b, property));
      if (order) return order;
    }
    return compareText(a.id, b.id);
  });
}
