import { type PlaceBranch, placeTree } from "../../src/web/explorer/lists/place-tree.js";
import { aroundOf } from "../../src/web/explorer/places/around.js";

/** A place by id, which is its name too. */
const place = (id: string, partOf: string | null = null, memberOf: readonly string[] = []) => ({
  id,
  label: { value: id },
  partOf: partOf === null ? null : { id: partOf },
  memberOf: { nodes: memberOf.map((group) => ({ id: group })) },
});

/** A tree as text: what lies in a place stands in brackets, members after a colon. */
const shown = (branches: readonly PlaceBranch<ReturnType<typeof place>>[]): string =>
  branches
    .map(({ place: { id }, branches: inner, members }) =>
      [id, members.length > 0 ? `:${members.map((member) => member.id).join("+")}` : "", inner.length > 0 ? `(${shown(inner)})` : ""].join(
        "",
      ),
    )
    .join(" ");

test("each place stands once, under its administration or else under its group, by name", () => {
  const places = [
    place("world"),
    place("tumaco", "narino", ["pacific"]),
    place("colombia", "world", ["latin america"]),
    place("latin america", "world"),
    place("narino", "colombia"),
    place("antioquia", "colombia"),
    place("pacific", null, ["colombia"]),
  ];
  expect(shown(placeTree(places))).toBe("world(colombia(antioquia narino(tumaco) pacific:tumaco) latin america:colombia)");
  expect(shown(placeTree([...places].reverse()))).toBe(shown(placeTree(places)));
});

test("a place whose surroundings are not in the list stands at the top", () => {
  expect(shown(placeTree([place("narino", "colombia"), place("albania", "world", ["western balkans"])]))).toBe("albania narino");
});

test("the administration leads down to a record, and what cuts across it stands apart", () => {
  const around = (id: string, kind?: "WORLD" | "REGION" | "COUNTRY" | "ADMIN1" | "ADMIN2" | "AREA") => ({ id, label: { value: id }, kind });
  const within = [
    around("tumaco-narino", "ADMIN2"),
    around("pacific", "AREA"),
    around("colombia", "COUNTRY"),
    around("tumaco"),
    around("world", "WORLD"),
    around("latin america", "REGION"),
    around("narino", "ADMIN1"),
  ];
  const ids = (of: { readonly id: string }[]) => of.map(({ id }) => id);
  const { trail, across } = aroundOf(within, "tumaco");
  expect(ids(trail)).toEqual(["world", "colombia", "narino", "tumaco-narino"]);
  expect(ids(across)).toEqual(["latin america", "pacific"]);
  expect(ids(aroundOf(within, "tumaco-narino").trail)).toEqual(["world", "colombia", "narino"]);
});
