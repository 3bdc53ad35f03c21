import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { cellText } from "../tables/cell-text.js";
import type { Cell } from "../tables/table.js";
import type { RowFormat } from "./row-format.js";

/**
 * RFC 4180 in UTF-8. Spreadsheets need the byte-order mark to read accents. They run a text that starts with = + - @ or a control
 * character as a formula, so an apostrophe is put before it; numbers stay as they are. A list is one text: see `cellText`.
 */
export const csv: RowFormat = {
  name: "CSV",
  extension: "csv",
  mediaType: "text/csv; charset=utf-8; header=present",
  description: "RFC 4180 in UTF-8 with a byte-order mark, for spreadsheets, R and pandas.",
  write({ columns, rows }) {
    const lines = stringify({
      header: true,
      columns: [...columns],
      bom: true,
      escape_formulas: true,
      record_delimiter: "windows",
      // A lone CR or LF within a field is quoted too, not only the CRLF that ends a record.
      quoted_match: /[\r\n]/,
      cast: { number: String, boolean: String, object: (list) => String(cellText(list as unknown as Cell)) },
    });
    const source = Readable.from(rows);
    source.on("error", (error) => lines.destroy(error));
    lines.on("close", () => source.destroy());
    return source.pipe(lines);
  },
};
