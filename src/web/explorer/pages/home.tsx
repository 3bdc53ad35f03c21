import { QuestionSentence } from "../choosing/question-sentence.js";
import { useChoices } from "../choosing/use-choices.js";
import { factsOf } from "../frame/page-facts.js";
import { PageFrame } from "../frame/page-frame.js";
import { Waiting } from "../frame/problem.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { useAnswer } from "../state/use-answer.js";

/** What the page offers as examples: shown if the graph has these records. */
const examples = [
  { issue: "extortion", place: "san-jacinto" },
  { issue: "corruption", place: "western-balkans" },
];
const doors = { transfer: { community: "san-jacinto", issue: "extortion" }, faces: "el-guamo", gaps: "western-balkans", harm: "world" };

/** The first page: the question as a sentence, what was read, and where else to begin. */
export function HomePage() {
  const { words, address } = useExplorer();
  const { home, question } = words.answer;
  const choices = useChoices();
  const asked = useAnswer("page-home", {});
  const { data } = asked;
  const nameOf = (id: string) => [...choices.issues, ...choices.places].find((choice) => choice.id === id)?.name;
  const known = examples.filter(({ issue, place }) => nameOf(issue) && nameOf(place));
  const count = (list: string) => data?.dataset.records.find((record) => record.list === list)?.count ?? 0;
  const facts = data && factsOf(data);
  return (
    <PageFrame title={home.title} facts={facts}>
      <QuestionSentence
        key={JSON.stringify(address.parameters)}
        choices={choices}
        issue={address.parameters?.issue}
        place={address.parameters?.place}
      />
      {known.length > 0 && (
        <p className="examples">
          {question.try}{" "}
          {known.map(({ issue, place }, i) => (
            <span key={issue}>
              {i > 0 && " · "}
              <To to={{ page: "answer", parameters: { issue, place } }}>
                {nameOf(issue)}, {nameOf(place)}
              </To>
            </span>
          ))}
        </p>
      )}
      <Waiting asked={asked} />
      {data && (
        <section className="honesty">
          <p className="lead">
            {home.honesty(
              data.read.totalCount,
              data.responses.totalCount,
              data.responses.totalCount - data.reports.totalCount,
              data.reports.totalCount,
              // Those that say that an issue became less.
              data.outcomes.totalCount,
            )}{" "}
            <To to={{ page: "about" }}>{home.howToRead}</To>
          </p>
          <p>{home.small(data.read.totalCount, count("communities"))}</p>
        </section>
      )}
      <ul className="doors">
        {nameOf(doors.transfer.community) && (
          <li>
            <To to={{ page: "transfer", parameters: doors.transfer }}>{home.doors.transfer(nameOf(doors.transfer.community) ?? "")}</To>
          </li>
        )}
        <li>
          <To to={{ page: "gaps", parameters: nameOf(doors.gaps) ? { place: doors.gaps } : {} }}>{home.doors.gaps}</To>
        </li>
        <li>
          <To to={{ page: "harm", parameters: nameOf(doors.harm) ? { place: doors.harm, scopes: "EXACT,WITHIN,UNPLACED" } : {} }}>
            {home.doors.harm}
          </To>
        </li>
        {nameOf(doors.faces) && (
          <li>
            <To to={{ page: "community", id: doors.faces }}>{home.doors.faces(nameOf(doors.faces) ?? "")}</To>
          </li>
        )}
      </ul>
      {data && (
        <section className="explore">
          <h2>{home.explore}</h2>
          <ul>
            {(["communities", "issues", "practices", "rights", "places", "sources"] as const).map((page) => (
              <li key={page}>
                <To to={{ page }}>{words.nav[page]}</To> {words.number(count(page))}
              </li>
            ))}
            <li>
              <To to={{ page: "map" }}>{words.nav.map}</To>
            </li>
            <li>
              <To to={{ page: "matrix" }}>{words.nav.matrix}</To>
            </li>
          </ul>
        </section>
      )}
    </PageFrame>
  );
}
