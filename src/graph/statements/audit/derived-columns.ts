import type { Class } from "../../../model/declare.js";
import type { Model } from "../../../model/model.js";
import { derivedColumnsIn } from "../../derived-columns.js";
import type { Graph, Row } from "../../graph.js";
import { columns } from "../../hydrate.js";
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
  const text = `MATCH (n:${cls.name}) WHERE n.id > $after RETURN ${cols.text}, ${names.map((name) => `n.${name}`).join(", ")} ORDER BY n.id LIMIT $first`;
  const read = (after: string): Promise<Row[]> => graph.read(text, { after, first: pageSize });
  for (let after = "", rows = await read(after); rows.length > 0; rows = await read(after))
    for (const row of rows) {
      const record = cols.hydrate(row, 0) as { readonly id: string } & Readonly<Record<string, unknown>>;
      const right = derived.flatMap(([property, columns]) => columns.values(record[property]));
      for (const [i, name] of names.entries()) {
        const stored = row[cols.size + i] ?? null;
        if (stored !== right[i]) found.add({ id: record.id, what: `${name}: ${stored ?? "none"} instead of ${right[i] ?? "none"}` });
      }
      after = record.id;
    }
}
