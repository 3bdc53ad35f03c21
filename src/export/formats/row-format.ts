import type { Readable } from "node:stream";
import type { Format } from "../format.js";
import type { Table } from "../tables/table.js";

/** What a format can be asked for beside the rows: by URL `?bom=false`, on the command line `--bom false`. */
export interface FormatParameter {
  readonly name: string;
  /** What it decides. */
  readonly description: string;
  /** What can be given, with what the format takes it for. That itself can be given too: `semicolon` or `;`. */
  readonly values: Readonly<Record<string, string>>;
  /** What the format takes where nothing is given. */
  readonly defaultValue: string;
}
/** A value for each parameter of a format, by name. */
export type FormatOptions = Readonly<Record<string, string>>;

/** A format that a table can be written in. */
export interface RowFormat extends Format {
  /** Their names differ from those of all arguments. */
  readonly parameters?: readonly FormatParameter[];
  /** @throws BAD_USER_INPUT for options that do not go together */
  check?(options: FormatOptions): void;
  /**
   * The bytes of a table, written while its rows are read. An error of the rows destroys the stream; destroying it ends the reading.
   * @param options by default those of nothing given
   */
  write(table: Table, options?: FormatOptions): Readable;
}
