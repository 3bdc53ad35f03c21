import { useMemo } from "react";
import { compareNames } from "../../../text/compare.js";
import type { AnswerOf } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { carriedOutHere, LinkedRecords } from "../claims/linked-records.js";
import { ResponseLines } from "../claims/response-lines.js";
import { SuggestedPart } from "../claims/suggested-part.js";
import { RecordLink, RecordName } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { isSuggested } from "../marks/suggested.js";
import { FacedIssueList } from "../places/faced-issues.js";
import { MissingRecord } from "../places/missing-record.js";
import { gapKindsOf, inFile, restsOn, tallyOf, useFaces } from "../places/recorded.js";
import { recordedResponses } from "../places/recorded-responses.js";
import { PlaceTrail } from "../places/trail.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

type Data = AnswerOf<"page-community">;
type Community = NonNullable<Data["community"]>;
type Around = AnswerOf<"page-community-around">;

/** What a community faces, who responds, and what is not recorded. */
export function CommunityPage() {
  const { address, words } = useExplorer();
  const { places } = words;
  const id = address.id ?? "";
  const asked = useAnswer("page-community", { id });
  const around = useAnswer("page-community-around", { id });
  const { data } = asked;
  const community = data?.community;
  const first = useMemo(() => community && { nodes: community.faces.edges, pageInfo: community.faces.pageInfo }, [community]);
  const faces = useFaces("page-community-rows", first, { id }, (more) => more.community?.list);
  const gaps = useMemo(() => around.data && gapKindsOf(around.data.gaps?.nodes ?? [], id), [around.data, id]);
  const facts = data && {
    ...factsOf(data),
    ...(community && inFile(community)),
    document: { name: "page-community", variables: { id } },
  };
  const name = community?.label.value;
  const rows = data?.here?.nodes ?? [];
  const { said, elsewhere, suggested } = recordedResponses(rows, faces.nodes);
  return (
    <PageFrame title={name ? places.community.title(name) : id} facts={facts}>
      {asked.problem && !community && (
        <h1 tabIndex={-1}>
          <bdi>{id}</bdi>
        </h1>
      )}
      <Waiting asked={asked} />
      {data && !community && <MissingRecord id={id} type="COMMUNITY" failed={asked.failed.includes("community")} retry={asked.retry} />}
      {data && community && (
        <div className={asked.stale ? "record stale" : "record"} aria-busy={asked.stale}>
          <PlaceTrail within={community.within.nodes} id={id} />
          <h1 tabIndex={-1}>
            <RecordName record={community} /> <small>{words.kinds.Community}</small>
          </h1>
          {community.description && <p>{community.description}</p>}
          <Summary community={community} gaps={gaps} />
          <section>
            <h2>{words.predicates.FACES.of}</h2>
            {community.faces.totalCount > 0 ? (
              <FacedIssueList faces={faces} total={community.faces.totalCount} rows={said} gaps={gaps} place={id} isCommunity />
            ) : (
              <p className="nothing">{words.absence.notFacing.Community(community.label.value, words.answer.anyIssue)}</p>
            )}
          </section>
          {elsewhere.length > 0 && (
            <section>
              <h2>{community.faces.totalCount > 0 ? places.otherResponses : places.responsesHere}</h2>
              <ResponseLines rows={elsewhere} showIssue />
            </section>
          )}
          {suggested.length > 0 && (
            <SuggestedPart title={places.suggested.responses}>
              <ResponseLines rows={suggested} showIssue />
            </SuggestedPart>
          )}
          <section>
            <h2>{words.predicates.CARRIED_OUT_IN.to}</h2>
            {community.activities.totalCount > 0 ? (
              <LinkedRecords edges={community.activities.edges} total={community.activities.totalCount} link={carriedOutHere} />
            ) : (
              <p>{words.absence.notRecorded}</p>
            )}
          </section>
          {data.harm?.totalCount > 0 && (
            <section className="harm">
              <h2>{words.answer.harm.title}</h2>
              <p>
                <To to={{ page: "harm", parameters: { place: id } }}>{words.counts.claims(data.harm.totalCount)}</To>
              </p>
            </section>
          )}
          <Waiting asked={around} />
          {around.data && <Beyond around={around.data} id={id} retry={around.retry} />}
          <Next id={id} similar={around.data?.similar?.nodes.map(({ community: other }) => other.id) ?? []} />
        </div>
      )}
      <ClaimDrawer ids={claimsOn(community, rows, around.data)} />
    </PageFrame>
  );
}

