import { changed } from "../address.js";
import { Foreign, RecordName } from "../frame/name.js";
import { To } from "../frame/to.js";
import { Band } from "../marks/band.js";
import { Shape } from "../marks/effect-badge.js";
import { FactorMark } from "../marks/factor-mark.js";
import { pageOfRecord } from "../record-address.js";
import { useExplorer } from "../state/explorer.js";
import { ClaimsLink } from "./claims-link.js";
import { withoutName } from "./named-sentence.js";
import type { ShownCandidate } from "./transfer-answer.js";

/** A candidate: its range with both ends in figures. It opens with its factors and the questions to ask. */
export function CandidateItem({ candidate }: { readonly candidate: ShownCandidate }) {
  const { words, address } = useExplorer();
  const { candidates: say } = words.transfer;
  const { practice, indication, issueRelation, adverse } = candidate;
  const isOpen = address.parameters?.practice === practice.id;
  return (
    <li className={isOpen ? "candidate open" : "candidate"} id={`candidate-${practice.id}`}>
      {adverse.count > 0 && (
        <p className="adverse-note">
          <Shape shape="adverse" /> {say.adverse(adverse.count)} <ClaimsLink claims={adverse} of={practice.label.value} />
        </p>
      )}
      <div className="candidate-row">
        <h4>
          <To
            to={changed(address, { practice: isOpen ? undefined : practice.id, look: undefined })}
            replace
            className="candidate-open"
            aria-expanded={isOpen}
          >
            <RecordName record={practice} />
          </To>
          <small>
            {words.kinds[practice.__typename]} · {say.relations[issueRelation]}
          </small>
        </h4>
        <Band low={indication.low} high={indication.high} />
        <p className="candidate-figures">{say.between(indication.low, indication.high)}</p>
      </div>
      {isOpen && <CandidateFacts candidate={candidate} />}
    </li>
  );
}

/** What speaks for a candidate, what against it, and what is not known, factor by factor. */
function CandidateFacts({ candidate }: { readonly candidate: ShownCandidate }) {
  const { words } = useExplorer();
  const { candidates: say, factors: names, ask } = words.transfer;
  const { practice, factors, questionsToAsk, impliedHere, lowInformation } = candidate;
  const name = practice.label.value;
  return (
    <div className="candidate-facts">
      {lowInformation.reason && (
        <p className="voice">
          <Foreign text={lowInformation.reason} />
        </p>
      )}
      {impliedHere && (
        <p className="note">
          <Foreign text={withoutName(impliedHere.sentence, name)} /> <ClaimsLink claims={impliedHere.claims} of={name} />
        </p>
      )}
      <h5>{names.title}</h5>
      <ul className="factors">
        {factors.map(({ factor, state, weight, contribution: { low, high }, sentence, claims }) => (
          <li key={factor} className={`factor factor-${state.toLowerCase()}`}>
            <span className="factor-name">{names.names[factor]}</span>
            <FactorMark state={state} />
            <span className="factor-points">{names.points(low, high, weight)}</span>
            <p className="factor-sentence">
              <Foreign text={sentence} /> <ClaimsLink claims={claims} of={`${name}, ${names.names[factor]}`} />
            </p>
          </li>
        ))}
      </ul>
      {questionsToAsk.length > 0 && (
        <div className="candidate-questions">
          <h5>{ask.title}</h5>
          <ol>
            {questionsToAsk.map(({ factor, question }) => (
              <li key={`${factor} ${question.value}`}>
                <Foreign text={withoutName(question, name)} />
              </li>
            ))}
          </ol>
        </div>
      )}
      <p className="candidate-foot">
        <To to={pageOfRecord(practice)}>{say.about(name)}</To>{" "}
        <button type="button" className="quiet" onClick={() => window.print()}>
          {ask.print}
        </button>
      </p>
    </div>
  );
}
