import type { AnswerOf } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { rightFilters } from "../records/claim-filters.js";
import { ClaimGroups } from "../records/claim-groups.js";
import { idsInOrder } from "../records/claim-headings.js";
import { Documents } from "../records/documents.js";
import { assertionsIn, documentsOf, Implied, impliedIn } from "../records/implied.js";
import { RecordMissing } from "../records/missing.js";
import { useOwnPage } from "../records/own-page.js";
import { Parts } from "../records/part.js";
import { useClaims } from "../records/record-claims.js";
import { RecordHead, RecordNames } from "../records/record-head.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

type Node = NonNullable<AnswerOf<"page-right">["node"]>;

/** A right: what undermines it, which responses endanger it, and what protects it. */
export function RightPage() {
  const { address, words } = useExplorer();
  const { right } = words.records;
  const id = address.id ?? "";
  const variables = { id, ...assertionsIn(address), ...rightFilters };
  const asked = useAnswer("page-right", variables);
  const { data } = asked;
  const node = data?.node;
  const leads = useOwnPage(asked.stale ? undefined : node);
  const undermined = useClaims(id, "to", node?.undermined, rightFilters.undermined);
  const endangered = useClaims(id, "to", node?.endangered, rightFilters.endangered);
  const protection = useClaims(id, "to", node?.protected, rightFilters.protected);
  const lists = [undermined, endangered, protection];
  const facts = data && {
    ...factsOf(data),
    shown: lists.reduce((sum, { nodes }) => sum + nodes.length, 0),
    total: node?.allTo.totalCount ?? 0,
    document: { name: "page-right", variables },
  };
  const documents = documentsOf([node?.allTo]);
  return (
    <PageFrame title={node?.label.value ?? id} facts={facts}>
      {data && !node && !asked.stale ? <RecordMissing id={id} /> : <Waiting asked={asked} />}
      {node && data && !leads && (
        <div className={asked.stale ? "stale" : undefined} aria-busy={asked.stale}>
          <Head node={node} documents={documents.length} />
          <Parts
            parts={[
              {
                id: "undermined",
                title: right.undermined,
                count: undermined.total,
                children:
                  undermined.total > 0 ? (
                    <>
                      <p className="faded">{right.single}</p>
                      <ClaimGroups lists={[undermined]} plain />
                    </>
                  ) : (
                    <p>{right.noUndermined}</p>
                  ),
              },
              {
                id: "endangered",
                title: right.endangered,
                count: endangered.total,
                ...(endangered.total > 0 && { className: "harm" }),
                children: endangered.total > 0 ? <ClaimGroups lists={[endangered]} plain /> : <p>{right.noEndangered}</p>,
              },
              {
                id: "protected",
                title: right.protected,
                count: protection.total,
                children:
                  protection.total > 0 ? (
                    <ClaimGroups lists={[protection]} plain />
                  ) : (
                    <p>
                      {right.noProtected} {data.anyProtection?.totalCount === 0 && right.noProtectedAny}
                    </p>
                  ),
              },
              {
                id: "documents",
                title: words.records.documents,
                count: documents.length,
                children: documents.length > 0 ? <Documents documents={documents} /> : <p>{words.records.nothingSaid}</p>,
              },
            ]}
          />
        </div>
      )}
      <ClaimDrawer ids={idsInOrder(...lists.map((list) => [list]))} />
    </PageFrame>
  );
}

function Head({ node, documents }: { readonly node: Node; readonly documents: number }) {
  const { records } = useExplorer().words;
  return (
    <>
      <RecordHead record={node} />
      {"broader" in node && <RecordNames title={records.broader} records={node.broader.nodes} />}
      {"narrower" in node && <RecordNames title={records.narrower} records={node.narrower.nodes} />}
      {documents === 1 && <p className="voice">{records.oneVoice}</p>}
      <Implied count={impliedIn([node.allTo])} />
    </>
  );
}
