import type { Graph } from "../../src/graph/graph.js";
import { graphOf } from "../harness.js";
import { hostileGraph } from "./hostile-labels.js";
import { answered, type Served, served } from "./served.js";

/** Places and communities as GeoJSON (RFC 7946), whatever their labels are. */
let graph: Graph;
let server: Served;
beforeAll(async () => {
  graph = await graphOf(hostileGraph);
  server = await served(graph);
});
afterAll(async () => {
  expect(server.log).toEqual([]);
  await server.close();
  await graph.close();
});

interface Feature {
  readonly type: string;
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null;
  readonly properties: Readonly<Record<string, unknown>> & { readonly id: string };
}
async function featuresOf(path: string): Promise<Feature[]> {
  const response = await server.get(path);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/geo+json; charset=utf-8"]);
  const { type, features, ...more } = (await response.json()) as { type: string; features: Feature[] };
  // RFC 7946 has no `crs`: every position is longitude and latitude of WGS 84.
  expect([type, more]).toEqual(["FeatureCollection", {}]);
  return features;
}
const every = ["places", "communities"] as const;

test.each(every)("%s.geojson has a feature for each, with a point where coordinates are recorded", async (list) => {
  const features = await featuresOf(`/${list}.geojson`);
  const { body } = await answered(server.post({ query: `{ ${list} { totalCount nodes { id name } } }` }));
  const { totalCount, nodes } = body.data[list];
  expect(totalCount).toBeGreaterThan(1);
  expect(features.map(({ properties: { id, name } }) => ({ id, name }))).toEqual(nodes);
  for (const { type, id, geometry, properties } of features) {
    expect([type, id]).toEqual(["Feature", properties.id]);
    expect(geometry === null).toBe(properties.coordinate_kind === null);
    if (!geometry) continue;
    const [longitude, latitude] = geometry.coordinates as [number, number];
    expect([geometry.type, geometry.coordinates.length, Math.abs(longitude) <= 180, Math.abs(latitude) <= 90]).toEqual([
      "Point",
      2,
      true,
      true,
    ]);
  }
  expect(new Set(features.map(({ properties }) => Object.keys(properties).join())).size).toBe(1);
  expect(features.map(({ geometry }) => geometry === null)).toEqual(expect.arrayContaining([true, false]));
});

test("a point is longitude and latitude, of a kind, with codes; a community has those of its ground", async () => {
  const [places, communities] = [await featuresOf("/places.geojson"), await featuresOf("/communities.geojson")];
  const of = (features: readonly Feature[], id: string) => features.find((feature) => feature.id === id);
  expect(of(places, "country")).toMatchObject({
    geometry: { coordinates: [180, -12.5] },
    properties: { kind: "COUNTRY", coordinate_kind: "CENTROID", iso: "XX", m49: "004" },
  });
  expect(of(communities, "people")).toMatchObject({
    geometry: { coordinates: [0, 0] },
    properties: { located_in_id: "municipality", kind: "ADMIN2", coordinate_kind: "SEAT", country_id: "country", country_iso: "XX" },
  });
});

test("claims are those that count and are visible, each once", async () => {
  for (const list of every)
    for (const { id, properties } of await featuresOf(`/${list}.geojson`)) {
      const ends = ["subject", "object", "at"].map((end) => `{ ${end}: { some: { id: { eq: "${id}" } } } }`).join(" ");
      const { body } = await answered(server.post({ query: `{ claims(filter: { or: [${ends}] }) { totalCount } }` }));
      expect([id, properties.claims]).toEqual([id, body.data.claims.totalCount]);
    }
  const counts = Object.fromEntries((await featuresOf("/places.geojson")).map(({ id, properties }) => [id, properties.claims]));
  // A hidden claim of the country and a rejected one of the municipality do not count.
  expect(counts).toEqual({ country: 0, municipality: 8, area: 0 });
});

test("a note on a name goes with it, in the language asked for", async () => {
  const noted = async (query: string) => (await featuresOf(`/places.geojson${query}`)).find(({ id }) => id === "country")?.properties;
  expect(await noted("?lang=es")).toMatchObject({ label: `a "quote", an 'apostrophe' & an ampersand (es)*`, note: "Una nota" });
  const properties = await noted("");
  expect([properties?.label, properties?.note]).toEqual([`${properties?.name}*`, "two\nlines\r\nand\ta tab\r."]);
});
