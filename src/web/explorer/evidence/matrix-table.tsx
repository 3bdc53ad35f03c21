import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { changed } from "../address.js";
import { RecordName, type ShownRecord } from "../frame/name.js";
import { To } from "../frame/to.js";
import { pageOfRecord } from "../record-address.js";
import { useExplorer } from "../state/explorer.js";
import { hasRecords } from "./axis-words.js";
import { CellMarks, EmptyMark } from "./matrix-marks.js";
import {
  type CellPart,
  cellParameter,
  hasLocalities,
  type MatrixAxes,
  type MatrixCellItem,
  type MatrixHeadItem,
  type MatrixView,
  mayRank,
  placeAfter,
} from "./matrix-view.js";

/** A matrix and all that its table and its list show of it. */
export interface ShownMatrix {
  readonly view: MatrixView;
  readonly axes: MatrixAxes;
  readonly measure: string;
  readonly partsOf: (cell: MatrixCellItem) => readonly CellPart[];
  /** The records of rows and columns, as far as they are read. */
  readonly recordOf: (key: string | null) => ShownRecord | undefined;
}

/** The id of the link to a cell: it has the focus again when its claims are closed. */
export const cellLinkId = (row: string | null, column: string | null) => `cell-${cellParameter(row, column)}`;

/**
 * The matrix as a table that is one stop of the Tab key: arrows go from cell to cell, Home and End to the ends of a row, and Enter opens.
 */
export function MatrixTable({ matrix, title }: { readonly matrix: ShownMatrix; readonly title: string }) {
  const { address, words } = useExplorer();
  const text = words.evidence.matrix;
  const { view, axes, measure, partsOf } = matrix;
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 1, column: 1 });
  const size = { row: view.rows.length + 1, column: view.columns.length + 2 };
  const here = { row: Math.min(at.row, size.row - 1), column: Math.min(at.column, size.column - 1) };
  const tabIndex = (row: number, column: number) => (row === here.row && column === here.column ? 0 : -1);
  const move = (event: KeyboardEvent) => {
    const from = placeOf(event.target);
    const to = from && placeAfter(event.key, event.ctrlKey || event.metaKey, from, size);
    if (!to) return;
    event.preventDefault();
    const cell = table.current?.rows[to.row]?.cells[to.column];
    (cell?.querySelector<HTMLElement>("[tabindex]") ?? cell)?.focus();
  };
  const sort = address.parameters?.sort;
  return (
    <div className="matrix-scroll">
      <table
        ref={table}
        className="matrix"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose cells have the focus one at a time
        role="grid"
        onKeyDown={move}
        onFocus={({ target }) => {
          const place = placeOf(target);
          if (place) setAt(place);
        }}
      >
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col" aria-sort={sort === "total" ? "none" : sort === "name-desc" ? "descending" : "ascending"}>
              <To
                to={changed(address, { sort: sort === undefined ? "name-desc" : undefined })}
                replace
                className="sort"
                tabIndex={tabIndex(0, 0)}
              >
                {text.sortByName} <span aria-hidden="true">{sort === "total" ? "" : sort === "name-desc" ? "▼" : "▲"}</span>
              </To>
            </th>
            {view.columns.map((column, i) => (
              <th key={String(column.key)} scope="col" className="matrix-column">
                <Head head={column} axis={axes.columns} matrix={matrix} tabIndex={tabIndex(0, i + 1)} />
              </th>
            ))}
            <TotalHead axis={axes.rows} tabIndex={tabIndex(0, size.column - 1)} />
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, r) => (
            <tr key={String(row.key)}>
              <th scope="row">
                <Head head={row} axis={axes.rows} matrix={matrix} tabIndex={tabIndex(r + 1, 0)} />
              </th>
              {view.columns.map((column, c) => {
                const cell = view.cellAt(row.key, column.key);
                const index = tabIndex(r + 1, c + 1);
                return cell && cell.value > 0 ? (
                  <td key={String(column.key)}>
                    <To
                      to={changed(address, { cell: cellParameter(row.key, column.key) })}
                      className="cell"
                      id={cellLinkId(row.key, column.key)}
                      tabIndex={index}
                    >
                      <CellMarks cell={cell} parts={partsOf(cell)} measure={measure} sized={!hasLocalities(axes)} />
                    </To>
                  </td>
                ) : (
                  <td key={String(column.key)} tabIndex={index}>
                    <EmptyMark cell={cell} gaps={hasLocalities(axes)} />
                  </td>
                );
              })}
              <td className="matrix-total" tabIndex={tabIndex(r + 1, size.column - 1)}>
                {words.number(row.total)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function placeOf(target: EventTarget) {
  const cell = target instanceof Element ? target.closest<HTMLTableCellElement>("td, th") : null;
  const row = cell?.closest("tr");
  return cell && row ? { row: row.rowIndex, column: cell.cellIndex } : undefined;
}

/**
 * The head of a row or column: a link to its record where it has one. The names of records come after the counts. The link is there before,
 * so that it keeps the focus.
 */
function Head({
  head,
  axis,
  matrix,
  tabIndex,
}: {
  readonly head: MatrixHeadItem;
  readonly axis: string;
  readonly matrix: ShownMatrix;
  readonly tabIndex: number;
}) {
  const record = matrix.recordOf(head.key);
  if (head.key === null || !hasRecords(axis))
    return (
      <span className="head" tabIndex={tabIndex}>
        <bdi>{head.label}</bdi>
      </span>
    );
  return (
    <To to={record ? pageOfRecord(record) : { page: "id", id: head.key }} className="head" tabIndex={tabIndex}>
      {record ? <RecordName record={record} /> : <bdi>{head.label}</bdi>}
    </To>
  );
}

/** The head of the totals. Rows are ordered by number only where that ranks nobody and no place. */
function TotalHead({ axis, tabIndex }: { readonly axis: string; readonly tabIndex: number }): ReactNode {
  const { address, words } = useExplorer();
  const text = words.evidence.matrix;
  const isSorted = address.parameters?.sort === "total";
  const inside = (
    <>
      {text.all} <small>{text.allHint}</small>
    </>
  );
  if (!mayRank(axis))
    return (
      <th scope="col" tabIndex={tabIndex}>
        {inside}
      </th>
    );
  return (
    <th scope="col" aria-sort={isSorted ? "descending" : "none"}>
      {inside}{" "}
      <To to={changed(address, { sort: isSorted ? undefined : "total" })} replace className="sort" tabIndex={tabIndex}>
        {text.sortByTotal} <span aria-hidden="true">{isSorted ? "▼" : ""}</span>
      </To>
    </th>
  );
}
