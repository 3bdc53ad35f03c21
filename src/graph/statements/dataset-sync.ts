import { Failure } from "../../errors.js";
import type { Model } from "../../model/model.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../model/records.js";
import type { Progress } from "../../progress.js";
import type { Graph, Transaction, Value } from "../graph.js";
import { replaceFormerIds } from "./former-ids/stored.js";
import { claimsNaming, setClaimLevels, setEntityLevels } from "./levels.js";
import { recordChanges, type WriteDetails } from "./versions/visible-versions.js";
import { batchSize, ClaimWriter, createLinks, EntityWriter } from "./writers.js";

/** How many records a synchronisation created, updated and removed. */
export interface SyncResult {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}

/** A data set: the name that its records carry, its title, licence and version, and a digest of its content. */
export interface DatasetInfo {
  readonly name: string;
  readonly about: {
    readonly title: string;
    readonly licence: string;
    readonly version: string;
    /** What its addresses and the ids of its feeds begin with, if it has an address of its own. */
    readonly iri?: string;
  };
  readonly digest: string;
  /** Where its files are. A dump does not have it: a graph that was restored comes from no folder. */
  readonly origin?: string;
}

/**
 * Makes a data set's part of the graph equal to its records, in one transaction: new records are created, stored ones are replaced, and
 * those that the data set no longer has are removed. If one record is refused, nothing changes. Records of other data sets
 * stay as they are. What viewers see of it is added to the history of changes.
 * @throws CONFLICT if a claim or link of another data set needs a record that would be removed
 */
export function syncDataset(
  graph: Graph,
  model: Model,
  info: DatasetInfo,
  dataset: Dataset,
  progress: Progress = () => undefined,
  { clock }: Pick<WriteDetails, "clock"> = {},
): Promise<SyncResult> {
  return graph.write((tx) =>
    recordChanges(tx, model, { clock, removals: dataset.removals }, () => new DatasetSync(tx, model, info, dataset, progress).run()),
  );
}

/** Makes the whole graph equal to a data set, in one transaction. Records of other data sets are removed, but reviews stay. */
export function replaceByDataset(
  graph: Graph,
  model: Model,
  info: DatasetInfo,
  dataset: Dataset,
  progress: Progress = () => undefined,
  { clock }: Pick<WriteDetails, "clock"> = {},
): Promise<SyncResult> {
  return graph.write((tx) =>
    recordChanges(tx, model, { clock, removals: dataset.removals }, async () => {
      const { name } = info;
      // They become records of this data set, which then removes those that it does not have.
      for (const label of ["Entity", "Claim", "FormerId"])
        await tx.run(`MATCH (n:${label}) WHERE n.dataset <> $name SET n.dataset = $name`, { name });
      await tx.run("MATCH (d:Dataset) WHERE d.name <> $name DELETE d", { name });
      return new DatasetSync(tx, model, info, dataset, progress).run();
    }),
  );
}

class DatasetSync {
  private done = 0;
  private readonly total: number;
  private readonly name: string;
  constructor(
    private readonly tx: Transaction,
    private readonly model: Model,
    private readonly info: DatasetInfo,
    private readonly dataset: Dataset,
    private readonly progress: Progress,
  ) {
    this.name = info.name;
    this.total = dataset.entities.length + dataset.claims.length;
  }

  async run(): Promise<SyncResult> {
    const { entities, claims, formerIds = [] } = this.dataset;
    const storedEntities = await this.storedIds("Entity");
    const storedClaims = await this.storedIds("Claim");
    const ids = new Set([...entities.map((e) => e.values.id), ...claims.map((c) => c.values.id)]);
    const goneEntities = [...storedEntities].filter((id) => !ids.has(id));
    const goneClaims = [...storedClaims].filter((id) => !ids.has(id));
    await this.assertUnused(goneEntities);
    await this.remove("Claim", goneClaims);
    await this.remove("Entity", goneEntities);
    for (const type of this.model.entities)
      await this.writeEntities(
        entities.filter((e) => e.type === type),
        storedEntities,
      );
    await this.writeLinks(entities, storedEntities);
    await this.writeClaims(claims, storedClaims);
    await this.setLevels(entities, claims);
    await replaceFormerIds(this.tx, this.name, formerIds);
    const { about, digest, origin = null } = this.info;
    const { title, licence, version, iri = null } = about;
    await this.tx.run("MERGE (d:Dataset {name: $name}) SET d += $info", {
      name: this.name,
      info: { digest, title, licence, version, iri, origin },
    });
    const updated = [...ids].filter((id) => storedEntities.has(id) || storedClaims.has(id)).length;
    return { created: ids.size - updated, updated, removed: goneEntities.length + goneClaims.length };
  }

