import { compareNames } from "../../../text/compare.js";
import type { PlaceKind } from "../documents/answers.generated.js";

/** What this file reads of a place or community; communities have no kind. */
interface Around {
  readonly id: string;
  readonly label: { readonly value: string };
  readonly kind?: PlaceKind;
}

/** The administration, from the widest place down. Other ground cuts across it. */
const administration: readonly PlaceKind[] = ["WORLD", "COUNTRY", "ADMIN1", "ADMIN2", "CITY"];

/**
 * What lies around a record: the administration from the widest place down, and the ground that cuts across it, by name.
 * @param id of the record itself, which is not around itself
 */
export function aroundOf<T extends Around>(within: readonly T[], id: string) {
  const others = within.filter((place): place is T & { readonly kind: PlaceKind } => place.id !== id && place.kind !== undefined);
  const rank = ({ kind }: { readonly kind: PlaceKind }) => administration.indexOf(kind);
  return {
    trail: others.filter((place) => rank(place) >= 0).sort((a, b) => rank(a) - rank(b)),
    across: others.filter((place) => rank(place) < 0).sort((a, b) => compareNames(a.label.value, b.label.value)),
  };
}
