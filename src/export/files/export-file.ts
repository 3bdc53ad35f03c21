import type { Readable } from "node:stream";
import type { Reader } from "../../api/reading/reader.js";
import type { Format } from "../format.js";
import type { TableArgument } from "../tables/named-table.js";

/**
 * A file with all that a viewer may see of something, for tools that open files: `graph.gexf`. Its route, the command line, documents and
 * links follow from the list of them.
 */
export interface ExportFile extends Format {
  /** Its name before the ending, in kebab case: `graph`. The whole name is unique among the files, and is the address too. */
  readonly stem: string;
  /** What it takes, beside the language. */
  readonly args?: readonly TableArgument[];
  /** An example of each argument that is required. */
  readonly example?: Readonly<Record<string, string>>;
  /**
   * Its bytes, written while the records are read. All that is read goes through `reader.paced`, a page at a time, so that it is of one
   * version, waits for its turn among other requests, and is charged. An error of the reading destroys the stream; destroying the stream
   * ends the reading.
   */
  write(reader: Reader, args: Readonly<Record<string, unknown>>): Readable | Promise<Readable>;
}

/** The whole name of a file: `graph.gexf`. */
export const fileNameOf = ({ stem, extension }: Pick<ExportFile, "stem" | "extension">): string => `${stem}.${extension}`;
