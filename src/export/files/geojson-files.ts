import { type Class, plural } from "../../model/declare.js";
import { Community, Place } from "../../model/entities/index.js";
import { geojsonFormat, geojsonOf } from "../maps/geojson.js";
import { localityFeatures } from "../maps/locality-features.js";
import type { ExportFile } from "./export-file.js";

const fileOf = (cls: Class, description: string): ExportFile => ({
  ...geojsonFormat,
  stem: plural(cls),
  description,
  write: (reader) => geojsonOf(localityFeatures(reader, cls)),
});

export const placesGeojson = fileOf(
  Place,
  "GeoJSON: every place, as a point where coordinates are recorded, with its codes and how many claims name it.",
);
export const communitiesGeojson = fileOf(
  Community,
  "GeoJSON: every community, at the point of the place that it lives in, with how many claims name it.",
);
