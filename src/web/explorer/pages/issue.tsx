import { useMemo } from "react";
import type { AnswerOf } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { type LinkedRecord, LinkedRecords } from "../claims/linked-records.js";
import { RecordLink, type ShownRecord } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { IssueAnswers } from "../places/issue-answers.js";
import { IssueHead } from "../places/issue-head.js";
import { MissingRecord } from "../places/missing-record.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { type Growing, useMore } from "../state/use-more.js";
import { useNewRowFocus } from "../state/use-new-row-focus.js";

type Data = AnswerOf<"page-issue">;
type Issue = NonNullable<Data["issue"]>;
type Facing = Issue["facedBy"]["edges"][number];

/** Who faces an issue, who answers, and what else claims say of it. */
export function IssuePage() {
  const { address, words } = useExplorer();
  const id = address.id ?? "";
  const asked = useAnswer("page-issue", { id });
  const { data } = asked;
  const issue = data?.issue;
  const first = useMemo(() => issue && { nodes: issue.facedBy.edges, pageInfo: issue.facedBy.pageInfo }, [issue]);
  const facing = useMore<"page-issue-rows", Facing>(first ?? undefined, "page-issue-rows", { id }, ({ issue: more }) => ({
    nodes: more?.list.edges ?? [],
    pageInfo: more?.list.pageInfo ?? { hasNextPage: false, endCursor: null },
  }));
  const facts = data && {
    ...factsOf(data),
    document: { name: "page-issue", variables: { id } },
  };
  const parts = issue ? partsOf(issue) : [];
  const missing = parts.filter(({ list }) => list.totalCount === 0);
  const isUnspoken = issue && missing.length === parts.length && issue.facedBy.totalCount + data.responses.totalCount === 0;
  return (
    <PageFrame title={issue ? words.places.issue.title(issue.label.value) : id} facts={facts}>
      {asked.problem && !issue && (
        <h1 tabIndex={-1}>
          <bdi>{id}</bdi>
        </h1>
      )}
      <Waiting asked={asked} />
      {data && !issue && <MissingRecord id={id} type="ISSUE" failed={asked.failed.includes("issue")} retry={asked.retry} />}
      {data && issue && (
        <div className={asked.stale ? "record stale" : "record"} aria-busy={asked.stale}>
          <IssueHead issue={issue} />
          {isUnspoken && <p className="nothing">{words.places.issue.unspoken}</p>}
          <IssueAnswers data={data} issue={issue} retry={asked.retry} />
          <FacedBy facing={facing} total={issue.facedBy.totalCount} />
          {parts.map(({ predicate, end, list }) =>
            list.totalCount > 0 ? (
              <section key={predicate + end}>
                <h2>{words.predicates[predicate][end]}</h2>
                <LinkedRecords
                  edges={list.edges}
                  total={list.totalCount}
                  link={{ predicate, end }}
                  more={(edge) => <PeopleOf edge={edge} />}
                />
              </section>
            ) : null,
          )}
          {missing.length > 0 && (
            <section className="missing">
              <h2>{words.places.issue.notRecorded}</h2>
              <ul className="names">
                {missing.map(({ predicate, end }) => (
                  <li key={predicate + end}>{words.predicates[predicate][end]}</li>
                ))}
              </ul>
              <p className="hint">{words.absence.nobodyLooked}</p>
            </section>
          )}
          <Next id={id} />
        </div>
      )}
      <ClaimDrawer ids={data && issue ? claimsOn(data, facing, parts) : []} />
    </PageFrame>
  );
}

/** A record with the claims that lead to it; some of them name people and a place. */
interface PartEdge extends LinkedRecord {
  readonly claims: readonly (LinkedRecord["claims"][number] & {
    readonly for?: readonly ShownRecord[];
    readonly by?: readonly ShownRecord[];
    readonly at?: ShownRecord | null;
  })[];
}

