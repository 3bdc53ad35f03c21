import { oracleInterval } from "./intervals.js";

/** What dates mean as spans of days, for oracles that put them in order. */
export type DaySpan = readonly [first: number, last: number];

type Day = NonNullable<ReturnType<typeof oracleInterval>[0]>;
const dayNumber = ([year, month, day]: Day) => new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;

export function daySpan(period: string): DaySpan {
  const [earliest, latest] = oracleInterval(period);
  return [earliest ? dayNumber(earliest) : Number.NEGATIVE_INFINITY, latest ? dayNumber(latest) : Number.POSITIVE_INFINITY];
}
/** Two spans, of which one that is not recorded may be any. */
export const touch = (a: DaySpan | undefined, b: DaySpan | undefined): boolean =>
  a === undefined || b === undefined || !(a[1] < b[0] || b[1] < a[0]);
export const earlier = (a: DaySpan, b: DaySpan): number =>
  a[0] !== b[0] ? (a[0] < b[0] ? -1 : 1) : a[1] !== b[1] ? (a[1] < b[1] ? -1 : 1) : 0;
