import { createHash } from "node:crypto";
import { validateSync } from "class-validator";
import type { Failure } from "../errors.js";
import { either, perhaps } from "../import/problem.js";
import { one } from "../import/registry.js";
import { type Class, propertiesOf } from "../model/declare.js";
import { isA, type Model } from "../model/model.js";
import { type Detail, details } from "../model/relations.js";
import { flawsOf, ruleOf } from "../model/validation.js";
import { nearest } from "../nearest.js";
import type { Progress } from "../progress.js";
import { checksumOf, modelDigest } from "./dump.js";
import {
  type ClaimLine,
  canonical,
  compare,
  countedAs,
  type DataSetLine,
  type EntityLine,
  formatName,
  formatVersion,
  type Header,
  type Line,
  type LinkLine,
  positionOf,
} from "./format.js";
import { Ids } from "./ids.js";
import { faultAt, linesOf } from "./lines.js";

/**
 * Reads a dump through, writes nothing, and refuses it if anything in it is not as an export of this model would have it.
 * @param path where it is read; `named` is what it is called in messages
 * @throws BAD_USER_INPUT with the first line that is wrong and what to do
 */
export async function checkDump(path: string, named: string, model: Model, progress: Progress = () => undefined): Promise<Header> {
  const hash = createHash("sha256");
  let check: Check | undefined;
  for await (const { number, text } of linesOf(path, named, hash)) {
    if (!check) check = new Check(model, named, headerOf(text, named));
    else check.line(text, number, progress);
  }
  if (!check) throw faultAt(named, 1, `is missing: the file is empty. ${notOurs}`);
  check.end(checksumOf(hash));
  return check.header;
}

const notOurs = "A dump is what `resilience-graph export` writes.";

/** What the first line says. */
function headerOf(text: string, named: string): Header {
  const header = parsed(text) as Partial<Header> | undefined;
  if (header?.format !== formatName) throw faultAt(named, 1, `is not the header of a dump. ${notOurs}`);
  if (typeof header.formatVersion === "number" && header.formatVersion > formatVersion)
    throw faultAt(
      named,
      1,
      `was written by a newer version of this program: it has format ${header.formatVersion}, and this one knows ${formatVersion}. Update this one.`,
    );
  const { checksum, counts } = header;
  const counted = counts && typeof counts === "object" && Object.values(counts).every((n) => Number.isSafeInteger(n) && n > 0);
  if (header.formatVersion !== formatVersion || typeof checksum !== "string" || !counted)
    throw faultAt(named, 1, `is not a whole header: it lacks its format, counts or checksum. ${changed}`);
  return header as Header;
}
const changed = "The file was changed after it was exported: take another copy of it.";

/** The JSON object of a line. */
function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

class Check {
  private readonly counts = new Map<string, number>();
  private readonly total: number;
  private readonly ids: ReadonlyMap<string, Ids>;
  private readonly members = new Map<Class, readonly Ids[]>();
  private readonly properties = new Map<Class, ReadonlySet<string>>();
  private done = 0;
  private number = 1;
  private before: { readonly line: Line; readonly position: readonly string[] } | undefined;

  constructor(
    private readonly model: Model,
    private readonly named: string,
    readonly header: Header,
  ) {
    this.total = Object.values(header.counts).reduce((a, b) => a + b, 0);
    this.ids = new Map(model.entities.map((e) => [e.name, new Ids()]));
  }

  line(text: string, number: number, progress: Progress): void {
    this.number = number;
    const line = parsed(text) as Line | undefined;
    if (!line || canonical(line) !== text) throw this.fault(`is not as an export writes it. ${changed}`);
    if ("entity" in line) this.entity(line);
    else if ("link" in line) this.link(line);
    else if ("claim" in line) this.claim(line);
    else this.dataSet(line);
    const position = positionOf(line);
    const order = this.before ? compare(this.before.position, position) : -1;
    if (order === 0) throw this.fault(`says again what line ${number - 1} says. ${changed}`);
    if (order > 0) throw this.fault(`is out of order: it belongs before line ${number - 1}. ${changed}`);
    this.before = { line, position };
    this.counts.set(countedAs(line), (this.counts.get(countedAs(line)) ?? 0) + 1);
    if (++this.done % 1000 === 0 || this.done === this.total) progress(this.done, this.total, "lines checked");
  }

  end(checksum: string): void {
    const { counts } = this.header;
    for (const name of new Set([...Object.keys(counts), ...this.counts.keys()])) {
      const [promised, found] = [counts[name] ?? 0, this.counts.get(name) ?? 0];
      if (promised !== found)
        throw this.fault(
          `is the last line, and the header promises ${promised} of ${name} where there are ${found}: lines are missing or were added. ${changed}`,
        );
    }
    if (checksum !== this.header.checksum)
      throw this.fault(
        `is the last line, and the checksum is not that of the header: something in the file is not what was exported. ${changed}`,
      );
  }

  private dataSet(line: DataSetLine): void {
    this.shaped(line, ["dataset"], ["about"]);
    this.shaped(line.about, [], [], ["digest", "licence", "title", "version"]);
  }

  private entity(line: EntityLine): void {
    this.shaped(line, ["dataset", "entity"], ["values"]);
    const type = this.model.entities.find((e) => e.name === line.entity);
    if (!type) throw this.newer(`${line.entity} is no class`);
    this.values(type, line.values);
    this.ids.get(type.name)?.add(line.values.id);
  }