/** A list of the page: the records that a predicate leads to from one end. */
interface Part {
  readonly predicate: "AFFECTS" | "PERPETRATES" | "DRIVES" | "HINDERS" | "UNDERMINES" | "KIND_OF";
  readonly end: "of" | "to";
  readonly list: { readonly totalCount: number; readonly edges: readonly PartEdge[] };
}

const partsOf = (issue: Issue): Part[] => [
  { predicate: "AFFECTS", end: "of", list: issue.affects },
  { predicate: "PERPETRATES", end: "to", list: issue.perpetratedBy },
  { predicate: "DRIVES", end: "to", list: issue.drivenBy },
  { predicate: "DRIVES", end: "of", list: issue.drives },
  { predicate: "HINDERS", end: "of", list: issue.hinders },
  { predicate: "UNDERMINES", end: "of", list: issue.undermines },
  { predicate: "KIND_OF", end: "of", list: issue.kindOf },
  { predicate: "KIND_OF", end: "to", list: issue.kinds },
];

/** For whom, by whom and where one claim says it: two claims are never joined, so nothing stands here if there are several. */
function PeopleOf({ edge: { claims, claimCount } }: { readonly edge: PartEdge }) {
  const { places } = useExplorer().words;
  const [claim] = claims;
  if (!claim || claimCount > 1) return null;
  const lists = [
    { word: places.issue.for, records: claim.for ?? [] },
    { word: places.issue.by, records: claim.by ?? [] },
  ].filter(({ records }) => records.length > 0);
  return (
    <small>
      {lists.map(({ word, records }) => (
        <span key={word}>
          {word}{" "}
          {records.map((record, i) => (
            <span key={record.id}>
              {i > 0 && ", "}
              <RecordLink record={record} />
            </span>
          ))}{" "}
        </span>
      ))}
      {claim.at && (
        <>
          (<RecordLink record={claim.at} />)
        </>
      )}
    </small>
  );
}

/** The claims of the page in the order in which they stand. */
const claimsOn = ({ responses, harm }: Data, facing: Growing<Facing>, parts: readonly Part[]): string[] => [
  ...new Set([
    ...[...(responses?.nodes ?? []), ...(harm?.nodes ?? [])].map(({ claim }) => claim.id),
    ...[...facing.nodes, ...parts.flatMap(({ list }) => list.edges)].flatMap(({ claims }) => claims.map(({ id }) => id)),
  ]),
];

/** Who faces it, by name: a list of what documents say, and no ranking of places. */
function FacedBy({ facing, total }: { readonly facing: Growing<Facing>; readonly total: number }) {
  const { words } = useExplorer();
  const mark = useNewRowFocus();
  const onMore = () => {
    mark();
    facing.more();
  };
  return (
    <section>
      <h2>{words.predicates.FACES.to}</h2>
      {total === 0 ? (
        <p className="nothing">{words.places.issue.nobodyFaces}</p>
      ) : (
        <>
          <LinkedRecords
            edges={facing.nodes}
            total={facing.nodes.length}
            link={{ predicate: "FACES", end: "to" }}
            more={({ node }) => <small>{words.kinds[node.__typename]}</small>}
          />
          {facing.hasMore && (
            <p className="cut">
              {words.states.cut(facing.nodes.length, total)}{" "}
              <button type="button" className="quiet" onClick={onMore} aria-disabled={facing.reading}>
                {words.states.more(Math.min(25, total - facing.nodes.length))}
              </button>
            </p>
          )}
          <p className="hint">{words.places.issue.missing}</p>
        </>
      )}
    </section>
  );
}

function Next({ id }: { readonly id: string }) {
  const { answer, nav } = useExplorer().words;
  return (
    <nav className="next" aria-label={answer.next.title}>
      <h2>{answer.next.title}</h2>
      <ul>
        <li>
          <To to={{ page: "transfer", parameters: { issue: id } }} className="next-first">
            {answer.next.transfer}
          </To>
        </li>
        <li>
          <To to={{ page: "neighbourhood", parameters: { id } }}>{nav.network}</To>
        </li>
        <li>
          <To to={{ page: "map", parameters: { issue: id } }}>{nav.map}</To>
        </li>
      </ul>
    </nav>
  );
}
