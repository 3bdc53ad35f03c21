import type { Cell } from "./table.js";

const separator = " | ";

/**
 * A cell for formats that have no lists: a list is one text, its parts joined by ` | `. A missing part is empty, so that the lists of a row
 * keep the same number of parts. Within a part, `|` and `\` stand after a `\`, so that whatever it holds, ` | ` is always between parts.
 * A list within a list is a part that is written in the same way.
 * @param numberText how numbers within lists are written
 */
export function cellText(cell: Cell, numberText: (value: number) => string = String): Exclude<Cell, readonly Cell[]> {
  if (!Array.isArray(cell)) return cell as Exclude<Cell, readonly Cell[]>;
  const partText = (part: Cell) => (typeof part === "number" ? numberText(part) : String(cellText(part, numberText) ?? ""));
  return (cell as readonly Cell[]).map((part) => partText(part).replace(/[\\|]/g, "\\$&")).join(separator);
}
