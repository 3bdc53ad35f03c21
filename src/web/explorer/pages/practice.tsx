import type { AnswerOf } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { RecordLink } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { practiceFilters } from "../records/claim-filters.js";
import { ClaimGroups } from "../records/claim-groups.js";
import { idsInOrder } from "../records/claim-headings.js";
import { Documents } from "../records/documents.js";
import { assertionsIn, documentsOf, Implied, impliedIn } from "../records/implied.js";
import { RecordMissing } from "../records/missing.js";
import { useOwnPage } from "../records/own-page.js";
import { type PartProps, Parts } from "../records/part.js";
import { type RecordClaims, type SeenClaims, useClaims } from "../records/record-claims.js";
import { RecordHead } from "../records/record-head.js";
import { Timeline, type TimelineStep } from "../records/timeline.js";
import { useExplorer } from "../state/explorer.js";
import { type Asked, useAnswer } from "../state/use-answer.js";
import { useMore } from "../state/use-more.js";

type Data = AnswerOf<"page-practice">;
type Node = NonNullable<Data["node"]>;

/** A practice or a programme: what it is for, what harm is told of it, where and when, what it needs, and who says all that. */
export function PracticePage() {
  const { address } = useExplorer();
  const id = address.id ?? "";
  const variables = { id, ...assertionsIn(address), ...practiceFilters };
  const asked = useAnswer("page-practice", variables);
  const { data, problem } = asked;
  const node = data?.node;
  const leads = useOwnPage(asked.stale ? undefined : node);
  const lists = useLists(id, node);
  const given = { id, ...assertionsIn(address) };
  const steps = useMore<"page-practice-rows", TimelineStep>(data?.lineage ?? undefined, "page-practice-rows", given, (more) => more.list);
  const missing = !asked.stale && (problem?.kind === "notFound" || (data && !node));
  const { harm, purpose, needs, hindered, rights, ties, tied } = lists;
  const carriedOut = steps.nodes.flatMap((step) => step.claims.ids);
  const first = harm.total > 0 ? idsInOrder([harm], [rights]) : [];
  const rest = [...idsInOrder([purpose]), ...carriedOut, ...idsInOrder([needs, hindered], [rights], [ties, tied])];
  const claims = [...new Set([...first, ...rest])];
  const facts = data && {
    ...factsOf(data),
    shown: claims.length,
    total: (node?.allOf.totalCount ?? 0) + (node?.allTo.totalCount ?? 0),
    document: { name: "page-practice", variables },
  };
  return (
    <PageFrame title={node?.label.value ?? id} facts={facts}>
      {missing ? <RecordMissing id={id} /> : <Waiting asked={asked} />}
      {node && data && !leads && (
        <div className={asked.stale ? "stale" : undefined} aria-busy={asked.stale}>
          <Head node={node} />
          <PracticeParts data={data} node={node} lists={lists} steps={steps} asked={asked} />
        </div>
      )}
      <ClaimDrawer ids={claims} />
    </PageFrame>
  );
}

type Lists = Readonly<Record<"purpose" | "harm" | "needs" | "hindered" | "rights" | "ties" | "tied", SeenClaims>>;

function useLists(id: string, node: Node | null | undefined): Lists {
  const of = (first: RecordClaims | undefined) => first ?? undefined;
  const { purpose, harm, needs, hindered, rights, ties, tied } = practiceFilters;
  return {
    harm: useClaims(id, "of", of(node?.harm), harm),
    purpose: useClaims(id, "of", of(node?.purpose), purpose),
    needs: useClaims(id, "of", of(node?.needs), needs),
    hindered: useClaims(id, "to", of(node?.hindered), hindered),
    rights: useClaims(id, "of", of(node?.rights), rights),
    ties: useClaims(id, "of", of(node?.ties), ties),
    tied: useClaims(id, "to", of(node?.tied), tied),
  };
}

