/** What dates mean as intervals, as the documentation says it: without a parser of dates, and without the code of the product. */

/** The earliest and the latest day of a date, each as year, month and day; undefined where there is no bound. */
type Day = readonly [year: number, month: number, day: number];
export type OracleInterval = readonly [earliest: Day | undefined, latest: Day | undefined];

const lengthOf = (year: number, month: number) => {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
};

function daysOf(side: string): OracleInterval {
  if (side === "" || side === "..") return [undefined, undefined];
  const far = /^Y(-?\d+)$/.exec(side);
  if (far) return [[Number(far[1]), 1, 1] as const, [Number(far[1]), 12, 31] as const];
  const [, sign = "", year = "", month = "XX", day = "XX"] = /^(-?)([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?[?~%]?$/.exec(side) ?? [];
  if (year === "") throw new Error(`${side} is of no form that the brute-force model knows.`);
  const low = Number(year.replaceAll("X", "0"));
  const high = Number(year.replaceAll("X", "9"));
  const [first, last] = sign ? [-high, -low] : [low, high];
  if (month === "21" || month === "23") return [[first, 3, 1] as const, [first, 12, 31] as const];
  if (month === "22" || month === "24") return [[first - 1, 12, 1] as const, [first + 1, 3, 31] as const];
  const [from, to] = month === "XX" ? [1, 12] : [Number(month), Number(month)];
  return day === "XX"
    ? [[first, from, 1] as const, [last, to, lengthOf(last, to)] as const]
    : [[first, from, Number(day)] as const, [last, to, Number(day)] as const];
}

export function oracleInterval(date: string): OracleInterval {
  const sides = date.split("/").map(daysOf);
  return [sides[0]?.[0], sides.at(-1)?.[1]];
}

/** Negative, zero or positive, as one day comes before, is, or comes after another. */
const compareDays = (a: Day, b: Day) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Whether one date lies so to another. */
export function oracleRelation(one: string, relation: string, other: string): boolean {
  const [[a, b], [c, d]] = [oracleInterval(one), oracleInterval(other)];
  const isBefore = (latest: Day | undefined, earliest: Day | undefined) =>
    latest !== undefined && earliest !== undefined && compareDays(latest, earliest) < 0;
  switch (relation) {
    case "before":
      return isBefore(b, c);
    case "after":
      return isBefore(d, a);
    case "overlaps":
      return !isBefore(b, c) && !isBefore(d, a);
    case "during":
      return (
        (c === undefined || (a !== undefined && compareDays(a, c) >= 0)) && (d === undefined || (b !== undefined && compareDays(b, d) <= 0))
      );
    default:
      throw new Error(`The brute-force model has no relation ${relation}.`);
  }
}
