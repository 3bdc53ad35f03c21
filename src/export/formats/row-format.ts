import type { Readable } from "node:stream";
import type { Format } from "../format.js";
import type { Table } from "../tables/table.js";

/** A format that a table can be written in. */
export interface RowFormat extends Format {
  /** The bytes of a table, written while its rows are read. An error of the rows destroys the stream; destroying it ends the reading. */
  write(table: Table): Readable;
}
