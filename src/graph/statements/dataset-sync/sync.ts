import { Failure } from "../../../errors.js";
import type { Model } from "../../../model/model.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../../model/records.js";
import type { Progress } from "../../../progress.js";
import type { Transaction, Value } from "../../graph.js";
import { replaceFormerIds } from "../former-ids/stored.js";
import { claimsNaming, setClaimLevels, setEntityLevels } from "../levels.js";
import type { RunStep } from "../restore-lock.js";
import type { VisibleSums } from "../versions/visible-sums.js";
import { batchSize, ClaimWriter, createLinks, EntityWriter } from "../writers.js";
import type { DatasetInfo, SyncResult } from "./dataset-info.js";
import { allCreated, type DatasetDifference, differenceFrom, sizeOf, updatedIn } from "./difference.js";
import { FirstLoad } from "./first-load.js";

/** What a synchronisation makes equal, and how. */
export interface SyncTarget {
  readonly model: Model;
  readonly info: DatasetInfo;
  readonly dataset: Dataset;
  readonly progress: Progress;
  /** Whether the graph is to hold nothing but this data set, and not only nothing else of it. */
  readonly whole: boolean;
}

/** More has to be written than one transaction is to take; nothing is written yet. */
export class TooManyChanges extends Error {
  constructor(readonly size: number) {
    super(`${size} records change.`);
  }
}

/** Makes what a graph stores of a data set equal to its records. What is stored as it is to be is only read. */
export class DatasetSync {
  private readonly name: string;
  private readonly model: Model;
  private readonly dataset: Dataset;
  private done = 0;
  private total = 0;

  /** @param step runs a part of the work: in a transaction of its own, or all of them in one */
  constructor(
    private readonly step: RunStep,
    private readonly target: SyncTarget,
  ) {
    this.name = target.info.name;
    this.model = target.model;
    this.dataset = target.dataset;
  }

  /** Writes all of it into a graph that holds nothing. @returns what each level sees of it */
  async create(): Promise<VisibleSums> {
    const first = await FirstLoad.of(this.model, this.dataset);
    await this.write(allCreated(this.dataset), first);
    await this.step((tx) => first.sums.addOthers((text, parameters) => tx.run(text, parameters)));
    return first.sums;
  }

  /**
   * @param atMost how many records may be written or removed
   * @param isContinued whether another load was cut off: then levels are set of all records, since its last records may have none yet
   * @throws TooManyChanges; CONFLICT if a claim or link of another data set needs a record that would be removed
   */
  async update({ atMost = Number.POSITIVE_INFINITY, isContinued = false } = {}): Promise<SyncResult> {
    const stored = { entities: await this.storedIds("Entity"), claims: await this.storedIds("Claim") };
    const difference = await differenceFrom(this.step, this.model, this.name, this.dataset, stored, this.target.progress);
    const { gone, created } = difference;
    if (!this.target.whole) await this.assertUnused(gone.entities);
    if (sizeOf(difference) > atMost) throw new TooManyChanges(sizeOf(difference));
    await this.remove("Claim", gone.claims);
    await this.remove("Entity", gone.entities);
    await this.write(difference);
    await this.setLevels(isContinued ? { ...difference, replaced: this.dataset } : difference);
    return {
      created: created.entities.length + created.claims.length,
      updated: updatedIn(difference),
      removed: gone.entities.length + gone.claims.length,
    };
  }

  private async storedIds(label: string): Promise<ReadonlySet<string>> {
    const where = this.target.whole ? "" : "WHERE n.dataset = $name ";
    return new Set((await this.rows(`MATCH (n:${label}) ${where}RETURN n.id`, { name: this.name })).map(([id]) => id as string));
  }
  private async rows(text: string, parameters: Readonly<Record<string, unknown>>) {
    let rows: Awaited<ReturnType<Transaction["run"]>> = [];
    await this.step(async (tx) => {
      rows = await tx.run(text, parameters);
    });
    return rows;
  }
  /** A record that another data set links to cannot be removed: the claims there would lose an end. @throws CONFLICT */
  private async assertUnused(ids: readonly string[]): Promise<void> {
    const used = await this.rows(
      "UNWIND $ids AS id MATCH (e:Entity {id: id}) CALL (e) { MATCH (e)<--(o) WHERE o.dataset <> $name RETURN o.dataset AS by UNION MATCH (e)-[:SUBJECT_OF]->(o:Claim) WHERE o.dataset <> $name RETURN o.dataset AS by } RETURN DISTINCT e.id AS id, by ORDER BY id, by LIMIT 10",
      { ids, name: this.name },
    );
    if (used.length)
      throw new Failure(
        "CONFLICT",
        `${this.name} no longer has ${used.map(([id, by]) => `${id}, which ${by} uses`).join("; ")}. Nothing was written: put the record back, or take it out of the other data set first.`,
      );
  }
  private remove(label: string, ids: readonly string[]): Promise<void> {
    return this.batches(ids, async (tx, rows) => {
      if (label === "Entity") tx.index(rows);
      await tx.run(`UNWIND $rows AS id MATCH (n:${label} {id: id}) DETACH DELETE n`, { rows });
    });
  }

