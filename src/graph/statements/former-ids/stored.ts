import { Failure } from "../../../errors.js";
import { FormerId } from "../../../model/annotations/former-id.js";
import { levelOf } from "../../../model/entity.js";
import { instanceWith } from "../../../model/records.js";
import type { Graph, Statement, Transaction } from "../../graph.js";
import { storedPages } from "../../id-pages.js";
import { batchSize } from "../writers.js";

/** How former ids are stored: each as a node with its data set, tied to its successor, or with a reason and the level that may read it. */

/** Former ids of one data set, as a dump has them. */
export interface StoredFormerId {
  readonly formerId: FormerId;
  readonly dataset: string;
}

/** Stores former ids, once the records that they lead to are stored. */
export async function createFormerIds(tx: Transaction, dataset: string, formerIds: readonly FormerId[]): Promise<void> {
  for (let at = 0; at < formerIds.length; at += batchSize) {
    const batch = formerIds.slice(at, at + batchSize);
    await tx.run(
      "UNWIND $rows AS row CREATE (:FormerId {id: row[0], reason: row[1], sensitivity: row[2], level: row[3], dataset: $dataset})",
      {
        rows: batch.map(({ id, reason = null, sensitivity }) => [
          id,
          reason,
          sensitivity ?? null,
          sensitivity ? levelOf(sensitivity) : null,
        ]),
        dataset,
      },
    );
    const rows = batch.flatMap(({ id, successor }) => (successor === undefined ? [] : [[id, successor]]));
    for (const label of ["Entity", "Claim"])
      await tx.run(`UNWIND $rows AS row MATCH (n:${label} {id: row[1]}) MATCH (f:FormerId {id: row[0]}) CREATE (f)-[:SUCCEEDED_BY]->(n)`, {
        rows,
      });
  }
}

/** Puts these former ids in the place of those that a data set had. @throws CONFLICT if the graph does not allow one of them */
export async function replaceFormerIds(tx: Transaction, dataset: string, formerIds: readonly FormerId[]): Promise<void> {
  await tx.run("MATCH (f:FormerId) WHERE f.dataset = $dataset DETACH DELETE f", { dataset });
  const ids = formerIds.map(({ id }) => id);
  const taken = await tx.run("UNWIND $ids AS id MATCH (f:FormerId {id: id}) RETURN id, f.dataset ORDER BY id LIMIT 1", { ids });
  for (const [id, other] of taken) throw conflict(`${id} is a former id of ${other} too`);
  await createFormerIds(tx, dataset, formerIds);
  for (const { text } of formerIdRules)
    for (const [id, what] of await tx.run(`${text} ORDER BY id LIMIT 1`)) throw conflict(`The former id ${id} ${what}`);
}
const conflict = (what: string) =>
  new Failure("CONFLICT", `${what}. Nothing was written: mend the former ids of the data set that has it, and load it again.`);

/** What must hold of stored former ids. Each text returns what breaks the rule: `id`, and what is wrong. */
export const formerIdRules: readonly { readonly code: string; readonly description: string; readonly text: string }[] = [
  {
    code: "former-id",
    description: "No record has a former id.",
    text: 'MATCH (f:FormerId) WITH f.id AS former CALL (former) { MATCH (n:Entity {id: former}) RETURN n.id AS id UNION MATCH (k:Claim {id: former}) RETURN k.id AS id } RETURN id, "is the id of a record"',
  },
  {
    code: "former-id-successor",
    description: "A former id has one successor, or the reason why it has none.",
    text: 'MATCH (f:FormerId) CALL (f) { MATCH (f)-[:SUCCEEDED_BY]->(n) RETURN count(n) AS successors } WITH f, successors WHERE successors + CASE WHEN f.reason IS NULL THEN 0 ELSE 1 END <> 1 RETURN f.id AS id, "has " + toString(successors) + " successors" + CASE WHEN f.reason IS NULL THEN ", and no reason" ELSE ", and a reason" END',
  },
];

/** All former ids in their order, page by page. */
export const pagesOfFormerIds = (graph: Pick<Graph, "read">, pageSize: number): AsyncGenerator<StoredFormerId[]> =>
  storedPages(graph, "FormerId", pageSize, storedFormerIds, ({ formerId }) => formerId.id);

const storedFormerIds = (ids: readonly string[]): Statement<StoredFormerId> => ({
  // Not an optional match: after a hop it is slow on the embedded engine.
  text: "UNWIND $ids AS id MATCH (f:FormerId {id: id}) CALL (f) { MATCH (f)-[:SUCCEEDED_BY]->(n) RETURN max(n.id) AS successor } RETURN f.id, successor, f.reason, f.sensitivity, f.dataset",
  parameters: { ids },
  hydrate([id, successor, reason, sensitivity, dataset]) {
    const values = Object.entries({ id, successor, reason, sensitivity }).filter(([, value]) => value !== null);
    return { formerId: instanceWith(FormerId, Object.fromEntries(values)), dataset: dataset as string };
  },
});
