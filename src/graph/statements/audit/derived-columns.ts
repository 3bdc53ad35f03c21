import type { Class } from "../../../model/declare.js";
import type { Model } from "../../../model/model.js";
import { derivedColumnsIn } from "../../derived-columns.js";
import type { Graph, Row, Statement } from "../../graph.js";
import { columns } from "../../hydrate.js";
import { storedPages } from "../../id-pages.js";
import { anchorOf } from "../../layout.js";
import { FirstFindings } from "./findings.js";

/** Records per page, as in the audit of the rules. */
const pageSize = 10_000;

/** Compares the columns by which lists compare and sort with those that follow from the properties of each record. */
export async function auditDerivedColumns(graph: Pick<Graph, "read">, model: Model) {
  const found = new FirstFindings();
  for (const cls of [...model.entities, model.claim]) await auditClass(graph, model, cls, found);
  return {
    code: "derived-column",
    description: "The days and sort keys by which lists compare and sort follow from the dates and names of their records.",
    findings: found.all,
  };
}

async function auditClass(graph: Pick<Graph, "read">, model: Model, cls: Class, found: FirstFindings): Promise<void> {
  const derived = derivedColumnsIn(cls);
  const names = derived.flatMap(([, columns]) => columns.names);
  if (!names.length) return;
  const cols = columns(model, cls, "n");
  const text = `UNWIND $ids AS id MATCH (n:${anchorOf(model, cls)} {id: id}) RETURN ${cols.text}, ${names.map((name) => `n.${name}`).join(", ")}`;
  const byIds = (ids: readonly string[]): Statement<CheckedRow> => ({
    text,
    parameters: { ids },
    hydrate: (row) => ({ record: cols.hydrate(row, 0) as CheckedRow["record"], stored: row.slice(cols.size) }),
  });
  for await (const rows of storedPages(graph, cls.name, pageSize, byIds, ({ record }) => record.id))
    for (const { record, stored } of rows) {
      const right = derived.flatMap(([property, columns]) => columns.values(record[property]));
      for (const [i, name] of names.entries()) {
        const is = stored[i] ?? null;
        if (is !== right[i]) found.add({ id: record.id, what: `${name}: ${is ?? "none"} instead of ${right[i] ?? "none"}` });
      }
    }
}

/** A record, and its derived columns as they are stored. */
interface CheckedRow {
  readonly record: { readonly id: string } & Readonly<Record<string, unknown>>;
  readonly stored: Row;
}
