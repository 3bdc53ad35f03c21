import type { Reader } from "../reading/reader.js";
import { noColumns } from "./cells.js";
import { selectionOf } from "./document.js";
import type { AnswerField } from "./fields.js";
import { claimIdsOf, type RowType } from "./lists.js";
import { rowTypeOf } from "./row-type.js";

interface NestedOptions<From> extends Pick<AnswerField<From>, "nullable" | "cost" | "claimIds" | "restates"> {
  /** Its columns in a table; by default none. */
  readonly columns?: AnswerField<From>["columns"];
}
/** Whether rows of a type name the claims behind them. */
const namesClaims = <Row>({ fields }: RowType<Row>) => fields.some(({ claimIds }) => claimIds);

/** An object within an answer or a row. @param value the object, or null where the field is nullable */
export const nestedField = <From, Row extends object>(
  name: string,
  row: RowType<Row>,
  description: string,
  value: (from: From, reader: Reader) => Row | null | Promise<Row | null>,
  { columns = noColumns, ...options }: NestedOptions<From> = {},
): AnswerField<From> => ({
  name,
  type: (types) => rowTypeOf(types, row),
  description,
  value,
  columns,
  selection: selectionOf(row.fields),
  ...(namesClaims(row) && {
    async claimIds(from: From, reader: Reader) {
      const object = await value(from, reader);
      return object ? claimIdsOf(row, object, reader) : [];
    },
  }),
  ...options,
});

/** A short list of objects within an answer or a row. */
export const nestedListField = <From, Row extends object>(
  name: string,
  row: RowType<Row>,
  description: string,
  values: (from: From, reader: Reader) => readonly Row[] | Promise<readonly Row[]>,
  { columns = noColumns, ...options }: NestedOptions<From> = {},
): AnswerField<From> => ({
  name,
  type: (types) => [rowTypeOf(types, row)],
  description,
  listed: true,
  value: values,
  columns,
  selection: selectionOf(row.fields),
  ...(namesClaims(row) && {
    async claimIds(from: From, reader: Reader) {
      const objects = await values(from, reader);
      return (await Promise.all(objects.map((object) => claimIdsOf(row, object, reader)))).flat();
    },
  }),
  ...options,
});
