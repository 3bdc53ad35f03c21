import { plainName, RecordLink, type ShownRecord } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { EdgeClaimsLink } from "./edge-claims-link.js";
import { type AroundData, type AroundEdge, type AroundGroup, furtherRows, groupsAround } from "./edge-groups.js";

/** So many places of an edge are named. */
const placesNamed = 3;

/** A neighbourhood as text: what the picture shows, and all that it has no room for. */
export function AroundList({ data }: { readonly data: AroundData }) {
  const { lang, words } = useExplorer();
  const { around } = words.network;
  const groups = groupsAround(data, lang);
  const further = furtherRows(data, lang);
  return (
    <>
      <div className="around-groups">
        {groups.map((group) => (
          <Group key={`${group.predicate} ${group.side} ${group.isAdverse}`} group={group} centre={data.centre} />
        ))}
      </div>
      {further.length > 0 && (
        <section className="around-group">
          <h3>{around.further}</h3>
          <p className="hint">{around.further2}</p>
          <ul className="around-rows">
            {further.map(({ edge, subject, object }) => (
              <li key={`${edge.subject.id} ${edge.predicate} ${edge.object.id}`}>
                <span>
                  <RecordLink record={subject} /> <span className="faded">{words.predicates[edge.predicate].of}:</span>{" "}
                  <RecordLink record={object} />
                </span>
                <Claims edge={edge} claims={edge.claims.count} subject={subject} object={object} />
                <Where edge={edge} isPlaced={[subject, object].some(isLocality)} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Group({ group: { predicate, side, isAdverse, rows }, centre }: { readonly group: AroundGroup; readonly centre: ShownRecord }) {
  const { words } = useExplorer();
  const { around } = words.network;
  const heading = words.predicates[predicate][side];
  return (
    <section className={isAdverse ? "around-group adverse" : "around-group"}>
      <h3>{isAdverse ? around.harmOf(heading) : heading}</h3>
      <ul className="around-rows">
        {rows.map(({ edge, other, claims }) => (
          <li key={other.id}>
            <span>
              <RecordLink record={other} /> <small>{words.kinds[other.__typename]}</small>
            </span>
            <Claims edge={edge} claims={claims} subject={side === "of" ? centre : other} object={side === "of" ? other : centre} />
            <Where edge={edge} isPlaced={[centre, other].some(isLocality)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A claim of a place or a community holds there, though it names no other place. */
const isLocality = ({ __typename }: ShownRecord) => __typename === "Place" || __typename === "Community";

/** Where an edge holds, and how many of its claims report, mean or advise it. */
function Where({ edge, isPlaced }: { readonly edge: AroundEdge; readonly isPlaced: boolean }) {
  const { words } = useExplorer();
  const { around } = words.network;
  const names = edge.places.slice(0, placesNamed).map(({ place }) => plainName(place));
  const more = edge.placeCount - names.length;
  const said = (["reported", "intended", "recommended"] as const).flatMap((modality) =>
    edge[modality] > 0 ? [`${around.modalities[modality]} ${words.number(edge[modality])}`] : [],
  );
  const places = [
    ...(names.length > 0 ? [around.places(words.list([...names, ...(more > 0 ? [around.morePlaces(more)] : [])]))] : []),
    ...(edge.unplaced > 0 && !isPlaced ? [around.unplaced] : []),
  ];
  return <small className="around-where">{[...said, ...places].join(" · ")}</small>;
}

function Claims({
  edge,
  claims,
  subject,
  object,
}: {
  readonly edge: AroundEdge;
  readonly claims: number;
  readonly subject: ShownRecord;
  readonly object: ShownRecord;
}) {
  const { words } = useExplorer();
  const label = words.network.around.lookAt(subject.label.value, words.predicates[edge.predicate].of, object.label.value, claims);
  return <EdgeClaimsLink ids={edge.claims.ids} claims={claims} label={label} />;
}
