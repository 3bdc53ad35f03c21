import { transferCandidatesConstants } from "../constants.js";
import { type TransferFactor, transferFactors } from "./factor.js";

export type TransferWeights = Readonly<Record<TransferFactor, number>>;

/**
 * Weights as whole hundredths that sum to 100: each gets the whole part of its hundredth, and those with the largest remainders one more,
 * equal ones in the order of the factors (the method of the largest remainder, of Hamilton).
 * @param given weights from 0 on, at least one of them above 0; one that is missing has its default
 */
export function normalisedWeights(given: Partial<TransferWeights> = {}): TransferWeights {
  const weights = transferFactors.map((factor) => given[factor] ?? transferCandidatesConstants.weights[factor]);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const quotas = weights.map((weight) => (100 * weight) / sum);
  const whole = quotas.map(Math.floor);
  const missing = 100 - whole.reduce((total, n) => total + n, 0);
  const byRemainder = quotas.map((quota, i) => [quota - Math.floor(quota), i] as const).sort(([a, i], [b, j]) => b - a || i - j);
  for (const [, i] of byRemainder.slice(0, missing)) whole[i] = (whole[i] as number) + 1;
  return Object.fromEntries(transferFactors.map((factor, i) => [factor, whole[i] as number])) as Record<TransferFactor, number>;
}
