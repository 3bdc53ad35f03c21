import { Readable } from "node:stream";
import type { Cell } from "../tables/table.js";

/** What every file in GeoJSON (RFC 7946) declares. */
export const geojsonFormat = { name: "GeoJSON", extension: "geojson", mediaType: "application/geo+json; charset=utf-8" } as const;

/** A record on a map. Longitude and latitude are in degrees of WGS 84, as RFC 7946 has them. */
export interface MapFeature {
  readonly id: string;
  /** Where its point is; null if no coordinates are recorded. */
  readonly point: { readonly longitude: number; readonly latitude: number } | null;
  readonly properties: Readonly<Record<string, Cell>>;
}

/** The bytes of a collection of points, a feature a line. */
export const geojsonOf = (features: AsyncIterable<MapFeature>): Readable => Readable.from(partsOf(features));

async function* partsOf(features: AsyncIterable<MapFeature>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = "\n";
  for await (const { id, point, properties } of features) {
    const geometry = point && { type: "Point", coordinates: [point.longitude, point.latitude] };
    yield separator + JSON.stringify({ type: "Feature", id, geometry, properties });
    separator = ",\n";
  }
  yield "\n]}\n";
}
