import { changed } from "../address.js";
import type { AnswerOf } from "../ask.js";
import { Foreign, RecordLink } from "../frame/name.js";
import { To } from "../frame/to.js";
import { AssertionMark } from "../marks/claim-marks.js";
import { EffectBadge } from "../marks/effect-badge.js";
import { PassagePlace } from "../records/passage-place.js";
import { useExplorer } from "../state/explorer.js";

type Chain = NonNullable<AnswerOf<"page-paths">["paths"]>["paths"][number];

/** A chain as numbered sentences, one a step. Each is a claim with its source, and can be looked at. */
export function ChainSentences({ path }: { readonly path: Chain }) {
  return (
    <>
      <p className="chain-records">
        {path.records.map((record, i) => (
          <span key={record.id}>
            {i > 0 && <span aria-hidden="true"> — </span>}
            <RecordLink record={record} />
          </span>
        ))}
      </p>
      <ol className="chain-steps">
        {path.steps.map((step) => {
          const [claim] = step.claims;
          const others = step.edges.reduce((sum, edge) => sum + edge.claims.count, 0) - 1;
          return claim ? <Step key={claim.id} claim={claim} others={others} /> : null;
        })}
      </ol>
      {path.lowInformation.reason && (
        <p className="voice" lang={path.lowInformation.reason.lang}>
          {path.lowInformation.reason.value}
        </p>
      )}
    </>
  );
}

function Step({ claim, others }: { readonly claim: Chain["steps"][number]["claims"][number]; readonly others: number }) {
  const { address, words } = useExplorer();
  const { sentence, evidence, id } = claim;
  const { row } = words.answer;
  return (
    <li>
      <p className="claim-sentence">
        <Foreign text={sentence} />
        {sentence.made && <small className="made"> {words.names.made}</small>}
      </p>
      <p className="claim-marks">
        <EffectBadge effect={claim.effect} modality={claim.modality} assertion={claim.assertion} />
        <AssertionMark assertion={claim.assertion} />
      </p>
      <p className="claim-source">
        {evidence.map((passage) => (
          <span key={passage.id}>
            <cite lang={passage.source.language ?? undefined}>{passage.source.title}</cite>,{" "}
            <PassagePlace passage={passage} language={passage.source.language} />
          </span>
        ))}
        <To to={changed(address, { look: id })} className="look" id={`look-${id}`} aria-label={row.lookAt(sentence.value)}>
          {row.look}
        </To>
        {others > 0 && <small> {words.network.paths.others(others)}</small>}
      </p>
    </li>
  );
}
