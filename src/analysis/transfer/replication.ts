import type { ClaimFact } from "../claim-fact.js";
import { transferCandidatesConstants } from "../constants.js";
import type { FactorFinding } from "./factor.js";
import type { TransferIndex } from "./facts.js";
import { distinctPlaces } from "./places.js";
import { atLeast, exactly, unknownShare } from "./share.js";

const { places: byPlaces, countries: forCountries } = transferCandidatesConstants.replication;

/**
 * In how many places, and in how many countries, a practice is recorded as used. Places that lie in one another count once. In how many
 * places of a wide one it was used is unknown.
 * @param uses the places, with the claims that say so
 */
export function replicationFactor(index: TransferIndex, uses: ReadonlyMap<string, readonly ClaimFact[]>): FactorFinding {
  const places = distinctPlaces(index, uses.keys());
  const areas = [...uses.keys()].filter((place) => !places.some((other) => index.isWithin(other, place))).sort();
  // An area that may be the same ground as those that count may hold more of them, too.
  const wide = [...places.filter((place) => isWide(index, place)), ...(places.some((place) => isWide(index, place)) ? [] : areas)];
  const countries = new Set(places.flatMap((place) => index.countriesOf(place)));
  const claims = [...uses.values()].flat();
  const values = { places: places.length, countries: countries.size, wide: { records: wide } };
  if (!places.length) return { share: unknownShare, sentence: { template: "REPLICATION_NOT_SAID", values }, claims };
  const share = (byPlaces[Math.min(places.length, byPlaces.length) - 1] ?? 0) + (countries.size > 1 ? forCountries : 0);
  return wide.length
    ? { share: atLeast(share), sentence: { template: "REPLICATION_WIDE", values }, claims }
    : { share: exactly(share), sentence: { template: "REPLICATION_COUNTED", values }, claims };
}

/** Whether a place may hold several in which a practice is used: it is neither a community nor a municipality or city. */
function isWide({ facts }: TransferIndex, place: string): boolean {
  const kind = facts.kinds.get(place);
  return kind !== undefined && kind !== "ADMIN2" && kind !== "CITY";
}
