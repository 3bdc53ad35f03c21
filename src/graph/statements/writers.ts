import type { Class } from "../../model/declare.js";
import type { Entity } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import type { ClaimRecord } from "../../model/records.js";
import type { Parameters, SearchText, Transaction, Value } from "../graph.js";
import { labelsOf, searchText } from "../layout.js";
import { setReviewedStatuses, withWrongStatus } from "./reviews.js";
import { Rows } from "./rows.js";

/** How many records or links one statement writes. */
export const batchSize = 1000;

/** The levels from which records are visible, by id, where they are known before the records are written. */
export type KnownLevels = ReadonlyMap<string, Value>;

const searchColumns = ["searchNames", "searchLabels", "search"] as const satisfies readonly (keyof SearchText)[];

/** Writes the entities of one class and data set, in batches of at most `batchSize`, and updates the search index. */
export class EntityWriter {
  private readonly rows: Rows<(typeof searchColumns)[number]>;
  private readonly labels: readonly string[];
  constructor(
    private readonly tx: Transaction,
    private readonly model: Model,
    private readonly type: Class<Entity>,
    dataset: string,
    private readonly levels?: KnownLevels,
  ) {
    this.rows = new Rows(type, dataset, searchColumns);
    this.labels = labelsOf(type);
  }

  create(batch: readonly Entity[]): Promise<unknown> {
    return this.write(`UNWIND $rows AS row CREATE (n:${this.labels.join(":")} ${this.rows.map})`, batch);
  }
  /** Replaces stored entities. A record may have changed its class since it was stored. */
  replace(batch: readonly Entity[]): Promise<unknown> {
    const others = this.model.classes.map((c) => c.name).filter((label) => !this.labels.includes(label) && label !== this.model.claim.name);
    return this.write(
      `UNWIND $rows AS row MATCH (n:Entity {id: ${this.rows.at("id")}}) SET n = ${this.rows.map} REMOVE n:${others.join(":")} SET n:${this.labels.join(":")}`,
      batch,
    );
  }

  /** Those of these entities that are not stored as they are here, their links aside. */
  async changed(batch: readonly Entity[]): Promise<Entity[]> {
    const text = `UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN id, labels(n), ${this.rows.stored("n")}`;
    const stored = new Map((await this.tx.run(text, { ids: batch.map(({ id }) => id) })).map(([id, ...more]) => [id, more]));
    return batch.filter((values) => {
      const [labels, ...columns] = stored.get(values.id) ?? [];
      return !isSameSet(labels as string[] | undefined, this.labels) || !this.rows.isStored(this.row(values), columns, ["level"]);
    });
  }

  private write(text: string, batch: readonly Entity[]): Promise<unknown> {
    this.tx.index(batch.map(({ id }) => id));
    return this.tx.run(text, { rows: batch.map((values) => this.row(values)) });
  }
  private row(values: Entity): Value[] {
    const { searchNames, ...others } = searchText(this.type, values);
    return this.rows.row(values, { searchNames: [...searchNames], ...others }, this.levels?.get(values.id));
  }
}

const isSameSet = (a: readonly string[] = [], b: readonly string[]) => a.length === b.length && a.every((name) => b.includes(name));

/** Creates links of one type between stored entities. @param rows from, to, and the term where the link has a qualifier */
export function createLinks(tx: Transaction, model: Model, type: string, rows: readonly Value[][]): Promise<void> {
  // A fixed name: that of the qualifier may be a keyword of Cypher.
  const set = model.links[type]?.qualifier ? " {term: row[2]}" : "";
  return createForEach(
    tx,
    `UNWIND $rows AS row MATCH (a:Entity {id: row[0]}) MATCH (b:Entity {id: row[1]}) CREATE (a)-[:${type}${set}]->(b)`,
    rows,
  );
}

/** Writes the claims of one data set between stored entities, in batches of at most `batchSize`. */
export class ClaimWriter {
  private readonly rows: Rows<"datasetStatus">;
  constructor(
    private readonly tx: Transaction,
    model: Model,
    dataset: string,
    private readonly levels?: KnownLevels,
  ) {
    this.rows = new Rows(model.claim, dataset, ["datasetStatus"]);
  }

