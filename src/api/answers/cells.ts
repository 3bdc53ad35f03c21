import { daysOf } from "../../model/dates/days.js";
import type { PropertyKind } from "../../model/declare.js";
import type { Entity } from "../../model/entity.js";
import { inLanguage } from "../reading/languages.js";
import type { Reader } from "../reading/reader.js";
import type { DeclaredColumn } from "./column.js";

/** What a cell may hold: a value, or a list of them. Numbers stay numbers, so that a program that reads a column infers the right type. */
export type Cell = string | number | boolean | null | readonly Cell[];

/** Columns of a table that are read together. */
export interface ColumnGroup<Row> {
  readonly columns: readonly DeclaredColumn[];
  /** One cell for each column. */
  cells(row: Row, reader: Reader): readonly Cell[] | Promise<readonly Cell[]>;
}

/** A record's name in the first of the viewer's languages that has one. */
export const nameOf = (record: Entity, reader: Reader): string => inLanguage(record.name, reader.languages(undefined)).value;

/** The names of the columns of a group. */
export const namesOf = ({ columns }: Pick<ColumnGroup<never>, "columns">): readonly string[] => columns.map(({ name }) => name);
/** For what has no columns in a table. */
export const noColumns = { columns: [], cells: () => [] };

/** The cells of a value, or of a list of values, in the order of its columns. */
export function valueCells(value: Cell, kind?: PropertyKind): readonly Cell[] {
  if (kind !== "date") return [value];
  return [value, daysIn(value, 0), daysIn(value, 1)];
}
const daysIn = (date: Cell, end: 0 | 1): Cell =>
  Array.isArray(date) ? date.map((d) => daysIn(d, end)) : date === null ? null : daysOf(date as string)[end];
