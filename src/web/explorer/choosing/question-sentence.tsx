import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Address } from "../address.js";
import { useExplorer } from "../state/explorer.js";
import { wantHeading } from "../state/heading-focus.js";
import { Choose } from "./choose.js";
import { type TypedName, withTyped } from "./unchosen.js";
import type { ChoiceLists } from "./use-choices.js";

/** The question as a sentence with two boxes: an issue, and a place or community. Either may be empty. */
export function QuestionSentence({
  heading,
  opening,
  to = addressOfQuestion,
  choices,
  issue = "",
  place = "",
  names = {},
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
  /** Names of the two, where they are known before the choices are. */
  readonly names?: { readonly issue?: string | undefined; readonly place?: string | undefined };
}) {
  const { words, go } = useExplorer();
  const { question } = words.answer;
  const [asked, setAsked] = useState({ issue, place });
  const [wrong, setWrong] = useState<string>();
  /** How often it was asked: what was typed is taken then, and the boxes begin anew. */
  const [times, setTimes] = useState(0);
  const [issueTyped, placeTyped] = [useRef<TypedName>(undefined), useRef<TypedName>(undefined)];
  const ownHeading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (times > 0) ownHeading.current?.focus({ preventScroll: true });
  }, [times]);
  const choose = (part: Partial<typeof asked>) => {
    setWrong(undefined);
    setAsked({ ...asked, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { asked: whole, unknown } = withTyped(asked, { issue: issueTyped, place: placeTyped });
    const address = unknown === undefined ? to(whole, choices) : undefined;
    if (!address) return setWrong(unknown === undefined ? question.nothing : question.unknown(unknown));
    setAsked(whole);
    setWrong(undefined);
    setTimes(times + 1);
    wantHeading();
    go(address);
  };
  return (
    <form className="question" onSubmit={submit}>
      <h1 ref={ownHeading} tabIndex={-1}>
        {heading ?? opening ?? question.opening}
      </h1>
      <div className="question-boxes">
        <Choose
          key={`issue ${times}`}
          unchosen={issueTyped}
          label={words.choose.issue}
          placeholder={words.choose.anyIssue}
          choices={choices.issues}
          chosen={asked.issue}
          name={asked.issue === issue ? names.issue : undefined}
          focused={heading === undefined}
          onChoose={(id) => choose({ issue: id })}
          onType={choices.onType}
        />
        <span className="question-in">{question.in}</span>
        <Choose
          key={`place ${times}`}
          unchosen={placeTyped}
          label={words.choose.place}
          placeholder={words.choose.anyPlace}
          choices={choices.places}
          chosen={asked.place}
          name={asked.place === place ? names.place : undefined}
          onChoose={(id) => choose({ place: id })}
          onType={choices.onType}
        />
        <button type="submit" className="primary">
          {question.ask}
        </button>
      </div>
      {(wrong || heading === undefined) && (
        <p className={wrong ? "hint wrong" : "hint"} role={wrong ? "alert" : undefined}>
          {wrong ?? question.hint}
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
