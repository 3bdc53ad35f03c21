import type { Cell } from "./table.js";

const separator = " | ";

/**
 * A cell for formats that have no lists: a list is one text, its parts joined by ` | `. A missing part is empty, so that the lists of a row
 * keep the same number of parts. Within a part, `|` and `\` stand after a `\`, so that whatever it holds, ` | ` is always between parts.
 * A list within a list is a part that is written in the same way.
 */
export function cellText(cell: Cell): Exclude<Cell, readonly Cell[]> {
  return Array.isArray(cell)
    ? cell.map((part) => String(cellText(part) ?? "").replace(/[\\|]/g, "\\$&")).join(separator)
    : (cell as string);
}
