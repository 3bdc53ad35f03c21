import type { Assertion, Modality, Status } from "../model/claim.js";

/** What a client may ask of a class: `and`, `or`, `not`, its properties, its relations. The GraphQL inputs are derived from the same model. */
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
  /** What else must hold of a claim's own properties. */
  readonly claim?: Filter;
}
export interface Quantified extends ClaimChoice {
  readonly some?: Filter;
  readonly none?: Filter;
  readonly every?: Filter;
}
export type Comparison = Readonly<Record<string, unknown>>;

/** How deep relations may be nested in a filter, how deep `and`, `or` and `not`, and how many conditions it may hold. */
export const filterLimits = { relations: 3, nesting: 8, conditions: 60, list: 100 } as const;

/** A list of terms says which ones: saying one twice, or a thousand times, adds nothing to it. */
export const distinct = <T>(terms: readonly T[]): T[] => [...new Set(terms)];
export const defined = (object: object): [string, unknown][] =>
  Object.entries(object).filter(([, value]) => value !== undefined && value !== null);

/** One entry for each thing that must hold. */
export const conjuncts = (filter: Filter): Filter[] =>
  defined(filter).flatMap(([field, value]) => (field === "and" ? (value as Filter[]).flatMap(conjuncts) : [{ [field]: value }]));
/** Whether a condition names records by id, so that the index on ids can be used. */
export const pins = (filter: Filter) => ["eq", "in"].some((operator) => ((filter.id ?? {}) as Comparison)[operator] != null);
