import type { GraphQLArgument } from "graphql";
import type { Method } from "../../analysis/method.js";
import type { Column } from "../../api/answers/column.js";
import type { SchemaQuestion } from "../../api/answers/question-field.js";
import type { Reader } from "../../api/reading/reader.js";
import type { Table, TableOptions } from "./table.js";

export type TableArgument = Pick<GraphQLArgument, "name" | "type"> & Partial<Pick<GraphQLArgument, "defaultValue">>;

/** A table with all records of one class that a viewer may see: `communities`, `claims`. */
export interface ListTable {
  /** Its name in addresses: `population-groups`. */
  readonly name: string;
  /** What a row of it is. */
  readonly description: string;
  /** What each of its columns says, in their order. */
  readonly columns: readonly Column[];
  /** All rows, in the order of their ids. */
  read(reader: Reader): Table;
}

/** A table that is found by its name: all records of a class, the answer to a question, or the codebook. */
export interface NamedTable extends Omit<ListTable, "read"> {
  /** What it takes: of a connection all pages, without the arguments for one. */
  readonly args: readonly TableArgument[];
  /** An example of each argument that is required. */
  readonly example: Readonly<Record<string, string>>;
  /** What it costs before its first row, if it is read whole; by default as much as one row. */
  readonly cost?: number;
  /** Whether it is a list of records: then all of it is of one version of what the viewer sees. */
  readonly whole?: true;
  /** The question that it answers; undefined for the others. */
  readonly asks?: SchemaQuestion;
  /** The method by which the question is answered, if it has one. */
  readonly method?: Method;
  /** The columns that tell its rows apart; by default all that hold ids. */
  readonly identifiedBy: readonly string[];
  /** The columns that only say again what others say, and those that say how a row stands to the other rows. */
  readonly uncompared: readonly string[];
  /** @throws before the first row, for arguments that the question refuses */
  read(reader: Reader, args: Readonly<Record<string, unknown>>, options?: TableOptions): Table | Promise<Table>;
}
