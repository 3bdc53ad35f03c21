import { pipeline } from "node:stream/promises";
import { formats } from "../export/index.js";
import type { Cell, Table } from "../export/table.js";

export const printFormats = ["table", "json", "ndjson", "csv"] as const;
type PrintFormat = (typeof printFormats)[number];
export const isPrintFormat = (text: string): text is PrintFormat => (printFormats as readonly string[]).includes(text);

/** Prints an answer: JSON whole, anything else as rows, one for each record of its first list. */
export async function print(data: Record<string, unknown>, format: string, out: NodeJS.WriteStream): Promise<void> {
  if (format === "json") {
    out.write(`${JSON.stringify(data, null, 2)}\n`);
    return;
  }
  const { columns, rows } = flattened(data);
  if (format === "table") {
    out.write(aligned(columns, rows, out.columns ?? 160));
    return;
  }
  const table: Table = {
    columns,
    rows: (async function* () {
      yield* rows;
    })(),
  };
  await pipeline(formats[format as "csv" | "ndjson"].write(table), out, { end: false });
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
/** `practice { id }` becomes the column practice_id; lists of values and of records are joined in one cell. */
function cells(prefix: string, value: unknown): [string, Cell][] {
  if (Array.isArray(value)) {
    const inner = value.map((v) =>
      typeof v === "object" && v !== null
        ? cells("", v)
            .map(([, c]) => c)
            .join(", ")
        : String(v),
    );
    return [[prefix, inner.join(" | ") || null]];
  }
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([k, v]) => cells(prefix ? `${prefix}_${k}` : k, v));
  return [[prefix, typeof value === "boolean" ? String(value) : ((value ?? null) as Cell)]];
}

/** Columns side by side within a width: the widest are cut first, and say so with an ellipsis. */
function aligned(columns: readonly string[], rows: readonly (readonly Cell[])[], width: number): string {
  if (!rows.length) return "Nothing recorded. That is not evidence that there is nothing.\n";
  const texts = rows.map((r) => r.map((c) => (c === null ? "" : String(c).replace(/\s+/g, " "))));
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
