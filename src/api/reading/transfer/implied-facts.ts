import type { ImpliedFacts } from "../../../analysis/transfer/implied-here.js";
import { type ClaimChoice, distinctTerms } from "../../../graph/filter.js";
import { type Assertion, defaultAssertions } from "../../../model/claim.js";
import { readClaimFacts, readSteps } from "../facts.js";
import type { Reader } from "../reader.js";

/** The assertions of claims that no document states. */
const notStated: readonly Assertion[] = ["IMPLIED", "INFERRED"];
const chosen = ({ assertions }: ClaimChoice) => assertions ?? defaultAssertions;

/** A choice with claims too that a document only implies or that we infer; null if it has them all. */
export function withImplied(choice: ClaimChoice): (ClaimChoice & { readonly assertions: readonly Assertion[] }) | null {
  const missing = notStated.filter((one) => !chosen(choice).includes(one));
  return missing.length ? { ...choice, assertions: distinctTerms([...chosen(choice), ...missing]) } : null;
}

/** What only claims that the choice leaves out as implied or inferred say of where practices are, and of what they address. */
export async function readImpliedFacts(reader: Reader, practices: readonly string[], choice: ClaimChoice): Promise<ImpliedFacts> {
  const assertions = notStated.filter((one) => !chosen(choice).includes(one));
  if (assertions.length === 0 || practices.length === 0) return { claims: [], around: [] };
  const claims = await readClaimFacts(reader, {
    ids: practices,
    end: "subject",
    predicates: ["ADDRESSES", "CARRIED_OUT_IN"],
    details: ["at"],
    choice: { ...choice, assertions },
  });
  const places = claims.map(({ predicate, object, at }) => (predicate === "CARRIED_OUT_IN" ? object : at));
  return {
    claims,
    around: await readSteps(
      reader,
      "places",
      "up",
      places.filter((place) => place !== null),
    ),
  };
}
