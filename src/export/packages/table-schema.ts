import type { Column, ColumnType } from "../../api/answers/column.js";
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

/**
 * What the columns of a table mean, as a Table Schema. Its first column is the id of its records.
 * @param tables those of the package: a column with the id of a record of one class leads to the table of that class
 */
export function tableSchema({ columns }: ListTable, tables: ReadonlyMap<string, ListTable>) {
  const foreignKeys = columns.flatMap(({ name, list, leadsTo }, i) => {
    const target = leadsTo && tables.get(leadsTo.name);
    return target && !list && i > 0 ? [{ fields: [name], reference: { resource: target.name, fields: [target.columns[0]?.name] } }] : [];
  });
  return {
    $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
    fields: columns.map(field),
    missingValues: [""],
    primaryKey: [columns[0]?.name],
    ...(foreignKeys.length && { foreignKeys }),
  };
}
