import edtf from "edtf";

/** The days at the two ends of a date, in ISO 8601; null where it is open or unknown. */
export type Days = readonly [first: string | null, last: string | null];

/**
 * The first and the last day that an EDTF date or interval covers, whether it is exact, uncertain or approximate. An open or unknown end
 * has none. A season has none either: which days it covers differs between the hemispheres.
 * @param date EDTF up to level 1
 */
export function daysOf(date: string): Days {
  const known = cached.get(date);
  if (known) return known;
  // Parsing takes long, and most rows share a few dates.
  if (cached.size >= maxCached) cached.clear();
  const sides = date.split("/");
  const days: Days = [dayOf(sides[0] as string, "min"), dayOf(sides.at(-1) as string, "max")];
  cached.set(date, days);
  return days;
}
const cached = new Map<string, Days>();
const maxCached = 10_000;

function dayOf(side: string, end: "min" | "max"): string | null {
  if (side === "" || side === "..") return null;
  const { type, [end]: moment } = edtf(side);
  if (type === "Season") return null;
  // A year with a Y may be further away than the days of the runtime reach.
  if (type === "Year") return side.replace(/^Y(-?)(\d+)$/, (_, minus, year) => `${minus || "+"}${year.padStart(6, "0")}${dayAt[end]}`);
  return new Date(moment).toISOString().split("T")[0] as string;
}
const dayAt = { min: "-01-01", max: "-12-31" } as const;
