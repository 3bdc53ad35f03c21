import type { ClaimFilter, Effect, Predicate } from "../documents/answers.generated.js";
import { harmingEffects, helpingEffects } from "../marks/effects.js";

const helpful = [...helpingEffects];
/** Effects that stand apart from help. A claim that a response helps and harms is one of them. */
const adverse: Effect[] = ["MIXED", ...harmingEffects];
/** Effects on an issue. Without them a report says what was done, or that people became better able to act. */
const outcomes: Effect[] = ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS", "MIXED"];

const predicates = (...names: Predicate[]): ClaimFilter => ({ predicate: { in: names } });

/** Claims that a response does harm or nothing, leaves people out, or puts a right in danger. */
const harm: ClaimFilter = { or: [{ effect: { in: adverse } }, predicates("ENDANGERS")] };

/** Which claims of a record are listed together on its page. Each claim is in one list. */
export const recordFilters = { harm, said: { not: harm } } satisfies Record<string, ClaimFilter>;

export const practiceFilters = {
  purpose: { ...predicates("ADDRESSES"), effect: { in: helpful } },
  outcomes: { ...predicates("ADDRESSES"), effect: { in: outcomes }, modality: { eq: "REPORTED" } },
  harm,
  needs: predicates("SUCCEEDS_WITH"),
  hindered: predicates("HINDERS"),
  rights: predicates("PROTECTS"),
  ties: predicates("SERVES", "LED_BY", "INVOLVES", "PART_OF_PROGRAMME", "PRODUCED"),
  tied: predicates("PART_OF_PROGRAMME", "ENCOURAGES", "SUPPORTS"),
} satisfies Record<string, ClaimFilter>;

export const rightFilters = {
  undermined: predicates("UNDERMINES"),
  endangered: predicates("ENDANGERS"),
  protected: predicates("PROTECTS"),
} satisfies Record<string, ClaimFilter>;
