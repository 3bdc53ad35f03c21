import type { Modality } from "../../model/claim.js";
import { compareIntervals, type Interval, intervalOf, isRelated } from "../../model/dates/interval.js";
import { compareText } from "../../text/compare.js";
import type { ClaimFact } from "../claim-fact.js";
import { groupedBy } from "../grouped-by.js";
import { modalityOrder } from "./outcomes.js";

/** The predicates whose claims say that something took place, without a place. */
export const takingPartPredicates = ["LED_BY", "INVOLVES", "PART_OF_PROGRAMME"] as const;

/** How a step stands to the dated steps before it. */
export const stepOrders = {
  FIRST: "No dated step comes before it, and it has no day in common with another.",
  AFTER: "It begins after all steps before it have ended.",
  OVERLAPS:
    "It may have a day in common with a step before it, or no step stands before it and it may have one with another: which came first is not recorded.",
  UNDATED: "No claim says when. It stands last, which says nothing of when it was.",
} as const;
export type StepOrder = keyof typeof stepOrders;

/** A place and a period in which claims say that something was carried out. */
export interface DatedPlace {
  /** Null: the claims say when, and not where. */
  readonly place: string | null;
  /** EDTF; null: the claims say where, and not when. */
  readonly period: string | null;
  readonly interval: Interval | null;
  /** By id. */
  readonly claims: readonly ClaimFact[];
  /** REPORTED if one of them reports it, else INTENDED if one intends it. */
  readonly modality: Modality;
}
export interface OrderedStep extends DatedPlace {
  readonly order: StepOrder;
  /** How many other dated steps have a day in common with it. */
  readonly overlapping: number;
}

/** The strongest of the modalities of some claims. */
export const strongestModality = (claims: readonly ClaimFact[]): Modality =>
  modalityOrder.find((modality) => claims.some((claim) => claim.modality === modality)) as Modality;

/** Whether two periods may have a day in common. One that is not recorded may be any. */
export const mayOverlap = (a: Interval | null, b: Interval | null): boolean => a === null || b === null || isRelated(a, "overlaps", b);

/**
 * The steps of a practice: one for each place and period of claims that it was carried out there, and one without a place for each period
 * of other claims of its taking place that has no day in common with those.
 */
export function stepsOf(claims: readonly ClaimFact[]): OrderedStep[] {
  const placed = grouped(
    claims.filter(({ predicate }) => predicate === "CARRIED_OUT_IN"),
    ({ object }) => object,
  );
  const intervals = [...new Map(placed.map(({ period, interval }) => [period, interval])).values()];
  const unplaced = grouped(
    claims.filter(({ predicate, period }) => period !== null && (takingPartPredicates as readonly string[]).includes(predicate)),
    () => null,
  ).filter(({ interval }) => !intervals.some((other) => other !== null && mayOverlap(other, interval)));
  return ordered([...placed, ...unplaced].sort(compareSteps));
}

function grouped(claims: readonly ClaimFact[], placeOf: (claim: ClaimFact) => string | null): DatedPlace[] {
  return [...groupedBy(claims, (claim) => JSON.stringify([placeOf(claim), claim.period]))].map(([key, own]) => {
    const [place, period] = JSON.parse(key) as [string | null, string | null];
    return {
      place,
      period,
      interval: period === null ? null : intervalOf(period),
      claims: own.sort((a, b) => compareText(a.id, b.id)),
      modality: strongestModality(own),
    };
  });
}

/** By time, undated last; then by place, without one last; then by the text of the period. */
function compareSteps(a: DatedPlace, b: DatedPlace): number {
  return (
    compareNullable(a.interval, b.interval, compareIntervals) ||
    compareNullable(a.place, b.place, compareText) ||
    compareNullable(a.period, b.period, compareText)
  );
}
/** Null comes last. */
export function compareNullable<T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

function ordered(steps: readonly DatedPlace[]): OrderedStep[] {
  const intervals = steps.flatMap(({ interval }) => interval ?? []);
  const beginnings = intervals.map(({ earliest }) => earliest).sort((a, b) => a - b);
  const ends = intervals.map(({ latest }) => latest).sort((a, b) => a - b);
  let end: number | undefined;
  return steps.map((step): OrderedStep => {
    const { interval } = step;
    if (!interval) return { ...step, order: "UNDATED", overlapping: 0 };
    const before = countBelow(ends, interval.earliest);
    const after = beginnings.length - countBelow(beginnings, interval.latest, true);
    const overlapping = intervals.length - before - after - 1;
    const isClear = end === undefined ? overlapping === 0 : interval.earliest > end;
    const order = !isClear ? "OVERLAPS" : end === undefined ? "FIRST" : "AFTER";
    end = Math.max(end ?? interval.latest, interval.latest);
    return { ...step, order, overlapping };
  });
}

/** How many of some sorted numbers are below a bound, or equal to it too. */
function countBelow(sorted: readonly number[], bound: number, orEqual = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] as number;
    if (value < bound || (orEqual && value === bound)) low = middle + 1;
    else high = middle;
  }
  return low;
}