/** The claims of the page in the order in which they stand. */
function claimsOn(community: Community | null | undefined, rows: Data["here"]["nodes"], around: Around | undefined): string[] {
  const faced = community?.faces.edges ?? [];
  const ofIssue = (issue: string) => rows.filter((row) => row.issue.id === issue && !isSuggested(row)).map(({ claim }) => claim.id);
  const named = faced.flatMap(({ node, claims }) => [...claims.map(({ id }) => id), ...ofIssue(node.id)]);
  const others = [...rows.filter((row) => !isSuggested(row)), ...rows.filter(isSuggested)]
    .map(({ claim }) => claim.id)
    .filter((id) => !named.includes(id));
  const done = community?.activities.edges.flatMap(({ claims }) => claims.map(({ id }) => id)) ?? [];
  const rights = rightsIn(around).flatMap(({ claims }) => claims.map(({ id }) => id));
  return [...named, ...others, ...done, ...rights];
}

/** How much is recorded, and on how few documents it rests, before any row. */
function Summary({ community, gaps }: { readonly community: Community; readonly gaps: ReturnType<typeof gapKindsOf> | undefined }) {
  const { words } = useExplorer();
  const { places } = words;
  const { totalCount } = community.faces;
  if (totalCount === 0) return null;
  const basis = restsOn(community.faces);
  const tally = gaps ? tallyOf(gaps).map(([kind, n]) => places.tally(places.gaps[kind], n)) : [];
  return (
    <div className="summary">
      <p className="lead">
        <strong>{places.community.faces(totalCount)}</strong> {tally.length > 0 && places.responsesTo(words.list(tally))}
      </p>
      <p className="voice">
        {basis && places.voice(...basis)} {places.community.otherwise}
      </p>
    </div>
  );
}

/** Rights that claims say to be undermined by what the community faces, with the issue that does so. */
const rightsIn = (around: Around | undefined) =>
  (around?.community?.faces.edges ?? []).flatMap(({ node: issue }) => issue.undermines.edges.map((edge) => ({ ...edge, issue })));
const rightsCount = (around: Around) =>
  (around.community?.faces.edges ?? []).reduce((sum, { node: issue }) => sum + issue.undermines.totalCount, 0);

function Beyond({ around, id, retry }: { readonly around: Around; readonly id: string; readonly retry: () => void }) {
  const { words } = useExplorer();
  const { places } = words;
  const rights = rightsIn(around);
  const similar = [...(around.similar?.nodes ?? [])].sort((a, b) => compareNames(a.community.label.value, b.community.label.value));
  return (
    <>
      <section>
        <h2>{places.community.rights}</h2>
        {rights.length > 0 ? (
          <>
            <p className="hint">{places.community.rightsAnywhere}</p>
            <LinkedRecords
              edges={rights}
              total={rightsCount(around)}
              link={{ predicate: "UNDERMINES", end: "of", from: ({ issue }) => issue.id }}
              more={({ issue }) => (
                <small>
                  ← <RecordLink record={issue} />
                </small>
              )}
            />
          </>
        ) : (
          <p>{places.community.noRights}</p>
        )}
      </section>
      <section>
        <h2>{places.community.shares}</h2>
        {!around.similar ? (
          <PartFailed retry={retry} />
        ) : similar.length > 0 ? (
          <>
            <ul className="linked columns">
              {similar.map(({ community, sharedIssues }) => (
                <li key={community.id}>
                  <RecordLink record={community} /> <small>{places.community.shared(sharedIssues)}</small>
                </li>
              ))}
            </ul>
            <p className="hint">
              {places.community.byName} <To to={{ page: "similar", parameters: { community: id } }}>{words.nav.similar}</To>
            </p>
          </>
        ) : (
          <p>{words.absence.notRecorded}</p>
        )}
      </section>
    </>
  );
}

function Next({ id, similar }: { readonly id: string; readonly similar: readonly string[] }) {
  const { nav, answer, places } = useExplorer().words;
  const [other] = similar;
  return (
    <nav className="next" aria-label={answer.next.title}>
      <h2>{answer.next.title}</h2>
      <ul>
        <li>
          <To to={{ page: "transfer", parameters: { community: id } }} className="next-first">
            {nav.transfer}
          </To>
        </li>
        <li>
          <To to={{ page: "gaps", parameters: { place: id } }}>{answer.next.gaps}</To>
        </li>
        {other && (
          <li>
            <To to={{ page: "compare", parameters: { ids: [id, other].join() } }}>{nav.compare}</To>
          </li>
        )}
        <li>
          <To to={{ page: "map" }}>{places.onMap}</To>
        </li>
      </ul>
    </nav>
  );
}