  /** Creates claims with all their links, except to their passages. */
  async create(batch: readonly ClaimRecord[]): Promise<void> {
    const [subject, object] = [this.rows.width, this.rows.width + 1];
    await createForEach(
      this.tx,
      `UNWIND $rows AS row MATCH (s:Entity {id: row[${subject}]}) MATCH (o:Entity {id: row[${object}]}) CREATE (k:Claim ${this.rows.map}) CREATE (s)-[:SUBJECT_OF]->(k) CREATE (k)-[:OBJECT]->(o)`,
      batch.map((k) => [...this.row(k), k.subject, k.object]),
    );
    await this.link("AT", batch, ({ at }) => (at === undefined ? [] : [at]));
    await this.link("FOR", batch, (k) => k.for);
    await this.link("BY", batch, (k) => k.by);
    await this.review(batch);
  }
  /** Replaces the properties of stored claims. */
  async replace(batch: readonly ClaimRecord[]): Promise<void> {
    const rows = batch.map((k) => this.row(k));
    await this.tx.run(`UNWIND $rows AS row MATCH (k:Claim {id: ${this.rows.at("id")}}) SET k = ${this.rows.map}`, { rows });
    await this.review(batch);
  }
  /** Those of these claims that are not stored as they are here, their passages aside. */
  async changed(batch: readonly ClaimRecord[]): Promise<ClaimRecord[]> {
    const ids = batch.map(({ values }) => values.id);
    const text = `UNWIND $ids AS id MATCH (k:Claim {id: id}) RETURN id, k.status AS current, ${this.rows.stored("k")}`;
    const stored = new Map((await this.tx.run(text, { ids })).map(([id, ...more]) => [id, more]));
    const hasStatus = ({ values }: ClaimRecord) => stored.get(values.id)?.[0] === (values.status ?? null);
    // Another status should be that of a review.
    const reviewed = batch.filter((k) => !hasStatus(k)).map(({ values }) => values.id);
    const wrong = reviewed.length ? await withWrongStatus(this.tx, reviewed) : [];
    return batch.filter((k) => {
      const [, ...columns] = stored.get(k.values.id) ?? [];
      return wrong.includes(k.values.id) || !this.rows.isStored(this.row(k), columns, ["level", "status"]);
    });
  }
  /** Links claims to their passages. */
  cite(batch: readonly ClaimRecord[]): Promise<void> {
    return this.link("CITES", batch, (k) => k.cites);
  }

  /** The status that the data set gives is written twice: `status` may later become that of a review. */
  private row({ values }: ClaimRecord): Value[] {
    return this.rows.row(values, { datasetStatus: values.status ?? null }, this.levels?.get(values.id));
  }
  private review(batch: readonly ClaimRecord[]): Promise<unknown> {
    return setReviewedStatuses(
      this.tx,
      batch.map(({ values }) => values.id),
    );
  }
  private async link(type: string, batch: readonly ClaimRecord[], ends: (k: ClaimRecord) => readonly string[]): Promise<void> {
    const rows = batch.flatMap((k) => ends(k).map((end) => [k.values.id, end]));
    const text = `UNWIND $rows AS row MATCH (k:Claim {id: row[0]}) MATCH (e:Entity {id: row[1]}) CREATE (k)-[:${type}]->(e)`;
    for (let at = 0; at < rows.length; at += batchSize) await createForEach(this.tx, text, rows.slice(at, at + batchSize));
  }
}

/** Runs a statement that must create something for each row: a row with a missing end would be dropped silently. @throws if one was */
async function createForEach(tx: Transaction, text: string, rows: readonly Value[][]): Promise<void> {
  const [[created] = []] = await tx.run(`${text} RETURN count(*)`, { rows });
  if (created !== rows.length)
    throw new Error(`${rows.length - Number(created)} of ${rows.length} rows name records that are not stored:\n${text}`);
}

/** Creates the nodes of data sets, with their titles, versions, licences and digests. */
export const createDataSets = (tx: Transaction, rows: readonly { readonly name: string; readonly about: Parameters }[]) =>
  tx.run("UNWIND $rows AS row CREATE (d:Dataset {name: row.name}) SET d += row.about", { rows });
