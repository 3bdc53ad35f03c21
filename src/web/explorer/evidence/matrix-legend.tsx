import type { GapKind } from "../documents/answers.generated.js";
import { Shape } from "../marks/effect-badge.js";
import { gapKindOrder } from "../marks/gap-kinds.js";
import { GapMark } from "../marks/gap-mark.js";
import { useExplorer } from "../state/explorer.js";
import type { ShownMatrix } from "./matrix-table.js";
import { hasLocalities, partKinds } from "./matrix-view.js";

/** The marks that occur in the matrix, with their words. */
export function MatrixLegend({ matrix: { view, axes, partsOf } }: { readonly matrix: ShownMatrix }) {
  const text = useExplorer().words.evidence.matrix;
  const cells = view.rows.flatMap((row) => view.columns.flatMap((column) => view.cellAt(row.key, column.key) ?? []));
  const parts = new Set(cells.flatMap((cell) => partsOf(cell).map(({ kind }) => kind)));
  const gaps = new Set<GapKind | null>(cells.map(({ gap }) => gap));
  const kinds = gapKindOrder.filter((kind) => gaps.has(kind) && (hasLocalities(axes) || kind !== "NONE_RECORDED"));
  return (
    <ul className="matrix-legend" aria-label={text.legend}>
      {partKinds
        .filter((kind) => parts.has(kind))
        .map((kind) => (
          <li key={kind} className={`cell-part cell-${kind}`}>
            <Shape shape={kind} size={10} /> {text.parts[kind]}
          </li>
        ))}
      {kinds.map((kind) => (
        <li key={kind}>
          <GapMark kind={kind} />
        </li>
      ))}
      <li>
        <span aria-hidden="true">·</span> {text.nothing}
      </li>
    </ul>
  );
}