  /** @param first what is known of a graph that holds nothing */
  private async write({ created, replaced, relinked }: DatasetDifference, first?: FirstLoad): Promise<void> {
    this.total = [created, replaced].reduce((total, { entities, claims }) => total + entities.length + claims.length, 0);
    for (const type of this.model.entities) {
      const ofType = (records: readonly EntityRecord[]) => records.filter((e) => e.type === type);
      const writer = (tx: Transaction) => new EntityWriter(tx, this.model, type as EntityRecord["type"], this.name, first?.entityLevels);
      const what = `${type.name} records`;
      await this.batches(
        ofType(created.entities),
        (tx, batch) => writer(tx).create(batch.map(valuesOf)),
        what,
        (b) => first?.addEntities(b),
      );
      await this.batches(ofType(replaced.entities), (tx, batch) => writer(tx).replace(batch.map(valuesOf)), what);
    }
    await this.writeLinks([...created.entities, ...relinked.entities], relinked.entities);
    const writer = (tx: Transaction) => new ClaimWriter(tx, this.model, this.name, first?.claimLevels);
    const create = async (tx: Transaction, batch: readonly ClaimRecord[]) => {
      await writer(tx).create(batch);
      await writer(tx).cite(batch);
    };
    await this.batches(created.claims, create, "claims", (batch) => first?.addClaims(batch));
    await this.batches(replaced.claims, (tx, batch) => writer(tx).replace(batch), "claims");
    // The links of a claim are part of its id, except its passages.
    await this.batches(relinked.claims, async (tx, batch) => {
      await tx.run("UNWIND $ids AS id MATCH (k:Claim {id: id})-[r:CITES]->() DELETE r", { ids: batch.map(idOf) });
      await writer(tx).cite(batch);
    });
    await this.step((tx) => this.describe(tx));
  }

  /** Creates the links from entities. @param stored those of them that have others */
  private async writeLinks(records: readonly EntityRecord[], stored: readonly EntityRecord[]): Promise<void> {
    const types = Object.keys(this.model.links);
    if (!types.length) return;
    await this.batches(stored.map(idOf), (tx, ids) =>
      tx.run(`UNWIND $ids AS id MATCH (n:Entity {id: id})-[r:${types.join("|")}]->() DELETE r`, { ids }),
    );
    const rows = new Map<string, Value[][]>();
    for (const { values, links } of records)
      for (const { name, to, qualifier = null } of links) {
        const ofType = rows.get(name) ?? [];
        rows.set(name, ofType);
        ofType.push([values.id, to, qualifier]);
      }
    for (const type of types) await this.batches(rows.get(type) ?? [], (tx, batch) => createLinks(tx, this.model, type, batch));
  }

  /** Stores the former ids of the data set, and what it says of itself. */
  private async describe(tx: Transaction): Promise<void> {
    const { about, digest, origin = null } = this.target.info;
    const { title, licence, version, iri = null } = about;
    if (this.target.whole) {
      await tx.run("MATCH (f:FormerId) WHERE f.dataset <> $name DETACH DELETE f", { name: this.name });
      await tx.run("MATCH (d:Dataset) WHERE d.name <> $name DELETE d", { name: this.name });
    }
    await replaceFormerIds(tx, this.name, this.dataset.formerIds ?? []);
    await tx.run("MERGE (d:Dataset {name: $name}) SET d += $info", {
      name: this.name,
      info: { digest, title, licence, version, iri, origin },
    });
  }

  /** Sets the level from which each of these records is visible, and of what names them. It may change in other data sets too. */
  private async setLevels({ created, replaced, relinked }: Omit<DatasetDifference, "gone">): Promise<void> {
    const written = [created, replaced, relinked];
    const claims = new Set(written.flatMap((records) => records.claims.map(idOf)));
    const changed = new Set([...replaced.entities, ...relinked.entities].map(idOf));
    for (const type of this.model.entities) {
      const ofType = written.flatMap(({ entities }) => entities.filter((e) => e.type === type).map(idOf));
      await this.batches(ofType, async (tx, ids) => {
        for (const id of await setEntityLevels(tx, this.model, new Map([[type, ids]]))) changed.add(id);
      });
    }
    await this.batches([...changed], async (tx, ids) => {
      for (const id of await claimsNaming(tx, this.model, ids)) claims.add(id);
    });
    await this.batches([...claims], (tx, ids) => setClaimLevels(tx, this.model, ids));
  }

  /**
   * Runs work for a batch at a time.
   * @param what the noun for progress reports; without it the batches are not counted
   * @param then is called once for each batch that is written; the work may run more than once
   */
  private async batches<T>(
    all: readonly T[],
    work: (tx: Transaction, batch: readonly T[]) => Promise<unknown>,
    what?: string,
    then: (batch: readonly T[]) => void = () => undefined,
  ): Promise<void> {
    for (let at = 0; at < all.length; at += batchSize) {
      const batch = all.slice(at, at + batchSize);
      await this.step(async (tx) => void (await work(tx, batch)));
      then(batch);
      if (what === undefined) continue;
      this.done += batch.length;
      this.target.progress(this.done, this.total, what);
    }
  }
}

const idOf = ({ values }: EntityRecord | ClaimRecord): string => values.id;
const valuesOf = ({ values }: EntityRecord) => values;
