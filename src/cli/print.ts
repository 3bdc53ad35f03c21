import { pipeline } from "node:stream/promises";
import { upperSnake } from "../api/schema/types.js";
import { rowFormats } from "../export/formats/index.js";
import { json } from "../export/formats/json.js";
import type { FormatOptions, RowFormat } from "../export/formats/row-format.js";
import type { AnswerRows } from "../export/tables/answer-rows.js";
import { cellText } from "../export/tables/cell-text.js";
import type { Cell, Table } from "../export/tables/table.js";

const table = "table";

/** The names that `--format` takes: an aligned table for people, and every format of rows by its extension. */
export const printFormats = (formats: readonly RowFormat[] = rowFormats): readonly string[] => [table, ...formats.map((f) => f.extension)];

/** What `--format` takes, a line each, for `--help`. */
export const printFormatsHelp = (formats: readonly RowFormat[] = rowFormats): string =>
  [
    [table, "Columns side by side, cut to the width of the terminal."],
    ...formats.map(({ extension, name, description }) => [
      extension,
      `${name}. ${extension === json.extension ? "The whole answer, nested." : description}`,
    ]),
  ]
    .map(([format = "", description]) => `  ${format.padEnd(8)} ${description}`)
    .join("\n");

/**
 * Prints an answer. JSON is the whole answer, nested; every other format is flat: the same rows as by URL if the answer is a table, and else
 * a row for each record of its first list.
 * @param format one of `printFormats`
 * @param table how the answer is a table, if it is one
 * @param options of the format
 */
export async function print(
  data: Record<string, unknown>,
  format: string,
  out: NodeJS.WriteStream,
  table?: AnswerRows,
  formats: readonly RowFormat[] = rowFormats,
  options?: FormatOptions,
): Promise<void> {
  if (format === json.extension) {
    out.write(`${JSON.stringify(data, null, 2)}\n`);
    return;
  }
  const tableRows = table?.rows(data);
  const { columns, rows } = table && tableRows ? { columns: table.columns, rows: tableRows } : flattened(data);
  const rowFormat = formats.find((f) => f.extension === format);
  if (!rowFormat) {
    out.write(aligned(columns, rows, out.columns ?? 160));
    out.write(leftOutOf(data));
    return;
  }
  await pipeline(rowFormat.write({ columns, rows: each(rows) }, options), out, { end: false });
}

/** What an answer says that its arguments leave out, a line for each reason. */
function leftOutOf(data: Record<string, unknown>): string {
  const answers = Object.values(data).flatMap((answer) => (answer as LeavingOut | null)?.leftOut ?? []);
  const lines = answers.flatMap(({ reason, count, arguments: named }) =>
    named ? [`Left out: ${count} (${reason}). To find them: ${named.map(({ name, value }) => `--${name} "${value}"`).join(" ")}\n`] : [],
  );
  return lines.join("");
}
/** An answer that may say so; a document may select a part of it. */
interface LeavingOut {
  readonly leftOut?: readonly {
    readonly reason?: string;
    readonly count?: number;
    readonly arguments?: readonly { readonly name?: string; readonly value?: string }[];
  }[];
}

async function* each(rows: readonly Cell[][]): Table["rows"] {
  yield* rows;
}

/** The first list of records in an answer: its nodes, or a list of objects, or else the answer itself. */
function recordsIn(value: unknown): Record<string, unknown>[] | undefined {
  if (Array.isArray(value)) return value.every((v) => typeof v === "object" && v !== null) ? value : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const { nodes, edges } = value as { nodes?: unknown; edges?: unknown };
  for (const list of [nodes, edges]) if (Array.isArray(list)) return list;
  for (const inner of Object.values(value)) {
    const found = recordsIn(inner);
    if (found) return found;
  }
  return undefined;
}

function flattened(data: Record<string, unknown>): { columns: string[]; rows: Cell[][] } {
  const records = recordsIn(data) ?? [data];
  const flat = records.map((r) => new Map(cells("", r)));
  const columns = [...new Set(flat.flatMap((r) => [...r.keys()]))];
  return { columns, rows: flat.map((r) => columns.map((c) => r.get(c) ?? null)) };
}
/** `practice { id }` becomes the column practice_id; a list of values is one cell, and a list of records one for each of their columns. */
function cells(prefix: string, value: unknown): [string, Cell][] {
  const isRecord = (v: unknown) => typeof v === "object" && v !== null;
  if (Array.isArray(value) && value.some(isRecord)) {
    const records = value.map((record) => new Map(cells(prefix, record)));
    const columns = new Set(records.flatMap((record) => [...record.keys()]));
    return [...columns].map((column) => [column, records.map((record) => record.get(column) ?? null)]);
  }
  if (Array.isArray(value) || !isRecord(value)) return [[prefix, (value ?? null) as Cell]];
  return Object.entries(value as object).flatMap(([k, v]) => cells([prefix, upperSnake(k).toLowerCase()].filter(Boolean).join("_"), v));
}

/** Columns side by side within a width. The widest are cut first; an ellipsis marks a cut cell. */
function aligned(columns: readonly string[], rows: readonly (readonly Cell[])[], width: number): string {
  if (!rows.length) return "Nothing recorded. That is not evidence that there is nothing.\n";
  const texts = rows.map((r) => r.map((c) => String(cellText(c) ?? "").replace(/\s+/g, " ")));
  const sizes = columns.map((c, i) => Math.max(c.length, ...texts.map((r) => [...(r[i] as string)].length)));
  while (sizes.reduce((a, b) => a + b + 2, 0) > width && Math.max(...sizes) > 12) sizes[sizes.indexOf(Math.max(...sizes))]!--;
  const cut = (text: string, size: number) => {
    const letters = [...text];
    return letters.length > size ? `${letters.slice(0, size - 1).join("")}…` : text + " ".repeat(size - letters.length);
  };
  const line = (cellsOf: readonly string[]) =>
    cellsOf
      .map((t, i) => cut(t, sizes[i] as number))
      .join("  ")
      .trimEnd();
  return `${[line(columns), line(sizes.map((s) => "-".repeat(s))), ...texts.map(line)].join("\n")}\n`;
}
