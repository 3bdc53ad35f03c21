import type { Reader } from "../api/reader.js";
import { Assertion, Claim, Modality, Status } from "../model/claim.js";
import type { Model, Relation } from "../model/model.js";
import { evidenceCells, evidenceColumns, nameOf } from "./cells.js";
import { type Cell, joined, type Table } from "./table.js";

/** How many claims are read at a time: every page sorts all claims anew, so few large pages beat many small ones. */
const pageSize = 2000;

/** The columns of what a claim is tied to. A model without the role is without its columns. */
const ties = {
  subject: ["subject_type", "subject_id", "subject_name"],
  object: ["object_type", "object_id", "object_name"],
  at: ["at_id", "at_name"],
  for: ["for_ids", "for_names"],
  by: ["by_ids", "by_names"],
} as const;

const tiesOf = (model: Model) =>
  Object.entries(ties).flatMap(([field, columns]) => {
    const relation = model.relation(Claim, field);
    return relation ? [{ relation, columns }] : [];
  });

/** Every claim that the viewer may see, of every assertion, modality and status, with the ids and names of what it is tied to. */
export function claimsTable(reader: Reader): Table {
  const every = { assertions: Assertion.values, modalities: Modality.values, statuses: Status.values };
  async function* rows() {
    for (let after: string | undefined, more = true; more; ) {
      yield* await reader.turn(async () => {
        const { edges, pageInfo } = await reader.again().list(Claim, { ...every, first: pageSize, after });
        after = pageInfo.endCursor ?? undefined;
        more = pageInfo.hasNextPage;
        return rowsOf(
          reader.again(),
          edges.map((e) => e.node as Claim),
        );
      });
    }
  }
  const columns = [
    "claim_id",
    "predicate",
    ...tiesOf(reader.model).flatMap((tie) => tie.columns),
    "effect",
    "mechanism",
    "assertion",
    "modality",
    "status",
    "period",
    "quantity_comparator",
    "quantity_value",
    "quantity_unit",
    "statement",
    ...evidenceColumns,
    "sensitivity",
    "recorded_at",
    "recorded_by",
  ];
  return { columns, rows: rows() };
}

async function rowsOf(reader: Reader, claims: readonly Claim[]): Promise<Cell[][]> {
  const tied = tiesOf(reader.model);
  return Promise.all(
    claims.map(async (k): Promise<Cell[]> => {
      const [evidence, ...ends] = await Promise.all([
        evidenceCells(reader, k.id),
        ...tied.map(({ relation, columns }) => tieCells(reader, relation, columns, k)),
      ]);
      return [
        k.id,
        k.predicate,
        ...ends.flat(),
        k.effect ?? null,
        k.mechanism ?? null,
        k.assertion,
        k.modality,
        k.status,
        k.period ?? null,
        k.quantityComparator ?? null,
        k.quantityValue ?? null,
        k.quantityUnit ?? null,
        k.statement,
        ...evidence,
        k.sensitivity,
        k.recordedAt,
        k.recordedBy,
      ];
    }),
  );
}

/** A cell for each column, which says by its name what of the records it holds. */
async function tieCells(reader: Reader, relation: Relation, columns: readonly string[], claim: Claim): Promise<Cell[]> {
  const nodes = await reader.few(relation, claim);
  const names = await Promise.all(nodes.map(({ id }) => nameOf(reader, id)));
  return columns.map((column) => {
    if (column.includes("_type")) return joined(nodes.map((n) => n.constructor.name));
    return joined(column.includes("_id") ? nodes.map((n) => n.id) : names);
  });
}
