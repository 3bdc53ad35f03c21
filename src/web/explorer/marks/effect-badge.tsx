import type { Assertion, Effect, Modality } from "../documents/answers.generated.js";
import { useExplorer } from "../state/explorer.js";
import type { Words } from "../words/index.js";
import { harmingEffects } from "./effects.js";
import { isSuggested } from "./suggested.js";

/** What a mark looks like: its shape says whether something is reported, meant or advised, and whether it does harm. */
const shapeOf = (effect: Effect | null, modality: Modality) =>
  effect === "MIXED" ? "mixed" : effect && harmingEffects.includes(effect) ? "adverse" : modality.toLowerCase();

/**
 * Effect and modality as one phrase, never apart: an aim must not read as a result, nor what is only implied as a report. Border and
 * shape say the same, and colour comes last.
 * @param effect null for a claim that has none
 * @param isAdverse whether the claim is adverse without an effect that says so, as one that a right is endangered
 */
export function EffectBadge({
  effect,
  modality,
  assertion,
  isAdverse = false,
}: {
  readonly effect: Effect | null;
  readonly modality: Modality;
  readonly assertion: Assertion;
  readonly isAdverse?: boolean;
}) {
  const { marks } = useExplorer().words;
  const isAside = isSuggested({ assertion });
  const harm = isAdverse ? "adverse" : shapeOf(effect, modality);
  const shape = isAside && harm !== "adverse" && harm !== "mixed" ? "suggested" : harm;
  const phrase = phraseOf(marks, effect, modality, assertion);
  return (
    <span className={`badge badge-${shape} ${isAside ? "badge-suggested" : `badge-${modality.toLowerCase()}`}`}>
      <Shape shape={shape} />
      <span>{phrase}</span>
    </span>
  );
}

/** An inference is ours, and what is implied is only suggested: no source reports, means or advises it. */
function phraseOf(
  { assertions, suggested, effects, modalities }: Words["marks"],
  effect: Effect | null,
  modality: Modality,
  from: Assertion,
) {
  if (from === "INFERRED") return assertions.INFERRED;
  const said = effect ? effects[effect][modality] : modalities[modality];
  if (from !== "IMPLIED") return said;
  if (modality !== "REPORTED") return suggested.says(said);
  return effect ? suggested.effects[effect] : suggested.link;
}

/** The mark of a badge. It says nothing that the words beside it do not. */
export function Shape({ shape, size = 12 }: { readonly shape: string; readonly size?: number }) {
  return (
    <svg className="mark" viewBox="0 0 12 12" width={size} height={size} aria-hidden="true" focusable="false">
      {shape === "reported" && <rect x="2" y="2" width="8" height="8" fill="currentColor" />}
      {shape === "intended" && <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />}
      {shape === "recommended" && <path d="M6 1.2 10.8 6 6 10.8 1.2 6Z" fill="none" stroke="currentColor" strokeWidth="1.6" />}
      {shape === "adverse" && <path d="M6 1.5 11 10.5H1Z" fill="currentColor" />}
      {shape === "suggested" && <path d="M1 7c2-4 3-4 5-1s3 3 5-1" fill="none" stroke="currentColor" strokeWidth="1.6" />}
      {shape === "mixed" && <path d="M6 1v6M3 4h6M3 10.2h6" fill="none" stroke="currentColor" strokeWidth="1.6" />}
    </svg>
  );
}
