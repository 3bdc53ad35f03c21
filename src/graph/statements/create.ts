import type { Class } from "../../model/declare.js";
import type { Entity } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import type { ClaimRecord } from "../../model/records.js";
import type { Transaction, Value } from "../graph.js";
import { labelsOf, type SearchText, searchText } from "../layout.js";
import { claimLevel, passageLevel } from "./levels.js";
import { Rows } from "./rows.js";

/** How many records, or links, go into one statement. */
export const batchSize = 1000;

const searchColumns = ["searchNames", "searchLabels", "search"] as const satisfies readonly (keyof SearchText)[];

/** Writes the entities of one class and data set, in batches of at most `batchSize`, and keeps search in step. */
export class EntityWriter {
  private readonly rows: Rows<(typeof searchColumns)[number]>;
  private readonly labels: readonly string[];
  constructor(
    private readonly tx: Transaction,
    private readonly model: Model,
    private readonly type: Class<Entity>,
    dataset: string,
  ) {
    this.rows = new Rows(type, dataset, searchColumns);
    this.labels = labelsOf(type);
  }

  create(batch: readonly Entity[]): Promise<unknown> {
    return this.write(`UNWIND $rows AS row CREATE (n:${this.labels.join(":")} ${this.rows.map})`, batch);
  }
  /** Writes what is there already anew. A record may have changed its class since it was stored. */
  replace(batch: readonly Entity[]): Promise<unknown> {
    const others = this.model.classes.map((c) => c.name).filter((label) => !this.labels.includes(label) && label !== this.model.claim.name);
    return this.write(
      `UNWIND $rows AS row MATCH (n:Entity {id: ${this.rows.at("id")}}) SET n = ${this.rows.map} REMOVE n:${others.join(":")} SET n:${this.labels.join(":")}`,
      batch,
    );
  }

  private write(text: string, batch: readonly Entity[]): Promise<unknown> {
    const texts = batch.map((values) => searchText(this.type, values));
    this.tx.index(new Map(batch.map(({ id }, i) => [id, (texts[i] as SearchText).search])));
    return this.tx.run(text, { rows: batch.map((values, i) => this.rows.row(values, { ...(texts[i] as SearchText) })) });
  }
}

/** Ties entities that are there by links of one type. @param rows from, to, and the term where the link has a qualifier */
export function createLinks(tx: Transaction, model: Model, type: string, rows: readonly Value[][]): Promise<void> {
  // Not by the name of the qualifier, which may be a word of Cypher.
  const set = model.links[type]?.qualifier ? " {term: row[2]}" : "";
  return create(
    tx,
    `UNWIND $rows AS row MATCH (a:Entity {id: row[0]}) MATCH (b:Entity {id: row[1]}) CREATE (a)-[:${type}${set}]->(b)`,
    rows,
  );
}

/** Writes the claims of one data set, in batches of at most `batchSize`, between entities that are there. */
export class ClaimWriter {
  private readonly rows: Rows;
  constructor(
    private readonly tx: Transaction,
    model: Model,
    dataset: string,
  ) {
    this.rows = new Rows(model.claim, dataset);
  }

  /** With all that they are tied to, but for their passages. */
  async create(batch: readonly ClaimRecord[]): Promise<void> {
    const { rows } = this;
    const [subject, object] = [rows.width, rows.width + 1];
    await create(
      this.tx,
      `UNWIND $rows AS row MATCH (s:Entity {id: row[${subject}]}) MATCH (o:Entity {id: row[${object}]}) CREATE (k:Claim ${rows.map}) CREATE (s)-[:SUBJECT_OF]->(k) CREATE (k)-[:OBJECT]->(o)`,
      batch.map((k) => [...rows.row(k.values, {}), k.subject, k.object]),
    );
    await this.tie("AT", batch, ({ at }) => (at === undefined ? [] : [at]));
    await this.tie("FOR", batch, (k) => k.for);
    await this.tie("BY", batch, (k) => k.by);
  }
  /** Writes the properties of what is there already anew. */
  replace(batch: readonly ClaimRecord[]): Promise<unknown> {
    const rows = batch.map((k) => this.rows.row(k.values, {}));
    return this.tx.run(`UNWIND $rows AS row MATCH (k:Claim {id: ${this.rows.at("id")}}) SET k = ${this.rows.map}`, { rows });
  }
  cite(batch: readonly ClaimRecord[]): Promise<void> {
    return this.tie("CITES", batch, (k) => k.cites);
  }

  private async tie(type: string, batch: readonly ClaimRecord[], ends: (k: ClaimRecord) => readonly string[]): Promise<void> {
    const rows = batch.flatMap((k) => ends(k).map((end) => [k.values.id, end]));
    const text = `UNWIND $rows AS row MATCH (k:Claim {id: row[0]}) MATCH (e:Entity {id: row[1]}) CREATE (k)-[:${type}]->(e)`;
    for (let at = 0; at < rows.length; at += batchSize) await create(this.tx, text, rows.slice(at, at + batchSize));
  }
}

/** Creates what a row ties together. An end that is not there would drop the row without a word. @throws if there is one */
async function create(tx: Transaction, text: string, rows: readonly Value[][]): Promise<void> {
  const [[tied] = []] = await tx.run(`${text} RETURN count(*)`, { rows });
  if (tied !== rows.length)
    throw new Error(`${rows.length - Number(tied)} of ${rows.length} rows name records that are not there:\n${text}`);
}

// Most levels are what they are already, and a write costs more than a look.
const set = (v: string) => `WITH ${v}, level WHERE ${v}.level IS NULL OR ${v}.level <> level SET ${v}.level = level`;
/** Sets the level of a bound `p`. */
export const setPassageLevel = `${passageLevel("p", "level")} ${set("p")}`;
export const setPassageLevels = (tx: Transaction, ids: readonly string[]) =>
  tx.run(`UNWIND $ids AS id MATCH (p:Entity {id: id}) ${setPassageLevel}`, { ids });
export const setClaimLevels = (tx: Transaction, ids: readonly string[]) =>
  tx.run(`UNWIND $ids AS id MATCH (k:Claim {id: id}) ${claimLevel("k", "level")} ${set("k")}`, { ids });
