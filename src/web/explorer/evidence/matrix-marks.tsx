import { Shape } from "../marks/effect-badge.js";
import { GapShape } from "../marks/gap-mark.js";
import { useExplorer } from "../state/explorer.js";
import { type CellPart, type MatrixCellItem, markSize } from "./matrix-view.js";

/** What a cell holds: marks with their numbers, and words for those who do not see them. */
export function CellMarks({
  cell,
  parts,
  measure,
  sized,
}: {
  readonly cell: MatrixCellItem;
  readonly parts: readonly CellPart[];
  readonly measure: string;
  /** Whether the area of a mark goes with its number. */
  readonly sized: boolean;
}) {
  const { words } = useExplorer();
  const { matrix } = words.evidence;
  const counts = measure === "CLAIMS";
  return (
    <span className="cell-parts">
      {parts.map(({ kind, count }, i) => (
        <span key={kind} className={`cell-part cell-${kind}`}>
          <Shape shape={kind} size={counts && sized ? markSize(count) : 9} />
          {counts && <span>{words.number(count)}</span>}
          <span className="visually-hidden">{` ${matrix.parts[kind]}${i < parts.length - 1 ? ", " : ""}`}</span>
        </span>
      ))}
      {/* Until the adverse claims are told apart, or where another thing is counted, the number is that of the cell. */}
      {(!counts || parts.length === 0) && <span className="cell-value">{words.number(cell.value)}</span>}
    </span>
  );
}

/** An empty cell is a quiet dot, unless more is known of it: then it has the mark of its gap. */
export function EmptyMark({ cell, gaps }: { readonly cell: MatrixCellItem | undefined; readonly gaps: boolean }) {
  const { evidence } = useExplorer().words;
  const gap = cell?.gap;
  const kind = gap && (gaps || gap !== "NONE_RECORDED") ? gap : undefined;
  return (
    <span className="cell-empty">
      {kind ? <GapShape kind={kind} /> : <span aria-hidden="true">·</span>}
      <span className="visually-hidden">{kind ? evidence.gapKinds[kind] : evidence.matrix.nothing}</span>
    </span>
  );
}
