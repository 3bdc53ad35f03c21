import type { ClaimFact } from "../claim-fact.js";
import { transferCandidatesConstants } from "../constants.js";
import type { Range } from "../range.js";

/** What a transfer depends on, in the order in which answers have it. */
export type TransferFactor = keyof typeof transferCandidatesConstants.weights;
export const transferFactors = Object.keys(transferCandidatesConstants.weights) as TransferFactor[];

/** What stands in a place of a sentence. */
type SentenceValue = number | string | { readonly record: string } | { readonly records: readonly string[] };
/** What may be said of a factor: the names of the templates of the sentences. */
export type FactorTemplate =
  | `ISSUE_${keyof typeof transferCandidatesConstants.issue}`
  | `EVIDENCE_${"OUTCOME" | "CAPACITY" | "EFFECT_NOT_SAID" | "AIM" | "AIM_DISPUTED" | "DISAGREEMENT"}`
  | `CONTEXT_${"SHARED" | OpenContext | UnknownContext}`
  | `POPULATION_${"HIT_HERE" | "HIT_IN_GENERAL" | UnknownPopulation}`
  | `REPLICATION_${"COUNTED" | "WIDE" | "NOT_SAID"}`
  | `CONDITIONS_${"MET" | "IN_THE_WAY" | "MET_AND_IN_THE_WAY" | UnknownConditions}`
  | `RIGHTS_${"PROTECTED" | "ENDANGERED" | "PROTECTED_AND_ENDANGERED" | UnknownRights}`;
type OpenContext = "RELATED" | "NOTHING_SHARED";
type UnknownContext = "NO_PLACE" | "USED_AROUND" | "LITTLE_RECORDED";
type UnknownPopulation = "NOT_SAID" | "NOT_RECORDED_AS_HIT";
type UnknownConditions = "NOT_SAID" | "NOT_RECORDED_HERE";
type UnknownRights = "NOT_SAID" | "NOT_RECORDED_AS_UNDERMINED";
/** Those with a question to ask: of factors of which nothing is known, or too little to leave it at that. */
export type AskedTemplate =
  | "EVIDENCE_AIM"
  | `CONTEXT_${OpenContext | UnknownContext}`
  | `POPULATION_${UnknownPopulation}`
  | "REPLICATION_NOT_SAID"
  | `CONDITIONS_${UnknownConditions}`
  | `RIGHTS_${UnknownRights}`;

/** The sentence that says what a factor rests on, by the name of its template. */
export interface FactorSentence {
  readonly template: FactorTemplate;
  readonly values: Readonly<Record<string, SentenceValue>>;
}

/** What is recorded of a factor for one practice, and what that is worth. */
export interface FactorFinding {
  readonly share: Range;
  readonly sentence: FactorSentence;
  /** The claims that it rests on. */
  readonly claims: readonly ClaimFact[];
}
