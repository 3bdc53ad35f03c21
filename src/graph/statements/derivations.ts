import type { Class } from "../../model/declare.js";
import type { Model } from "../../model/model.js";
import { derivedColumnsIn, derivedColumnsRevision } from "../derived-columns.js";
import type { Graph, Row, Transaction, Value } from "../graph.js";
import { columns } from "../hydrate.js";
import { claimsNaming, levelsRevision, replaceFormerFlags, setClaimLevels, setEntityLevels } from "./levels.js";
import { recordChanges } from "./versions/visible-versions.js";
import { batchSize } from "./writers.js";

/**
 * What the store derives from records: levels, and the columns by which lists compare and sort. Every write keeps it up to date. A graph
 * that an earlier version of this program has written is updated when it is opened.
 */
const revision = 10 * derivedColumnsRevision + levelsRevision;

/** Derives anew what a version of this program has stored which derived it in another way, and sets terms for former flags. */
export async function updateDerivations(graph: Graph, model: Model): Promise<void> {
  // A restore derives all of it itself.
  if ((await graph.restoreState()) !== undefined) return;
  if (await hasCurrentDerivations(graph)) return;
  await graph.write((tx) =>
    recordChanges(tx, model, {}, async () => {
      const stored = new Map<Class, string[]>();
      for (const cls of model.requiredLinks.keys())
        stored.set(
          cls,
          (await tx.run(`MATCH (n:${cls.name}) RETURN n.id`)).map(([id]) => id as string),
        );
      await setClaimLevels(tx, model, await claimsNaming(tx, model, await setEntityLevels(tx, model, stored)));
      await replaceFormerFlags(tx, model);
      for (const cls of [...model.entities, model.claim]) await setDerivedColumns(tx, model, cls);
      await markDerivations(tx);
    }),
  );
}

/** Sets the derived columns of all records of a class. */
async function setDerivedColumns(tx: Transaction, model: Model, cls: Class): Promise<void> {
  const derived = derivedColumnsIn(cls);
  const names = derived.flatMap(([, columns]) => columns.names);
  if (!names.length) return;
  const cols = columns(model, cls, "n");
  const valuesOf = (row: Row): Value[] => {
    const record = cols.hydrate(row, 0) as Readonly<Record<string, unknown>>;
    return [record.id as string, ...derived.flatMap(([property, columns]) => columns.values(record[property]))];
  };
  const set = `UNWIND $rows AS row MATCH (n:${cls.name} {id: row[0]}) SET ${names.map((name, i) => `n.${name} = row[${i + 1}]`).join(", ")}`;
  const ids = (await tx.run(`MATCH (n:${cls.name}) RETURN n.id`)).map(([id]) => id as string);
  for (let at = 0; at < ids.length; at += batchSize) {
    const found = await tx.run(`UNWIND $ids AS id MATCH (n:${cls.name} {id: id}) RETURN ${cols.text}`, {
      ids: ids.slice(at, at + batchSize),
    });
    await tx.run(set, { rows: found.map(valuesOf) });
  }
}

/** Whether all that is derived in a graph is derived as this version of the program does. */
export const hasCurrentDerivations = async (graph: Graph): Promise<boolean> =>
  (await graph.read("MATCH (l:Layout {name: 'graph'}) RETURN l.levels", {}))[0]?.[0] === revision;

/** Marks all that is derived in a graph as derived by this version of the program. */
export const markDerivations = (tx: Transaction) => tx.run("MERGE (l:Layout {name: 'graph'}) SET l.levels = $revision", { revision });
