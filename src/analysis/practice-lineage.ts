import { compareIntervals, type Interval, intervalOf, isRelated } from "../model/dates/interval.js";
import { compareText } from "../text/compare.js";
import type { ClaimFact } from "./claim-fact.js";
import { groupedBy } from "./grouped-by.js";
import { type Outcomes, outcomePredicates, outcomesOf } from "./lineage/outcomes.js";
import { compareNullable, mayOverlap, type OrderedStep, stepsOf, strongestModality, takingPartPredicates } from "./lineage/steps.js";
import type { Method } from "./method.js";

export const practiceLineageMethod: Method = {
  name: "practiceLineage",
  version: "2",
  description: {
    en: "Where and when a practice is recorded as carried out, step by step in the order of time, with what claims of the same places and times tell for it and against it, who carries it out, and what came before and after it in the same programmes. It orders what was written down: a step that is missing may have been taken all the same, and what is told after a step need not come of it.",
    es: "Dónde y cuándo está registrado que una práctica se llevó a cabo, paso por paso en el orden del tiempo, con lo que las afirmaciones de los mismos lugares y tiempos dicen a favor y en contra, quién la lleva a cabo, y qué hubo antes y después en los mismos programas. Ordena lo que se escribió: un paso que falta puede haberse dado, y lo que se dice después de un paso no tiene por qué venir de él.",
    fr: "Où et quand une pratique est enregistrée comme menée, étape par étape dans l'ordre du temps, avec ce que les affirmations des mêmes lieux et moments disent pour et contre elle, qui la mène, et ce qu'il y eut avant et après dans les mêmes programmes. Cela ordonne ce qui a été écrit : une étape absente a pu avoir lieu, et ce qui est dit après une étape n'en résulte pas forcément.",
  },
};

/** The predicates of the claims about a practice that its lineage is made of. */
export const lineagePredicates = ["CARRIED_OUT_IN", ...takingPartPredicates, ...outcomePredicates] as const;

/** What no claim that counts says of a practice. */
export const lineageGaps = {
  REPORT: "No claim reports that it was carried out: what is recorded is meant or advised at most.",
  PLACE: "No claim says where it was carried out.",
  TIME: "No claim says when it was carried out.",
  AGENT: "No claim says who leads it or takes part in it.",
  PROGRAMME: "No claim says which programme or event it belongs to.",
  OUTCOME: "No claim reports that it helps, or that it does harm or nothing.",
} as const;
export type LineageGap = keyof typeof lineageGaps;

export interface LineageStep extends OrderedStep {
  readonly outcomes: Outcomes;
}
/** A record that claims tie a practice to. */
export interface LineageTie {
  readonly record: string;
  readonly predicate: string;
  /** By id. */
  readonly claims: readonly ClaimFact[];
  readonly modality: ClaimFact["modality"];
  /** The periods that its claims name, in the order of time. */
  readonly periods: readonly string[];
}
export interface PracticeLineage {
  readonly steps: readonly LineageStep[];
  /** Claims on what it does that name no place and belong to no step. */
  readonly withoutPlace: Outcomes;
  /** Claims on what it does in a place and time in which no step is recorded. */
  readonly elsewhere: Outcomes;
  /** All claims on what it does. */
  readonly outcomes: Outcomes;
  /** Who leads it, by id, then who takes part. */
  readonly agents: readonly LineageTie[];
  /** The programmes and events that it belongs to, by id. */
  readonly programmes: readonly LineageTie[];
  readonly notRecorded: readonly LineageGap[];
}

/**
 * @param claims those of `lineagePredicates` with the practice as their subject
 * @param aroundPlaces what is around each place that they name as where they hold, itself included
 */
