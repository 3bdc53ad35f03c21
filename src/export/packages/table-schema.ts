import type { Column, ColumnType } from "../../api/answers/column.js";
import type { Class } from "../../model/declare.js";
import type { ListTable } from "../tables/named-table.js";

/** The types of Table Schema. It has lists, but few programs read them, and none with our escapes: a list is a text. */
const fieldTypes: Readonly<Record<ColumnType, { readonly type: string; readonly format?: string }>> = {
  ID: { type: "string" },
  TEXT: { type: "string" },
  URL: { type: "string", format: "uri" },
  EDTF: { type: "string" },
  DAY: { type: "date" },
  LANGUAGE: { type: "string" },
  INTEGER: { type: "integer" },
  NUMBER: { type: "number" },
  BOOLEAN: { type: "boolean" },
  TERM: { type: "string" },
};

function field({ name, description, type, list, unit, vocabulary, scheme }: Column) {
  const notes = [
    ...(unit === undefined ? [] : [`Unit: ${unit}.`]),
    ...(scheme === undefined ? [] : [`Codes of the scheme ${scheme}.`]),
    ...(list ? ["Several values, with ` | ` between them."] : []),
    ...(list && vocabulary ? [`Each is one of ${vocabulary.values.join(", ")}.`] : []),
  ];
  return {
    name,
    ...(list ? { type: "string" } : fieldTypes[type]),
    description: [description, ...notes].join(" "),
    ...(!list && vocabulary && { constraints: { enum: vocabulary.values } }),
  };
}

/** What a schema says of a table. */
export interface SchemaTable extends Pick<ListTable, "name" | "columns"> {
  /** The class of its records, if it is a list of them. */
  readonly cls?: Class | undefined;
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
}

/**
 * What the columns of a table mean, as a Table Schema.
 * @param tables those of the package: a column with the id of a record of one class leads to the table of that class
 */
export function tableSchema({ columns, key }: SchemaTable, tables: readonly SchemaTable[]) {
  const foreignKeys = columns.flatMap(({ name, list, leadsTo }) => {
    const target = leadsTo && tables.find(({ cls }) => cls === leadsTo);
    return target && !list && !key.includes(name) ? [{ fields: [name], reference: { resource: target.name, fields: target.key } }] : [];
  });
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: columns.map(field),
    missingValues: [""],
    primaryKey: key,
    ...(foreignKeys.length && { foreignKeys }),
  };
}
