import type { Class } from "../../model/declare.js";
import type { Entity } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import type { Graph, Parameters, Row, Statement } from "../graph.js";
import { columns } from "../hydrate.js";
import { storedPages } from "../id-pages.js";
import { anchorOf } from "../layout.js";
import { datasetStatus } from "./reviews.js";

/** Reads the whole graph, hidden records included, page by page in the order of ids: for backups, and for commands that load or replace a graph. */

/** A stored record, and the data set that it belongs to. */
export interface StoredRecord<T> {
  readonly values: T;
  readonly dataset: string;
}

/** The records of a class with these ids, in no order. The status of a claim is that of its data set: its reviews are records of their own. */
export function storedRecords<T extends object = Entity>(
  model: Model,
  cls: Class<T>,
  ids: readonly string[],
): Statement<StoredRecord<T & { readonly id: string }>> {
  const cols = columns(model, cls, "o");
  const reviewed = cls === (model.claim as Class) && model.property(cls, "status") !== undefined;
  const more = reviewed ? `o.dataset, ${datasetStatus("o")}` : "o.dataset";
  return {
    text: `UNWIND $ids AS id MATCH (o:${anchorOf(model, cls)} {id: id}) RETURN ${cols.text}, ${more}`,
    parameters: { ids },
    hydrate(row) {
      const values = cols.hydrate(row, 0) as T & { id: string };
      if (reviewed) Object.assign(values, { status: row[cols.size + 1] });
      return { values, dataset: row[cols.size] as string };
    },
  };
}

/** All records of a class by id, page by page. */
export const pagesOfRecords = <T extends object>(graph: Pick<Graph, "read">, model: Model, cls: Class<T>, pageSize: number) =>
  storedPages(
    graph,
    cls.name,
    pageSize,
    (ids) => storedRecords(model, cls, ids),
    ({ values }) => values.id,
  );

interface StoredLink {
  readonly from: string;
  readonly link: string;
  readonly to: string;
  readonly qualifier: string | null;
}
/** The links from these entities, in no order. */
export const linksFrom = (model: Model, ids: readonly string[]): Statement<StoredLink> => ({
  text: `UNWIND $ids AS id MATCH (n:Entity {id: id}) MATCH (n)-[r:${Object.keys(model.links).join("|")}]->(o:Entity) RETURN id, type(r), o.id, r.term`,
  parameters: { ids },
  hydrate: (row) => {
    const [from, link, to, qualifier] = row as [string, string, string, string | null];
    return { from, link, to, qualifier };
  },
});

/** The ends of one kind of link of these claims, in no order. */
export function claimLinksOf(model: Model, link: string, ids: readonly string[]): Statement<readonly [claim: string, end: string]> {
  const arrow = model.claimLinks[link]?.inward ? `<-[:${link}]-` : `-[:${link}]->`;
  return {
    text: `UNWIND $ids AS id MATCH (k:${anchorOf(model, model.claim)} {id: id}) MATCH (k)${arrow}(e:Entity) RETURN id, e.id`,
    parameters: { ids },
    hydrate: (row) => row as [string, string],
  };
}

/** The title, licence and version of a data set, the digest of its content, and where its files are, if it was loaded from files here. */
export interface StoredDataSet {
  readonly name: string;
  readonly title: string | null;
  readonly licence: string | null;
  readonly version: string | null;
  readonly iri: string | null;
  readonly digest: string | null;
  readonly origin: string | null;
}
export const storedDataSets = (): Statement<StoredDataSet> => ({
  text: "MATCH (d:Dataset) RETURN d.name AS name, d.title, d.licence, d.version, d.iri, d.digest, d.origin ORDER BY name",
  parameters: {},
  hydrate: (row) => {
    const [name, title, licence, version, iri, digest, origin] = row as [string, ...(string | null)[]];
    return { name, title, licence, version, iri, digest, origin } as StoredDataSet;
  },
});

/** How many entities and claims a graph holds. @param dataset counts those of this data set alone */
export async function countRecords(graph: Graph, dataset?: string): Promise<number> {
  const where = dataset === undefined ? "" : "WHERE n.dataset = $dataset";
  let total = 0;
  for (const label of ["Entity", "Claim"]) {
    const [[count] = [0]] = await graph.read(`MATCH (n:${label}) ${where} RETURN count(n)`, dataset === undefined ? {} : { dataset });
    total += count as number;
  }
  return total;
}

/** Whether nothing that a dump would have is stored. @param read in a transaction or outside of it */
export async function isEmptyGraph(read: (text: string, parameters: Parameters) => Promise<readonly Row[]>): Promise<boolean> {
  for (const label of ["Entity", "Claim", "Review", "FormerId", "Dataset", "ChangeSet"])
    if ((await read(`MATCH (n:${label}) RETURN 1 LIMIT 1`, {})).length) return false;
  return true;
}

/** Whether a graph of so many records loses more than half of them to so many others: more often a mistake than meant. */
export const isLoss = (held: number, next: number): boolean => next * 2 < held;
