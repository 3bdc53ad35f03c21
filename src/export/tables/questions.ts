import { validateSync } from "class-validator";
import type { ColumnGroup } from "../../api/answers/cells.js";
import { claimIdsOf, readPage } from "../../api/answers/lists.js";
import { queryOf, tableListOf } from "../../api/answers/question.js";
import type { SchemaQuestion } from "../../api/answers/question-field.js";
import type { Reader } from "../../api/reading/reader.js";
import { recordArgumentsOf } from "../../api/schema/record-arguments.js";
import { badInput } from "../../errors.js";
import type { Class } from "../../model/declare.js";
import { pagedTable } from "./pages.js";
import { type Table, type TableOptions, withClaimIds } from "./table.js";

/** How many rows of an answer are read at a time. */
const pageSize = 500;

/**
 * All rows of the list of a question that is its table.
 * @throws before the first row, as the question does
 */
export async function questionTable(reader: Reader, asks: SchemaQuestion, args: object, options?: TableOptions): Promise<Table> {
  const { question } = asks;
  const table = tableListOf(question);
  if (!table) throw new Error(`${question.name} has no table.`);
  const { name, list } = table;
  const query = await checkedQuery(reader, asks, args);
  const fields: ColumnGroup<unknown>[] = list.row.fields.map((field) => field.columns);
  const columns = withClaimIds(fields, options, (row, rowReader) => claimIdsOf(list.row, row as never, rowReader));
  return pagedTable(reader, columns, async (pageReader, after) => {
    if ("page" in list) return readPage(pageReader, name, list, query, { first: list.tablePage ?? pageSize, after });
    const rows: readonly unknown[] = await list.rows(pageReader, query);
    return { edges: rows.map((node) => ({ node, cursor: "" })), pageInfo: { hasNextPage: false, endCursor: null } };
  });
}

/**
 * The query that arguments of an address make.
 * @throws as the question does
 */
export function checkedQuery(reader: Reader, { question, argsType }: SchemaQuestion, args: object): Promise<unknown> {
  if (argsType) validateArgs(argsType, args);
  return queryOf(question, argsType, reader, args);
}

/** @throws BAD_USER_INPUT as the API does, except for a name of a record that is too long: no record has it, and the lookup throws NOT_FOUND */
function validateArgs(argsType: Class, args: object): void {
  const names = recordArgumentsOf(argsType);
  const instance = Object.assign(new (argsType as new () => object)(), { first: 1 }, args);
  const [error] = validateSync(instance, { forbidUnknownValues: false, stopAtFirstError: true, skipMissingProperties: true }).filter(
    ({ property }) => !names.has(property),
  );
  if (error) throw badInput(Object.values(error.constraints ?? {}).join(" "), { argument: error.property });
}
