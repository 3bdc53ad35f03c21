import type { Reader } from "../../api/reading/reader.js";
import { claimsTable } from "./claims.js";
import type { Cell, Table } from "./table.js";

/** The columns by which Gephi knows edges, and what they hold: a column of claims, or a fixed value. */
const ofGephi = {
  Source: { column: "subject_id" },
  Target: { column: "object_id" },
  Type: { value: "Directed" },
  Id: { column: "claim_id" },
  Label: { column: "sentence" },
  Kind: { column: "predicate" },
} as const;
const renamed = new Set<string>([ofGephi.Source, ofGephi.Target, ofGephi.Id, ofGephi.Label].map(({ column }) => column));

/**
 * Every claim as an edge from its subject to its object: first the columns that Gephi knows, then the other columns of the table of claims
 * under their own names.
 */
export function edgeList(reader: Reader): Table {
  const { columns, rows } = claimsTable(reader);
  const others = columns.flatMap((name, i) => (renamed.has(name) ? [] : [i]));
  const first = Object.values(ofGephi).map((of) => ("value" in of ? of : columns.indexOf(of.column)));
  return {
    columns: [...Object.keys(ofGephi), ...others.map((i) => columns[i] as string)],
    rows: reordered(rows, [...first, ...others]),
  };
}

async function* reordered(rows: Table["rows"], order: readonly (number | { readonly value: Cell })[]): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows) yield order.map((of) => (typeof of === "number" ? (row[of] ?? null) : of.value));
}
