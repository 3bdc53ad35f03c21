import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { RegionShapes } from "../../src/web/explorer/figures/map-view.js";
import { root } from "../built.js";

/** The outlines that the map draws. */
const shapesOf = (region: string): RegionShapes => JSON.parse(readFileSync(join(root, `src/web/explorer/shapes/${region}.json`), "utf8"));
interface SeedPlace {
  readonly id: string;
  readonly kind: string;
  readonly memberOf?: readonly string[];
}
const { places } = parse(readFileSync(join(root, "seed/places/places.yaml"), "utf8")) as { places: SeedPlace[] };

test("each of the six countries of the Western Balkans has exactly one shape, and no other place has one", () => {
  const six = places.filter(({ kind, memberOf }) => kind === "COUNTRY" && memberOf?.includes("western-balkans")).map(({ id }) => id);
  expect(six).toHaveLength(6);
  expect(
    shapesOf("western-balkans")
      .countries.map(({ place }) => place)
      .sort(),
  ).toEqual(six.sort());
  expect(shapesOf("colombia").countries.map(({ place }) => place)).toEqual(["colombia"]);
});

test.each(["colombia", "western-balkans"])("in %s every ring is closed and made of the lines, each of which is there once", (region) => {
  const { countries, lines } = shapesOf(region);
  for (const { rings } of countries) {
    expect(rings.length).toBeGreaterThan(0);
    for (const ring of rings) expect(ring.at(-1)).toEqual(ring[0]);
  }
  const pieces = (line: RegionShapes["lines"][number]) => line.slice(1).map((point, i) => [line[i], point].map(String).sort().join(" "));
  const drawn = lines.flatMap(pieces);
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(new Set(countries.flatMap(({ rings }) => rings.flatMap(pieces)))).toEqual(new Set(drawn));
});
