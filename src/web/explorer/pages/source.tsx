import type { AnswerOf } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { OutsideLink } from "../controls/outside-link.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { ClaimGroups } from "../records/claim-groups.js";
import { idsInOrder } from "../records/claim-headings.js";
import { assertionsIn, Implied, impliedIn } from "../records/implied.js";
import { RecordMissing } from "../records/missing.js";
import { useOwnPage } from "../records/own-page.js";
import { type PartProps, Parts } from "../records/part.js";
import { type PassageLine, Passages, useResting } from "../records/passages.js";
import { useClaims } from "../records/record-claims.js";
import { RecordHead, RecordList } from "../records/record-head.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { useMore } from "../state/use-more.js";

type Node = NonNullable<AnswerOf<"page-source">["node"]>;
type SourceNode = Extract<Node, { readonly passages: unknown }>;

const emptyPage = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** A document: what it is, its passages in their order, and how the claims lean on them. */
export function SourcePage() {
  const { address, words } = useExplorer();
  const { records } = words;
  const id = address.id ?? "";
  const { passage = "" } = address.parameters ?? {};
  const variables = { id, passage, hasPassage: passage !== "", ...assertionsIn(address) };
  const asked = useAnswer("page-source", variables);
  const { data } = asked;
  const node = data?.node;
  const leads = useOwnPage(asked.stale ? undefined : node);
  const source = node && "passages" in node ? node : undefined;
  const given = { id, ...assertionsIn(address) };
  const passages = useMore<"page-source-rows", PassageLine>(
    source?.passages,
    "page-source-rows",
    given,
    (more) => more.source?.list ?? emptyPage,
  );
  const of = useClaims(id, "to", node?.to);
  const opened = data?.opened && data.opened.source.id === id ? data.opened : undefined;
  const resting = useResting(opened?.id ?? "");
  const claims = restingOn(data, address.parameters?.assertions);
  const facts = data && {
    ...factsOf(data),
    total: claims,
    document: { name: "page-source", variables },
  };
  const parts: PartProps[] = source
    ? [
        {
          id: "passages",
          title: records.source.passages,
          count: source.passages.totalCount,
          children:
            source.passages.totalCount > 0 ? (
              <>
                <p className="lead">{records.source.summary(claims, source.passages.totalCount)}</p>
                <p className="faded">{records.source.bars}</p>
                <Passages
                  list={passages}
                  total={source.passages.totalCount}
                  claims={claims}
                  opened={opened}
                  resting={resting}
                  language={source.language}
                />
              </>
            ) : (
              <p>{records.source.noPassages}</p>
            ),
        },
        ...(of.total > 0 ? [{ id: "of", title: records.source.of, count: of.total, children: <ClaimGroups lists={[of]} /> }] : []),
      ]
    : [];
  return (
    <PageFrame title={source?.title ?? id} facts={facts}>
      {data && !node && !asked.stale ? <RecordMissing id={id} /> : <Waiting asked={asked} />}
      {source && !leads && (
        <div className={asked.stale ? "stale" : undefined} aria-busy={asked.stale}>
          <RecordHead record={source}>{` · ${records.source[source.availability]}`}</RecordHead>
          <SourceFacts source={source} />
          <Implied count={impliedIn([data?.resting ?? undefined])} />
          <Parts parts={parts} />
          <RecordList title={records.source.defines} records={source.defines.nodes} total={source.defines.totalCount} />
        </div>
      )}
      <ClaimDrawer ids={idsInOrder(resting.list ? [resting.list] : [], [of])} />
    </PageFrame>
  );
}

/** How many claims rest on the document, of those that count. */
function restingOn(data: AnswerOf<"page-source"> | undefined, assertions = "STATED,COMPOSED,IMPORTED"): number {
  const values = data?.resting?.facets.flatMap((facet) => facet.values) ?? [];
  return values.reduce((sum, { value, count }) => (value !== null && assertions.split(",").includes(value) ? sum + count : sum), 0);
}

function SourceFacts({ source }: { readonly source: SourceNode }) {
  const { words, lang } = useExplorer();
  const { source: said } = words.records;
  const languages = new Intl.DisplayNames(lang, { type: "language" });
  const facts: readonly (readonly [term: string, value: string | null])[] = [
    [said.publisher, source.publisher],
    [said.authors, source.authors.length > 0 ? words.list(source.authors) : null],
    [said.published, source.published ?? said.undated],
    [said.language, source.language && (languages.of(source.language) ?? source.language)],
    [said.licence, source.licence ?? said.noLicence],
    [said.checksum, source.checksum && `${source.checksum.slice(0, 16)}…`],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([term, value]) =>
          value ? (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {source.url && (
        <p>
          <OutsideLink href={source.url}>{said.open}</OutsideLink>
        </p>
      )}
    </>
  );
}
