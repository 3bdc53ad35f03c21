import { useMemo } from "react";
import type { AnswerOf } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { carriedOutHere, LinkedRecords } from "../claims/linked-records.js";
import { ResponseLines } from "../claims/response-lines.js";
import { SuggestedPart } from "../claims/suggested-part.js";
import { plainName, RecordName } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { isSuggested } from "../marks/suggested.js";
import { FacedIssueList } from "../places/faced-issues.js";
import { InsidePlace, NamesIn } from "../places/inside.js";
import { MissingRecord } from "../places/missing-record.js";
import { gapKindsOf, inFile, restsOn, useFaces } from "../places/recorded.js";
import { recordedResponses } from "../places/recorded-responses.js";
import { PlaceTrail } from "../places/trail.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

type Data = AnswerOf<"page-place">;
type Place = NonNullable<Data["place"]>;

/** What is said of a place itself, what of places inside it, and what of places around it: three things, never summed. */
export function PlacePage() {
  const { address, words } = useExplorer();
  const { places } = words;
  const id = address.id ?? "";
  const asked = useAnswer("page-place", { id });
  const inside = useAnswer("page-place-gaps", { id });
  const { data } = asked;
  const place = data?.place;
  const first = useMemo(() => place && { nodes: place.faces.edges, pageInfo: place.faces.pageInfo }, [place]);
  const faces = useFaces("page-place-rows", first, { id }, (more) => more.place?.list);
  const pairs = inside.data?.gaps?.nodes;
  const gaps = useMemo(() => pairs && gapKindsOf(pairs, id), [pairs, id]);
  const facts = data && {
    ...factsOf(data),
    ...(place && inFile(place)),
    document: { name: "page-place", variables: { id } },
  };
  const rows = data?.here?.nodes ?? [];
  const { said, elsewhere, suggested } = recordedResponses(rows, faces.nodes);
  return (
    <PageFrame title={place ? places.place.title(plainName(place)) : id} facts={facts}>
      {asked.problem && !place && (
        <h1 tabIndex={-1}>
          <bdi>{id}</bdi>
        </h1>
      )}
      <Waiting asked={asked} />
      {data && !place && <MissingRecord id={id} type="PLACE" failed={asked.failed.includes("place")} retry={asked.retry} />}
      {data && place && (
        <div className={asked.stale ? "record stale" : "record"} aria-busy={asked.stale}>
          <PlaceTrail within={place.within.nodes} id={id} />
          <h1 tabIndex={-1}>
            <RecordName record={place} /> <small>{places.kinds[place.kind]}</small>
          </h1>
          {place.description && !place.noteOnName && <p>{place.description}</p>}
          <Said place={place} data={data} inside={(pairs ?? []).filter((pair) => pair.place.id !== id).length} />
          <Parts place={place} />
          {place.faces.totalCount > 0 && (
            <section>
              <h2>{words.predicates.FACES.of}</h2>
              <FacedIssueList faces={faces} total={place.faces.totalCount} rows={said} gaps={gaps} place={id} isCommunity={false} />
            </section>
          )}
          <Waiting asked={inside} />
          {inside.data?.gaps && <InsidePlace gaps={inside.data.gaps} id={id} />}
          {elsewhere.length > 0 && (
            <section>
              <h2>{place.faces.totalCount > 0 ? places.otherResponses : places.responsesHere}</h2>
              <ResponseLines rows={elsewhere} showIssue />
            </section>
          )}
          {suggested.length > 0 && (
            <SuggestedPart title={places.suggested.responses}>
              <ResponseLines rows={suggested} showIssue />
            </SuggestedPart>
          )}
          <ResponseCounts data={data} shown={rows.length} id={id} />
          {place.activities.totalCount > 0 && (
            <section>
              <h2>{words.predicates.CARRIED_OUT_IN.to}</h2>
              <LinkedRecords edges={place.activities.edges} total={place.activities.totalCount} link={carriedOutHere} />
            </section>
          )}
          {place.seatOf.totalCount > 0 && (
            <section>
              <h2>{words.predicates.BASED_IN.to}</h2>
              <LinkedRecords edges={place.seatOf.edges} total={place.seatOf.totalCount} link={{ predicate: "BASED_IN", end: "to" }} />
            </section>
          )}
          <Harm id={id} count={data.harm?.totalCount ?? 0} />
          <Next id={id} />
        </div>
      )}
      <ClaimDrawer ids={claimsOn(place, rows)} />
    </PageFrame>
  );
}

/** How many of the responses said to be in the place count, how many are only implied, and whether all of them are on the page. */
function ResponseCounts({ data: { here, counted }, shown, id }: { readonly data: Data; readonly shown: number; readonly id: string }) {
  const { places } = useExplorer().words;
  const implied = here.totalCount - (counted?.totalCount ?? here.totalCount);
  return (
    <>
      {implied > 0 && <p className="hint">{places.withImplied(here.totalCount - implied, implied)}</p>}
      {here.totalCount > shown && (
        <p className="cut">
          {places.cut(shown, here.totalCount)}{" "}
          <To to={{ page: "answer", parameters: { place: id, scopes: "EXACT" } }}>{places.toAnswer}</To>
        </p>
      )}
    </>
  );
}

