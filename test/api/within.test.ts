import type { Graph } from "../../src/graph/graph.js";
import type { Level } from "../../src/model/entity.js";
import { type Ask, asker, graphOf } from "../harness.js";
import { world } from "../world.js";

/** Lists by place: what a place has in it, and the claims that name it or anything in it. */
let graph: Graph;
let ask: Ask;
beforeAll(async () => {
  graph = await graphOf(world);
  ask = await asker(graph);
});
afterAll(() => graph.close());

async function idsOf(list: string, args: string, level: Level = 0): Promise<string[]> {
  const { data, errors, faults } = await ask(`{ ${list}(first: 100, ${args}) { totalCount nodes { id } } }`, { level });
  expect({ args, errors, faults }).toEqual({ args, errors: [], faults: [] });
  const ids = data[list].nodes.map(({ id }: { id: string }) => id);
  expect(data[list].totalCount).toBe(ids.length);
  return ids;
}
const short = (ids: readonly string[]) => ids.map((id) => id.replace("claim-", "")).sort();

test("claims within a place name it or what lies in it: as their subject, their object or where they hold", async () => {
  const river = [
    "raids-addresses-extortion-river-EXACERBATES",
    "river-faces-extortion",
    "river-faces-recruitment",
    "second-opinion",
    "town-meetings-addresses-extortion-river-PREVENTS",
    "town-meetings-carried-out-in-river",
  ];
  expect(short(await idsOf("claims", `within: "river"`))).toEqual(river);
  expect(short(await idsOf("claims", `within: "river-north"`))).toEqual(river);
  const country = short(await idsOf("claims", `within: "iso:FD"`));
  expect(country).toEqual(expect.arrayContaining([...river, "freedonia-faces-organized-crime", "harbour-faces-smuggling"]));
  // Claims that name no place are in none.
  expect(country.filter((id) => /smuggling-UNSPECIFIED|perpetrates|undermines/.test(id))).toEqual([]);
});

test.each([
  ["a country by code, in small letters", `within: "iso:fd"`, `within: "freedonia"`],
  ["a filter on the id", `filter: { within: { some: { id: { eq: "freedonia" } } } }`, `within: "freedonia"`],
  ["a filter on the code", `filter: { within: { some: { place: { iso: { eq: "FD" } } } } }`, `within: "freedonia"`],
  [
    "a group across administration",
    `within: "river-basin", filter: { not: { at: { some: { id: { eq: "river-basin" } } } } }`,
    `within: "river-basin", filter: { at: { none: { id: { eq: "river-basin" } } } }`,
  ],
  [
    "the argument and a filter together",
    `within: "freedonia", filter: { predicate: { eq: FACES } }`,
    `filter: { within: { some: { id: { in: ["freedonia"] } } }, predicate: { eq: FACES } }`,
  ],
  ["null, as if it was not given", `within: null`, ""],
])("%s", async (_, one, other) => {
  const ids = await idsOf("claims", one);
  expect(ids).toEqual(await idsOf("claims", other));
  expect(ids.length).toBeGreaterThan(0);
});

test("places and communities have the same argument, and each says what is around it", async () => {
  expect(await idsOf("communities", `within: "iso:FD-N"`)).toEqual(["river"]);
  expect(await idsOf("places", `within: "river-basin"`)).toEqual(["harbour-south", "river-basin", "river-north"]);
  expect(await idsOf("places", `within: "south-freedonia"`, 2)).toEqual(["harbour-south", "secret-valley", "south-freedonia"]);
  const country = `within(filter: { place: { kind: { eq: COUNTRY } } }) { totalCount nodes { id } }`;
  const { data, errors } = await ask(`{ community(id: "river") { ${country} all: within { nodes { id } } } }`);
  expect(errors).toEqual([]);
  expect(data.community).toEqual({
    within: { totalCount: 1, nodes: [{ id: "freedonia" }] },
    all: { nodes: ["freedonia", "north-freedonia", "river", "river-basin", "river-north", "world"].map((id) => ({ id })) },
  });
});

test("a path over a hidden place does not exist", async () => {
  const inSouth = (level: Level) => idsOf("communities", `within: "south-freedonia"`, level);
  expect(await inSouth(0)).toEqual(["harbour"]);
  expect(await inSouth(2)).toEqual(["behind-the-valley", "harbour"]);
  expect(short(await idsOf("claims", `within: "south-freedonia"`, 0)).filter((id) => id.includes("behind"))).toEqual([]);
  expect(short(await idsOf("claims", `within: "south-freedonia"`, 2)).filter((id) => id.includes("behind"))).not.toEqual([]);
});

test("a place that is unknown or hidden is the same error as for a question", async () => {
  for (const place of ["secret-valley", "nowhere", "iso:XX", ""]) {
    const { errors } = await ask(`{ claims(within: "${place}") { nodes { id } } }`);
    expect(errors).toMatchObject([{ extensions: { code: "NOT_FOUND", argument: "within", value: place } }]);
  }
  const { errors } = await ask(`{ communities(within: "north-fredonia") { nodes { id } } }`);
  expect(errors[0]?.extensions?.suggestions).toContain("north-freedonia");
});

test("its cursors are those of the filter that it stands for, and its cost is not less", async () => {
  const first = await ask(`{ claims(within: "iso:FD", first: 2) { pageInfo { endCursor } nodes { id } } }`);
  const after = first.data.claims.pageInfo.endCursor;
  const next = await ask(`{ claims(within: "freedonia", first: 2, after: "${after}") { nodes { id } } }`);
  const all = await idsOf("claims", `within: "freedonia"`);
  expect([...first.data.claims.nodes, ...next.data.claims.nodes].map(({ id }: { id: string }) => id)).toEqual(all.slice(0, 4));
  const byFilter = await ask(`{ claims(filter: { within: { some: { id: { eq: "freedonia" } } } }, first: 2) { nodes { id } } }`);
  const byArgument = await ask(`{ claims(within: "freedonia", first: 2) { nodes { id } } }`);
  expect(byArgument.cost?.requested).toBe(byFilter.cost?.requested);
});
