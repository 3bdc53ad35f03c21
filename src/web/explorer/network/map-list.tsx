import { type Address, changed } from "../address.js";
import { RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { pageOfRecord } from "../record-address.js";
import { useExplorer } from "../state/explorer.js";
import { type MapRow, type MapShows, mapDots } from "./map-places.js";

/** The places and communities that claims speak of, by name, and apart from them what is said of wider areas. */
export function MapList({
  rows,
  shows,
  issue,
  read,
  unplaced,
}: {
  readonly rows: readonly MapRow[];
  readonly shows: MapShows;
  readonly issue?: string;
  /** The claims that were counted, and how many there are. */
  readonly read: { readonly nodes: readonly unknown[]; readonly totalCount: number };
  /** How many of them name no place. */
  readonly unplaced: number;
}) {
  const { map } = useExplorer().words.network;
  const local = rows.filter(({ isLocal }) => isLocal);
  const wider = rows.filter(({ isLocal }) => !isLocal);
  return (
    <section className="map-list">
      <h2>{map.list}</h2>
      {rows.length === 0 && <p className="nothing">{map.none}</p>}
      {local.length > 0 && (
        <>
          <h3>{map.places}</h3>
          <Rows rows={local} shows={shows} issue={issue} />
        </>
      )}
      {wider.length > 0 && (
        <div className="map-wider">
          <h3>{map.wider}</h3>
          <Rows rows={wider} shows={shows} issue={issue} />
          <p className="hint">{map.widerIntro}</p>
        </div>
      )}
      {unplaced > 0 && <p>{map.unplaced(unplaced)}</p>}
      {read.nodes.length < read.totalCount && <p>{map.cut(read.nodes.length, read.totalCount)}</p>}
    </section>
  );
}

function Rows({ rows, shows, issue }: { readonly rows: readonly MapRow[]; readonly shows: MapShows; readonly issue?: string }) {
  const { address, words } = useExplorer();
  const { map } = words.network;
  const dots = new Set(mapDots(rows).map(({ id }) => id));
  return (
    <ul className="map-rows">
      {rows.map(({ record, place, count, isLocal }) => (
        <li key={record.id}>
          <span>
            <RecordLink record={record} />
            {record.id === place.id && <small> {words.kinds.Place}</small>}
            {isLocal && !dots.has(place.id) && <small> · {map.noPoint}</small>}
          </span>
          <To to={claimsOf(record, shows, issue)}>{map[shows](count)}</To>
          {dots.has(place.id) && (
            <To to={changed(address, { near: place.id })} className="map-near" aria-label={map.near(record.label.value)}>
              <svg className="mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                <circle cx="6" cy="6" r="2.5" fill="currentColor" />
                <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" />
              </svg>
            </To>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Where the claims that a row counts can be read. */
function claimsOf(record: MapRow["record"], shows: MapShows, issue: string | undefined): Address {
  if (shows === "faces") return pageOfRecord(record);
  return {
    page: shows === "harm" ? "harm" : "answer",
    parameters: { place: record.id, issue, scopes: "EXACT", issueScopes: issue && "EXACT" },
  };
}

/** How the name of a country is meant: its own description. */
export function NoteOnName({
  place,
}: {
  readonly place: { readonly label: { readonly value: string }; readonly description: string | null };
}) {
  return (
    <p className="drawing-source">
      * <bdi>{place.label.value}</bdi>: {place.description}
    </p>
  );
}
