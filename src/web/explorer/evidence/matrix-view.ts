import type { AnswerOf } from "../ask.js";

type Matrix = AnswerOf<"page-matrix">["matrix"];
/** A row or a column. Its key is null for claims that say nothing of its axis. */
export type MatrixHeadItem = Matrix["rows"][number];
export type MatrixCellItem = Matrix["cells"][number];
/** The adverse claims of a cell, by what sort of statement they are. */
export type HarmCellItem = AnswerOf<"page-matrix-harm">["matrix"]["cells"][number];

/** What a cell shows, in this order. */
export const partKinds = ["adverse", "reported", "intended", "recommended"] as const;
export interface CellPart {
  readonly kind: (typeof partKinds)[number];
  readonly count: number;
}

const keyOf = (row: string | null, column: string | null) => JSON.stringify([row, column]);
const claimsOf = ({ reported, intended, recommended }: HarmCellItem) => reported + intended + recommended;

/** Whether a cell has claims that do harm beside others: then it must be asked which are which. */
export const isTwofold = (cell: MatrixCellItem) => cell.adverse > 0 && cell.adverse < claimsOf(cell);

/**
 * The claims of a cell by what they are: adverse ones apart from all others, which are reported, meant or advised.
 * @param harm the adverse claims of a cell with both; while it is not read, the others are not told apart and left out
 */
export function cellParts(cell: MatrixCellItem, harm: HarmCellItem | undefined): CellPart[] {
  const others = (kind: "reported" | "intended" | "recommended") => {
    if (cell.adverse === 0) return cell[kind];
    return isTwofold(cell) && harm ? cell[kind] - harm[kind] : 0;
  };
  return partKinds.map((kind) => ({ kind, count: kind === "adverse" ? cell.adverse : others(kind) })).filter(({ count }) => count > 0);
}

