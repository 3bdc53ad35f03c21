import type { PlaceKind } from "../../model/entities/index.js";
import { compareText } from "../../text/compare.js";
import type { ClaimFact } from "../claim-fact.js";
import type { TransferIndex } from "./facts.js";

/** Kinds of places that may cut across the units of an administration. */
const acrossUnits: readonly (PlaceKind | undefined)[] = ["WORLD", "REGION", "AREA"];
/** The levels of an administration: two units of one level share no ground. */
const unitLevels: readonly PlaceKind[] = ["COUNTRY", "ADMIN1", "ADMIN2"];

/**
 * Places without those that may be the same ground as others among them, by id: one that is around another, and one that may cut across
 * administration, if nothing recorded tells its ground from that of another. Which places such a one shares with them is not recorded.
 */
export function distinctPlaces(index: TransferIndex, places: Iterable<string>): string[] {
  const all = [...new Set(places)].sort(compareText);
  const innermost = all.filter((place) => !all.some((other) => other !== place && index.isWithin(other, place)));
  const isAcross = (place: string) => acrossUnits.includes(index.facts.kinds.get(place));
  const distinct = innermost.filter((place) => !isAcross(place));
  for (const place of innermost.filter(isAcross)) if (distinct.every((other) => isOtherGround(index, place, other))) distinct.push(place);
  return distinct.sort(compareText);
}

/** Whether two places are recorded to lie in different units of one level. */
function isOtherGround(index: TransferIndex, one: string, other: string): boolean {
  return unitLevels.some((level) => {
    const [units, others] = [index.unitsOf(one, level), index.unitsOf(other, level)];
    return units.length > 0 && others.length > 0 && !units.some((unit) => others.includes(unit));
  });
}

/** A place where a practice was used, and where it lies as seen from the community. */
export interface PlaceOfUse {
  readonly place: string;
  /** Whether the community lies in it. */
  readonly isAround: boolean;
  /** What both lie in, or are: the smallest such places, by id. */
  readonly shared: readonly string[];
  /** The fewest links up from the community to what both lie in; infinite if nothing but the world is. */
  readonly steps: number;
  /** The claims that say that it was used there. */
  readonly claims: readonly ClaimFact[];
}

/** Places of use: the nearest first, of equally near ones those around the community last, then by id. That two lie in one world says nothing. */
export function byNearness(index: TransferIndex, uses: ReadonlyMap<string, readonly ClaimFact[]>): PlaceOfUse[] {
  const { community, kinds } = index.facts;
  const own = index.around(community).filter((id) => kinds.get(id) !== "WORLD");
  const found = [...uses].map(([place, claims]): PlaceOfUse => {
    const both = own.filter((id) => index.isWithin(place, id));
    const shared = both.filter((id) => !both.some((other) => other !== id && index.isWithin(other, id)));
    const steps = Math.min(...both.map((id) => index.stepsTo(id)));
    return { place, isAround: index.isWithin(community, place), shared, steps, claims };
  });
  const isFarther = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  return found.sort((a, b) => isFarther(a.steps, b.steps) || Number(a.isAround) - Number(b.isAround) || compareText(a.place, b.place));
}
