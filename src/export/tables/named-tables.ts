import { coerceInputValue, type GraphQLArgument, type GraphQLSchema, isNonNullType } from "graphql";
import type { Method } from "../../analysis/method.js";
import { tableListOf, urlNameOf } from "../../api/answers/question.js";
import { questionsIn, type SchemaQuestion } from "../../api/answers/question-field.js";
import { withHint } from "../../api/errors.js";
import type { Reader } from "../../api/reading/reader.js";
import { assertConditions } from "../../api/schema/null-conditions.js";
import { badInput } from "../../errors.js";
import type { Model } from "../../model/model.js";
import { claimArguments, claimParameters, claimsQuery } from "./claim-parameters.js";
import { claimsTable } from "./claims.js";
import { questionTable } from "./questions.js";
import type { Table, TableOptions } from "./table.js";

export type TableArgument = Pick<GraphQLArgument, "name" | "type"> & Partial<Pick<GraphQLArgument, "defaultValue">>;

/** A table that is found by its name: all claims, or the answer to a question. */
export interface NamedTable {
  /** Its name in addresses: `transfer-candidates`. */
  readonly name: string;
  /** What it takes: of a connection all pages, without the arguments for one. */
  readonly args: readonly TableArgument[];
  /** An example of each argument that is required. */
  readonly example: Readonly<Record<string, string>>;
  /** What it costs before its first row, if it is read whole; by default as much as one row. */
  readonly cost?: number;
  /** The question that it answers; undefined for the table of all claims. */
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

/** Every table that a schema has. */
export function namedTables(schema: GraphQLSchema, model: Model): NamedTable[] {
  const parameters = claimParameters(schema, model);
  const claims: NamedTable = {
    name: "claims",
    args: [...parameters, ...claimArguments(schema, model)],
    example: {},
    identifiedBy: ["claim_id"],
    uncompared: [],
    read: async (reader, values, options) => claimsTable(reader, await claimsQuery(reader, parameters, values), options),
  };
  return [claims, ...questionsIn(schema).flatMap((asks) => tableOf(asks) ?? [])];
}

/** Those of some columns that hold the id of a record. */
export const idColumns = (columns: readonly string[]): string[] => columns.filter((column) => /(^|_)id$/.test(column));

function tableOf(asks: SchemaQuestion): NamedTable | undefined {
  const { question, args } = asks;
  const table = tableListOf(question);
  if (!table) return undefined;
  const { list } = table;
  return {
    name: urlNameOf(question),
    args: question.answer.connection ? args.filter(({ name }) => name !== "first" && name !== "after") : args,
    example: question.example,
    // A list without pages is read whole before its first row, so it costs what the question does.
    ...(!("page" in list) && { cost: question.cost }),
    asks,
    method: question.answer.fields?.find(({ method }) => method)?.method,
    identifiedBy: list.identifiedBy ?? idColumns(list.row.fields.flatMap(({ columns, restates }) => (restates ? [] : columns.names))),
    uncompared: list.row.fields.flatMap(({ restates, relative, columns }) => (restates || relative ? columns.names : [])),
    read: (reader, values, options) => questionTable(reader, asks, values, options),
  };
}

/**
 * The values of arguments, from JSON, with defaults where there is none.
 * @throws BAD_USER_INPUT for a value that does not fit the type of its argument
 */
export const argumentValues = (
  schema: GraphQLSchema,
  args: readonly TableArgument[],
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    args.flatMap(({ name, type, defaultValue }) => {
      if (!Object.hasOwn(values, name)) return defaultValue === undefined ? [] : [[name, defaultValue]];
      const value = coerceInputValue(values[name], type, (_, wrong, error) => {
        const shown = (typeof wrong === "object" ? JSON.stringify(wrong) : String(wrong)).slice(0, 100);
        throw badInput(`${name}: ${withHint(error.message, schema)}`, { argument: name, value: shown });
      });
      assertConditions(type, value, name);
      return [[name, value]];
    }),
  );

/** Whether an argument has to be given. */
export const isNeeded = ({ type, defaultValue }: TableArgument): boolean => isNonNullType(type) && defaultValue === undefined;
