import { Foreign, RecordName } from "../frame/name.js";
import { useExplorer } from "../state/explorer.js";
import { candidatesByBracket } from "./brackets.js";
import { withoutName } from "./named-sentence.js";
import type { ShownCandidate } from "./transfer-answer.js";

/** The questions of all candidates that are shown, for paper: on the screen each candidate opens with its own. */
export function QuestionSheet({ candidates }: { readonly candidates: readonly ShownCandidate[] }) {
  const { words, lang } = useExplorer();
  const inOrder = candidatesByBracket(candidates, lang).flatMap((bracket) => bracket.candidates);
  return (
    <section className="question-sheet">
      <h2>{words.transfer.ask.sheet}</h2>
      <div className="question-columns">
        {inOrder
          .filter(({ questionsToAsk }) => questionsToAsk.length > 0)
          .map(({ practice, questionsToAsk }) => (
            <div key={practice.id} className="question-list">
              <h3>
                <RecordName record={practice} />
              </h3>
              <ol>
                {questionsToAsk.map(({ factor, question }) => (
                  <li key={`${factor} ${question.value}`}>
                    <Foreign text={withoutName(question, practice.label.value)} />
                  </li>
                ))}
              </ol>
            </div>
          ))}
      </div>
    </section>
  );
}
