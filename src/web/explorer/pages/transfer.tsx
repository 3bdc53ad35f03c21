import type { AnswerOf } from "../ask.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { Foreign, RecordName } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { FacedAround } from "../places/faced-around.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";
import { useMore } from "../state/use-more.js";
import { variablesOf } from "../state/variables.js";
import { Candidates, UnknownFactors } from "../transfer/candidates.js";
import { TransferChoices } from "../transfer/choices.js";
import { claimsAround } from "../transfer/claims-link.js";
import { ImpliedLeftOut } from "../transfer/implied-left-out.js";
import { NotOfferedRows, RecordedHere } from "../transfer/not-offered.js";
import { Portfolio } from "../transfer/portfolio.js";
import { QuestionSheet } from "../transfer/question-sheet.js";
import type { ShownCandidate, TransferAnswer } from "../transfer/transfer-answer.js";
import { TransferQuestion } from "../transfer/transfer-question.js";

const choice = ["assertions", "modalities", "statuses", "claim"];
const argumentNames = ["community", "issue", "weights", "issueRelations", "excludeSameCountry", "includeAlreadyHere", ...choice];

/** What is recorded elsewhere that could fit a community against an issue: ranges, not ranks, and what to ask before trying. */
export function TransferPage() {
  const { address, words } = useExplorer();
  const { transfer } = words;
  const { community, issue, look } = address.parameters ?? {};
  const given = variablesOf(address, argumentNames);
  const variables = community && issue ? { ...given, community, issue, records: [community, issue] } : undefined;
  const asked = useAnswer("page-transfer", variables);
  const together = useAnswer("page-transfer-portfolio", community ? { ...variablesOf(address, choice), community } : undefined);
  const data = variables && asked.data;
  const portfolio = community ? together.data?.practicePortfolio : undefined;
  const answer = data?.transferCandidates;
  const list = useMore<"page-transfer-rows", ShownCandidate>(answer ?? undefined, "page-transfer-rows", given, (more) => more.list);
  const [here, against] = data?.asked ?? [];
  const names = {
    community: community && (here?.label.value ?? portfolio?.community.label.value ?? community),
    issue: issue && (against?.label.value ?? issue),
  };
  const read = data ?? together.data;
  const facts = read && {
    ...factsOf(read),
    ...(answer && { shown: list.nodes.length, total: answer.totalCount }),
    document: variables ? { name: "page-transfer", variables } : { name: "page-transfer-portfolio", variables: { community } },
  };
  return (
    <PageFrame title={transfer.title(names.community, names.issue)} facts={facts}>
      <TransferQuestion key={`${community} ${issue}`} community={community} issue={issue} />
      {variables && <Waiting asked={asked} />}
      {data && (
        <div className={asked.stale ? "answer stale" : "answer"} aria-busy={asked.stale}>
          {answer ? (
            <>
              <Summary data={data} shown={list.nodes} />
              <RecordedHere rows={answer.notOffered} />
              <TransferChoices weights={answer.weights} />
              {answer.totalCount > 0 ? (
                <>
                  <Candidates data={data} list={list} title={transfer.candidates.figure(names.community ?? "", names.issue ?? "")} />
                  <QuestionSheet candidates={list.nodes} />
                </>
              ) : (
                <div className="nothing">
                  <p>{transfer.candidates.none}</p>
                </div>
              )}
              <ImpliedLeftOut parts={answer.leftOut} />
              <NotOfferedRows rows={answer.notOffered} />
            </>
          ) : (
            <PartFailed retry={asked.retry} />
          )}
        </div>
      )}
      {community && !issue && portfolio && portfolio.facedCount > 0 && (
        <FacedIssues community={community} name={portfolio.community.label.value} faces={portfolio.faces.nodes} />
      )}
      {community && <Portfolio asked={together} community={community} />}
      <ClaimDrawer ids={claimsAround(look, claimLists(list.nodes, answer, portfolio))} />
    </PageFrame>
  );
}

/** The answer in a sentence, and how little of it is known. */
function Summary({ data, shown }: { readonly data: TransferAnswer; readonly shown: readonly ShownCandidate[] }) {
  const { words, address } = useExplorer();
  const { community = "", issue } = address.parameters ?? {};
  const { summary, totalCount, lowInformation } = data.transferCandidates;
  return (
    <div className="summary">
      {totalCount > 0 && (
        <p className="lead">
          <Foreign text={summary} />
        </p>
      )}
      {totalCount > 0 && <FacedAround place={community} issue={issue} />}
      {totalCount > 0 && (
        <p className="voice">
          <UnknownFactors candidates={shown} /> {lowInformation.reason && <Foreign text={lowInformation.reason} />}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {words.transfer.candidates.title(totalCount)}
      </p>
    </div>
  );
}

type PracticePortfolio = AnswerOf<"page-transfer-portfolio">["practicePortfolio"];

/** What a community is recorded as facing, where no issue is chosen yet: each leads to its question. */
function FacedIssues({
  community,
  name,
  faces,
}: {
  readonly community: string;
  readonly name: string;
  readonly faces: PracticePortfolio["faces"]["nodes"];
}) {
  const { words, lang } = useExplorer();
  const { question } = words.transfer;
  const letters = new Intl.Collator(lang);
  const issues = faces.map(({ issue }) => issue).sort((a, b) => letters.compare(a.label.value, b.label.value));
  return (
    <section className="faced">
      <h2>{question.which(name)}</h2>
      <p className="hint">{question.whichHint}</p>
      <ul>
        {issues.map((issue) => (
          <li key={issue.id}>
            <To to={{ page: "transfer", parameters: { community, issue: issue.id } }} className="name">
              <RecordName record={issue} />
            </To>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The lists of claims that the page leads to: a claim is looked at among those of its own list. */
function claimLists(
  candidates: readonly ShownCandidate[],
  answer: TransferAnswer["transferCandidates"] | undefined,
  portfolio: PracticePortfolio | undefined,
): (readonly string[])[] {
  return [
    ...candidates.flatMap(({ adverse, impliedHere, factors }) => [
      ...factors.map(({ claims }) => claims.ids),
      adverse.ids,
      impliedHere?.claims.ids ?? [],
    ]),
    ...(answer?.notOffered ?? []).map(({ claims }) => claims.ids),
    ...(portfolio?.practices ?? []).flatMap(({ newlyCovers }) => newlyCovers.map(({ claims }) => claims.ids)),
    ...(portfolio?.notOffered.nodes ?? []).map(({ against }) => against.flatMap(({ claims }) => claims.ids)),
  ];
}
