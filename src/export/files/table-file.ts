import type { FormatOptions, RowFormat } from "../formats/row-format.js";
import type { NamedTable } from "../tables/named-table.js";
import type { ExportFile } from "./export-file.js";

/** A table in a format: `communities.csv`. */
export const tableFile = (table: NamedTable, format: RowFormat, options?: FormatOptions): ExportFile => ({
  ...format,
  stem: table.name,
  args: table.args,
  example: table.example,
  write: async (reader, values) => format.write(await table.read(reader, values), options),
});
