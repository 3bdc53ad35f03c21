import { compareText } from "../text/compare.js";
import type { ClaimFact } from "./claim-fact.js";
import type { Method } from "./method.js";

export const rightsImpactMethod: Method = {
  name: "rightsImpact",
  version: "1",
  description: {
    en: "Which rights an issue is recorded to undermine, how, for whom and by whom, as single claims say it; which practices are recorded to protect these rights, which responses to endanger them, and for which of them no claim of protection is recorded. It counts what was written down: more claims do not make a right more violated, and a right that is not listed may be undermined all the same.",
    es: "Qué derechos está registrado que un problema menoscaba, cómo, a quiénes y por parte de quién, como lo dicen afirmaciones sueltas; qué prácticas está registrado que protegen esos derechos, qué respuestas que los ponen en peligro, y de cuáles no está registrada ninguna protección. Cuenta lo que se escribió: más afirmaciones no hacen un derecho más vulnerado, y un derecho que no aparece puede estar menoscabado igualmente.",
    fr: "Quels droits un problème est enregistré comme compromettant, comment, pour qui et par qui, comme le disent des affirmations isolées ; quelles pratiques sont enregistrées comme protégeant ces droits, quelles réponses comme les mettant en danger, et pour lesquels aucune protection n'est enregistrée. Cela compte ce qui a été écrit : plus d'affirmations ne rendent pas un droit plus atteint, et un droit qui n'y figure pas peut l'être tout autant.",
  },
};

/** Whether a practice is recorded to protect a right, from what is best known to what is not: the first that holds. */
export const protectionStates = {
  REPORTED: "A claim reports that a practice protects the right, in the place asked about or in what lies in it.",
  AIM_ONLY: "Claims on the place only intend or advise that a practice protects the right.",
  WIDER_PLACE_ONLY: "Only of a place around the one asked about, a claim is recorded that a practice protects the right.",
  UNPLACED_ONLY: "Only without a place, a claim is recorded that a practice protects the right.",
  ELSEWHERE_ONLY: "Only of other places, a claim is recorded that a practice protects the right.",
  NONE_RECORDED: "No claim is recorded that a practice protects the right.",
} as const;
export type ProtectionState = keyof typeof protectionStates;

/** How the place of a claim relates to the place asked about; null if none was asked about. Nearest first. */
export const placeScopes = ["EXACT", "WITHIN", "BROADER", "UNPLACED", "ELSEWHERE"] as const;
export type PlaceScope = (typeof placeScopes)[number];
const conceptScopes = ["EXACT", "NARROWER", "BROADER"] as const;
export type ConceptScope = (typeof conceptScopes)[number];

/** A claim that something undermines, protects or endangers a right. */
export interface RightsClaim {
  readonly fact: ClaimFact;
  readonly scope: PlaceScope | null;
}
/** A claim that an issue undermines a right. */
export interface UnderminingClaim extends RightsClaim {
  readonly issueScope: ConceptScope;
}

/** What is recorded of one right. */
export interface RightImpact {
  readonly right: string;
  /** Nearest place first, then nearest issue, then by issue and claim. Each has its own people and actors. */
  readonly undermining: readonly UnderminingClaim[];
  readonly protection: ProtectionState;
  /** Nearest place first, then by practice and claim. */
  readonly protecting: readonly RightsClaim[];
  readonly endangering: readonly RightsClaim[];
  /** People whom a claim of undermining names and no claim of protection does. */
  readonly peopleNotNamed: readonly string[];
}

/** What decides the scopes of claims. */
export interface Surroundings {
  /** The place asked about, if any, and all that is around it. */
  readonly place: string | undefined;
  readonly around: ReadonlySet<string>;
  /** What is around each place that a claim names, itself included. */
  readonly aroundPlaces: ReadonlyMap<string, ReadonlySet<string>>;
}

export function scopeIn({ place, around, aroundPlaces }: Surroundings, at: string | null): PlaceScope | null {
  if (place === undefined) return null;
  if (at === null) return "UNPLACED";
  if (at === place) return "EXACT";
  if (aroundPlaces.get(at)?.has(place)) return "WITHIN";
  return around.has(at) ? "BROADER" : "ELSEWHERE";
}

/**
 * The rights that claims say to be undermined, those with the most claims first, then by id.
 * @param undermining the claims of the issues and places that were asked for
 * @param answers claims of PROTECTS and ENDANGERS, of any place
 */
export function rightsImpactOf(undermining: readonly UnderminingClaim[], answers: readonly RightsClaim[]): RightImpact[] {
  const rights = [...new Set(undermining.map(({ fact }) => fact.object))];
  return rights
    .map((right) => impactOn(right, ofRight(undermining, right), ofRight(answers, right)))
    .sort((a, b) => b.undermining.length - a.undermining.length || compareText(a.right, b.right));
}

function impactOn(right: string, undermining: readonly UnderminingClaim[], answers: readonly RightsClaim[]): RightImpact {
  const saying = (predicate: string) => answers.filter(({ fact }) => fact.predicate === predicate).sort(byScopeAndPractice);
  const protecting = saying("PROTECTS");
  const named = new Set(protecting.flatMap(({ fact }) => fact.for));
  const people = [...new Set(undermining.flatMap(({ fact }) => fact.for))].filter((group) => !named.has(group)).sort();
  const order = (a: UnderminingClaim, b: UnderminingClaim) =>
    byScope(a, b) ||
    conceptScopes.indexOf(a.issueScope) - conceptScopes.indexOf(b.issueScope) ||
    compareText(a.fact.subject, b.fact.subject) ||
    compareText(a.fact.id, b.fact.id);
  return {
    right,
    undermining: [...undermining].sort(order),
    protection: protectionOf(protecting),
    protecting,
    endangering: saying("ENDANGERS"),
    peopleNotNamed: people,
  };
}

const isHere = (scope: PlaceScope | null) => scope === null || scope === "EXACT" || scope === "WITHIN";
const elsewhereStates = { BROADER: "WIDER_PLACE_ONLY", UNPLACED: "UNPLACED_ONLY", ELSEWHERE: "ELSEWHERE_ONLY" } as const;

/** @param protecting the claims that a practice protects the right, nearest first */
function protectionOf(protecting: readonly RightsClaim[]): ProtectionState {
  const here = protecting.filter(({ scope }) => isHere(scope));
  if (here.some(({ fact }) => fact.modality === "REPORTED")) return "REPORTED";
  if (here.length) return "AIM_ONLY";
  const scope = protecting[0]?.scope;
  return scope ? elsewhereStates[scope as keyof typeof elsewhereStates] : "NONE_RECORDED";
}

const byScope = (a: RightsClaim, b: RightsClaim) => placeScopes.indexOf(a.scope ?? "EXACT") - placeScopes.indexOf(b.scope ?? "EXACT");
const byScopeAndPractice = (a: RightsClaim, b: RightsClaim) =>
  byScope(a, b) || compareText(a.fact.subject, b.fact.subject) || compareText(a.fact.id, b.fact.id);

function ofRight<T extends RightsClaim>(claims: readonly T[], right: string): T[] {
  return claims.filter(({ fact }) => fact.object === right);
}