export function lineageOf(claims: readonly ClaimFact[], aroundPlaces: ReadonlyMap<string, ReadonlySet<string>>): PracticeLineage {
  const steps = stepsOf(claims);
  const stepsAt = groupedBy(steps, ({ place }) => place);
  const outcomes = claims.filter(({ predicate }) => (outcomePredicates as readonly string[]).includes(predicate));
  const byStep = new Map<OrderedStep, ClaimFact[]>(steps.map((step) => [step, []]));
  const rest: ClaimFact[] = [];
  for (const claim of outcomes) {
    const interval = claim.period === null ? null : intervalOf(claim.period);
    const there =
      claim.at === null
        ? (stepsAt.get(null) ?? []).filter((step) => interval !== null && mayOverlap(step.interval, interval))
        : [...(aroundPlaces.get(claim.at) ?? [claim.at])]
            .flatMap((place) => stepsAt.get(place) ?? [])
            .filter((step) => mayOverlap(step.interval, interval));
    for (const step of there) byStep.get(step)?.push(claim);
    if (!there.length) rest.push(claim);
  }
  const all = outcomesOf(outcomes);
  const [agents, programmes] = [tiesOf(claims, ["LED_BY", "INVOLVES"]), tiesOf(claims, ["PART_OF_PROGRAMME"])];
  const gaps: Readonly<Record<LineageGap, boolean>> = {
    REPORT: !steps.some(({ modality }) => modality === "REPORTED"),
    PLACE: !steps.some(({ place }) => place !== null),
    TIME: !steps.some(({ period }) => period !== null),
    AGENT: agents.length === 0,
    PROGRAMME: programmes.length === 0,
    OUTCOME: all.reportedFor.length + all.reportedAgainst.length === 0,
  };
  return {
    steps: steps.map((step) => ({ ...step, outcomes: outcomesOf(byStep.get(step) ?? []) })),
    withoutPlace: outcomesOf(rest.filter(({ at }) => at === null)),
    elsewhere: outcomesOf(rest.filter(({ at }) => at !== null)),
    outcomes: all,
    agents,
    programmes,
    notRecorded: (Object.keys(gaps) as LineageGap[]).filter((gap) => gaps[gap]),
  };
}

function tiesOf(claims: readonly ClaimFact[], predicates: readonly string[]): LineageTie[] {
  return predicates.flatMap((predicate) => {
    const groups = groupedBy(
      claims.filter((claim) => claim.predicate === predicate),
      ({ object }) => object,
    );
    return [...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([record, own]) => ({
        record,
        predicate,
        claims: own.sort((a, b) => compareText(a.id, b.id)),
        modality: strongestModality(own),
        periods: periodsOf(own),
      }));
  });
}

/** The different periods that claims name, in the order of time. */
export function periodsOf(claims: readonly ClaimFact[]): string[] {
  const periods = [...new Set(claims.flatMap(({ period }) => period ?? []))];
  return periods.sort((a, b) => compareIntervals(intervalOf(a), intervalOf(b)) || compareText(a, b));
}

/** How something else of a programme stands in time to a practice. */
export const siblingOrders = {
  BEFORE: "All that is recorded of when it was lies before the practice.",
  OVERLAPS: "It may have a day in common with the practice, or lies between two of its steps.",
  AFTER: "All that is recorded of when it was lies after the practice.",
  UNDATED: "No claim says when it was, or when the practice was.",
} as const;
export type SiblingOrder = keyof typeof siblingOrders;

/** Something else that belongs to a programme of a practice. */
export interface ProgrammeSibling {
  readonly record: string;
  readonly order: SiblingOrder;
  /** The programmes that it shares with the practice, by id. */
  readonly programmes: readonly string[];
  readonly periods: readonly string[];
  /** By id. */
  readonly claims: readonly ClaimFact[];
  readonly span: Interval | null;
}

/** From the first day to the last of all periods that claims of taking place name. */
export function spanOf(claims: readonly ClaimFact[]): Interval | null {
  const intervals = claims.flatMap(({ predicate, period }) =>
    period !== null && (predicate === "CARRIED_OUT_IN" || predicate === "PART_OF_PROGRAMME") ? [intervalOf(period)] : [],
  );
  if (!intervals.length) return null;
  return {
    earliest: intervals.reduce((earliest, interval) => Math.min(earliest, interval.earliest), Number.POSITIVE_INFINITY),
    latest: intervals.reduce((latest, interval) => Math.max(latest, interval.latest), Number.NEGATIVE_INFINITY),
  };
}

/**
 * What else belongs to the same programmes, in the order of time, undated last.
 * @param own the claims of the practice
 * @param others the claims of CARRIED_OUT_IN, and those of PART_OF_PROGRAMME that lead to its programmes, of what else belongs to them
 */
export function programmeSiblings(own: readonly ClaimFact[], others: readonly ClaimFact[]): ProgrammeSibling[] {
  const span = spanOf(own);
  return [...groupedBy(others, ({ subject }) => subject)]
    .map(([record, claims]): ProgrammeSibling => {
      const theirs = spanOf(claims);
      return {
        record,
        order: orderOf(theirs, span),
        programmes: [...new Set(claims.flatMap(({ predicate, object }) => (predicate === "PART_OF_PROGRAMME" ? [object] : [])))].sort(),
        periods: periodsOf(claims),
        claims: claims.sort((a, b) => compareText(a.id, b.id)),
        span: theirs,
      };
    })
    .sort((a, b) => compareNullable(a.span, b.span, compareIntervals) || compareText(a.record, b.record));
}

function orderOf(theirs: Interval | null, own: Interval | null): SiblingOrder {
  if (theirs === null || own === null) return "UNDATED";
  if (isRelated(theirs, "before", own)) return "BEFORE";
  return isRelated(theirs, "after", own) ? "AFTER" : "OVERLAPS";
}
