import { IsLatitude, IsLongitude } from "class-validator";
import { entity, flag, optional, real, type TermOf, term, text, vocabulary } from "../declare.js";
import { Locality } from "../entity.js";

export const PlaceKind = vocabulary("PlaceKind", "What sort of ground a place is.", {
  WORLD: "The whole world, around every other place.",
  REGION: "Several countries, or a part of one that cuts across its administration.",
  COUNTRY: "A country or territory: the top of an administration.",
  ADMIN1: "The first level below a country: a department, state or province.",
  ADMIN2: "The second level below a country: a municipality or district.",
  CITY: "A city, where it is not also an administrative unit of another kind.",
  AREA: "Other ground, no finer than a municipality.",
});
export type PlaceKind = TermOf<typeof PlaceKind>;

export const CoordinateKind = vocabulary("CoordinateKind", "What a pair of coordinates points at.", {
  SEAT: "The seat of the administration.",
  CENTROID: "The middle of the area, or of its largest part if it has several.",
});
export type CoordinateKind = TermOf<typeof CoordinateKind>;

@entity("Ground, from the world down to a municipality; nothing finer is kept.", {
  rules: [
    ({ latitude, longitude, coordinateKind }: Place) => {
      const [missing] = Object.entries({ latitude, longitude, coordinateKind }).flatMap(([name, value]) => (value == null ? [name] : []));
      const any = latitude != null || longitude != null || coordinateKind != null;
      return any && missing
        ? { property: missing, message: "is missing: latitude, longitude and coordinateKind come together." }
        : undefined;
    },
  ],
})
export class Place extends Locality {
  @term(PlaceKind, "What sort of ground it is.") kind!: PlaceKind;
  @text("ISO 3166-1 alpha-2 or ISO 3166-2 code in capitals, such as CO or CO-BOL.", { optional: true, scheme: "iso" }) iso?: string;
  @text("UN M49 code, three digits.", { optional: true, scheme: "m49" }) m49?: string;
  @text("DIVIPOLA code of Colombia's statistics office: two digits for a department, five for a municipality.", {
    optional: true,
    scheme: "divipola",
  })
  divipola?: string;
  @text("Wikidata item, such as Q739.", { optional: true, scheme: "wikidata" }) wikidata?: string;
  @real("Latitude in degrees north, WGS 84.", { optional: true, unit: "degrees" })
  @IsLatitude({ message: "a latitude between -90 and 90" })
  latitude?: number;
  @real("Longitude in degrees east, WGS 84.", { optional: true, unit: "degrees" })
  @IsLongitude({ message: "a longitude between -180 and 180" })
  longitude?: number;
  @term(CoordinateKind, "What the coordinates point at.", optional) coordinateKind?: CoordinateKind;
  @flag("Whether its description is a note on its name: the name is then written with an asterisk, and the note goes with it.", optional)
  noteOnName?: boolean;
}
