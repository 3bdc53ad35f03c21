import { dataSetKind } from "../../analysis/changes.js";
import { Failure } from "../../errors.js";
import type { Model } from "../../model/model.js";
import type { Graph, Transaction } from "../graph.js";
import { updateNumbering } from "./changes/stored.js";
import { recordChanges, type WriteDetails } from "./versions/visible-versions.js";

/** What was forgotten. */
export interface Forgotten {
  /** How many entities and claims were still stored. */
  readonly records: number;
  readonly reviews: number;
  readonly formerIds: number;
  /** How many changes of these records the history had. */
  readonly changes: number;
}

/**
 * Removes records with all that is known of them: their reviews, the ids that lead to them, and every change that the history tells of them. No
 * tombstone stays. All of it happens, or nothing.
 * @throws NOT_FOUND if nothing is known of an id, CONFLICT if another record needs one of them
 */
export function forget(graph: Graph, model: Model, ids: readonly string[], details: Pick<WriteDetails, "clock"> = {}): Promise<Forgotten> {
  return graph.write(async (tx) => {
    const former = await formerIdsTo(tx, ids);
    const all = [...new Set([...ids, ...former])];
    await assertKnown(tx, ids);
    await assertUnneeded(tx, all);
    return recordChanges(tx, model, { ...details, unrecorded: all }, () => removeAll(tx, all));
  });
}

/** The ids that lead to records. */
const formerIdsTo = async (tx: Transaction, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.run(
      "UNWIND $ids AS id CALL (id) { MATCH (n:Entity {id: id})<-[:SUCCEEDED_BY]-(f:FormerId) RETURN f.id AS former UNION MATCH (k:Claim {id: id})<-[:SUCCEEDED_BY]-(f:FormerId) RETURN f.id AS former } RETURN former",
      { ids },
    )
  ).map(([id]) => id as string);

/** Where something of an id is stored: nodes of the label, bound to `n`. A data set may have the name of a record. */
const places = [
  ["Entity", "MATCH (n:Entity {id: id})"],
  ["Claim", "MATCH (n:Claim {id: id})"],
  ["FormerId", "MATCH (n:FormerId {id: id})"],
  ["Review", "MATCH (n:Review {claim: id})"],
  ["Change", `MATCH (n:Change {id: id}) WHERE n.kind <> "${dataSetKind}"`],
] as const;

async function assertKnown(tx: Transaction, ids: readonly string[]): Promise<void> {
  const unknown = new Set(ids);
  for (const [, found] of places)
    for (const [id] of await tx.run(`UNWIND $ids AS id ${found} RETURN DISTINCT id`, { ids })) unknown.delete(id as string);
  if (unknown.size)
    throw new Failure(
      "NOT_FOUND",
      `Nothing is known here of ${[...unknown].slice(0, 10).join(", ")}, and nothing was written: check the ids.`,
    );
}

async function assertUnneeded(tx: Transaction, ids: readonly string[]): Promise<void> {
  const needed = await tx.run(
    "UNWIND $ids AS id MATCH (e:Entity {id: id}) CALL (e) { MATCH (e)<--(o) WHERE NOT o:FormerId RETURN o.id AS by UNION MATCH (e)-[:SUBJECT_OF]->(o:Claim) RETURN o.id AS by } WITH id, by WHERE NOT by IN $ids RETURN id, by ORDER BY id, by LIMIT 10",
    { ids },
  );
  if (needed.length)
    throw new Failure(
      "CONFLICT",
      `${needed.map(([id, by]) => `${by} needs ${id}`).join("; ")}. Nothing was written: forget these records too, or load a data set in which they do without.`,
    );
}

async function removeAll(tx: Transaction, ids: readonly string[]): Promise<Forgotten> {
  tx.index(ids);
  const counts = { Entity: 0, Claim: 0, FormerId: 0, Review: 0, Change: 0 };
  for (const [label, found] of places) {
    const [[count] = [0]] = await tx.run(`UNWIND $ids AS id ${found} RETURN count(n)`, { ids });
    counts[label] = count as number;
    await tx.run(`UNWIND $ids AS id ${found} DETACH DELETE n`, { ids });
  }
  await updateNumbering(tx);
  const { Entity, Claim, Review: reviews, FormerId: formerIds, Change: changes } = counts;
  return { records: Entity + Claim, reviews, formerIds, changes };
}
