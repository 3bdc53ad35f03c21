import { inLanguage } from "../api/languages.js";
import type { Reader } from "../api/reader.js";
import { upperSnake } from "../api/types.js";
import { Assertion, Claim, Modality, Status } from "../model/claim.js";
import { type Property, propertiesOf, type Translated } from "../model/declare.js";
import type { Model, Relation } from "../model/model.js";
import { evidenceCells, evidenceColumns, nameOf } from "./cells.js";
import { pagedRows } from "./pages.js";
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

/** Every property of a claim but what says which claim it is has a column, named after it. */
const properties = propertiesOf(Claim).filter(({ name }) => name !== "id" && name !== "predicate");
const columnOf = ({ name }: Property) => upperSnake(name).toLowerCase();

/** Every claim that the viewer may see, of every assertion, modality and status, with the ids and names of what it is tied to. */
export function claimsTable(reader: Reader): Table {
  const every = { assertions: Assertion.values, modalities: Modality.values, statuses: Status.values };
  const tied = tiesOf(reader.model);
  const columns = ["claim_id", "predicate", ...tied.flatMap((tie) => tie.columns), ...properties.map(columnOf), ...evidenceColumns];
  const rows = pagedRows(
    reader,
    (own, after) => own.list(Claim, { ...every, first: pageSize, after }),
    async (own, claim) => {
      const k = claim as Claim;
      const [evidence, ...ends] = await Promise.all([
        evidenceCells(own, k.id),
        ...tied.map(({ relation, columns }) => tieCells(own, relation, columns, k)),
      ]);
      return [k.id, k.predicate, ...ends.flat(), ...properties.map((p) => cellOf(own, p, k)), ...evidence];
    },
  );
  return { columns, rows };
}

function cellOf(reader: Reader, { name, many, kind }: Property, claim: Claim): Cell {
  const value = (claim as unknown as Record<string, unknown>)[name] ?? null;
  if (value === null) return null;
  if (kind === "translated") return many ? null : inLanguage(value as Translated, reader.languages(undefined)).value;
  return many ? joined(value as string[]) : (value as Cell);
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