  private async storedIds(label: string): Promise<Set<string>> {
    return new Set(
      (await this.tx.run(`MATCH (n:${label}) WHERE n.dataset = $name RETURN n.id`, { name: this.name })).map(([id]) => id as string),
    );
  }
  /** A record that another data set links to cannot be removed: the claims there would lose an end. @throws CONFLICT */
  private async assertUnused(ids: readonly string[]): Promise<void> {
    const used = await this.tx.run(
      "UNWIND $ids AS id MATCH (e:Entity {id: id}) CALL (e) { MATCH (e)<--(o) WHERE o.dataset <> $name RETURN o.dataset AS by UNION MATCH (e)-[:SUBJECT_OF]->(o:Claim) WHERE o.dataset <> $name RETURN o.dataset AS by } RETURN DISTINCT e.id AS id, by ORDER BY id, by LIMIT 10",
      { ids, name: this.name },
    );
    if (used.length)
      throw new Failure(
        "CONFLICT",
        `${this.name} no longer has ${used.map(([id, by]) => `${id}, which ${by} uses`).join("; ")}. Nothing was written: put the record back, or take it out of the other data set first.`,
      );
  }
  private async remove(label: string, ids: readonly string[]): Promise<void> {
    if (label === "Entity") this.tx.index(ids);
    await this.batches(ids, (rows) => this.tx.run(`UNWIND $rows AS id MATCH (n:${label} {id: id}) DETACH DELETE n`, { rows }));
  }

  private async writeEntities(records: readonly EntityRecord[], stored: ReadonlySet<string>): Promise<void> {
    const [first] = records;
    if (!first) return;
    const writer = new EntityWriter(this.tx, this.model, first.type, this.name);
    const values = records.map((r) => r.values);
    const what = `${first.type.name} records`;
    await this.batches(
      values.filter(({ id }) => !stored.has(id)),
      (batch) => writer.create(batch),
      what,
    );
    await this.batches(
      values.filter(({ id }) => stored.has(id)),
      (batch) => writer.replace(batch),
      what,
    );
  }

  private async writeLinks(records: readonly EntityRecord[], stored: ReadonlySet<string>): Promise<void> {
    const ids = records.map((r) => r.values.id).filter((id) => stored.has(id));
    const types = Object.keys(this.model.links).join("|");
    if (types)
      await this.batches(ids, (rows) => this.tx.run(`UNWIND $rows AS id MATCH (n:Entity {id: id})-[r:${types}]->() DELETE r`, { rows }));
    const rows = new Map<string, Value[][]>();
    for (const { values, links } of records)
      for (const { name, to, qualifier = null } of links) {
        const ofType = rows.get(name) ?? [];
        rows.set(name, ofType);
        ofType.push([values.id, to, qualifier]);
      }
    for (const type of Object.keys(this.model.links))
      await this.batches(rows.get(type) ?? [], (batch) => createLinks(this.tx, this.model, type, batch));
  }

  private async writeClaims(records: readonly ClaimRecord[], stored: ReadonlySet<string>): Promise<void> {
    // The links of a claim are part of its id, except its passages: a stored claim gets new links to its passages.
    const fresh = records.filter(({ values }) => !stored.has(values.id));
    const replaced = records.filter(({ values }) => stored.has(values.id));
    const writer = new ClaimWriter(this.tx, this.model, this.name);
    await this.batches(fresh, (batch) => writer.create(batch), "claims");
    await this.batches(replaced, (batch) => writer.replace(batch), "claims");
    await this.batches(
      replaced.map(({ values }) => values.id),
      (ids) => this.tx.run("UNWIND $rows AS id MATCH (k:Claim {id: id})-[r:CITES]->() DELETE r", { rows: ids }),
    );
    await this.batches(records, (batch) => writer.cite(batch));
  }

  /** Sets the level from which each record is visible. It follows from the records that it links, so it may change in other data sets too. */
  private async setLevels(entities: readonly EntityRecord[], claims: readonly ClaimRecord[]): Promise<void> {
    const idsOf = (type: EntityRecord["type"]) => entities.flatMap((e) => (e.type === type ? [e.values.id] : []));
    const stored = new Map(this.model.entities.map((type) => [type, idsOf(type as EntityRecord["type"])]));
    const changed = await setEntityLevels(this.tx, this.model, stored);
    const links = Object.keys(this.model.claimLinks).join("|");
    const linked = await this.tx.run(
      `MATCH (k:Claim) WHERE k.dataset <> $name MATCH (k)-[:${links}]-(e:Entity) WHERE e.dataset = $name RETURN DISTINCT k.id`,
      { name: this.name },
    );
    const others = [...linked.map(([id]) => id as string), ...(await claimsNaming(this.tx, this.model, changed))];
    await setClaimLevels(this.tx, this.model, [...new Set([...claims.map((c) => c.values.id), ...others])]);
  }

  /** @param what the noun for progress reports; without it the batches are not counted */
  private async batches<T>(rows: readonly T[], write: (batch: readonly T[]) => Promise<unknown>, what?: string): Promise<void> {
    for (let at = 0; at < rows.length; at += batchSize) {
      const batch = rows.slice(at, at + batchSize);
      await write(batch);
      if (what === undefined) continue;
      this.done += batch.length;
      this.progress(this.done, this.total, what);
    }
  }
}
