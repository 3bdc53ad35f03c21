import { transferCandidatesConstants } from "../constants.js";
import type { Range } from "../range.js";

/** Nothing is recorded that would rule out any value. */
export const unknownShare: Range = { low: 0, high: 100 };
export const exactly = (share: number): Range => ({ low: share, high: share });
export const atLeast = (share: number): Range => ({ low: share, high: 100 });

/**
 * The mean of what several things are worth, rounded down. Each counts the same, and one of which nothing is recorded is anything from 0 to
 * 100; so is the mean of nothing.
 */
export function meanOf(items: readonly Range[]): Range {
  if (items.length === 0) return unknownShare;
  const mean = (end: keyof Range) => Math.floor(items.reduce((sum, item) => sum + item[end], 0) / items.length);
  return { low: mean("low"), high: mean("high") };
}

/** The part of a weight that a share makes up, rounded half up: equal or greater for a greater share, so that a range stays inside a wider one. */
export function contributionOf(weight: number, { low, high }: Range): Range {
  const part = (share: number) => Math.floor((weight * share + 50) / 100);
  return { low: part(low), high: part(high) };
}

export type FactorState = "MATCH" | "PARTIAL" | "MISMATCH" | "UNKNOWN";

/** How well a factor fits. It is unknown if every share is possible. */
export function stateOf({ low, high }: Range): FactorState {
  const { match, mismatch } = transferCandidatesConstants.state;
  if (low === 0 && high === 100) return "UNKNOWN";
  if (low >= match) return "MATCH";
  return high <= mismatch ? "MISMATCH" : "PARTIAL";
}
