import type { ClaimFact } from "../claim-fact.js";
import { transferCandidatesConstants } from "../constants.js";
import type { Range } from "../range.js";
import type { FactorFinding } from "./factor.js";
import type { TransferIndex } from "./facts.js";
import type { RecordedPractice } from "./practices.js";
import { atLeast, exactly, meanOf, unknownShare } from "./share.js";

/** What is recorded of one group of people that a practice is for. */
interface Served {
  readonly group: string;
  readonly share: Range;
  /** The claims that the issue hits them. */
  readonly hits: readonly ClaimFact[];
}

/**
 * Whether the people whom a practice is for are recorded as hit by the issue, or a narrower one: in the community, or in general (of a
 * place around it, or of no place). People who are not recorded as hit are unknown, for absence is no mismatch.
 */
export function populationFactor(index: TransferIndex, { practice, helpful }: RecordedPractice): FactorFinding {
  const serving = [...index.from("SERVES", practice), ...helpful.filter((claim) => claim.for.length > 0)];
  const groups = [...new Set(serving.flatMap((claim) => (claim.predicate === "SERVES" ? [claim.object] : claim.for)))].sort();
  const hits = hitsOf(index);
  const served = groups.map((group) => servedGroup(index, group, hits));
  const hit = served.filter((one) => one.hits.length > 0);
  const affected = [...new Set(hits.map(({ object }) => object))].sort();
  const values = {
    people: { records: groups },
    hit: { records: hit.map(({ group }) => group) },
    affected: { records: affected },
    affectedCount: affected.length,
  };
  return {
    share: meanOf(served.map(({ share }) => share)),
    sentence: { template: templateOf(index, served), values },
    claims: [...serving, ...hits],
  };
}

function templateOf({ facts }: TransferIndex, served: readonly Served[]) {
  const hits = served.flatMap((one) => one.hits);
  if (!served.length) return "POPULATION_NOT_SAID";
  if (!hits.length) return "POPULATION_NOT_RECORDED_AS_HIT";
  return hits.some(({ at }) => at === facts.community) ? "POPULATION_HIT_HERE" : "POPULATION_HIT_IN_GENERAL";
}

/** The claims of whom the issue or a narrower one hits, in the community or in general. */
function hitsOf(index: TransferIndex): ClaimFact[] {
  const { community, issue, narrower } = index.facts;
  const issues = [...new Set([issue, ...narrower.map(({ to }) => to)])];
  return issues.flatMap((one) => index.from("AFFECTS", one)).filter(({ at }) => at === null || index.isWithin(community, at));
}

/** A group is hit if it, or a wider one, is recorded as hit; where only a part of it is, or it is so in general alone, partly at least. */
function servedGroup(index: TransferIndex, group: string, hits: readonly ClaimFact[]): Served {
  const { partly } = transferCandidatesConstants;
  const whole = hits.filter(({ object }) => index.isWithin(group, object));
  const part = hits.filter(({ object }) => !index.isWithin(group, object) && index.isWithin(object, group));
  const isHere = ({ at }: ClaimFact) => at === index.facts.community;
  const share = whole.some(isHere) ? exactly(100) : whole.length + part.length ? atLeast(partly) : unknownShare;
  return { group, share, hits: [...whole, ...part] };
}
