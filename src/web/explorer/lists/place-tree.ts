import { compareNames } from "../../../text/compare.js";

/** What this file reads of a place. */
interface Placed {
  readonly id: string;
  readonly label: { readonly value: string };
  readonly partOf: { readonly id: string } | null;
  readonly memberOf: { readonly nodes: readonly { readonly id: string }[] };
}

/** A place with what lies in it. */
export interface PlaceBranch<T> {
  readonly place: T;
  /** Its parts, and what belongs to it alone, by name. */
  readonly branches: readonly PlaceBranch<T>[];
  /** Places that belong to it, but stand elsewhere in the tree as parts of another place. */
  readonly members: readonly T[];
}

const byName = (a: Placed, b: Placed) => compareNames(a.label.value, b.label.value);

/**
 * Places as a tree of what lies in what: each stands once, under the administrative unit around it, or else under a group that it belongs to.
 * A place whose surroundings are not in the list stands at the top.
 */
export function placeTree<T extends Placed>(places: readonly T[]): PlaceBranch<T>[] {
  const listed = new Set(places.map(({ id }) => id));
  const parentOf = ({ partOf, memberOf }: T) =>
    [partOf, ...memberOf.nodes].map((around) => around?.id).find((id) => id !== undefined && listed.has(id));
  const under = new Map<string | undefined, T[]>();
  for (const place of [...places].sort(byName)) under.set(parentOf(place), [...(under.get(parentOf(place)) ?? []), place]);
  const branch = (place: T): PlaceBranch<T> => ({
    place,
    branches: (under.get(place.id) ?? []).map(branch),
    members: places
      .filter((member) => member.memberOf.nodes.some(({ id }) => id === place.id) && parentOf(member) !== place.id)
      .sort(byName),
  });
  return (under.get(undefined) ?? []).map(branch);
}
