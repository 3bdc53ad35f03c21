import { changed } from "../address.js";
import { RecordName } from "../frame/name.js";
import { To } from "../frame/to.js";
import { useExplorer } from "../state/explorer.js";
import { CellMarks, EmptyMark } from "./matrix-marks.js";
import { cellLinkId, type ShownMatrix } from "./matrix-table.js";
import { cellParameter, hasLocalities, type MatrixHeadItem } from "./matrix-view.js";

/** The matrix on a narrow screen: its rows one below the other, each with the cells that say something. */
export function MatrixList({ matrix }: { readonly matrix: ShownMatrix }) {
  return (
    <ul className="matrix-list">
      {matrix.view.rows.map((row) => (
        <ListRow key={String(row.key)} row={row} matrix={matrix} />
      ))}
    </ul>
  );
}

function ListRow({ row, matrix }: { readonly row: MatrixHeadItem; readonly matrix: ShownMatrix }) {
  const { words, address } = useExplorer();
  const text = words.evidence.matrix;
  const { view, axes, measure, partsOf } = matrix;
  const gaps = hasLocalities(axes);
  const cells = view.columns.flatMap((column) => {
    const cell = view.cellAt(row.key, column.key);
    const says = cell && (cell.value > 0 || (cell.gap && (gaps || cell.gap !== "NONE_RECORDED")));
    return says ? [{ column, cell }] : [];
  });
  const open = cells.some(({ column }) => address.parameters?.cell === cellParameter(row.key, column.key));
  const head = (
    <>
      <ListHead head={row} matrix={matrix} /> <span className="matrix-total">{words.number(row.total)}</span>
    </>
  );
  if (cells.length === 0)
    return (
      <li className="matrix-row">
        {head} <small>{text.nothing}</small>
      </li>
    );
  return (
    <li className="matrix-row">
      <details open={open || undefined}>
        <summary>{head}</summary>
        <ul>
          {cells.map(({ column, cell }) => (
            <li key={String(column.key)}>
              {cell.value > 0 ? (
                <To
                  to={changed(address, { cell: cellParameter(row.key, column.key) })}
                  className="cell"
                  id={cellLinkId(row.key, column.key)}
                >
                  <ListHead head={column} matrix={matrix} /> <CellMarks cell={cell} parts={partsOf(cell)} measure={measure} sized={false} />
                </To>
              ) : (
                <>
                  <ListHead head={column} matrix={matrix} /> <EmptyMark cell={cell} gaps={gaps} />{" "}
                  {cell.gap && <small>{words.evidence.gapKinds[cell.gap]}</small>}
                </>
              )}
            </li>
          ))}
          {cells.length < view.columns.length && <li className="faded">{text.othersEmpty}</li>}
        </ul>
      </details>
    </li>
  );
}

function ListHead({ head, matrix }: { readonly head: MatrixHeadItem; readonly matrix: ShownMatrix }) {
  const record = matrix.recordOf(head.key);
  return record ? <RecordName record={record} /> : <bdi>{head.label}</bdi>;
}
