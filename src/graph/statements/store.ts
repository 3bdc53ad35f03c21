import { Failure } from "../../errors.js";
import { propertiesOf } from "../../model/declare.js";
import { levelOf, type Sensitivity } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import type { ClaimRecord, Dataset, EntityRecord } from "../../model/records.js";
import type { Graph, Transaction, Value } from "../graph.js";
import { labelsOf, searchText, toColumns } from "../layout.js";
import { claimLevel, passageLevel } from "./levels.js";

/** What a write did, in records. */
export interface Stored {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
}
export type Progress = (done: number, total: number, what: string) => void;

const batchSize = 1000;

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
    const labels = labelsOf(first.type).join(":");
    const rows = records.map(({ type, values }) => ({
      id: values.id,
      properties: this.properties(type, values, searchText(type, values)),
    }));
    this.tx.index(new Map(rows.map(({ id, properties }) => [id, properties.search as string])));
    // A record may have changed its class since it was stored.
    const others = this.model.classes
      .map((c) => c.name)
      .filter((label) => !labelsOf(first.type).includes(label) && label !== this.model.claim.name);
    const what = `${first.type.name} records`;
    await this.batches(
      rows.filter(({ id }) => !held.has(id)),
      (batch) => this.tx.run(`UNWIND $rows AS row CREATE (n:${labels} {id: row.id}) SET n += row.properties`, { rows: batch }),
      what,
    );
    await this.batches(
      rows.filter(({ id }) => held.has(id)),
      (batch) =>
        this.tx.run(
          `UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n = row.properties SET n.id = row.id REMOVE n:${others.join(":")} SET n:${labels}`,
          { rows: batch },
        ),
      what,
    );
  }

  /** A record's columns: its properties, the data set that it belongs to, and its level before it is held against what it is tied to. */
  private properties(type: EntityRecord["type"], values: object, more: object): Record<string, Value> {
    const columns = propertiesOf(type).map((p) => toColumns(p, (values as Record<string, unknown>)[p.name]));
    const { sensitivity } = values as { sensitivity?: Sensitivity };
    return Object.assign({}, ...columns, more, { dataset: this.name, level: sensitivity === undefined ? null : levelOf(sensitivity) });
  }

  private async links(records: readonly EntityRecord[], held: ReadonlySet<string>): Promise<void> {
    const ids = records.map((r) => r.values.id).filter((id) => held.has(id));
    const types = Object.keys(this.model.links).join("|");
    if (types)
      await this.batches(ids, (rows) => this.tx.run(`UNWIND $rows AS id MATCH (n:Entity {id: id})-[r:${types}]->() DELETE r`, { rows }));
    for (const [type, { qualifier }] of Object.entries(this.model.links)) {
      const rows = records.flatMap((e) =>
        e.links.filter((l) => l.name === type).map((l) => ({ a: e.values.id, b: l.to, term: l.qualifier ?? null })),
      );
      // Not by the name of the qualifier, which may be a word of Cypher.
      const set = qualifier ? " {term: row.term}" : "";
      await this.batches(rows, (batch) =>
        this.create(
          `UNWIND $rows AS row MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) CREATE (a)-[:${type}${set}]->(b)`,
          batch,
        ),
      );
    }
  }

  private async claims(records: readonly ClaimRecord[], held: ReadonlySet<string>): Promise<void> {
    // What a claim is tied to is part of its id, but for its passages: those of a claim that is already there are tied anew.
    const rows = records.map((r) => ({
      ...r,
      id: r.values.id,
      properties: this.properties(this.model.claim as EntityRecord["type"], r.values, {}),
    }));
    const fresh = rows.filter(({ id }) => !held.has(id));
    const known = rows.filter(({ id }) => held.has(id));
    await this.batches(
      fresh,
      (batch) =>
        this.create(
          "UNWIND $rows AS row MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) CREATE (k:Claim {id: row.id}) SET k += row.properties CREATE (s)-[:SUBJECT_OF]->(k) CREATE (k)-[:OBJECT]->(o)",
          batch.map(({ id, subject, object, properties }) => ({ id, subject, object, properties })),
        ),
      "claims",
    );
    const tie = async (type: string, pairs: { k: string; e: string }[]) =>
      this.batches(pairs, (batch) =>
        this.create(`UNWIND $rows AS row MATCH (k:Claim {id: row.k}) MATCH (e:Entity {id: row.e}) CREATE (k)-[:${type}]->(e)`, batch),
      );
    const pairs = (from: typeof rows, ends: (r: ClaimRecord) => readonly string[]) =>
      from.flatMap((r) => ends(r).map((e) => ({ k: r.id, e })));
    await tie(
      "AT",
      pairs(fresh, (r) => (r.at === undefined ? [] : [r.at])),
    );
    await tie(
      "FOR",
      pairs(fresh, (r) => r.for),
    );
    await tie(
      "BY",
      pairs(fresh, (r) => r.by),
    );
    await this.batches(
      known,
      (batch) =>
        this.tx.run("UNWIND $rows AS row MATCH (k:Claim {id: row.id}) SET k = row.properties", {
          rows: batch.map(({ id, properties }) => ({ id, properties })),
        }),
      "claims",
    );
    await this.batches(
      known.map(({ id }) => id),
      (ids) => this.tx.run("UNWIND $rows AS id MATCH (k:Claim {id: id})-[r:CITES]->() DELETE r", { rows: ids }),
    );
    await tie(
      "CITES",
      pairs(rows, (r) => r.cites),
    );
  }

  /** The level from which each record is visible: passages take their source's, claims the highest of all that they are tied to. */
  private async levels(entities: readonly EntityRecord[], claims: readonly ClaimRecord[]): Promise<void> {
    const ids = entities.map((e) => e.values.id);
    const level = `${passageLevel("p", "level")} SET p.level = level`;
    await this.batches(ids, (rows) => this.tx.run(`UNWIND $rows AS id MATCH (p:Passage {id: id}) ${level}`, { rows }));
    await this.batches(ids, (rows) => this.tx.run(`UNWIND $rows AS id MATCH (q:Source {id: id})<-[:OF]-(p:Passage) ${level}`, { rows }));
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
    await this.batches([...claims.map((c) => c.values.id), ...touched.map(([id]) => id as string)], (rows) =>
      this.tx.run(`UNWIND $rows AS id MATCH (k:Claim {id: id}) ${claimLevel("k", "level")} SET k.level = level`, { rows }),
    );
  }

  /** Creates what a row ties together. An end that is not there would drop the row without a word. @throws if there is one */
  private async create(text: string, rows: readonly object[]): Promise<void> {
    const [[tied] = []] = await this.tx.run(`${text} RETURN count(*)`, { rows });
    if (tied !== rows.length)
      throw new Error(`${rows.length - Number(tied)} of ${rows.length} rows name records that are not there:\n${text}`);
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
