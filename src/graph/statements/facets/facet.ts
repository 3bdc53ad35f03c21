import { defaultAssertions, defaultModalities, defaultStatuses } from "../../../model/claim.js";
import { type Class, type Property, propertiesOf } from "../../../model/declare.js";
import type { Model, Relation } from "../../../model/model.js";
import type { Grouping } from "../../axes.js";
import { type ClaimChoice, type Comparison, definedEntries, type Filter, type Quantified } from "../../filter.js";
import type { ReadGroup } from "../groups/claims-in-groups.js";

/** The arguments that choose claims by their terms: the property of a claim that each is about, and what it is by default. */
export const choiceArguments = {
  assertions: { property: "assertion", byDefault: defaultAssertions },
  modalities: { property: "modality", byDefault: defaultModalities },
  statuses: { property: "status", byDefault: defaultStatuses },
} as const;
type ChoiceArgument = keyof typeof choiceArguments;
const argumentNames = Object.keys(choiceArguments) as readonly ChoiceArgument[];

/** What the records of a list are counted by. */
export type Facet =
  /** A term of the claims of the list, or of those that lead to its records. */
  | { readonly argument: ChoiceArgument; readonly property: Property }
  | { readonly property: Property; readonly argument?: undefined }
  | { readonly relation: Relation }
  | { readonly grouping: Grouping };

/** Which records a list has, in the parts that facets tell apart. */
export interface FacetedList {
  readonly cls: Class;
  /** The relation that leads to them from another record. */
  readonly relation?: Relation;
  readonly filter?: Filter | null;
  /** The languages in which its filter compares names, best first. */
  readonly languages?: readonly string[];
  /** Conditions that arguments of their own make, such as `within`. */
  readonly named?: readonly Filter[];
  /** What the list itself keeps, without a choice. */
  readonly fixed?: Filter;
  readonly choice?: ClaimChoice;
  readonly groups?: readonly ReadGroup[];
}

/** All conditions of a list as one filter. */
export function wholeFilter({ fixed, named = [], filter }: Pick<FacetedList, "fixed" | "named" | "filter">): Filter {
  const parts = [...(fixed ? [fixed] : []), ...named, ...(filter ? [filter] : [])];
  return parts.length === 1 && !named.length ? (parts[0] as Filter) : parts.length ? { and: parts } : {};
}

/** The facets of the records of a class, by name; of claims those of axes come on top. @param claimed whether claims lead to the records */
export function facetsOf(model: Model, cls: Class, claimed: boolean): ReadonlyMap<string, Facet> {
  const isClaim = cls === model.claim;
  const byArgument = claimed || isClaim ? argumentNames.flatMap((argument) => argumentFacet(model, argument)) : [];
  const covered: ReadonlySet<string> = new Set(isClaim ? argumentNames.map((name) => choiceArguments[name].property) : []);
  const counted = propertiesOf(cls).filter((property) => isCounted(property) && !covered.has(property.name));
  // Of claims, axes are what relations are of other records. Claims and passages are no values to choose by.
  const relations = isClaim ? [] : model.relationsOf(cls).filter(({ target }) => target !== model.claim);
  return new Map<string, Facet>([
    ...byArgument,
    ...counted.map((property): [string, Facet] => [property.name, { property }]),
    ...relations.map((relation): [string, Facet] => [relation.field, { relation }]),
  ]);
}
function argumentFacet(model: Model, argument: ChoiceArgument): [string, Facet][] {
  const property = model.property(model.claim, choiceArguments[argument].property);
  return property ? [[argument, { argument, property }]] : [];
}
/** Whether records are counted by a property: it has terms, or values of which there are few. */
const isCounted = ({ kind, vocabulary }: Property) => vocabulary !== undefined || ["flag", "predicate", "language"].includes(kind);

/** The values of a property that all are known beforehand; undefined where there may be any. */
export function closedValues(model: Model, { kind, vocabulary }: Property): readonly string[] | undefined {
  if (vocabulary) return vocabulary.values;
  if (kind === "flag") return ["true", "false"];
  return kind === "predicate" ? Object.keys(model.predicates) : undefined;
}

/** A list without what is chosen of one facet. */
export interface Unchosen {
  readonly list: FacetedList;
  /** What is chosen: null stands for the records without a value. */
  readonly chosen: readonly (string | null)[];
  /** Of a relation: which claims count on the way to its values. */
  readonly claims?: ClaimChoice;
}

/** Takes the choice of a facet out of a list. A condition of another form than a choice stays. */
export function withoutChoice(facet: Facet, list: FacetedList): Unchosen {
  const { filter, choice, groups = [], named = [] } = list;
  if ("grouping" in facet) {
    const own = groups.filter((group) => isOf(facet.grouping, group));
    return { list: { ...list, groups: groups.filter((group) => !own.includes(group)) }, chosen: own.map(({ value }) => value) };
  }
  if ("relation" in facet) {
    const { field } = facet.relation;
    const inFilter = chosenRecords(filter?.[field] as Quantified | undefined);
    const own = named.filter((condition) => field in condition);
    const ids = own.flatMap((condition) => chosenRecords(condition[field] as Quantified)?.ids ?? []);
    return {
      list: { ...list, named: named.filter((condition) => !own.includes(condition)), ...(inFilter && { filter: without(filter, field) }) },
      chosen: [...new Set([...ids, ...(inFilter?.ids ?? [])])],
      ...(inFilter && { claims: inFilter.claims }),
    };
  }
  const { argument, property } = facet;
  if (argument) {
    const chosen = choice?.[argument] ?? choiceArguments[argument].byDefault;
    return { list: { ...list, choice: { ...choice, [argument]: property.vocabulary?.values } }, chosen };
  }
  const chosen = chosenValues(filter?.[property.name] as Comparison | undefined);
  return chosen ? { list: { ...list, filter: without(filter, property.name) }, chosen } : { list, chosen: [] };
}

const isOf = ({ axis, level, rollUp }: Grouping, group: ReadGroup) =>
  group.axis === axis && (group.level ?? null) === (level ?? null) && (group.rollUp ?? false) === (rollUp ?? false);
const without = (filter: Filter | null | undefined, field: string): Filter =>
  Object.fromEntries(Object.entries(filter ?? {}).filter(([name]) => name !== field));

/** The values that a comparison chooses, if that is all that it does. */
function chosenValues(comparison: Comparison | undefined): (string | null)[] | undefined {
  const [only, ...others] = definedEntries(comparison ?? {});
  if (!only || others.length) return undefined;
  const [operator, value] = only;
  if (operator === "eq" || operator === "includes") return [String(value)];
  if (operator === "in") return (value as unknown[]).map(String);
  return operator === "isNull" && value === true ? [null] : undefined;
}
/** The records that a condition on a relation chooses by their ids, if that is all that it does, and which claims lead to them. */
function chosenRecords(quantified: Quantified | undefined): { ids: readonly string[]; claims: ClaimChoice } | undefined {
  const { some, none, every, ...claims } = quantified ?? {};
  const [only, ...others] = definedEntries(some ?? {});
  if (!only || others.length || none || every) return undefined;
  const [field, comparison] = only;
  const ids = field === "id" ? chosenValues(comparison as Comparison) : undefined;
  return ids && { ids: ids.filter((id) => id !== null), claims };
}
