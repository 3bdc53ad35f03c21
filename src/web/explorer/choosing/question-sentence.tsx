import { type FormEvent, useState } from "react";
import type { Address } from "../address.js";
import { useExplorer } from "../state/explorer.js";
import { Choose } from "./choose.js";
import type { ChoiceLists } from "./use-choices.js";

/** The question as a sentence with two boxes: an issue, and a place or community. Either may be empty. */
export function QuestionSentence({
  heading,
  opening,
  to = addressOfQuestion,
  choices,
  issue = "",
  place = "",
}: {
  /** The whole question, where it has been asked; without it the heading begins a sentence that the boxes end. */
  readonly heading?: string;
  /** The sentence that begins so, where it is not that of the first page. */
  readonly opening?: string;
  /** Where the question leads; undefined if it asks about nothing. */
  readonly to?: typeof addressOfQuestion;
  readonly choices: ChoiceLists;
  readonly issue?: string;
  readonly place?: string;
}) {
  const { words, go } = useExplorer();
  const { question } = words.answer;
  const [asked, setAsked] = useState({ issue, place });
  const [nothing, setNothing] = useState(false);
  const choose = (part: Partial<typeof asked>) => {
    setNothing(false);
    setAsked({ ...asked, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = to(asked, choices);
    if (address) go(address);
    else setNothing(true);
  };
  return (
    <form className="question" onSubmit={submit}>
      <h1 tabIndex={-1}>{heading ?? opening ?? question.opening}</h1>
      <div className="question-boxes">
        <Choose
          label={words.choose.issue}
          placeholder={words.choose.anyIssue}
          choices={choices.issues}
          chosen={asked.issue}
          focused={heading === undefined}
          onChoose={(id) => choose({ issue: id })}
          onType={choices.onType}
        />
        <span className="question-in">{question.in}</span>
        <Choose
          label={words.choose.place}
          placeholder={words.choose.anyPlace}
          choices={choices.places}
          chosen={asked.place}
          onChoose={(id) => choose({ place: id })}
          onType={choices.onType}
        />
        <button type="submit" className="primary">
          {question.ask}
        </button>
      </div>
      {(nothing || heading === undefined) && (
        <p className={nothing ? "hint wrong" : "hint"} role={nothing ? "alert" : undefined}>
          {nothing ? question.nothing : question.hint}
        </p>
      )}
    </form>
  );
}

/** Where a question leads: with an issue to its answer, and without one to the page of the place or community. */
function addressOfQuestion({ issue, place }: { issue: string; place: string }, { communities }: ChoiceLists): Address | undefined {
  if (issue) return { page: "answer", parameters: { issue, place } };
  if (!place) return undefined;
  return { page: communities.some(({ id }) => id === place) ? "community" : "place", id: place };
}
