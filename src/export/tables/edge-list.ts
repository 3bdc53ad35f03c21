import type { Column } from "../../api/answers/column.js";
import type { Reader } from "../../api/reading/reader.js";
import { claimsTable } from "./claims.js";
import type { ListTable } from "./named-table.js";
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

/** What each column of the edge list says. @param claims the table of claims */
export function describedEdges(claims: Pick<ListTable, "columns">): Pick<ListTable, "name" | "columns"> {
  const named = Object.entries(ofGephi).flatMap(([name, of]): Column[] => {
    if ("value" in of)
      return [{ name, description: `${of.value}: an edge leads from its subject to its object.`, type: "TEXT", list: false }];
    // A model may have claims with ends of other names.
    return claims.columns.filter((candidate) => candidate.name === of.column).map((column) => ({ ...column, name }));
  });
  return { name: "edges", columns: [...named, ...claims.columns.filter(({ name }) => !renamed.has(name))] };
}

async function* reordered(rows: Table["rows"], order: readonly (number | { readonly value: Cell })[]): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows) yield order.map((of) => (typeof of === "number" ? (row[of] ?? null) : of.value));
}
