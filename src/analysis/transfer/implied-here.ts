import type { ClaimFact, HierarchyStep } from "../claim-fact.js";
import { type TransferFacts, TransferIndex } from "./facts.js";
import { issueRelations, recordedPractices, type TransferOptions } from "./practices.js";

/** Claims that do not count, because a document only implies them or we infer them, with the places that they name. */
export interface ImpliedFacts {
  readonly claims: readonly ClaimFact[];
  /** From each place that a claim names up to what is around it. */
  readonly around: readonly HierarchyStep[];
}

/** Of practices with no claim here that counts, the claims by which they would be recorded here if implied ones counted; by practice. */
export function impliedHere(facts: TransferFacts, implied: ImpliedFacts, options: TransferOptions): Map<string, readonly ClaimFact[]> {
  const index = new TransferIndex({
    ...facts,
    claims: [...facts.claims, ...implied.claims],
    around: [...facts.around, ...implied.around],
  });
  const ids = new Set(implied.claims.map(({ id }) => id));
  const recorded = recordedPractices(index, issueRelations(index), options);
  const onlyImplied = recorded.filter(({ here }) => here.length > 0 && here.every(({ id }) => ids.has(id)));
  return new Map(onlyImplied.map(({ practice, here }) => [practice, here]));
}
