import { Claim } from "../../src/model/claim.js";
import { type Class, propertiesOf } from "../../src/model/declare.js";
import { formerFlagsOf } from "../../src/model/former-flags.js";
import { model } from "../../src/model/index.js";
import { isA } from "../../src/model/model.js";
import { oracleRelation } from "./intervals.js";
import { comparable, relationBehind, type Step, type Thing, type World } from "./world.js";

/** What filters and orders mean, computed without a database: each record is tested against each condition. */

type Json = Readonly<Record<string, unknown>>;
/** Which claims count. */
export interface Choice {
  readonly assertions?: readonly string[] | null;
  readonly modalities?: readonly string[] | null;
  readonly statuses?: readonly string[] | null;
  readonly claim?: Json | null;
}

const definedEntries = (o: Json) => Object.entries(o).filter(([, v]) => v !== null && v !== undefined);

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
    case "overlaps":
    case "before":
    case "after":
    case "during":
      return oracleRelation(String(value), operator, String(right));
    case "startsWith":
      return text()[0].startsWith(text()[1]);
    case "contains":
      return text()[0].includes(text()[1]);
    case "containsIgnoreCase":
      return text()[0].toLowerCase().includes(text()[1].toLowerCase());
    default:
      throw new Error(`The brute-force model has no operator ${operator}.`);
  }
}

/** Whether a filter of a class holds of a thing of that class. */
export function holds(world: World, cls: Class, thing: Thing, filter: Json): boolean {
  return definedEntries(filter).every(([field, value]) => {
    if (field === "and") return (value as Json[]).every((f) => holds(world, cls, thing, f));
    if (field === "or") return (value as Json[]).some((f) => holds(world, cls, thing, f));
    if (field === "not") return !holds(world, cls, thing, value as Json);
    const flag = formerFlagsOf(cls).find((f) => f.name === field);
    if (flag) {
      const term = comparable(thing, flag.property);
      return definedEntries(value as Json).every(([operator, right]) => holdsOf(term === null ? null : term === flag.yes, operator, right));
    }
    if (propertiesOf(cls).some((p) => p.name === field))
      return definedEntries(value as Json).every(([operator, right]) =>
        holdsOf(comparable(thing, field, world.languages), operator, right),
      );
    const relation = relationBehind(cls, field);
    if (relation) return quantified(world, thing, field, relation.target, value as Json);
    const member = model.entities.find((e) => e.name.toLowerCase() === field.toLowerCase());
    if (!member) throw new Error(`The brute-force model has no field ${cls.name}.${field}.`);
    return isA(thing.type, member) && holds(world, member, thing, value as Json);
  });
}

function quantified(world: World, thing: Thing, field: string, target: Class, { some, none, every, ...choice }: Json): boolean {
  const others = counting(world, world.steps(thing, field), choice).map((s) => s.to);
  const is = (filter: unknown) => (other: Thing) => holds(world, target, other, filter as Json);
  if (some == null && none == null && every == null) return others.length > 0;
  return (some == null || others.some(is(some))) && (none == null || !others.some(is(none))) && (every == null || others.every(is(every)));
}

/** The steps that count: if they go over a claim or lead to one, that claim counts. A link between entities always counts. */
export const counting = (world: World, steps: readonly Step[], choice: Choice): Step[] =>
  steps.filter(({ to, claim }) => (claim === undefined || counts(world, claim, choice)) && listed(world, to, choice));

/** Whether a list has a thing: a claim if it counts, an entity always. */
export const listed = (world: World, thing: Thing, { claim: _, ...choice }: Choice): boolean =>
  thing.type !== Claim || counts(world, thing.values as unknown as Claim, choice);

/** Whether a claim counts: by default if it is accepted, and neither implied nor inferred. */
export function counts(world: World, claim: Claim, { assertions, modalities, statuses, claim: more }: Choice): boolean {
  return (
    (statuses ?? ["ACCEPTED"]).includes(claim.status) &&
    (assertions ?? ["STATED", "COMPOSED", "IMPORTED"]).includes(claim.assertion) &&
    (modalities ?? ["REPORTED", "INTENDED", "RECOMMENDED"]).includes(claim.modality) &&
    holds(world, Claim, world.thing(claim.id), more ?? {})
  );
}

/**
 * Sorts by terms such as `QUANTITY_VALUE_DESC`, then by id; nulls come last in ascending order and first in descending order. Names are
 * sorted as readers of the first of the languages that is one of three see them.
 */
export function ordered(things: readonly Thing[], orderBy: readonly string[], languages: readonly string[] = ["en"]): Thing[] {
  const language = languages.find((tag) => ["en", "es", "fr"].includes(tag)) ?? "en";
  const collator = new Intl.Collator(language);
  const byName = (a: Thing, b: Thing) => {
    const [one, other] = [a, b].map((thing) => String(comparable(thing, "name", [language, "en"])));
    return collator.compare(one as string, other as string);
  };
  const keys = orderBy.map((term) => ({
    property: term
      .replace(/_(ASC|DESC)$/, "")
      .toLowerCase()
      .replace(/_(.)/g, (_, c: string) => c.toUpperCase()),
    sign: term.endsWith("_DESC") ? -1 : 1,
  }));
  const nullsLast = (a: unknown, b: unknown) => (a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b));
  return [...things].sort((a, b) => {
    for (const { property, sign } of keys) {
      const order = sign * (property === "name" ? byName(a, b) : nullsLast(comparable(a, property), comparable(b, property)));
      if (order) return order;
    }
    return compareText(a.id, b.id);
  });
}