function Head({ node }: { readonly node: Node }) {
  const { words } = useExplorer();
  const { records, answer, absence } = words;
  const { practice } = records;
  const totals = [node.allOf, node.allTo];
  const documents = documentsOf(totals);
  const counts = (name: string) => node.purpose.facets.find((facet) => facet.name === name)?.values ?? [];
  const reports = counts("modalities").find(({ value }) => value === "REPORTED")?.count ?? 0;
  const claims = node.purpose.totalCount;
  const outcomes = node.outcomes.totalCount;
  return (
    <>
      <RecordHead record={node}>
        {"intent" in node && ` · ${practice.intents[node.intent]}`}
        {"types" in node &&
          node.types.nodes.map((type) => (
            <span key={type.id}>
              {" · "}
              <RecordLink record={type} />
            </span>
          ))}
        {"period" in node && node.period && ` · ${node.period}`}
      </RecordHead>
      <div className="summary">
        {node.harm.totalCount > 0 && (
          <p className="lead adverse-summary">
            <strong>{practice.harmSummary(node.harm.totalCount)}</strong>
          </p>
        )}
        {documents.length === 0 ? (
          <p className="lead">{records.nothingSaid}</p>
        ) : (
          <p className="lead">
            {claims === 0 ? (
              practice.noPurpose
            ) : (
              <>
                <strong>{practice.purposeSummary(counts("ISSUE").filter(({ count }) => count > 0).length, claims)}</strong>{" "}
                {reports === 0
                  ? `${answer.summary.allAims(claims)} ${absence.noResult}`
                  : outcomes > 0
                    ? answer.summary.outcomes(outcomes)
                    : answer.summary.reports(reports, answer.anyIssue)}
              </>
            )}
          </p>
        )}
        {documents.length === 1 && <p className="voice">{records.oneVoice}</p>}
      </div>
      <Implied count={impliedIn(totals)} />
    </>
  );
}

function PracticeParts({
  data,
  node,
  lists,
  steps,
  asked,
}: {
  readonly data: Data;
  readonly node: Node;
  readonly lists: Lists;
  readonly steps: ReturnType<typeof useMore<"page-practice-rows", TimelineStep>>;
  readonly asked: Asked<unknown>;
}) {
  const { words } = useExplorer();
  const { records } = words;
  const { practice } = records;
  const documents = documentsOf([node.allOf, node.allTo]);
  const hasHarm = lists.harm.total > 0;
  const repressive = "intent" in node && node.intent === "REPRESSIVE";
  const harm: PartProps = {
    id: "harm",
    title: words.records.harmAnd,
    count: lists.harm.total + lists.rights.total,
    ...(hasHarm && { className: "harm" }),
    children: (
      <>
        {hasHarm ? <ClaimGroups lists={[lists.harm]} isAdverse /> : <p>{practice.noHarm}</p>}
        {lists.rights.total > 0 ? <ClaimGroups lists={[lists.rights]} /> : <p>{practice.noRights}</p>}
      </>
    ),
  };
  const source = practice.timelineSource(
    words.list(documents.map(({ title }) => title)),
    (data.dataset?.sets ?? []).map(({ title, version }) => words.foot.version(title, version)).join(" · "),
  );
  const rest: PartProps[] = [
    {
      id: "purpose",
      title: practice.purpose,
      count: lists.purpose.total,
      children: lists.purpose.total > 0 ? <ClaimGroups lists={[lists.purpose]} plain /> : <p>{practice.noPurpose}</p>,
    },
    {
      id: "where",
      title: practice.where,
      count: data.lineage?.totalCount ?? 0,
      children: data.lineage ? (
        <>
          {data.lineage.totalCount > 0 ? (
            <Timeline list={steps} total={data.lineage.totalCount} summary={data.lineage.summary} source={source} />
          ) : (
            <p>{practice.whereNone}</p>
          )}
          {data.lineage.notRecorded.length > 0 && (
            <p className="faded">
              {words.records.term(practice.missing)} {words.list(data.lineage.notRecorded.map((gap) => practice.gaps[gap]))}. {practice.ask}
            </p>
          )}
        </>
      ) : (
        <PartFailed retry={asked.retry} />
      ),
    },
    {
      id: "needs",
      title: practice.needs,
      count: lists.needs.total + lists.hindered.total,
      children:
        lists.needs.total + lists.hindered.total > 0 ? <ClaimGroups lists={[lists.needs, lists.hindered]} /> : <p>{practice.noNeeds}</p>,
    },
    ...(hasHarm ? [] : [harm]),
    {
      id: "people",
      title: practice.people,
      count: lists.ties.total + lists.tied.total,
      children:
        lists.ties.total + lists.tied.total > 0 ? <ClaimGroups lists={[lists.ties, lists.tied]} /> : <p>{words.absence.notRecorded}</p>,
    },
    { id: "documents", title: records.documents, count: documents.length, children: <Documents documents={documents} /> },
  ];
  return (
    <>
      <Parts parts={hasHarm ? [harm, ...rest] : rest} />
      {!hasHarm && !repressive && (
        <p className="next">
          <To to={{ page: "transfer", parameters: { practice: node.id } }}>{practice.transfer}</To>
        </p>
      )}
    </>
  );
}
