import { Failure } from "../../errors.js";
import type { Model } from "../../model/model.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../model/records.js";
import type { Progress } from "../../progress.js";
import type { Graph, Transaction, Value } from "../graph.js";
import { batchSize, ClaimWriter, createLinks, EntityWriter, setClaimLevels, setPassageLevel, setPassageLevels } from "./create.js";

/** What a write did, in records. */
export interface Stored {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}

/** A data set: the name that its records carry, what it says of itself, and a digest of all of it. */
export interface Held {
  readonly name: string;
  readonly about: { readonly title: string; readonly licence: string; readonly version: string };
  readonly digest: string;
}

/**
 * Makes a data set's part of the graph equal to its records, in one transaction: what is new is added, what has changed is
 * replaced, what is no longer there is removed. A bad record changes nothing.
 * Other data sets' records stay as they are.
 */
export function store(graph: Graph, model: Model, held: Held, dataset: Dataset, progress: Progress = () => undefined): Promise<Stored> {
  return graph.write((tx) => new Load(tx, model, held, dataset, progress).run());
}

/** The digest under which a data set was last stored. */
export async function storedDigest(graph: Graph, name: string): Promise<string | undefined> {
  const [row] = await graph.read("MATCH (d:Dataset) WHERE d.name = $name RETURN d.digest", { name });
  return row?.[0] as string | undefined;
}

class Load {
  private done = 0;
  private readonly total: number;
  private readonly name: string;
  constructor(
    private readonly tx: Transaction,
    private readonly model: Model,
    private readonly set: Held,
    private readonly dataset: Dataset,
    private readonly progress: Progress,
  ) {
    this.name = set.name;
    this.total = dataset.entities.length + dataset.claims.length;
  }

  async run(): Promise<Stored> {
    const { entities, claims } = this.dataset;
    const heldEntities = await this.held("Entity");
    const heldClaims = await this.held("Claim");
    const wanted = new Set([...entities.map((e) => e.values.id), ...claims.map((c) => c.values.id)]);
    const gone = [...heldEntities, ...heldClaims].filter((id) => !wanted.has(id));
    await this.refuseUsed(gone.filter((id) => heldEntities.has(id)));
    await this.remove(
      "Claim",
      gone.filter((id) => heldClaims.has(id)),
    );
    await this.remove(
      "Entity",
      gone.filter((id) => heldEntities.has(id)),
    );
    for (const type of this.model.entities)
      await this.entities(
        entities.filter((e) => e.type === type),
        heldEntities,
      );
    await this.links(entities, heldEntities);
    await this.claims(claims, heldClaims);
    await this.levels(entities, claims);
    const { about, digest } = this.set;
    const { title, licence, version } = about;
    await this.tx.run("MERGE (d:Dataset {name: $name}) SET d += $said", { name: this.name, said: { digest, title, licence, version } });
    const updated = [...wanted].filter((id) => heldEntities.has(id) || heldClaims.has(id)).length;
    return { created: wanted.size - updated, updated, removed: gone.length };
  }

  private async held(label: string): Promise<Set<string>> {
    return new Set(
      (await this.tx.run(`MATCH (n:${label}) WHERE n.dataset = $name RETURN n.id`, { name: this.name })).map(([id]) => id as string),
    );
  }
  /** What records of other data sets are tied to cannot go: their claims would be left saying something of nothing. */
  private async refuseUsed(ids: readonly string[]): Promise<void> {
    const used = await this.tx.run(
      "UNWIND $ids AS id MATCH (e:Entity {id: id}) CALL (e) { MATCH (e)<--(o) WHERE o.dataset <> $name RETURN o.dataset AS by UNION MATCH (e)-[:SUBJECT_OF]->(o:Claim) WHERE o.dataset <> $name RETURN o.dataset AS by } RETURN DISTINCT e.id AS id, by ORDER BY id, by LIMIT 10",
      { ids, name: this.name },
    );
    if (used.length)
      throw new Failure(
        "CONFLICT",
        `${this.name} no longer has ${used.map(([id, by]) => `${id}, which ${by} is tied to`).join("; ")}. Nothing was written.`,
      );
  }
  private async remove(label: string, ids: readonly string[]): Promise<void> {
    if (label === "Entity") this.tx.index(new Map(ids.map((id) => [id, null])));
    await this.batches(ids, (rows) => this.tx.run(`UNWIND $rows AS id MATCH (n:${label} {id: id}) DETACH DELETE n`, { rows }));
  }

