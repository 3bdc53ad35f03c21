import type { Class } from "../../model/declare.js";
import type { Entity } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import type { Statement } from "../graph.js";
import { columns } from "../hydrate.js";
import { anchorOf } from "../layout.js";

/** All that a graph holds, whoever may see it, page by page in the order of ids: what a backup is made of, and nothing else. */

/** A record as it is stored, and the data set that it belongs to. */
export interface Stored<T> {
  readonly values: T;
  readonly dataset: string;
}

/** Records of a class whose ids come after one. */
export function recordsAfter<T extends object = Entity>(
  model: Model,
  cls: Class<T>,
  after: string,
  first: number,
): Statement<Stored<T & { readonly id: string }>> {
  const cols = columns(model, cls, "o");
  return {
    text: `MATCH (o:${cls.name}) WHERE o.id > $after RETURN ${cols.text}, o.dataset ORDER BY o.id LIMIT $first`,
    parameters: { after, first },
    hydrate: (row) => ({ values: cols.hydrate(row, 0) as T & { id: string }, dataset: row[cols.size] as string }),
  };
}

/** Ids of entities that come after one. */
export const idsAfter = (after: string, first: number): Statement<string> => ({
  text: "MATCH (o:Entity) WHERE o.id > $after RETURN o.id AS id ORDER BY id LIMIT $first",
  parameters: { after, first },
  hydrate: ([id]) => id as string,
});

interface StoredLink {
  readonly from: string;
  readonly link: string;
  readonly to: string;
  readonly qualifier: string | null;
}
/** The links that lead from these entities, in no order. */
export const linksFrom = (model: Model, ids: readonly string[]): Statement<StoredLink> => ({
  text: `UNWIND $ids AS id MATCH (n:Entity {id: id}) MATCH (n)-[r:${Object.keys(model.links).join("|")}]->(o:Entity) RETURN id, type(r), o.id, r.term`,
  parameters: { ids },
  hydrate: (row) => {
    const [from, link, to, qualifier] = row as [string, string, string, string | null];
    return { from, link, to, qualifier };
  },
});

/** What these claims are tied to in one role, in no order. */
export function tiesOf(model: Model, role: string, ids: readonly string[]): Statement<readonly [claim: string, end: string]> {
  const arrow = model.roles[role]?.inward ? `<-[:${role}]-` : `-[:${role}]->`;
  return {
    text: `UNWIND $ids AS id MATCH (k:${anchorOf(model, model.claim)} {id: id}) MATCH (k)${arrow}(e:Entity) RETURN id, e.id`,
    parameters: { ids },
    hydrate: (row) => row as [string, string],
  };
}

/** What a data set says of itself, and the digest of what it was made of. */
interface StoredDataSet {
  readonly name: string;
  readonly title: string | null;
  readonly licence: string | null;
  readonly version: string | null;
  readonly digest: string | null;
}
export const storedDataSets = (): Statement<StoredDataSet> => ({
  text: "MATCH (d:Dataset) RETURN d.name AS name, d.title, d.licence, d.version, d.digest ORDER BY name",
  parameters: {},
  hydrate: (row) => {
    const [name, title, licence, version, digest] = row as [string, ...(string | null)[]];
    return { name, title, licence, version, digest } as StoredDataSet;
  },
});
