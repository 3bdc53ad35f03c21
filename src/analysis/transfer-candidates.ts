import { compareText } from "../text/compare.js";
import type { ClaimFact } from "./claim-fact.js";
import { type LowInformation, lowInformationOf } from "./low-information.js";
import type { Method } from "./method.js";
import type { Range } from "./range.js";
import { type Bracket, bracketsOf } from "./transfer/brackets.js";
import { conditionsFactor } from "./transfer/conditions.js";
import { contextFactor } from "./transfer/context.js";
import { evidenceFactor } from "./transfer/evidence.js";
import { type FactorFinding, type TransferFactor, transferFactors } from "./transfer/factor.js";
import { type TransferFacts, TransferIndex } from "./transfer/facts.js";
import { issueFactor, nearestRelation } from "./transfer/issue.js";
import { byNearness, type PlaceOfUse } from "./transfer/places.js";
import { populationFactor } from "./transfer/population.js";
import {
  groupedByPlaces,
  type IssueRelation,
  issueRelations,
  placesOfUse,
  type RecordedPractice,
  recordedPractices,
  type SaidOfPlaces,
  type TransferOptions,
} from "./transfer/practices.js";
import { replicationFactor } from "./transfer/replication.js";
import { rightsFactor } from "./transfer/rights.js";
import { contributionOf, type FactorState, stateOf } from "./transfer/share.js";
import type { TransferWeights } from "./transfer/weights.js";

export const transferCandidatesMethod: Method = {
  name: "transferCandidates",
  version: "3",
  description: {
    en: "Compares practices that are recorded elsewhere, or of no place, with what is recorded of a community: seven factors after PIET-T, each a range of what is still possible. It is an indication of what to look into and what to ask, not a prediction: never decide on it alone, and never rank communities or people by it.",
    es: "Compara prácticas registradas en otros lugares, o sin lugar, con lo que está registrado de una comunidad: siete factores según PIET-T, cada uno un intervalo de lo que aún es posible. Es una indicación de qué examinar y qué preguntar, no una predicción: nunca decida solo por ella, ni clasifique por ella a comunidades o personas.",
    fr: "Compare des pratiques enregistrées ailleurs, ou sans lieu, avec ce qui est enregistré d'une communauté : sept facteurs d'après PIET-T, chacun un intervalle de ce qui reste possible. C'est une indication de ce qu'il faut examiner et demander, non une prédiction : ne décidez jamais sur elle seule, et ne classez ni communautés ni personnes d'après elle.",
  },
};

/** A factor of one candidate, with its part in the indication. */
export interface CandidateFactor extends FactorFinding {
  readonly factor: TransferFactor;
  readonly state: FactorState;
  readonly weight: number;
  readonly contribution: Range;
}
/** A practice or programme that could fit, with everything that speaks for it, against it, or is not known. */
export interface TransferCandidate extends RecordedPractice {
  readonly issueRelation: IssueRelation;
  /** Its helpful claims, by where they hold. */
  readonly saidOf: readonly SaidOfPlaces[];
  readonly factors: readonly CandidateFactor[];
  /** The sum of the contributions, exactly. */
  readonly indication: Range;
  readonly lowInformation: LowInformation;
  /** Where it was used, the nearest first. */
  readonly placesOfUse: readonly PlaceOfUse[];
  /** Whether a place where it was used lies around the community: it may have been used here. */
  readonly isUsedAround: boolean;
}
export interface TransferResult {
  readonly brackets: readonly Bracket<TransferCandidate>[];
  /** Practices that are recorded for the issue and are no candidates, by id. */
  readonly notOffered: readonly RecordedPractice[];
  /** Claims that the community faces the issue, or a narrower one. */
  readonly faced: readonly ClaimFact[];
  readonly lowInformation: LowInformation;
}

/** Which practices and programmes from elsewhere could fit a community. `docs/methods.md` explains it, under transferCandidates. */
export function findTransferCandidates(facts: TransferFacts, weights: TransferWeights, options: TransferOptions): TransferResult {
  const index = new TransferIndex(facts);
  const relations = issueRelations(index);
  const recorded = recordedPractices(index, relations, options);
  const candidates = recorded
    .filter(({ reason }) => reason === null)
    .map((practice) => candidateOf(index, relations, practice, weights, options));
  const nameOf = ({ practice }: RecordedPractice) => facts.names.get(practice) ?? practice;
  const byName = (a: RecordedPractice, b: RecordedPractice) => compareText(nameOf(a), nameOf(b)) || compareText(a.practice, b.practice);
  return {
    brackets: bracketsOf(candidates, byName),
    notOffered: recorded.filter(({ reason }) => reason !== null),
    faced: index.from("FACES", facts.community).filter(({ object }) => isIssueOrNarrower(relations.get(object))),
    lowInformation: lowInformationOf(
      candidates.flatMap(({ helpful }) => helpful),
      candidates.some(hasUnknown),
    ),
  };
}
const isIssueOrNarrower = (relation?: IssueRelation) => relation === "EXACT" || relation === "NARROWER";
const hasUnknown = ({ factors }: Pick<TransferCandidate, "factors">) => factors.some(({ state }) => state === "UNKNOWN");

function candidateOf(
  index: TransferIndex,
  relations: ReadonlyMap<string, IssueRelation>,
  recorded: RecordedPractice,
  weights: TransferWeights,
  options: TransferOptions,
): TransferCandidate {
  const { community, issue } = index.facts;
  const about = { practice: { record: recorded.practice }, community: { record: community }, issue: { record: issue } };
  const uses = placesOfUse(index, recorded, options);
  const places = byNearness(index, uses);
  const findings: Readonly<Record<TransferFactor, FactorFinding>> = {
    ISSUE: issueFactor(index, recorded, relations),
    EVIDENCE: evidenceFactor(recorded, relations),
    CONTEXT: contextFactor(index, uses, places[0]),
    POPULATION: populationFactor(index, recorded),
    REPLICATION: replicationFactor(index, uses),
    CONDITIONS: conditionsFactor(index, recorded.practice),
    RIGHTS: rightsFactor(index, recorded.practice),
  };
  const factors = transferFactors.map((factor): CandidateFactor => {
    const finding = findings[factor];
    const contribution = contributionOf(weights[factor], finding.share);
    return {
      ...finding,
      factor,
      sentence: { ...finding.sentence, values: { ...about, ...finding.sentence.values } },
      claims: distinct(finding.claims),
      state: stateOf(finding.share),
      weight: weights[factor],
      contribution,
    };
  });
  const sum = (end: keyof Range) => factors.reduce((total, { contribution }) => total + contribution[end], 0);
  return {
    ...recorded,
    issueRelation: nearestRelation(recorded, relations),
    saidOf: groupedByPlaces(index, recorded.helpful),
    factors,
    indication: { low: sum("low"), high: sum("high") },
    lowInformation: lowInformationOf(recorded.helpful, hasUnknown({ factors })),
    placesOfUse: places,
    isUsedAround: places.some(({ isAround }) => isAround),
  };
}

/** Each claim once, by id. */
function distinct(claims: readonly ClaimFact[]): ClaimFact[] {
  return [...new Map(claims.map((claim) => [claim.id, claim])).values()].sort((a, b) => compareText(a.id, b.id));
}