  private async entities(records: readonly EntityRecord[], held: ReadonlySet<string>): Promise<void> {
    const [first] = records;
    if (!first) return;
    const writer = new EntityWriter(this.tx, this.model, first.type, this.name);
    const values = records.map((r) => r.values);
    const what = `${first.type.name} records`;
    await this.batches(
      values.filter(({ id }) => !held.has(id)),
      (batch) => writer.create(batch),
      what,
    );
    await this.batches(
      values.filter(({ id }) => held.has(id)),
      (batch) => writer.replace(batch),
      what,
    );
  }

  private async links(records: readonly EntityRecord[], held: ReadonlySet<string>): Promise<void> {
    const ids = records.map((r) => r.values.id).filter((id) => held.has(id));
    const types = Object.keys(this.model.links).join("|");
    if (types)
      await this.batches(ids, (rows) => this.tx.run(`UNWIND $rows AS id MATCH (n:Entity {id: id})-[r:${types}]->() DELETE r`, { rows }));
    const rows = new Map<string, Value[][]>();
    for (const { values, links } of records)
      for (const { name, to, qualifier = null } of links) {
        const kept = rows.get(name) ?? [];
        rows.set(name, kept);
        kept.push([values.id, to, qualifier]);
      }
    for (const type of Object.keys(this.model.links))
      await this.batches(rows.get(type) ?? [], (batch) => createLinks(this.tx, this.model, type, batch));
  }

  private async claims(records: readonly ClaimRecord[], held: ReadonlySet<string>): Promise<void> {
    // What a claim is tied to is part of its id, but for its passages: those of a claim that is already there are tied anew.
    const fresh = records.filter(({ values }) => !held.has(values.id));
    const known = records.filter(({ values }) => held.has(values.id));
    const writer = new ClaimWriter(this.tx, this.model, this.name);
    await this.batches(fresh, (batch) => writer.create(batch), "claims");
    await this.batches(known, (batch) => writer.replace(batch), "claims");
    await this.batches(
      known.map(({ values }) => values.id),
      (ids) => this.tx.run("UNWIND $rows AS id MATCH (k:Claim {id: id})-[r:CITES]->() DELETE r", { rows: ids }),
    );
    await this.batches(records, (batch) => writer.cite(batch));
  }

  /** The level from which each record is visible: passages take their source's, claims the highest of all that they are tied to. */
  private async levels(entities: readonly EntityRecord[], claims: readonly ClaimRecord[]): Promise<void> {
    const idsOf = (type: string) => entities.flatMap((e) => (e.type.name === type ? [e.values.id] : []));
    await this.batches(idsOf("Passage"), (ids) => setPassageLevels(this.tx, ids));
    // Passages of other data sets.
    await this.batches(idsOf("Source"), (rows) =>
      this.tx.run(`UNWIND $rows AS id MATCH (q:Entity {id: id}) MATCH (q)<-[:OF]-(p:Passage) WHERE p.dataset <> $name ${setPassageLevel}`, {
        rows,
        name: this.name,
      }),
    );
    // Claims of other data sets that are tied to a record of this one, or cite a passage of a source of it.
    const touched = [
      await this.tx.run(
        "MATCH (k:Claim) WHERE k.dataset <> $name MATCH (k)-[:SUBJECT_OF|OBJECT|AT|FOR|BY|CITES]-(e:Entity) WHERE e.dataset = $name RETURN DISTINCT k.id",
        { name: this.name },
      ),
      await this.tx.run(
        "MATCH (k:Claim) WHERE k.dataset <> $name MATCH (k)-[:CITES]->(p:Passage) MATCH (p)-[:OF]->(s:Source) WHERE s.dataset = $name RETURN DISTINCT k.id",
        { name: this.name },
      ),
    ].flat();
    await this.batches([...claims.map((c) => c.values.id), ...touched.map(([id]) => id as string)], (ids) => setClaimLevels(this.tx, ids));
  }

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
