import type { Assertion, Effect, Modality } from "../model/claim.js";

/** What a method knows of a claim that counts: records by their ids, lists sorted and without repeats. A detail that was not asked for is empty. */
export interface ClaimFact {
  readonly id: string;
  readonly predicate: string;
  readonly subject: string;
  readonly object: string;
  readonly assertion: Assertion;
  readonly modality: Modality;
  /** Of claims of ADDRESSES alone. */
  readonly effect: Effect | null;
  /** EDTF. */
  readonly period: string | null;
  /** The place or community where it holds; null if the source names none. */
  readonly at: string | null;
  /** The people whom it concerns. */
  readonly for: readonly string[];
  /** The kinds of actors that do it. */
  readonly by: readonly string[];
  readonly sources: readonly string[];
  readonly passages: readonly string[];
}

/** How far a record is from another along links of one sort: 0 for the record itself. */
export interface HierarchyStep {
  readonly from: string;
  readonly to: string;
  readonly steps: number;
}
