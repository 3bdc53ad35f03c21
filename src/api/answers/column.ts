import { type Class, declarationOf, type Property, type PropertyKind, type Vocabulary, vocabulary } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { predicateTerms, upperSnake } from "../schema/types.js";

/** What the cells of a column are, whichever format they are written in. */
export const ColumnType = vocabulary("ColumnType", "What the cells of a column are.", {
  ID: "The id of a record. It never changes, and links lead to it.",
  TEXT: "A text.",
  URL: "An address of the web.",
  EDTF: "A date or an interval in EDTF (ISO 8601-2), as its source has it: 2021, 2020-10/2025-09.",
  DAY: "A day: 2021-05-01.",
  LANGUAGE: "A language, as a tag of BCP 47: es.",
  INTEGER: "A whole number.",
  NUMBER: "A number.",
  BOOLEAN: "true or false.",
  TERM: "A term of a closed list.",
});
export type ColumnType = (typeof ColumnType.values)[number];

/** What a column of a table says: a line of the codebook. */
export interface Column {
  readonly name: string;
  /** What its cells mean. */
  readonly description: string;
  readonly type: ColumnType;
  /** Whether a cell holds several values: a list in JSON, and in formats without lists one text with ` | ` between its parts. */
  readonly list: boolean;
  /** What its numbers count or measure: `degrees`, or the column that says it: `see quantity_unit`. */
  readonly unit?: string;
  /** The terms that it may have, where they are a closed list. */
  readonly vocabulary?: Vocabulary;
  /** The outside scheme whose codes it holds: `iso`. */
  readonly scheme?: string;
  /** The records whose ids it holds. */
  readonly leadsTo?: Class;
}

/** A column as its declaration has it. What it leaves out follows from the type that the schema gives its field. */
export interface DeclaredColumn
  extends Pick<Column, "name" | "description">,
    Partial<Pick<Column, "type" | "list" | "unit" | "scheme" | "leadsTo">> {
  /** The terms that it may have; of what a model declares, a function of the model. */
  readonly vocabulary?: Vocabulary | ((model: Model) => Vocabulary);
}

const typeOfKind: Readonly<Record<PropertyKind, ColumnType>> = {
  id: "ID",
  text: "TEXT",
  url: "URL",
  date: "EDTF",
  language: "LANGUAGE",
  integer: "INTEGER",
  real: "NUMBER",
  flag: "BOOLEAN",
  term: "TERM",
  translated: "TEXT",
  predicate: "TERM",
};

/** The columns of a value: of a date also its first and its last day, since few programs read EDTF. */
export function valueColumns(column: DeclaredColumn, kind?: PropertyKind): readonly DeclaredColumn[] {
  if (kind !== "date") return [kind ? { type: typeOfKind[kind], ...column } : column];
  const day = (end: string, which: string): DeclaredColumn => ({
    ...column,
    name: `${column.name}_${end}`,
    description: `The ${which} day of ${column.name}; empty where that end is open or unknown, and of a season.`,
    type: "DAY",
  });
  return [{ type: "EDTF", ...column }, day("start", "first"), day("end", "last")];
}

/** `sourceTerms` is the column `source_terms`. */
export const columnNameOf = (name: string): string => upperSnake(name).toLowerCase();

/** The columns of a property of a record. @param name of the first of them */
export function propertyColumns(property: Property, name = columnNameOf(property.name)): readonly DeclaredColumn[] {
  const { kind, many, description, unit, scheme } = property;
  const terms = kind === "predicate" ? predicateTerms : property.vocabulary;
  const inLanguage = kind === "translated" ? " In the reader's language, where there is a text in it." : "";
  const measured = typeof unit === "object" ? `see ${columnNameOf(unit.in)}` : unit;
  const column = { name, description: `${description}${inLanguage}`, list: many, ...(scheme !== undefined && { scheme }) };
  return valueColumns({ ...column, ...(terms && { vocabulary: terms }), ...(measured !== undefined && { unit: measured }) }, kind);
}

/** The column of the ids of records, one in each cell or several. */
export const idColumn = (name: string, description: string, leadsTo: Class, list = false): DeclaredColumn => ({
  name,
  description,
  type: "ID",
  list,
  leadsTo,
});
/** A column of texts, one in each cell or several. */
export const textColumn = (name: string, description: string, list = false): DeclaredColumn => ({ name, description, type: "TEXT", list });
/** A column of counts. @param unit what they count */
export const countColumn = (name: string, description: string, unit: string): DeclaredColumn => ({
  name,
  description,
  type: "INTEGER",
  list: false,
  unit,
});
/** A column of terms, one in each cell or several. */
export const termColumn = (
  name: string,
  description: string,
  terms: NonNullable<DeclaredColumn["vocabulary"]>,
  list = false,
): DeclaredColumn => ({ name, description, type: "TERM", list, vocabulary: terms });
/** A column of the classes of records. @param cls what they all are */
export const classColumn = (name: string, description: string, cls: Class): DeclaredColumn =>
  termColumn(name, description, ({ membersOf }) =>
    vocabulary(
      cls.name,
      declarationOf(cls).description,
      Object.fromEntries(membersOf(cls).map((member) => [member.name, declarationOf(member).description])),
    ),
  );
