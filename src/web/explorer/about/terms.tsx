import type { ReactNode } from "react";
import type { Assertion, Effect, Modality, Scope } from "../documents/answers.generated.js";
import { AssertionMark, ScopeMark } from "../marks/claim-marks.js";
import { EffectBadge } from "../marks/effect-badge.js";
import { gapKindOrder } from "../marks/gap-kinds.js";
import { GapMark } from "../marks/gap-mark.js";
import { useExplorer } from "../state/explorer.js";

const modalities: readonly Modality[] = ["REPORTED", "INTENDED", "RECOMMENDED"];
const assertions: readonly Assertion[] = ["STATED", "COMPOSED", "IMPLIED", "IMPORTED", "INFERRED"];
const scopes: readonly Scope[] = ["EXACT", "WITHIN", "BROADER", "UNPLACED", "ELSEWHERE"];

/** The words of an answer, each with the mark that it has there. */
export function Terms() {
  const { words } = useExplorer();
  const { read } = words.about;
  const { modality, effect, scope, gap } = read;
  return (
    <>
      <h3>{modality.title}</h3>
      <dl className="terms">
        {modalities.map((value) => (
          <Term key={value} mark={<EffectBadge effect={null} modality={value} assertion="STATED" />}>
            {modality[value]}
          </Term>
        ))}
      </dl>
      <h3>{effect.title}</h3>
      <p>{effect.intro}</p>
      <dl className="terms">
        <Term mark={<EffectBadge effect="EXACERBATES" modality="REPORTED" assertion="STATED" />}>{effect.adverse}</Term>
        <Term mark={<EffectBadge effect="MIXED" modality="REPORTED" assertion="STATED" />}>{effect.mixed}</Term>
      </dl>
      <AllPhrases />
      <h3>{read.assertion}</h3>
      <dl className="terms">
        {assertions.map((value) => (
          <Term key={value} mark={<AssertionMark assertion={value} />}>
            {read.notes.assertion[value]}
          </Term>
        ))}
      </dl>
      <h3>{scope.title}</h3>
      <dl className="terms">
        {scopes.map((value) => (
          <Term key={value} mark={<ScopeMark scope={value} />}>
            {scope[value]}
          </Term>
        ))}
      </dl>
      <h3>{gap.title}</h3>
      <p>{gap.intro}</p>
      <dl className="terms">
        {gapKindOrder.map((kind) => (
          <Term key={kind} mark={<GapMark kind={kind} />}>
            {gap.kinds[kind]}
          </Term>
        ))}
      </dl>
    </>
  );
}

const Term = ({ mark, children }: { readonly mark: ReactNode; readonly children: ReactNode }) => (
  <div>
    <dt>{mark}</dt>
    <dd>{children}</dd>
  </div>
);

/** Every effect in every modality, as badges say it. */
function AllPhrases() {
  const { words } = useExplorer();
  const effects = Object.keys(words.marks.effects) as Effect[];
  return (
    <details>
      <summary>
        {words.about.read.effect.all} ({words.number(effects.length * modalities.length)})
      </summary>
      <div className="phrases">
        {modalities.map((modality) => (
          <ul key={modality}>
            {effects.map((effect) => (
              <li key={effect}>
                <EffectBadge effect={effect} modality={modality} assertion="STATED" />
              </li>
            ))}
          </ul>
        ))}
      </div>
    </details>
  );
}
