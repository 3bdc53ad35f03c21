import { escapeXml } from "../../text/escape-xml.js";
import { cellText } from "../tables/cell-text.js";
import type { Cell } from "../tables/table.js";

/** How many characters a cell holds at most: Excel's limit, counted in UTF-16 as Excel does. */
export const maxCellLength = 32_767;
/** What stands at the end of a text that was cut. */
export const cutMark = " [… cut: the CSV has all]";

/**
 * A cell as SpreadsheetML: a text is a string and never a formula, whatever it begins with; a list is one text, as in CSV.
 * @param style the index of a cell format in the styles of the workbook
 */
export function cellXml(cell: Cell, style = 0): string {
  const value = cellText(cell);
  const format = style ? ` s="${style}"` : "";
  if (value === null || value === undefined) return style ? `<c${format}/>` : "<c/>";
  if (typeof value === "number") return `<c${format}><v>${value}</v></c>`;
  if (typeof value === "boolean") return `<c${format} t="b"><v>${value ? 1 : 0}</v></c>`;
  return `<c${format} t="inlineStr"><is><t xml:space="preserve">${escapeXml(escapedSequences(cut(String(value))))}</t></is></c>`;
}

/** A text that fits into a cell. A letter that takes two units of UTF-16 is not cut in two. */
function cut(text: string): string {
  if (text.length <= maxCellLength) return text;
  return text.slice(0, maxCellLength - cutMark.length).replace(/[\ud800-\udbff]$/, "") + cutMark;
}

/** Spreadsheets read `_x0041_` as the letter A (ECMA-376, ST_Xstring), so an underscore before such a text is written in that way itself. */
const escapedSequences = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
