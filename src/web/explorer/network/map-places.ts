import type { AnswerOf } from "../ask.js";
import type { MapDot } from "../figures/places-map.js";
import type { ShownRecord } from "../frame/name.js";

type MapData = AnswerOf<"page-map">;
type MapClaim = MapData["claims"]["nodes"][number];
type MapPlace = Extract<NonNullable<MapClaim["at"]>, { __typename: "Community" }>["locatedIn"];

/** What the map shows: what is faced, the responses, or those that are said to do harm or little. */
export const mapViews = ["faces", "responses", "harm"] as const;
export type MapShows = (typeof mapViews)[number];

/** A place or a community that claims speak of, in the list. */
export interface MapRow {
  readonly record: ShownRecord;
  /** The ground: the place itself, or the one that the community lives on. */
  readonly place: MapPlace;
  readonly count: number;
  /** Whether it is no wider than a municipality. */
  readonly isLocal: boolean;
}

/** Kinds of places that a dot can stand for; wider ones would need an area, and what is said of an area is not said of its points. */
const localKinds: readonly string[] = ["ADMIN2", "CITY"];

/** The place or community that a claim speaks of: what faces an issue, or where a response is recorded. */
const localityOf = ({ subject, at }: MapClaim, shows: MapShows) => (shows === "faces" ? subject : at);

/** A row for each place and community, by name. What is faced is counted once, however many claims say it. */
export function mapRows({ nodes }: MapData["claims"], shows: MapShows, lang: string): MapRow[] {
  const rows = new Map<string, Omit<MapRow, "count"> & { readonly counted: Set<string> }>();
  for (const claim of nodes) {
    const record = localityOf(claim, shows);
    if (record?.__typename !== "Place" && record?.__typename !== "Community") continue;
    const place = record.__typename === "Place" ? record : record.locatedIn;
    const row = rows.get(record.id) ?? { record, place, isLocal: localKinds.includes(place.kind), counted: new Set() };
    row.counted.add(shows === "faces" ? claim.object.id : claim.id);
    rows.set(record.id, row);
  }
  const { compare } = new Intl.Collator(lang);
  return [...rows.values()]
    .map(({ counted, ...row }) => ({ ...row, count: counted.size }))
    .sort((a, b) => compare(a.record.label.value, b.record.label.value) || (a.record.id < b.record.id ? -1 : 1));
}

/** How many claims on responses name no place: they are on no map. */
export const unplacedClaims = ({ nodes }: MapData["claims"], shows: MapShows): number =>
  shows === "faces" ? 0 : nodes.filter((claim) => localityOf(claim, shows) === null).length;

/** A dot for each municipality with recorded coordinates, and for nothing else: each once, however many records stand on it. */
export function mapDots(rows: readonly MapRow[]): MapDot[] {
  const dots = rows.flatMap(({ place, isLocal }): MapDot[] =>
    isLocal && place.longitude !== null && place.latitude !== null
      ? [{ id: place.id, name: place.label.value, at: [place.longitude, place.latitude] }]
      : [],
  );
  return [...new Map(dots.map((dot) => [dot.id, dot])).values()];
}
