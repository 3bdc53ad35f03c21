import { propertiesOf } from "../../../model/declare.js";
import { Community, Place } from "../../../model/entities/index.js";
import { type Entity, Locality } from "../../../model/entity.js";
import type { ConnectionEdge } from "../../reading/lists/connection-page.js";
import type { ListArgs, Reader } from "../../reading/reader.js";
import { upperSnake } from "../../schema/types.js";
import { type Cell, type ColumnGroup, nameOf } from "../cells.js";

/** What maps and joins with other data need of a place: its sort, every code of an outside scheme, and its coordinates with what they point at. */
const located = propertiesOf(Place).filter(
  ({ name, scheme }) => scheme !== undefined || ["kind", "latitude", "longitude", "coordinateKind"].includes(name),
);

/**
 * The columns for a place or a community: its id and name, sort, codes and coordinates, and its country. A community has the codes and
 * coordinates of the ground that it lives on.
 */
export const placeColumns = <Row>(placeId: (row: Row, reader: Reader) => string | null | Promise<string | null>): ColumnGroup<Row> => ({
  names: [
    ...["place_id", "place_name"],
    ...located.map(({ name }) => `place_${upperSnake(name).toLowerCase()}`),
    ...["country_id", "country_name", "country_iso"],
  ],
  async cells(row, reader) {
    const id = await placeId(row, reader);
    const place = id === null ? null : ((await reader.entity(id)) as Entity | null);
    const [ground, country] = place ? await Promise.all([groundOf(place, reader), countryOf(place, reader)]) : [null, null];
    return [
      place?.id ?? null,
      place && nameOf(place, reader),
      ...located.map(({ name }): Cell => (ground as unknown as Readonly<Record<string, Cell>> | null)?.[name] ?? null),
      country?.id ?? null,
      country && nameOf(country, reader),
      country?.iso ?? null,
    ];
  },
});

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
