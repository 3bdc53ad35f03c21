import { changed } from "../address.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { AssertionMark, IssueScopeMark, ScopeMark } from "../marks/claim-marks.js";
import { EffectBadge } from "../marks/effect-badge.js";
import { useExplorer } from "../state/explorer.js";
import { ClaimSources } from "./claim-sources.js";
import type { ResponseItem } from "./response-items.js";

/** One claim on a response: what is said of it, where, in one sentence, and by which document. */
export function ClaimItem({ row, showIssue }: { readonly row: ResponseItem; readonly showIssue: boolean }) {
  const { words, address } = useExplorer();
  const { answer, names } = words;
  const { effect, modality, assertion, sentence, evidence, claim, place, scope, issue, issueScope, period } = row;
  return (
    <li className="claim-row" id={claim.id}>
      <p className="claim-marks">
        <EffectBadge effect={effect} modality={modality} assertion={assertion} />
        {showIssue && <RecordLink record={issue} />}
        <IssueScopeMark issueScope={issueScope} />
        {place ? <RecordLink record={place} /> : null}
        {scope ? <ScopeMark scope={scope} /> : null}
        <AssertionMark assertion={assertion} />
        {period && <span className="marked">{period}</span>}
      </p>
      <p className="claim-sentence">
        <Foreign text={sentence} />
        {sentence.made && <small className="made"> {names.made}</small>}
      </p>
      <p className="claim-source">
        <ClaimSources passages={evidence} />
        <To
          to={changed(address, { look: claim.id })}
          className="look"
          id={`look-${claim.id}`}
          aria-label={answer.row.lookAt(sentence.value)}
        >
          {answer.row.look}
        </To>
      </p>
    </li>
  );
}
