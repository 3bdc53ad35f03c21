import edtf from "edtf";

/** The days that a date or interval can mean, from the earliest to the latest, as numbers of days since 1970-01-01. */
export interface Interval {
  readonly earliest: number;
  readonly latest: number;
}

/** The latest day of an interval without an end; its opposite is the earliest of one without a beginning. No year that is counted reaches it. */
export const unboundedDay = 10 ** 15;
/** A year further away is taken for this one: day numbers stay exact. */
const furthestYear = 10 ** 12;
const msPerDay = 86_400_000;

/**
 * The days that an EDTF date or interval can mean. An end that is open or unknown is unbounded. A date that is uncertain or approximate has
 * the days of the same date without the mark, and digits that are not specified mean all that they can be.
 * @param date EDTF up to level 1
 */
export function intervalOf(date: string): Interval {
  const known = cached.get(date);
  if (known) return known;
  // Parsing takes long, and most records share a few dates.
  if (cached.size >= maxCached) cached.clear();
  const sides = date.split("/");
  const interval = {
    earliest: daysOfSide(sides[0] as string)?.earliest ?? -unboundedDay,
    latest: daysOfSide(sides.at(-1) as string)?.latest ?? unboundedDay,
  };
  cached.set(date, interval);
  return interval;
}
const cached = new Map<string, Interval>();
const maxCached = 10_000;

/** The days of a date that is no interval; undefined for an open or unknown end. */
function daysOfSide(side: string): Interval | undefined {
  if (side === "" || side === "..") return undefined;
  const { type, min, max } = edtf(side);
  if (type === "Season") return daysOfSeason(side);
  // A year with a Y may be further away than the days of the runtime reach.
  if (type === "Year") return daysOfYear(Number(side.slice(1)));
  return { earliest: Math.floor(min / msPerDay), latest: Math.floor(max / msPerDay) };
}

/**
 * All days that a season can cover, since the hemispheres have it at different times and it begins with a month or with the sun. Spring
 * and autumn lie between March and December. Summer and winter may begin in December of the year before, or end in March of the next.
 */
function daysOfSeason(season: string): Interval {
  const [, year = "", code = ""] = /^(-?\d{4})-(\d\d)$/.exec(season) ?? [];
  const [before, after] = [dayOf(`${Number(year) - 1}`, 12, 1), dayOf(`${Number(year) + 1}`, 3, 31)];
  const withinYear = code === "21" || code === "23";
  return withinYear ? { earliest: dayOf(year, 3, 1), latest: dayOf(year, 12, 31) } : { earliest: before, latest: after };
}
const dayOf = (year: string, month: number, day: number) => new Date(0).setUTCFullYear(Number(year), month - 1, day) / msPerDay;

function daysOfYear(year: number): Interval {
  const bounded = Math.max(-furthestYear, Math.min(furthestYear, year));
  return { earliest: firstDayOf(bounded), latest: firstDayOf(bounded + 1) - 1 };
}
/** The first day of a year of the Gregorian calendar. */
const firstDayOf = (year: number) => {
  const past = year - 1;
  return 365 * (year - 1970) + (Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400)) - 477;
};

type End = keyof Interval;
/** A comparison of an end of one interval with an end of another. */
export type EndComparison = readonly [end: End, operator: "<" | "<=" | ">" | ">=", of: End];

interface RelationOfIntervals {
  readonly description: string;
  /** What holds of the ends of the two; all of it. */
  readonly ends: readonly EndComparison[];
}
/** How one interval may lie to another. Filters and methods compare by the same ends. */
export const intervalRelations = {
  overlaps: {
    description: "Can share a day with this: neither is before the other.",
    ends: [
      ["earliest", "<=", "latest"],
      ["latest", ">=", "earliest"],
    ],
  },
  before: { description: "Its latest day is before the earliest day of this.", ends: [["latest", "<", "earliest"]] },
  after: { description: "Its earliest day is after the latest day of this.", ends: [["earliest", ">", "latest"]] },
  during: {
    description: "Lies within this: every day that it can mean is one that this can mean.",
    ends: [
      ["earliest", ">=", "earliest"],
      ["latest", "<=", "latest"],
    ],
  },
} as const satisfies Record<string, RelationOfIntervals>;
export type IntervalRelation = keyof typeof intervalRelations;
export const isIntervalRelation = (name: string): name is IntervalRelation => Object.hasOwn(intervalRelations, name);

const compare: Readonly<Record<EndComparison[1], (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};
/** Whether one interval lies so to another. */
export const isRelated = (one: Interval, relation: IntervalRelation, other: Interval): boolean =>
  intervalRelations[relation].ends.every(([end, operator, of]) => compare[operator](one[end], other[of]));

/** The order of intervals: the one that begins first, then the one that ends first. */
export const compareIntervals = (a: Interval, b: Interval): number => a.earliest - b.earliest || a.latest - b.latest;
