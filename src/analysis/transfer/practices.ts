import { adverseEffects, type Effect, helpfulEffects } from "../../model/claim.js";
import type { ClaimFact } from "../claim-fact.js";
import { transferCandidatesConstants } from "../constants.js";
import type { TransferIndex } from "./facts.js";

/** How the issue that a practice addresses relates to the one asked about, nearest first. */
export type IssueRelation = keyof typeof transferCandidatesConstants.issue;
export const relationNames = Object.keys(transferCandidatesConstants.issue) as IssueRelation[];

/** Where a claim holds, as seen from the community: exactly there, within it, elsewhere, around it, or the source names no place. */
export type ClaimScope = "EXACT" | "WITHIN" | "ELSEWHERE" | "BROADER" | "UNPLACED";

/** Why a practice that is recorded for the issue is not a candidate. */
export type NotOfferedReason = "ADVERSE_ONLY" | "ALREADY_HERE" | "SAME_COUNTRY_ONLY";

export interface TransferOptions {
  /** Whether what is said of the community's own country counts no more than if it were not recorded. */
  readonly excludeSameCountry: boolean;
  /** Whether what is recorded in the community already is offered too. */
  readonly includeAlreadyHere: boolean;
  /** Through which issues a practice can be a candidate. */
  readonly issueRelations: readonly IssueRelation[];
}

/** A practice or programme that is recorded for the issue, with the claims that decide whether it is a candidate. */
export interface RecordedPractice {
  readonly practice: string;
  /** Why it is no candidate; null if it is one. */
  readonly reason: NotOfferedReason | null;
  /** The claims for which it is none. */
  readonly reasonClaims: readonly ClaimFact[];
  /** Helpful claims on the issues that count, without those that an option excludes. */
  readonly helpful: readonly ClaimFact[];
  /** Adverse claims on the issue, on narrower and on wider ones. */
  readonly adverse: readonly ClaimFact[];
  /** Claims by which it is recorded in the community, or within it. */
  readonly here: readonly ClaimFact[];
}

/** The issues that count, with how they relate to the one asked about: the nearest way counts. */
export function issueRelations(index: TransferIndex): Map<string, IssueRelation> {
  const relations = new Map<string, IssueRelation>();
  const relate = (issue: string, relation: IssueRelation) => {
    if (!relations.has(issue)) relations.set(issue, relation);
  };
  relate(index.facts.issue, "EXACT");
  for (const step of index.facts.narrower) relate(step.to, "NARROWER");
  for (const step of index.facts.wider) relate(step.to, "BROADER");
  for (const claim of index.to("DRIVES", index.facts.issue)) relate(claim.subject, "DRIVER");
  return relations;
}

const isHelpful = ({ effect }: ClaimFact) => helpfulEffects.includes(effect as Effect);
const isAdverse = ({ effect }: ClaimFact) => adverseEffects.includes(effect as Effect);

/** Where a claim holds, as seen from the community. */
function scopeOf(index: TransferIndex, { at }: ClaimFact): ClaimScope {
  if (at === null) return "UNPLACED";
  if (at === index.facts.community) return "EXACT";
  if (index.isHere(at)) return "WITHIN";
  return index.isWithin(index.facts.community, at) ? "BROADER" : "ELSEWHERE";
}

/** Claims that hold in places of one sort, as seen from the community. */
export interface SaidOfPlaces {
  readonly scope: ClaimScope;
  readonly claims: readonly ClaimFact[];
}
const scopes: readonly ClaimScope[] = ["EXACT", "WITHIN", "ELSEWHERE", "BROADER", "UNPLACED"];
/** Claims by where they hold; without the places of which there is none. */
export const groupedByPlaces = (index: TransferIndex, claims: readonly ClaimFact[]): SaidOfPlaces[] =>
  scopes
    .map((scope) => ({ scope, claims: claims.filter((claim) => scopeOf(index, claim) === scope) }))
    .filter((places) => places.claims.length > 0);

/** Whether a place is in a country of the community, or is one. */
export function isSameCountry(index: TransferIndex, place: string): boolean {
  const own = index.countriesOf(index.facts.community);
  return index.countriesOf(place).some((country) => own.includes(country));
}

/** Every practice and programme with a helpful claim on an issue that counts, or an adverse one that speaks against it; by id. */
export function recordedPractices(
  index: TransferIndex,
  relations: ReadonlyMap<string, IssueRelation>,
  { excludeSameCountry, includeAlreadyHere, issueRelations: chosen }: TransferOptions,
): RecordedPractice[] {
  const addressed = index.facts.claims.filter(({ predicate, object }) => predicate === "ADDRESSES" && relations.has(object));
  const practices = [...new Set(addressed.map(({ subject }) => subject))].sort();
  return practices.flatMap((practice): RecordedPractice[] => {
    const claims = index.from("ADDRESSES", practice).filter(({ object }) => relations.has(object));
    const anyHelpful = claims.filter((claim) => isHelpful(claim) && chosen.includes(relations.get(claim.object) as IssueRelation));
    const adverse = claims.filter((claim) => isAdverse(claim) && relations.get(claim.object) !== "DRIVER");
    if (anyHelpful.length + adverse.length === 0) return [];
    const here = [
      ...anyHelpful.filter(({ at }) => at !== null && index.isHere(at)),
      ...index.from("CARRIED_OUT_IN", practice).filter(({ object }) => index.isHere(object)),
    ];
    const helpful = anyHelpful.filter(({ at }) => !(excludeSameCountry && at !== null && isSameCountry(index, at)));
    const elsewhere = helpful.filter(({ at }) => at === null || !index.isHere(at));
    const [reason, reasonClaims] = reasonAgainst({ anyHelpful, adverse, here, elsewhere, includeAlreadyHere });
    return [{ practice, reason, reasonClaims, helpful, adverse, here }];
  });
}

interface ReasonFacts extends Pick<RecordedPractice, "adverse" | "here">, Pick<TransferOptions, "includeAlreadyHere"> {
  readonly anyHelpful: readonly ClaimFact[];
  readonly elsewhere: readonly ClaimFact[];
}
/** Why a practice is no candidate, the first reason that holds, with the claims that give it; null if it is one. */
function reasonAgainst(facts: ReasonFacts): readonly [NotOfferedReason | null, readonly ClaimFact[]] {
  const { anyHelpful, adverse, here, elsewhere, includeAlreadyHere } = facts;
  if (anyHelpful.length === 0) return ["ADVERSE_ONLY", adverse];
  if (here.length > 0 && !(includeAlreadyHere && elsewhere.length > 0)) return ["ALREADY_HERE", here];
  return elsewhere.length === 0 ? ["SAME_COUNTRY_ONLY", anyHelpful] : [null, []];
}

/** The places where a practice was used, as documents report: where it addressed an issue, and where it was carried out; not here. */
export function placesOfUse(
  index: TransferIndex,
  { practice, helpful }: RecordedPractice,
  { excludeSameCountry }: TransferOptions,
): Map<string, ClaimFact[]> {
  const uses = new Map<string, ClaimFact[]>();
  const use = (place: string | null, claim: ClaimFact) => {
    if (place === null || claim.modality !== "REPORTED" || index.isHere(place)) return;
    if (excludeSameCountry && isSameCountry(index, place)) return;
    uses.set(place, [...(uses.get(place) ?? []), claim]);
  };
  for (const claim of helpful) use(claim.at, claim);
  for (const claim of index.from("CARRIED_OUT_IN", practice)) use(claim.object, claim);
  return uses;
}
