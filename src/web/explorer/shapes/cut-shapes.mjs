// Cuts the outlines of countries out of Natural Earth and writes them into this folder: `node src/web/explorer/shapes/cut-shapes.mjs`.
// README.md says where they come from.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { feature, mesh } from "topojson-client";

/** The files, each with its countries: the id of the place in the graph, and the name that Natural Earth has for it. */
const regions = {
  colombia: { colombia: "Colombia" },
  "western-balkans": {
    albania: "Albania",
    "bosnia-and-herzegovina": "Bosnia and Herz.",
    kosovo: "Kosovo",
    montenegro: "Montenegro",
    "north-macedonia": "Macedonia",
    serbia: "Serbia",
  },
};

/** About a kilometre: finer than a pixel of the map. */
const rounded = ([longitude, latitude]) => [Math.round(longitude * 100) / 100, Math.round(latitude * 100) / 100];

/** A line on that grid, without points that fall together. */
const onGrid = (line) => line.map(rounded).filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);

/** Islands and rings of less than four points are dropped: they would be specks. */
const isShape = (ring) => ring.length > 3;

const ringsOf = ({ geometry: { type, coordinates } }) =>
  (type === "Polygon" ? [coordinates] : coordinates).flatMap((polygon) => polygon.map(onGrid)).filter(isShape);

const atlas = JSON.parse(await readFile(new URL(import.meta.resolve("world-atlas/countries-50m.json")), "utf8"));
const { countries } = atlas.objects;
for (const [region, names] of Object.entries(regions)) {
  const shapes = Object.entries(names).map(([place, name]) => {
    const found = countries.geometries.filter((geometry) => geometry.properties.name === name);
    if (found.length !== 1) throw new Error(`Natural Earth has ${found.length} shapes of ${name}, not one.`);
    return { place, geometry: found[0] };
  });
  // Each line once, whether it is a coast or parts two countries: all are drawn alike.
  const lines = mesh(atlas, { type: "GeometryCollection", geometries: shapes.map(({ geometry }) => geometry) });
  const map = {
    countries: shapes.map(({ place, geometry }) => ({ place, rings: ringsOf(feature(atlas, geometry)) })),
    lines: lines.coordinates.map(onGrid).filter((line) => line.length > 1),
  };
  await writeFile(fileURLToPath(new URL(`${region}.json`, import.meta.url)), `${JSON.stringify(map)}\n`);
}
