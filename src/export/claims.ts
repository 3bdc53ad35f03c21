import type { Asked, Node, Reader } from "../api/reader.js";
import { Claim } from "../model/claim.js";
import type { Entity } from "../model/entity.js";
import { evidenceCells, evidenceColumns, nameOf } from "./cells.js";
import { type Cell, joined, type Table } from "./table.js";

/** How many claims are read at a time: every page sorts all claims anew, so few large pages beat many small ones. */
const pageSize = 2000;

const columns = [
  "claim_id",
  "predicate",
  "subject_type",
  "subject_id",
  "subject_name",
  "object_type",
  "object_id",
  "object_name",
  "at_id",
  "at_name",
  "for_ids",
  "for_names",
  "by_ids",
  "by_names",
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

/** Every claim that the viewer may see, with the ids and names of what it is tied to. */
export function claimsTable(reader: Reader, asked: Pick<Asked, "filter">): Table {
  async function* rows() {
    for (let after: string | undefined, more = true; more; ) {
      const { edges, pageInfo } = await reader.again().list(Claim, { ...asked, first: pageSize, after });
      yield* await rowsOf(
        reader.again(),
        edges.map((e) => e.node as Claim),
      );
      after = pageInfo.endCursor ?? undefined;
      more = pageInfo.hasNextPage;
    }
  }
  return { columns, rows: rows() };
}

async function rowsOf(reader: Reader, claims: readonly Claim[]): Promise<Cell[][]> {
  const relation = (field: string) => {
    const found = reader.model.relation(Claim, field);
    if (!found) throw new Error(`A claim has no ${field} in this model.`);
    return found;
  };
  const subject = relation("subject");
  const object = relation("object");
  const at = relation("at");
  const concerned = relation("for");
  const by = relation("by");
  const one = async (node: Node | null): Promise<Cell[]> =>
    node === null ? [null, null, null] : [node.constructor.name, node.id, await nameOf(reader, node.id)];
  const several = async (nodes: readonly Node[]): Promise<Cell[]> => [
    joined(nodes.map((n) => n.id)),
    joined(await Promise.all((nodes as Entity[]).map((n) => nameOf(reader, n.id)))),
  ];
  return Promise.all(
    claims.map(async (k): Promise<Cell[]> => {
      const [s, o, a, f, b, evidence] = await Promise.all([
        reader.one(subject, k).then(one),
        reader.one(object, k).then(one),
        reader.one(at, k).then(one),
        reader.few(concerned, k).then(several),
        reader.few(by, k).then(several),
        evidenceCells(reader, k.id),
      ]);
      return [
        k.id,
        k.predicate,
        ...s,
        ...o,
        ...a.slice(1),
        ...f,
        ...b,
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
