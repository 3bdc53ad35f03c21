import { hash } from "node:crypto";
import { dataSetKind, digestModulus, formerIdKind, itemKey, type VisibleItem, type VisibleItems } from "../../../analysis/changes.js";
import type { Class } from "../../../model/declare.js";
import { Entity, Sensitivity } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import type { LinkRecord } from "../../../model/records.js";
import { canonicalJson } from "../../../text/canonical-json.js";
import type { Parameters, Row, Value } from "../../graph.js";
import { columns, plainValues, storedValues } from "../../hydrate.js";
import { anchorOf } from "../../layout.js";
import { recordJson } from "../../record-json.js";

/** Runs a statement, inside a transaction or outside of it. */
export type Run = (text: string, parameters?: Parameters) => Promise<Row[]>;

/** How many hexadecimal digits a visible version has. */
const digits = 32;
const modulus = 1n << BigInt(4 * digits);
/** How many of them tell two states of an item apart: as many as stay below the modulus of their sums. */
const itemDigits = Math.log2(digestModulus) / 4;
/** How many records one statement reads. */
const batchSize = 2000;

/** A record with its links, and the levels from which it and what they lead to are visible. */
export interface WrittenRecord {
  readonly values: object;
  readonly level: Value;
  readonly links: readonly (LinkRecord & { readonly level: Value })[];
}

/** Records that were added, by id. */
type AddedRecords = ReadonlyMap<string, { readonly key: string; readonly level: Value }>;

/**
 * For each level, a sum of digests of what it sees. An item is a record with its values, a link between two records, a former id, or a data
 * set. Sums do not depend on the order in which items are added, and an item that is taken away leaves no trace.
 */
export class VisibleSums {
  /** By the level from which the items on are visible. */
  private readonly sums: bigint[] = Sensitivity.values.map(() => 0n);
  private readonly digestsOfItems = new Map<string, VisibleItem & { readonly digests: number[] }>();

  /** @param keepsItems whether to keep a digest of each item, for a comparison with another state of the graph; those of data sets are always kept */
  constructor(private readonly keepsItems = false) {}

  /**
   * @param level from which the text is visible; what has no level is hidden from all
   * @param of the key of the item that the text is part of, if it can change
   */
  private add(text: string, level: Value, of?: string): void {
    const sum = this.sums[level as number];
    if (sum === undefined) return;
    const digest = hash("sha256", text, "hex");
    this.sums[level as number] = (sum + BigInt(`0x${digest.slice(0, digits)}`)) % modulus;
    const digests = of === undefined ? undefined : this.digestsOfItems.get(of)?.digests;
    if (digests)
      digests[level as number] = ((digests[level as number] ?? 0) + Number.parseInt(digest.slice(0, itemDigits), 16)) % digestModulus;
  }
  /** Keeps an item that somebody may see. What it is made of is added afterwards. @returns its key */
  private keep(kind: string, id: string, level: Value, more: Pick<VisibleItem, "retracted" | "successor"> = {}): string {
    const key = itemKey(kind, id);
    if ((this.keepsItems || kind === dataSetKind) && this.sums[level as number] !== undefined)
      this.digestsOfItems.set(key, { kind, id, level: level as number, digests: this.sums.map(() => 0), ...more });
    return key;
  }

  /** What can change: a record counts with the links from it. */
  get items(): VisibleItems {
    return this.digestsOfItems;
  }

  /** The visible version of each level: it sees its own items and those of the levels below. */
  get versions(): string[] {
    return this.sums.map((_, level) => textOf(this.sums.slice(0, level + 1).reduce((total, sum) => total + sum, 0n)));
  }

  /** Adds the whole graph. */
  static async ofGraph(run: Run, model: Model, keepsItems = false): Promise<VisibleSums> {
    const sums = new VisibleSums(keepsItems);
    for (const [cls, all] of await idsByClass(run, model))
      for (const ids of batches(all)) {
        const records = await sums.addRecords(run, model, cls, ids);
        await sums.addLinks(run, model, cls, records);
      }
    await sums.addOthers(run);
    return sums;
  }
  /** Adds former ids and data sets, which are not records. */
  async addOthers(run: Run): Promise<void> {
    await this.addFormerIds(run);
    await this.addDataSets(run);
  }

  /** Adds records of a class with their values, and without their links. */
  async addRecords(run: Run, model: Model, cls: Class, ids: readonly string[]): Promise<AddedRecords> {
    const cols = columns(model, cls, "n");
    const rows = await run(`UNWIND $ids AS id MATCH (n:${anchorOf(model, cls)} {id: id}) RETURN n.level, ${cols.text}`, { ids });
    const added = new Map<string, { readonly key: string; readonly level: Value }>();
    for (const row of rows) {
      const record = cols.hydrate(row, 1);
      const level = row[0] as Value;
      const { id, key } = this.addRecord(model, record.constructor as Class, record, level);
      added.set(id, { key, level });
    }
    return added;
  }
  private addRecord(model: Model, type: Class, record: object, level: Value): { readonly id: string; readonly key: string } {
    const values: { readonly id: string; readonly status?: unknown } = plainValues(type, record);
    const key = this.keep(type.name, values.id, level, values.status === "RETRACTED" ? { retracted: true } : {});
    this.add(`record ${type.name} ${recordJson(model, values)}`, level, key);
    return { id: values.id, key };
  }
  /** Adds a record of a class that is written with its links as these are here, without reading it again. */
  addWritten(model: Model, cls: Class, { values, level, links }: WrittenRecord): void {
    const { id, key } = this.addRecord(model, cls, storedValues(cls, values), level);
    for (const { name, to, qualifier, level: other } of links) this.addLink(name, id, to, qualifier, level, other, key);
  }

