import { type GraphQLSchema, parse, validate } from "graphql";
import { type Column, ColumnType, type DeclaredColumn, termColumn, textColumn } from "../../api/answers/column.js";
import { urlNameOf } from "../../api/answers/question.js";
import type { Reader } from "../../api/reading/reader.js";
import { readGallery } from "../../gallery/index.js";
import { type Class, plural } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { answerRows } from "./answer-rows.js";
import { declaredColumn } from "./columns.js";
import { documentColumns } from "./document-columns.js";
import type { ListTable, NamedTable } from "./named-table.js";
import type { Cell, Table } from "./table.js";

type Described = Pick<ListTable, "name" | "columns">;

const columns: readonly DeclaredColumn[] = [
  textColumn("table", "The table, by its name in addresses: /communities.csv is the table communities."),
  textColumn("column", "The column, by its name in the header."),
  textColumn("meaning", "What its cells say."),
  termColumn("type", "What its cells are.", ColumnType),
  {
    name: "list",
    description: "Whether a cell holds several values: a list in JSON, and in CSV one text with ` | ` between its parts.",
    type: "BOOLEAN",
  },
  textColumn("unit", "What its numbers count or measure; empty where the meaning says it."),
  textColumn("vocabulary", "The closed list whose terms it has, or the outside scheme whose codes it has."),
  textColumn("terms", "The terms of that list.", true),
  textColumn("term_meanings", "What each of these terms means.", true),
  textColumn("leads_to", "The tables whose ids it holds.", true),
];

/** The codebook of some tables: a row for each column of each. */
export const codebook = (model: Model, tables: readonly Described[]): Table => ({
  columns: columns.map(({ name }) => name),
  rows: rowsOf(model, tables),
});
async function* rowsOf(model: Model, tables: readonly Described[]): AsyncGenerator<Cell[]> {
  for (const { name, columns: all } of tables) for (const column of all) yield rowOf(model, name, column);
}

function rowOf(model: Model, table: string, { name, description, type, list, unit, vocabulary, scheme, leadsTo }: Column): Cell[] {
  const terms = Object.entries(vocabulary?.terms ?? {});
  return [
    table,
    name,
    description,
    type,
    list,
    unit ?? null,
    vocabulary?.name ?? scheme ?? null,
    terms.map(([term]) => term),
    terms.map(([, meaning]) => meaning),
    leadsTo ? listsOf(model, leadsTo) : [],
  ];
}

/** The names of the lists in which the records of a class are. */
export const listsOf = (model: Model, cls: Class): string[] => model.membersOf(cls).map((member) => urlNameOf({ name: plural(member) }));

/**
 * The codebook of tables, itself among them, as a table.
 * @param others what else it has, found when it is read
 */
export function codebookTable(
  model: Model,
  tables: readonly Described[],
  others: () => Promise<readonly Described[]> = async () => [],
): NamedTable {
  const table: NamedTable = {
    name: "codebook",
    description: "A column of a table: what it means, its type, its unit and its vocabulary.",
    columns: columns.map((column) => declaredColumn(model, column)),
    args: [],
    example: {},
    identifiedBy: ["table", "column"],
    uncompared: [],
    read: async (reader, _, { withClaims = false } = {}) => {
      const { columns: names, rows } = codebook(model, [...tables, table, ...(await others())]);
      return { columns: withClaims ? [...names, "claims"] : names, rows: pacedRows(reader, rows, withClaims) };
    },
  };
  return table;
}

/** The ready questions whose answer is a table. */
export const readyQuestionTables = async (schema: GraphQLSchema, model: Model): Promise<Described[]> =>
  (await readGallery()).flatMap(({ name, document: text }) => {
    const document = parse(text);
    const table = validate(schema, document).length ? undefined : answerRows(schema, document);
    return table ? [{ name: `questions/${name}`, columns: documentColumns(model, table) }] : [];
  });

/** Nothing of the graph is read: the rows only wait for their turn. */
async function* pacedRows(reader: Reader, rows: Table["rows"], withClaims: boolean): AsyncGenerator<readonly Cell[]> {
  await reader.paced(async () => []);
  for await (const row of rows) yield withClaims ? [...row, []] : row;
}
