import { compareText } from "../../text/compare.js";
import type { TransferIndex } from "./facts.js";

/**
 * Places without those that may be the same ground as others among them, by id: one that is around another, and an area that cuts across
 * administration, if another lies in its country. Which places such an area shares with them is not recorded.
 */
export function distinctPlaces(index: TransferIndex, places: Iterable<string>): string[] {
  const all = [...new Set(places)].sort(compareText);
  const innermost = all.filter((place) => !all.some((other) => other !== place && index.isWithin(other, place)));
  const isArea = (place: string) => index.facts.kinds.get(place) === "AREA";
  const distinct = innermost.filter((place) => !isArea(place));
  for (const area of innermost.filter(isArea)) {
    const countries = index.countriesOf(area);
    const isSharedBy = (other: string) => index.countriesOf(other).some((country) => countries.includes(country));
    if (!distinct.some(isSharedBy)) distinct.push(area);
  }
  return distinct.sort(compareText);
}