  /** Adds the links from entities, or those of claims: each is visible where both of its ends are. */
  private async addLinks(run: Run, model: Model, cls: Class, records: AddedRecords): Promise<void> {
    const isClaim = cls === model.claim;
    const types = Object.keys(isClaim ? model.claimLinks : model.links).join("|");
    if (!types) return;
    // Some links of a claim lead to it, and none between two claims. None of them has a term.
    const [arrow, more] = isClaim ? [`-[r:${types}]-`, ""] : [`-[r:${types}]->`, ", r.term"];
    const rows = await run(
      `UNWIND $ids AS id MATCH (n:${anchorOf(model, cls)} {id: id}) MATCH (n)${arrow}(o:Entity) RETURN id, type(r), o.id, o.level${more}`,
      { ids: [...records.keys()] },
    );
    // Links are most of a graph, and ids and terms have no spaces: as JSON, each would take ten times as long.
    for (const [from, type, to, other, term = null] of rows as [string, string, string, Value, Value?][]) {
      const { key, level } = records.get(from) as { readonly key: string; readonly level: Value };
      this.addLink(type, from, to, term, level, other, key);
    }
  }
  private addLink(type: string, from: string, to: string, term: Value | undefined, level: Value, other: Value, key: string): void {
    const both = level === null || other === null ? null : Math.max(level as number, other as number);
    this.add(`link ${type} ${from} ${to} ${term ?? ""}`, both, key);
  }

  /** Adds the former ids: each is visible where its successor is, or its reason. */
  private async addFormerIds(run: Run): Promise<void> {
    for (const [id, successor, level] of await run("MATCH (f:FormerId)-[:SUCCEEDED_BY]->(o) RETURN f.id, o.id, o.level"))
      this.add(
        `former id ${canonicalJson({ id, successor })}`,
        level as Value,
        this.keep(formerIdKind, id as string, level as Value, { successor: successor as string }),
      );
    // A reason is no item: a former id of a removed record may get one, and that of a hidden record cannot.
    for (const [id, reason, level] of await run("MATCH (f:FormerId) WHERE f.reason IS NOT NULL RETURN f.id, f.reason, f.level"))
      this.add(`former id ${canonicalJson({ id, reason })}`, level as Value);
  }

  /** Adds the data sets: each is visible where one of its records is. */
  private async addDataSets(run: Run): Promise<void> {
    const levels = new Map<string, number>();
    for (const label of ["Entity", "Claim"])
      for (const [name, level] of await run(`MATCH (n:${label}) RETURN n.dataset AS name, min(n.level)`))
        if (level !== null) levels.set(name as string, Math.min(level as number, levels.get(name as string) ?? (level as number)));
    for (const [name, title, licence, version, iri] of await run("MATCH (d:Dataset) RETURN d.name, d.title, d.licence, d.version, d.iri")) {
      const level = levels.get(name as string) ?? null;
      const key = this.keep(dataSetKind, name as string, level);
      this.add(`data set ${canonicalJson({ name, title, licence, version, iri })}`, level, key);
    }
  }
}

/** The ids of all records, by class: a statement that reads records of one class reads a quarter of the columns of all classes. */
async function idsByClass(run: Run, model: Model): Promise<ReadonlyMap<Class, readonly string[]>> {
  const classes = new Map(model.entities.map((cls) => [cls.name, cls]));
  const ids = new Map<Class, string[]>();
  const add = (cls: Class, id: string) => {
    const ofClass = ids.get(cls);
    if (ofClass) ofClass.push(id);
    else ids.set(cls, [id]);
  };
  for (const [id, labels] of (await run("MATCH (n:Entity) RETURN n.id, labels(n)")) as [string, string[]][])
    add(classes.get(labels.find((label) => classes.has(label)) ?? "") ?? Entity, id);
  for (const [id] of await run("MATCH (n:Claim) RETURN n.id")) add(model.claim, id as string);
  return ids;
}

/** Versions after a change: without what was, and with what is. */
export const versionsAfter = (versions: readonly string[], was: VisibleSums, is: VisibleSums): string[] =>
  versions.map((version, level) => textOf(numberOf(version) - numberOf(was.versions[level]) + numberOf(is.versions[level])));

const numberOf = (version = "0") => BigInt(`0x${version}`);
const textOf = (sum: bigint) => (((sum % modulus) + modulus) % modulus).toString(16).padStart(digits, "0");

function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += batchSize) yield all.slice(at, at + batchSize);
}
