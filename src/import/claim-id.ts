import { createHash } from "node:crypto";
import type { Claim } from "../model/claim.js";
import type { ClaimRecord } from "../model/records.js";

/** What makes a claim the claim that it is: what it says, and whose word it is. Not its sentence, its lines, its review or who may see it. */
export type Said = Pick<ClaimRecord, "subject" | "object" | "at" | "for" | "by"> &
  Pick<
    Claim,
    "predicate" | "assertion" | "modality" | "effect" | "mechanism" | "period" | "quantityComparator" | "quantityValue" | "quantityUnit"
  > & {
    /** The sources, not the passages: the same thing said on another page of the same document is the same claim. */
    readonly sources: readonly string[];
  };

/**
 * The id of a claim: `claim-` and 100 bits of the SHA-256 of what it says. Importing it twice changes nothing; mending its
 * sentence breaks no citation. Whatever a claim does not have is left out of the hash, so that the model can grow and every
 * published id stays.
 */
export function claimId({ predicate, subject, object, at, mechanism, effect, modality, assertion, period, ...said }: Said): string {
  const { quantityComparator, quantityValue, quantityUnit } = said;
  const ordered = (ids: readonly string[]) => (ids.length > 0 ? [...new Set(ids)].sort() : undefined);
  // The keys stand in alphabetical order, and that order is part of every id: `for` before `mechanism`, always.
  const canonical = JSON.stringify({
    assertion,
    at,
    by: ordered(said.by),
    effect,
    for: ordered(said.for),
    mechanism,
    modality,
    object,
    period,
    predicate,
    quantityComparator,
    quantityUnit,
    quantityValue,
    sources: ordered(said.sources),
    subject,
  });
  return `claim-${base32(createHash("sha256").update(canonical).digest()).slice(0, 20)}`;
}

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
/** RFC 4648 in lower case, without padding. */
function base32(bytes: Uint8Array): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return text;
}
