import type { AnswerOf } from "../ask.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { PartFailed, Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { Shape } from "../marks/effect-badge.js";
import { FacedAround } from "../places/faced-around.js";
import { useExplorer } from "../state/explorer.js";
import type { Asked } from "../state/use-answer.js";
import { ClaimsLink } from "./claims-link.js";
import { afterName, NamedSentence } from "./named-sentence.js";

type PortfolioAnswer = AnswerOf<"page-transfer-portfolio">;
type PracticePortfolio = PortfolioAnswer["practicePortfolio"];

/** The fewest practices that together touch what a community is recorded as facing, and what stays untouched. */
export function Portfolio({ asked, community }: { readonly asked: Asked<PortfolioAnswer>; readonly community: string }) {
  const { portfolio } = useExplorer().words.transfer;
  const { data } = asked;
  return (
    <section className="portfolio">
      <h2>{portfolio.title}</h2>
      <Waiting asked={asked} />
      {data && (
        <div className={asked.stale ? "stale" : undefined} aria-busy={asked.stale}>
          {data.practicePortfolio ? <Facts portfolio={data.practicePortfolio} community={community} /> : <PartFailed retry={asked.retry} />}
        </div>
      )}
    </section>
  );
}

function Facts({ portfolio: of, community }: { readonly portfolio: PracticePortfolio; readonly community: string }) {
  const { words } = useExplorer();
  const { portfolio } = words.transfer;
  const name = of.community.label.value;
  if (of.facedCount === 0)
    return (
      <div className="nothing">
        <p>{words.absence.notFacing[of.community.__typename === "Community" ? "Community" : "Place"](name, words.answer.anyIssue)}</p>
        <FacedAround place={community} />
      </div>
    );
  return (
    <>
      <p>{of.practices.length > 0 ? <Foreign text={of.summary} /> : portfolio.nothingTouched(of.facedCount)}</p>
      {of.lowInformation.reason && (
        <p className="voice">
          <Foreign text={of.lowInformation.reason} />
        </p>
      )}
      <ul className="portfolio-chosen">
        {of.practices.map(({ practice, sentence, newlyCovers, alternatives }) => (
          <li key={practice.id}>
            <p>
              <NamedSentence record={practice} sentence={sentence} />{" "}
              {newlyCovers.map(({ issue, claims }) => (
                <ClaimsLink key={issue.id} claims={claims} of={`${practice.label.value}, ${issue.label.value}`} />
              ))}
            </p>
            {alternatives.length > 0 && (
              <p className="faded">
                {portfolio.instead}: <Records records={alternatives.map((alternative) => alternative.practice)} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {of.practices.length > 0 && (
        <p className="faded">
          <Foreign text={of.bound.sentence} />
        </p>
      )}
      {of.uncovered.length > 0 && (
        <>
          <h3>{portfolio.untouched}</h3>
          <ul>
            {of.uncovered.map(({ issue, reason }) => (
              <li key={issue.id}>
                <RecordLink record={issue} />: {portfolio.reasons[reason]}.{" "}
                <To to={{ page: "transfer", parameters: { community, issue: issue.id } }}>
                  {words.transfer.title(name, issue.label.value)}
                </To>
              </li>
            ))}
          </ul>
        </>
      )}
      <AgainstThem notOffered={of.notOffered} />
    </>
  );
}

/** Practices that claims speak against stand apart, and are never among those that were chosen. */
function AgainstThem({ notOffered: { nodes, totalCount } }: { readonly notOffered: PracticePortfolio["notOffered"] }) {
  const { portfolio } = useExplorer().words.transfer;
  if (totalCount === 0) return null;
  return (
    <div className="not-offered harm">
      <h3>{portfolio.notOffered}</h3>
      <ul>
        {nodes.map(({ practice, sentence, against }) => (
          <li key={practice.id}>
            <Shape shape="adverse" /> <RecordLink record={practice} />. <Foreign text={afterName(sentence, practice.label.value)} />{" "}
            <ClaimsLink claims={together(against.map(({ claims }) => claims))} of={practice.label.value} />
          </li>
        ))}
      </ul>
      {totalCount > nodes.length && <p>{portfolio.more(totalCount - nodes.length)}</p>}
    </div>
  );
}

/** Claims of several sorts as one list. */
const together = (parts: readonly { readonly count: number; readonly ids: readonly string[] }[]) => ({
  count: parts.reduce((sum, { count }) => sum + count, 0),
  ids: parts.flatMap(({ ids }) => ids),
});

function Records({ records }: { readonly records: PracticePortfolio["practices"][number]["practice"][] }) {
  return records.map((record, i) => (
    <span key={record.id}>
      {i > 0 && ", "}
      <RecordLink record={record} />
    </span>
  ));
}