/** The claims of the page in the order in which they stand. */
function claimsOn(place: Place | null | undefined, rows: Data["here"]["nodes"]): string[] {
  const faced = place?.faces.edges ?? [];
  const ofIssue = (issue: string) => rows.filter((row) => row.issue.id === issue && !isSuggested(row)).map(({ claim }) => claim.id);
  const named = faced.flatMap(({ node, claims }) => [...claims.map(({ id }) => id), ...ofIssue(node.id)]);
  const others = [...rows.filter((row) => !isSuggested(row)), ...rows.filter(isSuggested)]
    .map(({ claim }) => claim.id)
    .filter((id) => !named.includes(id));
  const linked = [...(place?.activities.edges ?? []), ...(place?.seatOf.edges ?? [])].flatMap(({ claims }) => claims.map(({ id }) => id));
  return [...named, ...others, ...linked];
}

/** What is said of the place itself beside what is said of places inside and around it. */
function Said({ place, data, inside }: { readonly place: Place; readonly data: Data; readonly inside: number }) {
  const { words } = useExplorer();
  const { places } = words;
  const scope = (value: string) =>
    data.counted?.facets.find(({ name }) => name === "scopes")?.values.find((of) => of.value === value)?.count ?? 0;
  const own = place.faces.totalCount + (data.counted?.totalCount ?? 0) + place.done.totalCount + place.seatOf.totalCount;
  const around = { page: "answer", parameters: { place: place.id, scopes: "BROADER" } } as const;
  const basis = restsOn(place.faces);
  return (
    <div className="summary">
      {own === 0 ? (
        <p className="lead">{places.place.nothing}</p>
      ) : (
        <p className="lead">
          <strong>{places.place.itself(place.faces.totalCount, data.counted?.totalCount ?? 0, place.done.totalCount)}</strong>
        </p>
      )}
      <dl className="said">
        <div>
          <dt>{words.marks.scopes.WITHIN}</dt>
          <dd>
            {inside > 0 ? places.place.insideFaces(inside) : words.absence.notRecorded}
            {scope("WITHIN") > 0 && (
              <>
                {" "}
                <To to={{ page: "answer", parameters: { place: place.id, scopes: "WITHIN" } }}>
                  {places.place.responseClaims(scope("WITHIN"))}
                </To>
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{words.marks.scopes.BROADER}</dt>
          <dd>
            {scope("BROADER") > 0 ? (
              <>
                <To to={around}>{places.place.responseClaims(scope("BROADER"))}</To> {places.place.noEvidence}
              </>
            ) : (
              words.absence.notRecorded
            )}
          </dd>
        </div>
      </dl>
      {own > 0 && (place.members.totalCount > 0 || place.parts.totalCount > 0) && <p className="voice">{places.place.notInside}</p>}
      {place.faces.totalCount > 0 && basis && <p className="voice">{places.place.facesRest(...basis)}</p>}
    </div>
  );
}

/** The places and communities that lie in a place, by name. */
function Parts({ place: { parts, members, communities } }: { readonly place: Place }) {
  const { places } = useExplorer().words;
  const lists = [
    { title: places.place.parts, list: parts },
    { title: places.place.members, list: members },
    { title: places.place.communities, list: communities },
  ].filter(({ list }) => list.totalCount > 0);
  if (lists.length === 0) return null;
  return (
    <section>
      <h2>{places.place.inIt}</h2>
      <dl className="in-it">
        {lists.map(({ title, list }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <NamesIn records={list.nodes} total={list.totalCount} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Harm stands apart, also where none is recorded. */
function Harm({ id, count }: { readonly id: string; readonly count: number }) {
  const { words } = useExplorer();
  return (
    <section className="harm">
      <h2>{words.answer.harm.title}</h2>
      {count > 0 ? (
        <p>
          <To to={{ page: "harm", parameters: { place: id } }}>{words.counts.claims(count)}</To>
        </p>
      ) : (
        <p>{words.places.place.noHarm}</p>
      )}
    </section>
  );
}

function Next({ id }: { readonly id: string }) {
  const { answer, places } = useExplorer().words;
  return (
    <nav className="next" aria-label={answer.next.title}>
      <h2>{answer.next.title}</h2>
      <ul>
        <li>
          <To to={{ page: "gaps", parameters: { place: id } }} className="next-first">
            {answer.next.gaps}
          </To>
        </li>
        <li>
          <To to={{ page: "answer", parameters: { place: id } }}>{places.toAnswer}</To>
        </li>
        <li>
          <To to={{ page: "map" }}>{places.onMap}</To>
        </li>
      </ul>
    </nav>
  );
}
