import { propertiesOf } from "../../../model/declare.js";
import { Community, Place } from "../../../model/entities/index.js";
import { type Entity, Locality } from "../../../model/entity.js";
import type { ConnectionEdge } from "../../reading/lists/connection-page.js";
import type { ListArgs } from "../../reading/lists/list-args.js";
import type { Reader } from "../../reading/reader.js";
import { type Cell, type ColumnGroup, nameOf } from "../cells.js";
import { columnNameOf, idColumn, propertyColumns, textColumn } from "../column.js";

/** What maps and joins with other data need of a place: its sort, every code of an outside scheme, and its coordinates with what they point at. */
const located = propertiesOf(Place).filter(
  ({ name, scheme }) => scheme !== undefined || ["kind", "latitude", "longitude", "coordinateKind"].includes(name),
);

/**
 * The columns for a place or a community: its id and name, sort, codes and coordinates, and its country. A community has the codes and
 * coordinates of the ground that it lives on.
 * @param description what the place is for the row
 */
export function placeColumns<Row>(
  description: string,
  placeId: (row: Row, reader: Reader) => string | null | Promise<string | null>,
): ColumnGroup<Row> {
  const [ground, country] = [groundColumns("place_"), countryColumns];
  return {
    columns: [
      idColumn("place_id", `${description} Its id.`, Locality),
      textColumn("place_name", "The name of that place, in the reader's language."),
      ...ground.columns,
      ...country.columns,
    ],
    async cells(row, reader) {
      const id = await placeId(row, reader);
      const place = id === null ? null : ((await reader.entity(id)) as Entity | null);
      const more = await Promise.all([ground.cells(place, reader), country.cells(place, reader)]);
      return [place?.id ?? null, place && nameOf(place, reader), ...more.flat()];
    },
  };
}

/** The columns for the sort, the codes and the coordinates of a place, or of the ground on which a community lives. */
export const groundColumns = (prefix = ""): ColumnGroup<Entity | null> => ({
  columns: located.flatMap((property) =>
    propertyColumns(property, `${prefix}${columnNameOf(property.name)}`).map((column) => ({
      ...column,
      description: `${column.description} Of a community, that of the ground on which it lives.`,
    })),
  ),
  async cells(place, reader) {
    const ground = (place && (await groundOf(place, reader))) as Readonly<Record<string, Cell>> | null;
    return located.map(({ name }) => ground?.[name] ?? null);
  },
});

/** The columns for the country that a place or a community is, or lies in. */
export const countryColumns: ColumnGroup<Entity | null> = {
  columns: [
    idColumn("country_id", "The country that it is, or in which it lies; empty if it lies in several, or in none.", Place),
    textColumn("country_name", "The name of that country, in the reader's language."),
    textColumn("country_iso", "The code of that country: ISO 3166-1 alpha-2."),
  ],
  async cells(place, reader) {
    const country = place && (await countryOf(place, reader));
    return [country?.id ?? null, country && nameOf(country, reader), country?.iso ?? null];
  },
};

async function groundOf(locality: Entity, reader: Reader): Promise<Place | null> {
  if (locality instanceof Place) return locality;
  const locatedIn = reader.model.relation(Community, "locatedIn");
  return locatedIn && locality instanceof Community ? ((await reader.one(locatedIn, locality)) as Place | null) : null;
}

/** Two are enough to know that there is not one alone. One object for all rows: they are read together. */
const countries: ListArgs = { first: 2, filter: { place: { kind: { eq: "COUNTRY" } } } };

/** The country that a place is, or that it lies in; none if it lies in several, such as a border region. */
async function countryOf(locality: Entity, reader: Reader): Promise<Place | null> {
  if (locality instanceof Place && locality.kind === "COUNTRY") return locality;
  const within = reader.model.relation(Locality, "within");
  if (!within) return null;
  const { edges } = await reader.related(within, locality, countries);
  return edges.length === 1 ? ((await reader.entity((edges[0] as ConnectionEdge).node.id)) as Place | null) : null;
}
