import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { badInput } from "../../errors.js";
import { cellText } from "../tables/cell-text.js";
import type { Cell } from "../tables/table.js";
import type { FormatOptions, FormatParameter, RowFormat } from "./row-format.js";

const parameters = [
  {
    name: "bom",
    description: "Whether the file starts with a byte-order mark, which Excel needs to read accents.",
    values: { true: "true", false: "false" },
    defaultValue: "true",
  },
  {
    name: "delimiter",
    description: "What stands between the cells of a row.",
    values: { comma: ",", semicolon: ";", tab: "\t" },
    defaultValue: ",",
  },
  {
    name: "decimal",
    description: "What stands before the decimals of a number.",
    values: { point: ".", comma: "," },
    defaultValue: ".",
  },
] as const satisfies readonly FormatParameter[];
const defaults: FormatOptions = Object.fromEntries(parameters.map(({ name, defaultValue }) => [name, defaultValue]));

/**
 * RFC 4180 in UTF-8. Spreadsheets need the byte-order mark to read accents. They run a text that starts with = + - @ or a control
 * character as a formula, so an apostrophe is put before it; numbers stay as they are. A list is one text: see `cellText`.
 */
export const csv: RowFormat = {
  name: "CSV",
  extension: "csv",
  mediaType: "text/csv; charset=utf-8; header=present",
  description: "RFC 4180 in UTF-8 with a byte-order mark, for spreadsheets, R and pandas.",
  parameters,
  check({ delimiter, decimal }) {
    if (delimiter === decimal)
      throw badInput("decimal: a comma stands between the cells already. Give another delimiter too, such as delimiter=semicolon.", {
        argument: "decimal",
      });
  },
  write({ columns, rows }, { bom, delimiter, decimal } = defaults) {
    const numberText = (value: number) => (decimal === "." ? String(value) : String(value).replace(".", decimal as string));
    const lines = stringify({
      header: true,
      columns: [...columns],
      bom: bom === "true",
      delimiter,
      escape_formulas: true,
      record_delimiter: "windows",
      // A lone CR or LF within a field is quoted too, not only the CRLF that ends a record.
      quoted_match: /[\r\n]/,
      cast: { number: numberText, boolean: String, object: (list) => String(cellText(list as unknown as Cell, numberText)) },
    });
    const source = Readable.from(rows);
    source.on("error", (error) => lines.destroy(error));
    lines.on("close", () => source.destroy());
    return source.pipe(lines);
  },
};
