import { adverseEffects, type Modality } from "../../model/claim.js";
import { compareText } from "../../text/compare.js";
import type { ClaimFact } from "../claim-fact.js";

/** The predicates of claims that say what a practice does, or is to do. */
export const outcomePredicates = ["ADDRESSES", "PROTECTS", "ENDANGERS"] as const;

/** Which way a claim speaks, as its effect says it. */
export const outcomeSides = {
  FOR: "It says that the practice helps against the issue, or protects the right.",
  AGAINST: "It says that the practice makes the issue worse, does nothing about it or neglects people, or endangers the right.",
  BOTH: "It says that the practice helps in one way and harms in another.",
  NOT_SAID: "It says that the practice deals with the issue, and not with what effect.",
} as const;
export type OutcomeSide = keyof typeof outcomeSides;

/** What claims say of outcomes: reports alone decide it, and an aim or advice never counts as a result. */
export const outcomeStates = {
  FOR: "Claims report that it helps, and none that it does harm or nothing.",
  AGAINST: "Claims report that it does harm or nothing, and none that it helps.",
  FOR_AND_AGAINST: "Claims report that it helps, and that it does harm or nothing.",
  EFFECT_NOT_SAID: "Claims report that it deals with an issue; none says with what effect.",
  ONLY_MEANT: "Claims say only what it is meant or advised to do. No claim is recorded of what came of it.",
  NONE_RECORDED: "No claim is recorded of what came of it, or what it was meant to do.",
} as const;
export type OutcomeState = keyof typeof outcomeStates;

/** A claim on what a practice does, or is to do. */
export interface OutcomeClaim {
  readonly fact: ClaimFact;
  readonly side: OutcomeSide;
}
export interface Outcomes {
  readonly state: OutcomeState;
  /** Reports first, then by side, by what they are about and by id. */
  readonly claims: readonly OutcomeClaim[];
  /** Claims that speak both ways are in both. */
  readonly reportedFor: readonly OutcomeClaim[];
  readonly reportedAgainst: readonly OutcomeClaim[];
  readonly reportedNotSaid: readonly OutcomeClaim[];
  readonly meant: readonly OutcomeClaim[];
}

export const modalityOrder: readonly Modality[] = ["REPORTED", "INTENDED", "RECOMMENDED"];
const sideOrder = Object.keys(outcomeSides) as readonly OutcomeSide[];

export function sideOf({ predicate, effect }: ClaimFact): OutcomeSide {
  if (predicate === "PROTECTS") return "FOR";
  if (predicate === "ENDANGERS") return "AGAINST";
  if (effect === "MIXED") return "BOTH";
  if (effect === null || effect === "UNSPECIFIED") return "NOT_SAID";
  return adverseEffects.includes(effect) ? "AGAINST" : "FOR";
}

export function outcomesOf(facts: readonly ClaimFact[]): Outcomes {
  const claims = facts
    .map((fact) => ({ fact, side: sideOf(fact) }))
    .sort(
      (a, b) =>
        modalityOrder.indexOf(a.fact.modality) - modalityOrder.indexOf(b.fact.modality) ||
        sideOrder.indexOf(a.side) - sideOrder.indexOf(b.side) ||
        compareText(a.fact.object, b.fact.object) ||
        compareText(a.fact.id, b.fact.id),
    );
  const reported = claims.filter(({ fact }) => fact.modality === "REPORTED");
  const on = (...sides: readonly OutcomeSide[]) => reported.filter(({ side }) => sides.includes(side));
  const parts = {
    reportedFor: on("FOR", "BOTH"),
    reportedAgainst: on("AGAINST", "BOTH"),
    reportedNotSaid: on("NOT_SAID"),
    meant: claims.filter(({ fact }) => fact.modality !== "REPORTED"),
  };
  return { state: stateOf(parts), claims, ...parts };
}

function stateOf({ reportedFor, reportedAgainst, reportedNotSaid, meant }: Omit<Outcomes, "state" | "claims">): OutcomeState {
  if (reportedFor.length) return reportedAgainst.length ? "FOR_AND_AGAINST" : "FOR";
  if (reportedAgainst.length) return "AGAINST";
  if (reportedNotSaid.length) return "EFFECT_NOT_SAID";
  return meant.length ? "ONLY_MEANT" : "NONE_RECORDED";
}