/** Cells by their row and column. */
export function cellsByKeys<C extends { readonly row: string | null; readonly column: string | null }>(cells: readonly C[]) {
  const found = new Map(cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
  return (row: string | null, column: string | null): C | undefined => found.get(keyOf(row, column));
}

/** What the axes of a matrix are. */
export interface MatrixAxes {
  readonly rows: string;
  readonly columns: string;
}
const isLocality = (axis: string) => axis === "COMMUNITY" || axis.startsWith("PLACE");
/** Whether a figure about places must show no sizes: sizes would rank them. */
export const hasLocalities = ({ rows, columns }: MatrixAxes) => isLocality(rows) || isLocality(columns);

/** Orders by number only what is no place, no community, no issue and nobody: those are never ranked. */
export const mayRank = (axis: string) => ["PRACTICE_TYPE", "SOURCE", "MODALITY", "ASSERTION", "PREDICATE", "YEAR"].includes(axis);

/** A matrix as the page shows it. */
export interface MatrixView {
  readonly rows: readonly MatrixHeadItem[];
  readonly columns: readonly MatrixHeadItem[];
  /** Issues that hold claims, and that nobody is recorded as facing. */
  readonly notFaced: readonly MatrixHeadItem[];
  readonly emptyRows: readonly MatrixHeadItem[];
  readonly emptyColumns: readonly MatrixHeadItem[];
  readonly cellAt: (row: string | null, column: string | null) => MatrixCellItem | undefined;
  /** How many of the cells that are shown hold something. */
  readonly filled: number;
}

/** What is folded away until it is asked for. */
export const foldNames = ["notFaced", "emptyRows", "emptyColumns"] as const;
export type FoldName = (typeof foldNames)[number];

/** How a matrix is ordered and what of it is unfolded. */
export interface MatrixOptions {
  readonly axes: MatrixAxes;
  readonly lang: string;
  readonly shows: readonly string[];
  readonly sort: string | undefined;
  /** All types of practices: those that no claim names are columns or rows with nothing recorded. */
  readonly vocabulary: readonly { readonly id: string; readonly label: { readonly value: string } }[];
  /** The order of the terms of an axis that has them. */
  readonly termsOf: (axis: string) => readonly string[] | undefined;
}

/**
 * The rows and columns to show. Columns in which no cell says anything are folded, and so are issues that nobody faces; rows of faced
 * issues stay even where nothing is recorded, since that is what the matrix is asked for.
 */
export function matrixView({ rows, columns, cells }: Matrix, options: MatrixOptions): MatrixView {
  const { axes, shows, sort, vocabulary } = options;
  const cellAt = cellsByKeys(cells);
  const speaks = (cell: MatrixCellItem | undefined) =>
    cell !== undefined && (cell.value > 0 || (cell.gap !== null && (hasLocalities(axes) || cell.gap !== "NONE_RECORDED")));
  const isFaced = (cell: MatrixCellItem | undefined) => cell?.faced === true;
  const facing = cells.some(isFaced);
  const withVocabulary = (heads: readonly MatrixHeadItem[], axis: string) =>
    axis === "PRACTICE_TYPE"
      ? [
          ...heads,
          ...vocabulary
            .filter(({ id }) => heads.every(({ key }) => key !== id))
            .map(({ id, label }) => ({ key: id, label: label.value, total: 0 })),
        ]
      : heads;
  const allRows = ordered(withVocabulary(rows, axes.rows), axes.rows, options, sort);
  const allColumns = ordered(withVocabulary(columns, axes.columns), axes.columns, options, undefined);
  const isIssueAlone = (
    axis: string,
    head: MatrixHeadItem,
    others: readonly MatrixHeadItem[],
    at: (other: MatrixHeadItem) => MatrixCellItem | undefined,
  ) => facing && axis === "ISSUE" && head.key !== null && head.total > 0 && !others.some((other) => isFaced(at(other)));

  const notFacedRows = allRows.filter((row) => isIssueAlone(axes.rows, row, allColumns, (column) => cellAt(row.key, column.key)));
  const notFacedColumns = allColumns.filter((column) => isIssueAlone(axes.columns, column, allRows, (row) => cellAt(row.key, column.key)));
  const notFaced = [...notFacedRows, ...notFacedColumns];
  const unfolded = (heads: readonly MatrixHeadItem[]) =>
    shows.includes("notFaced") ? heads : heads.filter((head) => !notFaced.includes(head));
  const someRows = unfolded(allRows);
  const someColumns = unfolded(allColumns);

  const isEmptyRow = (row: MatrixHeadItem) =>
    !someColumns.some((column) => speaks(cellAt(row.key, column.key)) || isFaced(cellAt(row.key, column.key)));
  const isEmptyColumn = (column: MatrixHeadItem) => !someRows.some((row) => speaks(cellAt(row.key, column.key)));
  const emptyRows = someRows.filter(isEmptyRow);
  const emptyColumns = someColumns.filter(isEmptyColumn);
  const shownRows = shows.includes("emptyRows") ? someRows : someRows.filter((row) => !emptyRows.includes(row));
  const shownColumns = shows.includes("emptyColumns") ? someColumns : someColumns.filter((column) => !emptyColumns.includes(column));
  const filled = shownRows.reduce(
    (sum, row) => sum + shownColumns.filter((column) => (cellAt(row.key, column.key)?.value ?? 0) > 0).length,
    0,
  );
  return { rows: shownRows, columns: shownColumns, notFaced, emptyRows, emptyColumns, cellAt, filled };
}

/** By name, years by number, terms as they are declared; null last. @param sort `name-desc` or `total` */
function ordered(
  heads: readonly MatrixHeadItem[],
  axis: string,
  { lang, termsOf }: MatrixOptions,
  sort: string | undefined,
): MatrixHeadItem[] {
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const terms = termsOf(axis);
  const place = ({ key }: MatrixHeadItem) => (key === null ? -1 : (terms?.indexOf(key) ?? -1));
  const byName = (a: MatrixHeadItem, b: MatrixHeadItem) => (terms ? place(a) - place(b) : 0) || compare(a.label, b.label);
  const direction = sort === "name-desc" ? -1 : 1;
  const byTotal = (a: MatrixHeadItem, b: MatrixHeadItem) => (sort === "total" && mayRank(axis) ? b.total - a.total : 0);
  return heads.toSorted((a, b) => Number(a.key === null) - Number(b.key === null) || byTotal(a, b) || direction * byName(a, b));
}

/** A cell of a table, by row and column from 0. */
export interface TablePlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads in a table of this size: arrows by one, Home and End to the ends of the row, with Ctrl to the ends of the table. */
export function placeAfter(key: string, ctrl: boolean, at: TablePlace, size: TablePlace): TablePlace | undefined {
  const last = { row: size.row - 1, column: size.column - 1 };
  const to = (row: number, column: number) => ({
    row: Math.min(last.row, Math.max(0, row)),
    column: Math.min(last.column, Math.max(0, column)),
  });
  switch (key) {
    case "ArrowUp":
      return to(at.row - 1, at.column);
    case "ArrowDown":
      return to(at.row + 1, at.column);
    case "ArrowLeft":
      return to(at.row, at.column - 1);
    case "ArrowRight":
      return to(at.row, at.column + 1);
    case "Home":
      return to(ctrl ? 0 : at.row, 0);
    case "End":
      return to(ctrl ? last.row : at.row, last.column);
    default:
      return undefined;
  }
}

/** The width of a mark: its area grows with the number up to 10, and then the number alone speaks. */
export const markSize = (count: number): number => Math.round(8 * Math.sqrt(Math.min(Math.max(count, 1), 10)));

/** A cell as an address names it; null is an empty text. */
export const cellParameter = (row: string | null, column: string | null): string => `${row ?? ""},${column ?? ""}`;

/** The cell that an address names; undefined for a text of another form. */
export function cellOf(text: string | undefined): readonly [row: string | null, column: string | null] | undefined {
  const parts = text?.split(",");
  if (parts?.length !== 2) return undefined;
  return [parts[0] || null, parts[1] || null];
}
