import type { AnswerOf } from "../ask.js";
import { ResponseLines } from "../claims/response-lines.js";
import { PartFailed } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";

type Data = AnswerOf<"page-issue">;
type Issue = NonNullable<Data["issue"]>;

/** Who answers, and apart from it which responses are said to do harm. */
export function IssueAnswers({ data, issue, retry }: { readonly data: Data; readonly issue: Issue; readonly retry: () => void }) {
  const { words } = useExplorer();
  const { answer, absence, places } = words;
  const { responses, outcomes, harm } = data;
  const name = issue.label.value;
  const reports = responses?.facets.find((f) => f.name === "modalities")?.values.find((v) => v.value === "REPORTED")?.count ?? 0;
  return (
    <>
      <section>
        <h2>{words.predicates.ADDRESSES.to}</h2>
        {!responses ? (
          <PartFailed retry={retry} />
        ) : responses.totalCount === 0 ? (
          <p className="nothing">
            {absence.notRecorded} {absence.nobodyLooked}
          </p>
        ) : (
          <>
            <p className="lead">
              <strong>{answer.summary.counted(responses.practiceCount, responses.totalCount)}</strong>{" "}
              {reports === 0
                ? `${answer.summary.allAims(responses.totalCount)} ${absence.noResult}`
                : outcomes?.totalCount > 0
                  ? answer.summary.outcomes(outcomes.totalCount)
                  : answer.summary.reports(reports, name)}
            </p>
            {responses.lowInformation.reason && (
              <p className="voice" lang={responses.lowInformation.reason.lang}>
                {responses.lowInformation.reason.value}
              </p>
            )}
            <ResponseLines rows={responses.nodes} showIssue={responses.nodes.some((row) => row.issue.id !== issue.id)} showPlace />
          </>
        )}
        <p>
          <To to={{ page: "answer", parameters: { issue: issue.id } }}>
            {responses?.totalCount > 0 ? places.issue.allAnswers(responses.totalCount) : places.toAnswer}
          </To>
        </p>
      </section>
      <section className="harm">
        <h2>{answer.harm.title}</h2>
        {!harm ? (
          <PartFailed retry={retry} />
        ) : harm.totalCount === 0 ? (
          <p>{places.issue.noHarm}</p>
        ) : (
          <>
            <p className="hint">{places.issue.wideHarm}</p>
            <ResponseLines rows={harm.nodes} showIssue showPlace />
            <p>
              <To to={{ page: "harm", parameters: { issue: issue.id, issueScopes: "EXACT,NARROWER,BROADER" } }}>
                {words.counts.claims(harm.totalCount)}
              </To>
            </p>
          </>
        )}
      </section>
    </>
  );
}
