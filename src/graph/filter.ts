import { badInput } from "../errors.js";
import { type Assertion, defaultAssertions, defaultModalities, defaultStatuses, type Modality, type Status } from "../model/claim.js";

/** Conditions on the records of a class: `and`, `or`, `not`, its properties, its relations. The GraphQL inputs are derived from the same model. */
export interface Filter {
  readonly and?: readonly Filter[];
  readonly or?: readonly Filter[];
  readonly not?: Filter;
  readonly [field: string]: unknown;
}
/** Which claims count. One default for every relation, filter, count and question. */
export interface ClaimChoice {
  readonly assertions?: readonly Assertion[];
  readonly modalities?: readonly Modality[];
  readonly statuses?: readonly Status[];
  /** Further conditions on the claim's own properties. */
  readonly claim?: Filter;
}
/** Whether a choice leaves out claims that count by default. */
export const isNarrowed = ({ assertions, modalities, statuses, claim }: ClaimChoice): boolean =>
  (claim != null && definedEntries(claim).length > 0) ||
  defaultAssertions.some((one) => assertions && !assertions.includes(one)) ||
  defaultModalities.some((one) => modalities && !modalities.includes(one)) ||
  defaultStatuses.some((one) => statuses && !statuses.includes(one));

/** A condition on the records that a relation leads to: some of them, none or every one passes a filter. */
export interface Quantified extends ClaimChoice {
  readonly some?: Filter;
  readonly none?: Filter;
  readonly every?: Filter;
}
/** A condition on one property: values by operator, such as `{ eq: 1 }`. */
export type Comparison = Readonly<Record<string, unknown>>;

/** How deep relations may be nested in a filter, how deep `and`, `or` and `not`, how many conditions it may hold, and how many values a list. */
export const filterLimits = { relations: 3, nesting: 8, conditions: 60, list: 100 } as const;

export const nestsTooDeep = () =>
  badInput(`A filter may nest and, or and not ${filterLimits.nesting} deep.`, { limit: filterLimits.nesting });
export const hasTooManyConditions = () =>
  badInput(`A filter may hold ${filterLimits.conditions} conditions.`, { limit: filterLimits.conditions });
export const listsTooMuch = () => badInput(`A list in a filter may hold ${filterLimits.list} values.`, { limit: filterLimits.list });

/** A list of terms is a set: a term that is repeated a thousand times counts once. */
export const distinctTerms = <T>(terms: readonly T[]): T[] => [...new Set(terms)];
export const definedEntries = (object: object): [string, unknown][] =>
  Object.entries(object).filter(([, value]) => value !== undefined && value !== null);

/** One filter for each condition that must hold. */
export const conjuncts = (filter: Filter): Filter[] =>
  definedEntries(filter).flatMap(([field, value]) => (field === "and" ? (value as Filter[]).flatMap(conjuncts) : [{ [field]: value }]));
/** Whether a condition names records by id, so that the index on ids is used. */
export const hasIdEquality = (filter: Filter) => ["eq", "in"].some((operator) => ((filter.id ?? {}) as Comparison)[operator] != null);

/** The operators by which a filter names ids as a whole. */
const idOperators = ["eq", "neq", "in"];
/** More than any filter within its limits has: `and`, `or`, `not`, relations and their lists. */
const maxDepth = 8 * filterLimits.nesting;
/**
 * The ids that conditions name, those of relations included. Parts of ids are not ids.
 * @throws BAD_USER_INPUT for more than a filter may hold, before any of them is looked up
 */
export function idsIn(conditions: unknown): string[] {
  let comparisons = 0;
  const within = (value: unknown, depth: number): unknown[] => {
    if (typeof value !== "object" || value === null) return [];
    if (depth > maxDepth) throw nestsTooDeep();
    return definedEntries(value).flatMap(([field, inner]) => {
      if (field !== "id" || typeof inner !== "object") return within(inner, depth + 1);
      if (++comparisons > filterLimits.conditions) throw hasTooManyConditions();
      return idOperators.flatMap((operator) => {
        const ids = (inner as Comparison)[operator] ?? [];
        if (Array.isArray(ids) && ids.length > filterLimits.list) throw listsTooMuch();
        return ids;
      });
    });
  };
  return within(conditions, 0).map(String);
}
/** Whether conditions compare one of these properties, those of relations included. */
export function comparesProperties(conditions: unknown, names: ReadonlySet<string>, depth = 0): boolean {
  // What is nested deeper is refused when it is read.
  if (typeof conditions !== "object" || conditions === null || depth > maxDepth) return false;
  return definedEntries(conditions).some(([field, inner]) => names.has(field) || comparesProperties(inner, names, depth + 1));
}
/** The same conditions with other ids in the place of some. */
export function withIds<T>(conditions: T, others: ReadonlyMap<string, string>): T {
  if (typeof conditions !== "object" || conditions === null) return conditions;
  if (Array.isArray(conditions)) return conditions.map((part) => withIds(part, others)) as T;
  const replaced = (value: unknown): unknown => (Array.isArray(value) ? value.map(replaced) : (others.get(String(value)) ?? value));
  const entries = Object.entries(conditions).map(([field, value]): [string, unknown] => {
    if (field !== "id" || typeof value !== "object" || value === null) return [field, withIds(value, others)];
    const comparison = Object.entries(value).map(([operator, right]) => [
      operator,
      idOperators.includes(operator) ? replaced(right) : right,
    ]);
    return [field, Object.fromEntries(comparison)];
  });
  return Object.fromEntries(entries) as T;
}
