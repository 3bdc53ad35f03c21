import type { Readable } from "node:stream";
import type { GraphQLSchema } from "graphql";
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
  /** What it takes, beside the language; for a file that answers a question, what the question takes in a schema. */
  readonly args?: readonly TableArgument[] | ((schema: GraphQLSchema) => readonly TableArgument[]);
  /** An example of each argument that is required. */
  readonly example?: Readonly<Record<string, string>>;
  /** What it costs before anything is read; by default as much as one row. */
  readonly cost?: number;
  /**
   * Its bytes, written while the records are read. All that is read goes through `reader.paced`, a page at a time, so that it is of one
   * version, waits for its turn among other requests, and is charged. An error of the reading destroys the stream; destroying the stream
   * ends the reading.
   */
  write(reader: Reader, args: Readonly<Record<string, unknown>>, schema: GraphQLSchema): Readable | Promise<Readable>;
}

/** The whole name of a file: `graph.gexf`. */
export const fileNameOf = ({ stem, extension }: Pick<ExportFile, "stem" | "extension">): string => `${stem}.${extension}`;

/** What a file takes in a schema, beside the language. */
export const argsOf = ({ args = [] }: Pick<ExportFile, "args">, schema: GraphQLSchema): readonly TableArgument[] =>
  typeof args === "function" ? args(schema) : args;
