import { Readable } from "node:stream";
import type { Cell } from "../tables/table.js";
import { cellXml } from "./cell.js";
import { boldStyle, wrappedStyle } from "./styles.js";

/** A sheet of a workbook. */
export interface WorkbookSheet {
  /** What its tab says: at most 31 characters, none of `[]:*?/\`, and unique in the workbook whatever the case of its letters. */
  readonly name: string;
  /** The heads of its columns, in a first row that stays in view; none for a sheet of text. */
  readonly columns?: readonly string[];
  /** How wide its columns are, in characters. */
  readonly widths?: readonly number[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** How many rows a sheet holds: Excel's limit. */
export const maxSheetRows = 1_048_576;
const rowsCut = "Cut here: a sheet holds no more rows. The CSV has all.";

const opening =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
const headInView =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

/** A sheet as SpreadsheetML, written while its rows are read. */
export const sheetXml = (sheet: WorkbookSheet, limit = maxSheetRows): Readable => Readable.from(parts(sheet, limit));

async function* parts({ columns, widths, rows }: WorkbookSheet, limit: number): AsyncGenerator<string> {
  const cols = (widths ?? columns?.map(() => 20) ?? []).map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  let written = 0;
  let text = `${opening}${columns ? headInView : ""}${cols.length ? `<cols>${cols.join("")}</cols>` : ""}<sheetData>`;
  const row = (cells: readonly Cell[], style?: number) => {
    written++;
    return `<row>${cells.map((cell) => cellXml(cell, style)).join("")}</row>`;
  };
  if (columns) text += row(columns, boldStyle);
  for await (const cells of rows) {
    if (written === limit - 1) {
      text += row([rowsCut], boldStyle);
      break;
    }
    text += row(cells, columns ? undefined : wrappedStyle);
    if (text.length < chunkLength) continue;
    yield text;
    text = "";
  }
  yield `${text}</sheetData></worksheet>`;
}
/** How many characters are passed on at once. */
const chunkLength = 1 << 16;
