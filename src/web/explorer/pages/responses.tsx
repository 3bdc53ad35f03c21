import type { Address } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { AnswerQuestion } from "../choosing/answer-question.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { Filters } from "../claims/filters.js";
import { LeftOut } from "../claims/left-out.js";
import { NothingRecorded, type Subject } from "../claims/nothing-recorded.js";
import { PracticeGroups } from "../claims/practice-groups.js";
import { claimsInOrder, type ResponseItem } from "../claims/response-items.js";
import { plainName } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { answerArguments, answerVariables } from "../state/first-asks.js";
import { useAnswer } from "../state/use-answer.js";
import { useMore } from "../state/use-more.js";
import { variablesOf } from "../state/variables.js";

type Data = AnswerOf<"page-answer">;

/** Which practices address an issue in a place: the summary, the claims by practice, the harm, and what was left out. */
export function ResponsesPage() {
  const { address, words } = useExplorer();
  const { answer } = words;
  const { issue, place } = address.parameters ?? {};
  const variables = answerVariables(address);
  const asked = useAnswer("page-answer", variables);
  const { data } = asked;
  const given = variablesOf(address, answerArguments);
  const list = useMore<"page-answer-rows", ResponseItem>(data?.responses ?? undefined, "page-answer-rows", given, (more) => more.list);
  const harm = useMore<"page-harm-rows", ResponseItem>(data?.harm ?? undefined, "page-harm-rows", given, (more) => more.list);
  const subject = data && subjectOf(data, address);
  const facts = data && {
    ...factsOf(data),
    shown: list.nodes.length,
    total: data.responses?.totalCount ?? 0,
    document: { name: "page-answer", variables },
  };
  return (
    <PageFrame title={answer.title(subject?.issueName, subject?.placeName)} facts={facts} named={data?.asked}>
      <AnswerQuestion
        heading={subject ? answer.question.asked(subject.issueName, subject.placeName) : answer.question.opening}
        issue={issue}
        place={place}
        names={{ issue: subject?.issueName, place: subject?.placeName }}
      />
      <Waiting asked={asked} />
      {data && subject && (
        <div className={asked.stale ? "answer stale" : "answer"} aria-busy={asked.stale}>
          {data.responses ? (
            <>
              <Summary data={data} subject={subject} />
              <Filters facets={data.responses.facets} />
              <h2 className="visually-hidden">{words.nav.practices}</h2>
              {data.responses.totalCount > 0 ? (
                <PracticeGroups list={list} total={data.responses.totalCount} issue={issue} />
              ) : (
                <NothingRecorded subject={subject} documents={data.read?.totalCount ?? 0} leftOut={data.responses.leftOut} />
              )}
              {data.responses.totalCount > 0 && <LeftOut parts={data.responses.leftOut} />}
            </>
          ) : (
            <PartFailed retry={asked.retry} />
          )}
          <section className="harm">
            <h2>{answer.harm.title}</h2>
            {data.harm ? (
              <>
                {data.harm.totalCount > 0 ? (
                  <PracticeGroups list={harm} total={data.harm.totalCount} issue={issue} />
                ) : (
                  <p>{answer.harm.none(subject.issueName, subject.placeName)}</p>
                )}
                <LeftOut parts={data.harm.leftOut} title={answer.leftOut.here} />
              </>
            ) : (
              <PartFailed retry={asked.retry} />
            )}
          </section>
          <Next place={subject.placeName} isEmpty={data.responses?.totalCount === 0} />
        </div>
      )}
      <ClaimDrawer ids={claimsInOrder(list.pages, harm.pages)} />
    </PageFrame>
  );
}

function subjectOf({ asked }: Data, { parameters = {} }: Address): Subject {
  const of = (id: string | undefined) => asked.find((record) => record?.id === id);
  const [issue, place] = [of(parameters.issue), of(parameters.place)];
  return {
    issueName: issue ? plainName(issue) : parameters.issue,
    placeName: place ? plainName(place) : parameters.place,
    placeClass: place?.__typename,
  };
}

/** How much is recorded and what sort of statements they are, before any row. */
function Summary({ data, subject }: { readonly data: Data; readonly subject: Subject }) {
  const { answer, absence } = useExplorer().words;
  const { summary } = answer;
  const { totalCount, practiceCount, facets, lowInformation } = data.responses;
  if (totalCount === 0)
    return (
      <p className="summary visually-hidden" role="status">
        {answer.rows(0)}
      </p>
    );
  const modality = (value: string) =>
    facets.find(({ name }) => name === "modalities")?.values.find((v) => v.value === value && v.chosen)?.count ?? 0;
  const reports = modality("REPORTED");
  const outcomes = data.outcomes?.totalCount ?? 0;
  return (
    <div className="summary">
      <p className="lead">
        <strong>{summary.counted(practiceCount, totalCount)}</strong>{" "}
        {reports === 0
          ? `${summary.allAims(totalCount)} ${absence.noResult}`
          : outcomes > 0
            ? summary.outcomes(outcomes)
            : summary.reports(reports, subject.issueName ?? answer.anyIssue)}{" "}
        {data.harm?.totalCount > 0 && summary.harm(data.harm.totalCount)}
      </p>
      {lowInformation.reason && (
        <p className="voice" lang={lowInformation.reason.lang}>
          {lowInformation.reason.value}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {answer.rows(totalCount)}
      </p>
    </div>
  );
}

/** @param place its name @param isEmpty what says that nothing is recorded leads to "Could it work here?" itself */
function Next({ place: placeName, isEmpty }: { readonly place: string | undefined; readonly isEmpty: boolean }) {
  const { words, address } = useExplorer();
  const { next, empty } = words.answer;
  const { issue, place } = address.parameters ?? {};
  return (
    <nav className="next" aria-label={next.title}>
      <h2>{next.title}</h2>
      <ul>
        {!(isEmpty && issue && place) && (
          <li>
            <To to={{ page: "transfer", parameters: { community: place, issue } }}>
              {place ? empty.transfer(placeName ?? place) : next.transfer}
            </To>
          </li>
        )}
        {place && (
          <li>
            <To to={{ page: "gaps", parameters: { place } }}>{next.gaps}</To>
          </li>
        )}
        {issue && (
          <li>
            <To to={{ page: "issue", id: issue }}>{next.issue}</To>
          </li>
        )}
        {place && (
          <li>
            <To to={{ page: "id", id: place }}>{next.place}</To>
          </li>
        )}
      </ul>
    </nav>
  );
}
