import type { Effect } from "../../model/claim.js";
import type { ClaimFact } from "../claim-fact.js";
import { transferCandidatesConstants } from "../constants.js";
import type { Range } from "../range.js";
import type { FactorFinding } from "./factor.js";
import { nearestRelation } from "./issue.js";
import type { IssueRelation, RecordedPractice } from "./practices.js";
import { unknownShare } from "./share.js";

const { outcome, capacity, assertion, sources: ofSources, disagreement } = transferCandidatesConstants.evidence;

/** Effects that say what came of it. */
const outcomes: readonly (Effect | null)[] = ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS"];

/** What the effect of a reported claim is worth at least; at most it is an outcome that nobody has recorded yet. */
function effectLow({ effect }: ClaimFact): number {
  if (outcomes.includes(effect)) return outcome;
  return effect === "BUILDS_CAPACITY" ? capacity : 0;
}

/**
 * What is recorded of the effect of a practice on the nearest issue that it addresses: whether it is reported, how, and by how many
 * sources, and whether documents disagree. An aim or advice is no result: what came of it is unknown.
 */
export function evidenceFactor(practice: RecordedPractice, relations: ReadonlyMap<string, IssueRelation>): FactorFinding {
  const relation = nearestRelation(practice, relations);
  const nearest = practice.helpful.filter(({ object }) => relations.get(object) === relation);
  const reported = nearest.filter(({ modality }) => modality === "REPORTED");
  const sources = new Set(reported.flatMap((claim) => claim.sources)).size;
  const claims = reported.length ? reported : nearest;
  const issues = [...new Set(claims.map(({ object }) => object))].sort();
  const values = { claims: claims.length, sources, adverse: practice.adverse.length, issues: { records: issues } };
  const share = reported.length ? reportedShare(reported, sources) : unknownShare;
  if (practice.adverse.length)
    return {
      share: { low: 0, high: Math.min(share.high, disagreement) },
      sentence: { template: reported.length ? "EVIDENCE_DISAGREEMENT" : "EVIDENCE_AIM_DISPUTED", values },
      claims: [...claims, ...practice.adverse],
    };
  if (!reported.length) return { share, sentence: { template: "EVIDENCE_AIM", values }, claims };
  const best = Math.max(...reported.map(effectLow));
  const template = best === outcome ? "EVIDENCE_OUTCOME" : best === capacity ? "EVIDENCE_CAPACITY" : "EVIDENCE_EFFECT_NOT_SAID";
  return { share, sentence: { template, values }, claims };
}

/** The best of the reported claims, and how many sources there are. Each end is the best that some claim gives. */
function reportedShare(reported: readonly ClaimFact[], sources: number): Range {
  const bySources = ofSources[Math.min(sources, ofSources.length) - 1] ?? 0;
  const best = (effectOf: (claim: ClaimFact) => number) =>
    Math.max(...reported.map((claim) => effectOf(claim) + assertion[claim.assertion])) + bySources;
  return { low: best(effectLow), high: best(() => outcome) };
}
