import { TransferIndex } from "../../src/analysis/transfer/facts.js";
import { byNearness, distinctPlaces } from "../../src/analysis/transfer/places.js";
import type { PlaceKind } from "../../src/model/entities/index.js";

/** Where a practice was used: how many places that are, and where they lie as seen from the community. */
const above: Readonly<Record<string, readonly string[]>> = {
  asking: ["asking-town"],
  "asking-town": ["north", "valley"],
  neighbour: ["other-town"],
  "other-town": ["north", "valley"],
  "third-town": ["north"],
  north: ["freedonia"],
  south: ["freedonia"],
  "northern-hills": ["north"],
  "southern-hills": ["south"],
  valley: ["freedonia"],
  coast: ["freedonia"],
  freedonia: ["world", "continent"],
  sylvania: ["world", "continent"],
  continent: ["world"],
  capitals: ["continent"],
  highlands: ["sylvania"],
  island: [],
};
const kinds = new Map<string, PlaceKind>([
  ...["asking-town", "other-town", "third-town"].map((id) => [id, "ADMIN2"] as const),
  ...["north", "south"].map((id) => [id, "ADMIN1"] as const),
  ...["northern-hills", "southern-hills", "valley", "coast", "capitals"].map((id) => [id, "AREA"] as const),
  ...["continent", "highlands"].map((id) => [id, "REGION"] as const),
  ...["freedonia", "sylvania", "island"].map((id) => [id, "COUNTRY"] as const),
  ["world", "WORLD"],
]);
function stepsFrom(id: string, steps = 0): { to: string; steps: number }[] {
  return [{ to: id, steps }, ...(above[id] ?? []).flatMap((next) => stepsFrom(next, steps + 1))];
}
const around = [...Object.keys(above), "world"].flatMap((from) => stepsFrom(from).map((step) => ({ from, ...step })));
const nothing = { claims: [], narrower: [], wider: [], concepts: [], facing: new Map(), names: new Map() };
const index = new TransferIndex({ ...nothing, community: "asking", issue: "extortion", around, kinds });

describe("distinct places", () => {
  test.each<[string, string[], string[]]>([
    ["a place and what lies in it are one", ["north", "third-town"], ["third-town"]],
    ["two areas of one country may be one ground: the first counts", ["valley", "coast"], ["coast"]],
    ["an area and a town of its country may be one ground", ["coast", "third-town"], ["third-town"]],
    ["two areas in two departments are two", ["southern-hills", "northern-hills"], ["northern-hills", "southern-hills"]],
    ["an area and a town in another department are two", ["southern-hills", "third-town"], ["southern-hills", "third-town"]],
    ["an area in a department and one of which only the country is known may be one", ["southern-hills", "coast"], ["coast"]],
    ["areas of two countries are two", ["coast", "highlands"], ["coast", "highlands"]],
    ["an area without a country may be the ground of any place", ["capitals", "sylvania"], ["sylvania"]],
    ["a region may cut across a country that is not recorded to lie in it", ["continent", "island"], ["island"]],
    ["countries are two", ["island", "sylvania"], ["island", "sylvania"]],
  ])("%s", (_, places, expected) => {
    expect(distinctPlaces(index, places)).toEqual(expected);
    expect(distinctPlaces(index, [...places].reverse())).toEqual(expected);
  });
});

test("places of use come by how near what both lie in is, and the world says nothing", () => {
  const places = ["island", "sylvania", "world", "freedonia", "south", "third-town", "other-town", "asking-town", "neighbour"];
  const found = byNearness(index, new Map(places.map((place) => [place, []])));
  expect(found.map(({ place, shared, isAround }) => [place, shared, isAround])).toEqual([
    ["asking-town", ["asking-town"], true],
    // Both lie in the department and in the valley, which cuts across departments.
    ["neighbour", ["north", "valley"], false],
    ["other-town", ["north", "valley"], false],
    ["third-town", ["north"], false],
    ["south", ["freedonia"], false],
    ["freedonia", ["freedonia"], true],
    ["sylvania", ["continent"], false],
    ["island", [], false],
    ["world", [], true],
  ]);
});
