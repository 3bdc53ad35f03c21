import type { ClaimFact } from "./claim-fact.js";

/** Why a result rests on little, the most telling reason first. */
export const lowInformationReasons = {
  NO_CLAIM: "No claim is recorded that it could rest on. That is not evidence that there is nothing to say.",
  ONE_DOCUMENT: "All its claims come from one document.",
  ONE_VOICE: "All its claims share a passage: one sentence says it all.",
  UNKNOWN_FACTORS: "Some of what it depends on is not recorded.",
} as const;
export type LowInformationReason = keyof typeof lowInformationReasons;

export interface LowInformation {
  /** Whether there is any reason. */
  readonly value: boolean;
  readonly reasons: readonly LowInformationReason[];
}

/** What is known of all the claims that a result rests on. */
interface ClaimsInSum {
  readonly claims: number;
  readonly documents: number;
  /** Whether one passage is cited by all of them. */
  readonly isOneVoice: boolean;
}

/** Whether a result rests on little. @param unknownFactors whether something that it depends on is not recorded */
export function lowInformationFrom({ claims, documents, isOneVoice }: ClaimsInSum, unknownFactors = false): LowInformation {
  const reasons: LowInformationReason[] = [];
  if (claims === 0) reasons.push("NO_CLAIM");
  if (documents === 1) reasons.push("ONE_DOCUMENT");
  if (isOneVoice) reasons.push("ONE_VOICE");
  if (unknownFactors) reasons.push("UNKNOWN_FACTORS");
  return { value: reasons.length > 0, reasons };
}

/** The same, from the claims themselves with their sources and passages. */
export function lowInformationOf(claims: readonly Pick<ClaimFact, "sources" | "passages">[], unknownFactors = false): LowInformation {
  const [first, ...others] = claims;
  const isOneVoice = first?.passages.some((passage) => others.every(({ passages }) => passages.includes(passage))) ?? false;
  const documents = new Set(claims.flatMap(({ sources }) => sources)).size;
  return lowInformationFrom({ claims: claims.length, documents, isOneVoice }, unknownFactors);
}
