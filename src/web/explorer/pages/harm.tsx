import { changed, pages } from "../address.js";
import { AnswerQuestion } from "../choosing/answer-question.js";
import { ClaimDrawer } from "../claims/claim-drawer.js";
import { LeftOut } from "../claims/left-out.js";
import { PracticeGroups } from "../claims/practice-groups.js";
import { claimsInOrder, type ResponseItem } from "../claims/response-items.js";
import { nameAmong } from "../frame/name.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { harmVariables } from "../state/first-asks.js";
import { useAnswer } from "../state/use-answer.js";
import { useMore } from "../state/use-more.js";
import { variablesOf } from "../state/variables.js";

/** The place that holds all others. */
const world = "world";

/** Responses that are said to do harm, to do nothing, or to leave people out. They stand apart from those that help. */
export function HarmPage() {
  const { address, words } = useExplorer();
  const { answer } = words;
  const { issue, place } = address.parameters ?? {};
  const given = variablesOf(address, pages.harm.arguments);
  // Without an issue and a place nothing is asked yet.
  const variables = harmVariables(address);
  const asked = useAnswer("page-harm", variables);
  const data = variables && asked.data;
  const list = useMore<"page-harm-rows", ResponseItem>(data?.harm ?? undefined, "page-harm-rows", given, (more) => more.list);
  const nameOf = (id: string | undefined) => (id === undefined || !data ? undefined : nameAmong(data.asked, id));
  const facts = data && {
    ...factsOf(data),
    shown: list.nodes.length,
    total: data.harm?.totalCount ?? 0,
    document: { name: "page-harm", variables },
  };
  // Everywhere is no place that a title has to name.
  const isAnywhere = place === world;
  const title = answer.harmTitle(nameOf(issue), isAnywhere ? undefined : nameOf(place));
  return (
    <PageFrame title={title} facts={facts} named={data?.asked}>
      <AnswerQuestion
        heading={variables && title}
        opening={answer.harm.opening}
        to={(of) => (of.issue || of.place ? changed(address, { ...of, look: undefined }) : undefined)}
        issue={issue}
        place={place}
        names={{ issue: nameOf(issue), place: nameOf(place) }}
      />
      {variables && <Waiting asked={asked} />}
      {data && (
        <div className={asked.stale ? "answer harm stale" : "answer harm"} aria-busy={asked.stale}>
          {data.harm ? (
            <>
              {data.harm.totalCount > 0 && <p className="lead">{answer.summary.counted(data.harm.practiceCount, data.harm.totalCount)}</p>}
              <h2 className="visually-hidden">{words.nav.practices}</h2>
              {data.harm.totalCount > 0 ? (
                <PracticeGroups list={list} total={data.harm.totalCount} issue={issue} />
              ) : (
                <p>{answer.harm.none(nameOf(issue), isAnywhere ? undefined : nameOf(place))}</p>
              )}
              <LeftOut parts={data.harm.leftOut} title={answer.leftOut.here} />
            </>
          ) : (
            <PartFailed retry={asked.retry} />
          )}
          {(issue || place) && !isAnywhere && (
            <p>
              <To to={{ page: "answer", parameters: { issue, place } }}>{answer.title(nameOf(issue), nameOf(place))}</To>
            </p>
          )}
        </div>
      )}
      <ClaimDrawer ids={claimsInOrder(list.pages)} />
    </PageFrame>
  );
}
