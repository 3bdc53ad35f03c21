import type { ClaimFact } from "../claim-fact.js";
import { transferCandidatesConstants } from "../constants.js";
import type { Range } from "../range.js";
import type { FactorFinding, FactorTemplate } from "./factor.js";
import type { TransferIndex } from "./facts.js";
import { atLeast, exactly, meanOf, unknownShare } from "./share.js";

/**
 * Whether a practice protects rights that are recorded as undermined in the community or by the issue, and whether it endangers any. A
 * protected right of which no such claim is recorded is unknown; an endangered one is nothing.
 */
export function rightsFactor(index: TransferIndex, practice: string): FactorFinding {
  const protects = index.from("PROTECTS", practice);
  const endangers = index.from("ENDANGERS", practice);
  const undermined = underminedRights(index);
  const objects = (claims: readonly ClaimFact[]) => [...new Set(claims.map(({ object }) => object))].sort();
  const endangered = objects(endangers);
  const protectedRights = objects(protects).map((right) => protectedRight(index, right, undermined));
  const atStake = protectedRights.filter(({ claims }) => claims.length > 0);
  const shares: Range[] = [...protectedRights.map(({ share }) => share), ...endangered.map(() => exactly(0))];
  const values = {
    protected: { records: protectedRights.map(({ right }) => right) },
    undermined: { records: atStake.map(({ right }) => right) },
    endangered: { records: endangered },
  };
  return {
    share: meanOf(shares),
    sentence: { template: rightsTemplate(protectedRights.length, atStake.length, endangered.length), values },
    claims: [...protects, ...endangers, ...atStake.flatMap(({ claims }) => claims)],
  };
}

function rightsTemplate(protects: number, atStake: number, endangers: number): FactorTemplate {
  if (endangers) return protects ? "RIGHTS_PROTECTED_AND_ENDANGERED" : "RIGHTS_ENDANGERED";
  if (!protects) return "RIGHTS_NOT_SAID";
  return atStake ? "RIGHTS_PROTECTED" : "RIGHTS_NOT_RECORDED_AS_UNDERMINED";
}

/** Claims that a right is undermined in the community, or by the issue or a narrower one in general: of a place around it, or of none. */
function underminedRights(index: TransferIndex): ClaimFact[] {
  const { community, issue, narrower, claims } = index.facts;
  const issues = new Set([issue, ...narrower.map(({ to }) => to)]);
  return claims
    .filter(({ predicate }) => predicate === "UNDERMINES")
    .filter(({ subject, at }) => at === community || (issues.has(subject) && (at === null || index.isWithin(community, at))))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A right itself counts in full; one that is wider or narrower than it counts partly at least. */
function protectedRight(index: TransferIndex, right: string, undermined: readonly ClaimFact[]) {
  const same = undermined.filter(({ object }) => object === right);
  const related = undermined.filter(({ object }) => object !== right && (index.isWithin(object, right) || index.isWithin(right, object)));
  const share = same.length ? exactly(100) : related.length ? atLeast(transferCandidatesConstants.partly) : unknownShare;
  return { right, share, claims: [...same, ...related] };
}
