import { listOf } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import type { ComparedRow } from "../comparing/compared-cell.js";
import { ComparedRecords, MixedKinds } from "../comparing/compared-records.js";
import { ComparedRows } from "../comparing/compared-rows.js";
import { Foreign, plainName } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { MoreRows } from "../lists/more-rows.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { useMore } from "../state/use-more.js";
import { variablesOf } from "../state/variables.js";
import { claimsAround } from "../transfer/claims-link.js";

/** How many records the server compares. */
const fewest = 2;

/** What is recorded of two to five records, side by side. More rows mean that more was written down, so nothing is summed up. */
export function ComparePage() {
  const { address, words } = useExplorer();
  const { compare } = words.transfer;
  const { look } = address.parameters ?? {};
  const ids = listOf(address, "ids") ?? [];
  const named = useAnswer("page-compare-records", ids.length > 0 ? { ids } : undefined);
  const records = ids.length > 0 ? (named.data?.nodes ?? []).filter((record) => record !== null) : [];
  const given = variablesOf(address, ["assertions", "modalities", "statuses", "claim"]);
  const variables = ids.length >= fewest ? { ...given, ids } : undefined;
  const asked = useAnswer("page-compare", variables);
  const data = variables && asked.data;
  const answer = data?.compare;
  const list = useMore<"page-compare-rows", ComparedRow>(answer ?? undefined, "page-compare-rows", variables ?? {}, (more) => more.list);
  const facts = data && {
    ...factsOf(data),
    shown: list.nodes.length,
    total: answer?.totalCount ?? 0,
    document: { name: "page-compare", variables },
  };
  const title = compare.title(records.map(plainName));
  const isMixed = asked.problem?.kind === "input" && asked.problem.argument === "ids" && !asked.stale;
  return (
    <PageFrame title={title} facts={facts} named={records}>
      <h1 tabIndex={-1}>{title}</h1>
      <ComparedRecords ids={ids} records={records} />
      {ids.length === 0 && <p>{compare.choose}</p>}
      {ids.length === 1 && <p>{compare.one}</p>}
      {isMixed ? <MixedKinds ids={ids} records={records} /> : variables && <Waiting asked={asked} />}
      {data && (
        <div className={asked.stale ? "answer stale" : "answer"} aria-busy={asked.stale}>
          {answer ? <Facts answer={answer} pages={list.pages} /> : <PartFailed retry={asked.retry} />}
          <MoreRows list={list} total={answer?.totalCount ?? 0} csv />
        </div>
      )}
      <ClaimDrawer
        ids={claimsAround(
          look,
          list.nodes.flatMap(({ has }) => has.map(({ claims }) => claims.ids)),
        )}
      />
    </PageFrame>
  );
}

function Facts({
  answer,
  pages,
}: {
  readonly answer: AnswerOf<"page-compare">["compare"];
  readonly pages: readonly (readonly ComparedRow[])[];
}) {
  const { words } = useExplorer();
  const { compare } = words.transfer;
  const { summary, totalCount, compared, lowInformation } = answer;
  if (totalCount === 0) return <p className="nothing">{compare.nothing}</p>;
  return (
    <>
      <div className="summary">
        <p>
          <Foreign text={summary} />
        </p>
        {lowInformation.reason && (
          <p className="voice">
            <Foreign text={lowInformation.reason} />
          </p>
        )}
        <p className="visually-hidden" role="status">
          {words.counts.rows(totalCount)}
        </p>
      </div>
      <p className="hint">{compare.reading}</p>
      {pages.map((rows, i) => (
        <ComparedRows key={i} page={i} rows={rows} records={compared.map(({ record }) => record)} />
      ))}
    </>
  );
}
