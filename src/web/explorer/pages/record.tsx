import type { AnswerOf } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { OutsideLink } from "../controls/outside-link.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { recordFilters } from "../records/claim-filters.js";
import { ClaimGroups } from "../records/claim-groups.js";
import { idsInOrder } from "../records/claim-headings.js";
import { Documents } from "../records/documents.js";
import { assertionsIn, documentsOf, Implied, impliedIn } from "../records/implied.js";
import { RecordMissing } from "../records/missing.js";
import { useOwnPage } from "../records/own-page.js";
import { type PartProps, Parts } from "../records/part.js";
import { useClaims } from "../records/record-claims.js";
import { RecordHead, RecordList, RecordNames } from "../records/record-head.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

type Node = NonNullable<AnswerOf<"page-record">["node"]>;

/** A record of a class that has no page of its own, such as a group of people, an organization or an event: what claims say of it. */
export function RecordPage() {
  const { address, words } = useExplorer();
  const { records } = words;
  const id = address.id ?? "";
  const variables = { id, ...assertionsIn(address), ...recordFilters };
  const asked = useAnswer("page-record", variables);
  const { data } = asked;
  const node = data?.node;
  const leads = useOwnPage(asked.stale ? undefined : node);
  const { harm, said } = recordFilters;
  const roles = rolesOf(node);
  const adverse = [
    useClaims(id, "of", node?.harmOf, harm),
    useClaims(id, "to", node?.harmTo, harm),
    useClaims(id, "role", roles?.harm, harm),
  ];
  const others = [useClaims(id, "of", node?.of, said), useClaims(id, "to", node?.to, said), useClaims(id, "role", roles?.said, said)];
  const totals = [node?.allOf, node?.allTo, roles?.all];
  const sum = (lists: readonly ({ readonly totalCount: number } | undefined)[]) =>
    lists.reduce((total, list) => total + (list?.totalCount ?? 0), 0);
  const shown = idsInOrder(others, adverse);
  const facts = data && {
    ...factsOf(data),
    shown: shown.length,
    total: sum(totals),
    document: { name: "page-record", variables },
  };
  const documents = documentsOf(totals);
  const count = (lists: typeof adverse) => lists.reduce((total, list) => total + list.total, 0);
  const parts: PartProps[] = [
    ...(count(others) > 0 ? [{ id: "said", title: records.said, count: count(others), children: <ClaimGroups lists={others} /> }] : []),
    ...(count(adverse) > 0
      ? [{ id: "harm", title: records.harm, count: count(adverse), className: "harm", children: <ClaimGroups lists={adverse} isAdverse /> }]
      : []),
    ...(documents.length > 0
      ? [{ id: "documents", title: records.documents, count: documents.length, children: <Documents documents={documents} /> }]
      : []),
  ];
  return (
    <PageFrame title={node?.label.value ?? id} facts={facts}>
      {data && !node && !asked.stale ? <RecordMissing id={id} /> : <Waiting asked={asked} />}
      {node && !leads && (
        <div className={asked.stale ? "stale" : undefined} aria-busy={asked.stale}>
          <RecordHead record={node} />
          <OwnFacts node={node} />
          {sum(totals) === 0 && !hasRecords(node) && <p>{records.nothingSaid}</p>}
          {documents.length === 1 && <p className="voice">{records.oneVoice}</p>}
          <Implied count={impliedIn(totals)} />
          {parts.length > 0 && <Parts parts={parts} />}
        </div>
      )}
      <ClaimDrawer ids={shown} />
    </PageFrame>
  );
}

/** The claims that name the record beside their two ends: for whom they hold, or who does it. */
function rolesOf(node: Node | null | undefined) {
  if (!node) return undefined;
  if ("allFor" in node) return { all: node.allFor, harm: node.harmFor, said: node.for };
  return "allBy" in node ? { all: node.allBy, harm: node.harmBy, said: node.by } : undefined;
}

/** Whether records of the vocabulary stand on the page, so that it is not empty without claims. */
const hasRecords = (node: Node): boolean =>
  ("practices" in node && node.practices.totalCount > 0) || ("aligned" in node && node.aligned.totalCount > 0);

/** What a record says of itself, by its class. */
function OwnFacts({ node }: { readonly node: Node }) {
  const { words } = useExplorer();
  const { records } = words;
  const { record } = records;
  const facts: readonly (readonly [term: string, value: string | null | undefined])[] = [
    [records.period, "period" in node ? node.period : undefined],
    [record.format, "format" in node && node.format ? record.formats[node.format] : undefined],
    [record.kind, "kind" in node ? record.kinds[node.kind] : undefined],
    [record.scheme, "scheme" in node ? node.scheme : undefined],
    [record.notation, "notation" in node ? node.notation : undefined],
  ];
  const given = facts.filter(([, value]) => value);
  const url = "url" in node ? node.url : undefined;
  return (
    <>
      {(given.length > 0 || url) && (
        <dl className="facts">
          {given.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {url && (
            <div>
              <dt>{record.web}</dt>
              <dd>
                <OutsideLink href={url}>{url.replace(/^https?:\/\//, "")}</OutsideLink>
              </dd>
            </div>
          )}
        </dl>
      )}
      {"chathamHouseRule" in node && node.chathamHouseRule === "APPLIED" && <p className="voice">{record.chathamHouse}</p>}
      {"broaderTypes" in node && <RecordNames title={records.broader} records={node.broaderTypes.nodes} />}
      {"narrowerTypes" in node && <RecordNames title={records.narrower} records={node.narrowerTypes.nodes} />}
      {"broaderGroups" in node && <RecordNames title={records.broader} records={node.broaderGroups.nodes} />}
      {"narrowerGroups" in node && <RecordNames title={records.narrower} records={node.narrowerGroups.nodes} />}
      {"broaderActors" in node && <RecordNames title={records.broader} records={node.broaderActors.nodes} />}
      {"narrowerActors" in node && <RecordNames title={records.narrower} records={node.narrowerActors.nodes} />}
      {"practices" in node && <RecordList title={record.practices} records={node.practices.nodes} total={node.practices.totalCount} />}
      {"aligned" in node && <RecordList title={record.aligned} records={node.aligned.nodes} total={node.aligned.totalCount} />}
    </>
  );
}
