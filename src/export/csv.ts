import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { Table } from "./table.js";

/**
 * RFC 4180 in UTF-8, with a byte-order mark, without which spreadsheets spoil accents. A text that a spreadsheet would run as a
 * formula (it starts with = + - @ or a control character) gets an apostrophe before it; numbers stay as they are.
 */
export const csv = {
  contentType: "text/csv; charset=utf-8; header=present",
  write({ columns, rows }: Table): Readable {
    const lines = stringify({
      header: true,
      columns: [...columns],
      bom: true,
      escape_formulas: true,
      record_delimiter: "windows",
      // A line may end within a field in any way, not only in the one that ends a record.
      quoted_match: /[\r\n]/,
      cast: { number: String, boolean: String },
    });
    const source = Readable.from(rows);
    source.on("error", (error) => lines.destroy(error));
    lines.on("close", () => source.destroy());
    return source.pipe(lines);
  },
};