  private link({ from, to, link: name, qualifier, ...line }: LinkLine): void {
    this.shaped({ from, to, link: name, ...line }, ["from", "link", "to"], []);
    const link = Object.hasOwn(this.model.links, name) ? this.model.links[name] : undefined;
    if (!link) throw this.newer(`${name} is no link`);
    const fits = link.from.some((f) => this.is(from, [f]) && this.is(to, link.to === "same" ? [f] : link.to));
    if (!fits)
      throw this.fault(
        `ties ${from} to ${to} by ${name}, which leads from ${names(link.from)} to ${link.to === "same" ? "the same" : names(link.to)}; one of them is none, or is not here. ${changed}`,
      );
    const terms = link.qualifier?.[1].values;
    if (terms ? !terms.includes(qualifier ?? "") : qualifier !== undefined)
      throw this.fault(
        `has the qualifier ${JSON.stringify(qualifier)}: ${terms ? `it must be ${either(terms)}` : `${name} takes none`}. ${changed}`,
      );
    const before = this.before?.line;
    if (link.one && before && "link" in before && before.link === name && before.from === from)
      throw this.fault(`is a second ${name} of ${from}, which can have one. ${changed}`);
  }

  private claim(line: ClaimLine): void {
    this.shaped(line, ["dataset", "object", "subject"], ["claim"], ["at"], ["by", "cites", "for"]);
    const { predicate: name = "", ...values } = line.claim;
    const predicate = Object.hasOwn(this.model.predicates, name) ? this.model.predicates[name] : undefined;
    if (!predicate) throw this.newer(`${name} is no predicate`);
    this.values(this.model.claim, line.claim);
    const carried: readonly Detail[] = predicate.with ?? [];
    const has = (detail: Detail) => {
      const place = details[detail];
      return "role" in place ? detail in line : place.properties.some((property) => property in values);
    };
    const stray = (Object.keys(details) as Detail[]).find((detail) => !carried.includes(detail) && has(detail));
    if (stray) throw this.fault(`carries ${stray}: a claim of ${name} takes ${either(carried) || "nothing of the kind"}. ${changed}`);
    this.ends("subject", [line.subject], predicate.from);
    this.ends("object", [line.object], predicate.to);
    for (const [field, role] of [
      ["at", "AT"],
      ["for", "FOR"],
      ["by", "BY"],
      ["cites", "CITES"],
    ] as const)
      this.ends(
        field,
        [line[field] ?? []].flat(),
        this.model.targetsOf(this.model.roles[role] ?? { from: [], to: [], reads: ["", ""] }, this.model.claim),
      );
    if (!line.cites?.length) throw this.fault(`cites no passage: no source, no claim. ${changed}`);
  }

  private ends(field: string, ids: readonly string[], takes: readonly Class[]): void {
    for (const id of ids)
      if (!this.is(id, takes)) throw this.fault(`names ${id} as its ${field}, which must be ${names(takes)}, and none is here. ${changed}`);
  }

  /** Holds the properties of a record against its class. */
  private values(cls: Class, values: Readonly<Record<string, unknown>> | object): void {
    const known = this.properties.get(cls) ?? new Set(propertiesOf(cls).map((p) => p.name));
    this.properties.set(cls, known);
    for (const name of Object.keys(values))
      if (!known.has(name)) throw this.newer(`${one(cls)} has no ${name}${perhaps(nearest(name, known))}`);
    const record = Object.assign(Object.create(cls.prototype as object), values) as Record<string, unknown>;
    // A record that says nothing of who may see it is hidden from everybody.
    const [error] = validateSync(record, { forbidUnknownValues: false }).filter(
      (e) => !(e.property === "sensitivity" && e.value === undefined),
    );
    if (error) throw this.fault(`has a bad ${error.property}: it must be ${ruleOf(error)}. ${changed}`);
    const [flaw] = flawsOf(cls, record);
    if (flaw) throw this.fault(`has a bad ${flaw.property}: it ${flaw.message} ${changed}`);
  }

  /** Whether a line has these fields and no others: texts, one object, texts that may be missing, and sorted lists of texts. */
  private shaped(
    line: object,
    texts: readonly string[],
    objects: readonly string[],
    optional: readonly string[] = [],
    lists: readonly string[] = [],
  ): void {
    const held = line as Record<string, unknown>;
    const stray = Object.keys(held).find((name) => ![texts, objects, optional, lists].flat().includes(name));
    if (stray !== undefined) throw this.newer(`no such line has ${stray}`);
    const isText = (v: unknown) => typeof v === "string";
    const isSorted = (v: unknown) => Array.isArray(v) && v.every((text, i) => isText(text) && (i === 0 || v[i - 1] < text));
    const bad =
      texts.find((n) => !isText(held[n])) ??
      objects.find((n) => typeof held[n] !== "object" || Array.isArray(held[n])) ??
      optional.find((n) => n in held && !isText(held[n])) ??
      lists.find((n) => n in held && !isSorted(held[n]));
    if (bad !== undefined) throw this.fault(`has no ${bad}, or one of another sort. ${changed}`);
  }

  private is(id: string, classes: readonly Class[]): boolean {
    return classes.some((cls) => {
      const members = this.members.get(cls) ?? this.model.entities.flatMap((e) => (isA(e, cls) ? (this.ids.get(e.name) as Ids) : []));
      this.members.set(cls, members);
      return members.some((ids) => ids.has(id));
    });
  }

  private fault(message: string): Failure {
    return faultAt(this.named, this.number, message);
  }
  /** What this model does not know, another may. */
  private newer(what: string): Failure {
    const other = this.header.model !== modelDigest(this.model);
    return this.fault(
      `${what} here. ${other ? "The file was exported under another model: use the version of this program that wrote it, or a newer one." : changed}`,
    );
  }
}

const names = (classes: readonly Class[]) => either(classes.map((c) => one(c)));
