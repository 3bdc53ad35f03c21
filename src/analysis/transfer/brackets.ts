import type { Range } from "../range.js";

/** Candidates that cannot be told apart: their ranges touch or overlap, each with another of the bracket. */
export interface Bracket<Candidate> {
  /** From 1 for the highest. */
  readonly bracket: number;
  /** From the lowest low to the highest high. */
  readonly range: Range;
  readonly candidates: readonly Candidate[];
}

/**
 * Groups ranges that touch or overlap in a chain; the highest group first. It does not depend on the order in which candidates come.
 * @param compare the order within a bracket
 */
export function bracketsOf<Candidate extends { readonly indication: Range }>(
  candidates: readonly Candidate[],
  compare: (a: Candidate, b: Candidate) => number,
): Bracket<Candidate>[] {
  const chains: { low: number; high: number; members: Candidate[] }[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.indication.high - a.indication.high)) {
    const { low, high } = candidate.indication;
    const chain = chains.at(-1);
    if (chain && high >= chain.low) {
      chain.members.push(candidate);
      chain.low = Math.min(chain.low, low);
    } else chains.push({ low, high, members: [candidate] });
  }
  return chains.map(({ low, high, members }, i) => ({ bracket: i + 1, range: { low, high }, candidates: members.sort(compare) }));
}
