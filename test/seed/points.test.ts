import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../built.js";
import { served } from "../http/served.js";
import { firstDocuments, seeded } from "./seeded.js";

/** The points of a map, and what a citation needs: the seed has them, and says of each what it is. */
let seed: Awaited<ReturnType<typeof seeded>>;
beforeAll(async () => {
  seed = await seeded();
});
afterAll(() => seed.close());

interface Point {
  readonly id: string;
  readonly kind: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly coordinateKind: string | null;
}
const places = async (): Promise<Point[]> => {
  const found: Point[] = [];
  for (let after: string | null = null; ; ) {
    const { data } = await seed.ask(
      "query ($after: String) { places(first: 100, after: $after) { nodes { id kind latitude longitude coordinateKind } pageInfo { hasNextPage endCursor } } }",
      { variables: { after } },
    );
    found.push(...data.places.nodes);
    if (!data.places.pageInfo.hasNextPage) return found;
    after = data.places.pageInfo.endCursor;
  }
};

test("the point of a country is its centroid, that of a municipality its seat; those of the first version of the seed have one", async () => {
  const published = new Set(readFileSync(join(root, "test/seed/published/1.0.0.txt"), "utf8").split("\n"));
  const pointsOf = async (kind: string) =>
    (await places())
      .filter((p) => p.kind === kind && (published.has(p.id) || p.latitude !== null))
      .map((p) => [p.id, p.latitude !== null, p.coordinateKind]);
  const [countries, municipalities] = [await pointsOf("COUNTRY"), await pointsOf("ADMIN2")];
  expect(countries.length).toBeGreaterThanOrEqual(15);
  expect(countries).toEqual(countries.map(([id]) => [id, true, "CENTROID"]));
  expect(municipalities.length).toBeGreaterThanOrEqual(10);
  expect(municipalities).toEqual(municipalities.map(([id]) => [id, true, "SEAT"]));
});

test.each([
  // Within the bounds of the country: south, west, north, east.
  ["colombia", -4.3, -79.1, 12.6, -66.8],
  ["kosovo", 41.8, 20.0, 43.3, 21.8],
  ["norway", 57.9, 4.5, 71.2, 31.2],
  ["united-states", 24.5, -125, 49.4, -66.9],
  ["democratic-republic-of-the-congo", -13.5, 12.1, 5.4, 31.4],
  ["netherlands", 50.7, 3.3, 53.6, 7.3],
])("the centroid of %s lies in its largest part", async (id, south, west, north, east) => {
  const { latitude, longitude } = (await places()).find((p) => p.id === id) as Point;
  expect(latitude).toBeGreaterThan(south);
  expect(latitude).toBeLessThan(north);
  expect(longitude).toBeGreaterThan(west);
  expect(longitude).toBeLessThan(east);
});

test("every point in rows says what it points at, and most rows with a place have one", async () => {
  const server = await served(seed.graph);
  const rows = await server.rows("/claims.json");
  const points = rows.filter((r) => r.place_latitude !== null);
  for (const { place_kind, place_coordinate_kind, source_ids } of points) {
    const first = [source_ids].flat().every((id) => firstDocuments.includes(id as string));
    const expected = place_kind === "COUNTRY" ? "CENTROID" : first ? "SEAT" : expect.stringMatching(/^(SEAT|CENTROID)$/);
    expect([place_kind, place_coordinate_kind]).toEqual([place_kind, expected]);
  }
  expect(new Set(points.map((r) => r.place_coordinate_kind))).toEqual(new Set(["CENTROID", "SEAT"]));
  await server.close();
});

test("sources have the authors and dates that their documents name", async () => {
  const briefs = ["gender-and-organized-crime-brief", "youth-and-organized-crime-brief", "social-reuse-of-assets-brief"];
  const { data } = await seed.ask("query ($ids: [ID!]!) { sources(filter: { id: { in: $ids } }) { nodes { id authors published } } }", {
    variables: { ids: [...firstDocuments, ...briefs] },
  });
  const sources = new Map(data.sources.nodes.map((s: { id: string }) => [s.id, s]));
  expect(sources.get("human-rights-week-report")).toMatchObject({
    authors: ["Ana Paula Oliveira", "Radha Barooah", "Siria Gastélum Félix"],
    published: "2023",
  });
  expect(sources.get("somos-comunidad-page")).toMatchObject({ authors: [], published: null });
  for (const brief of briefs) expect(sources.get(brief)).toMatchObject({ published: "2022" });
});

test("the authors of the first documents are named there, and nowhere else", async () => {
  const { data } = await seed.ask("query ($ids: [ID!]!) { sources(filter: { id: { in: $ids } }) { nodes { authors } } }", {
    variables: { ids: firstDocuments },
  });
  const authors: string[] = data.sources.nodes.flatMap((s: { authors: string[] }) => s.authors);
  expect(authors).toHaveLength(3);
  const server = await served(seed.graph);
  const lines = (await (await server.get("/graph.ndjson")).text()).trimEnd().split("\n");
  const rest = JSON.stringify(lines.map((line) => JSON.parse(line, (key, value) => (key === "authors" ? undefined : value))));
  for (const name of authors) expect([name, rest.includes(name.split(" ").at(-1) as string)]).toEqual([name, false]);
  await server.close();
});
