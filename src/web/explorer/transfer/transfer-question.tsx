import { type FormEvent, useRef, useState } from "react";
import { changed } from "../address.js";
import { Choose } from "../choosing/choose.js";
import { CommunityLinks } from "../choosing/community-links.js";
import type { Choice } from "../choosing/find-choices.js";
import { type TypedName, withTyped } from "../choosing/unchosen.js";
import { useChoices } from "../choosing/use-choices.js";
import { useExplorer } from "../state/explorer.js";
import { wantHeading } from "../state/heading-focus.js";
import { useAnswer } from "../state/use-answer.js";

/** The question as a sentence with two boxes: a community, and an issue. What the community is recorded as facing comes first. */
export function TransferQuestion({ community = "", issue = "" }: { readonly community?: string; readonly issue?: string }) {
  const { words, address, go } = useExplorer();
  const { question } = words.transfer;
  const choices = useChoices();
  const [asked, setAsked] = useState({ community, issue });
  const [wrong, setWrong] = useState<string>();
  /** How often it was asked: the boxes then begin anew. */
  const [times, setTimes] = useState(0);
  const [communityTyped, issueTyped] = [useRef<TypedName>(undefined), useRef<TypedName>(undefined)];
  const { data } = useAnswer("page-transfer-faced", asked.community ? { community: asked.community } : undefined);
  const faced = asked.community ? (data?.practicePortfolio.faces.nodes ?? []).map((node) => node.issue.id) : [];
  const choose = (part: Partial<typeof asked>) => {
    setWrong(undefined);
    setAsked({ ...asked, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { asked: whole, unknown } = withTyped(asked, { community: communityTyped, issue: issueTyped });
    if (unknown !== undefined || !whole.community)
      return setWrong(unknown === undefined ? question.nothing : words.answer.question.unknown(unknown));
    setAsked(whole);
    setWrong(undefined);
    setTimes(times + 1);
    wantHeading();
    go(changed(address, { ...whole, practice: undefined, look: undefined }));
  };
  const form = (
    <form className="question" onSubmit={submit}>
      <h1 tabIndex={-1}>{question.opening}</h1>
      <div className="question-boxes">
        <Choose
          key={`community ${times}`}
          unchosen={communityTyped}
          label={words.choose.place}
          placeholder={words.choose.community}
          choices={choices.places}
          chosen={asked.community}
          onChoose={(id) => choose({ community: id })}
          onType={choices.onType}
        />
        <span className="question-in">{question.against}</span>
        <Choose
          key={`issue ${times}`}
          unchosen={issueTyped}
          label={words.choose.issue}
          placeholder={words.choose.issue}
          choices={facedFirst(choices.issues, faced, question.faced)}
          chosen={asked.issue}
          onChoose={(id) => choose({ issue: id })}
          onType={choices.onType}
        />
        <button type="submit" className="primary">
          {question.ask}
        </button>
      </div>
      <p className={wrong ? "hint wrong" : "hint"} role={wrong ? "alert" : undefined}>
        {wrong ?? question.hint}
      </p>
    </form>
  );
  return (
    <>
      {form}
      {!community && <CommunityLinks choices={choices} to={(id) => changed(address, { community: id })} />}
    </>
  );
}

/** Issues with those that are faced before all others, under a heading of their own. */
function facedFirst(issues: readonly Choice[], faced: readonly string[], group: string): Choice[] {
  const isFaced = ({ id }: Choice) => faced.includes(id);
  return [...issues.filter(isFaced).map((choice) => ({ ...choice, group })), ...issues.filter((choice) => !isFaced(choice))];
}
