import edtf from "edtf";
import { axesConstants } from "./constants.js";

/** The years at the two ends of a date or interval; null where it is open or unknown. */
function endsOf(period: string): readonly [first: number | null, last: number | null] {
  const sides = period.split("/");
  const year = (side: string, end: "min" | "max") => (side === "" || side === ".." ? null : new Date(edtf(side)[end]).getUTCFullYear());
  return [year(sides[0] as string, "min"), year(sides.at(-1) as string, "max")];
}

/**
 * Every year that a period covers, in order.
 * An open or unknown end reaches to the newest year; an open or unknown beginning counts the last year alone, since nothing says where it
 * begins. A period that is open at both ends, or that covers more years than are counted, covers no year.
 * @param period EDTF up to level 1
 * @param newest the last year of which anything can be recorded; null if nothing is
 */
export function yearsOf(period: string, newest: number | null): readonly number[] {
  const [begin, end] = endsOf(period);
  const first = begin ?? end;
  if (first === null) return [];
  const last = end ?? Math.max(first, newest ?? first);
  if (last - first >= axesConstants.maxYears) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The year in which the newest claim was recorded: that of the last day of its date, or of the first where the last is open. */
export function newestYearOf(recordedAt: string | null): number | null {
  if (recordedAt === null) return null;
  const [first, last] = endsOf(recordedAt);
  return last ?? first;
}
