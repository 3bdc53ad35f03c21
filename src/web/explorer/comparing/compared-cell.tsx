import type { AnswerOf } from "../ask.js";
import type { Assertion } from "../documents/answers.generated.js";
import type { ShownRecord } from "../frame/name.js";
import { EffectBadge, Shape } from "../marks/effect-badge.js";
import { harmingEffects } from "../marks/effects.js";
import { suggestedAssertions } from "../marks/suggested.js";
import { assertionsIn } from "../records/implied.js";
import { useExplorer } from "../state/explorer.js";
import { ClaimsLink } from "../transfer/claims-link.js";

export type ComparedRow = AnswerOf<"page-compare">["compare"]["nodes"][number];
export type ComparedCell = ComparedRow["has"][number];

/** Whether a claim of a cell says that a response does harm too, does nothing, or leaves people out. */
export const hasHarm = ({ effects }: ComparedCell): boolean =>
  effects.some((effect) => effect === "MIXED" || harmingEffects.includes(effect));

/** What claims say of one of the records: how they mean it, and the claims. An aim never reads as a result, nor harm as help. */
export function CellClaims({ row, record }: { readonly row: ComparedRow; readonly record: ShownRecord }) {
  const { words } = useExplorer();
  const cell = row.has.find((has) => has.record.id === record.id);
  if (!cell)
    return (
      <span className="faded">
        <span aria-hidden="true">–</span> <span className="visually-hidden">{words.transfer.compare.noClaim}</span>
      </span>
    );
  return (
    <>
      <Said row={row} cell={cell} /> <ClaimsLink claims={cell.claims} of={`${record.label.value}, ${row.other.label.value}`} />
    </>
  );
}

function Said({ row, cell }: { readonly row: ComparedRow; readonly cell: ComparedCell }) {
  const { words, address } = useExplorer();
  const { effects, modalities } = cell;
  const [effect = null, modality] = [effects[0], modalities[0]];
  const isOne = effects.length <= 1 && modalities.length === 1;
  const assertion = assertionOf(assertionsIn(address).assertions);
  const isAdverse = row.predicate === "ENDANGERS";
  if (isOne && modality && assertion)
    return <EffectBadge effect={effect} modality={modality} assertion={assertion} isAdverse={isAdverse} />;
  const said =
    effects.length > 0 && modalities.length === 1 && modality
      ? words.list(effects.map((each) => words.marks.effects[each][modality]))
      : words.list(modalities.map((name) => words.answer.filters.modalityNames[name]));
  const text = assertion === "STATED" ? said : `${words.transfer.compare.suggestedToo} ${said}`;
  if (!isAdverse && !hasHarm(cell)) return <span className="compared-said">{text}</span>;
  return (
    <span className="badge badge-adverse">
      <Shape shape="adverse" />
      <span>{text}</span>
    </span>
  );
}

/** How claims that count come from the text, as far as all of them do so in one way: said, or only suggested. */
function assertionOf(chosen: readonly Assertion[] = []): Assertion | undefined {
  const suggested = chosen.filter((assertion) => suggestedAssertions.includes(assertion));
  if (suggested.length === 0) return "STATED";
  return chosen.length === 1 ? chosen[0] : undefined;
}
