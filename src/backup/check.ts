import { createHash } from "node:crypto";
import type { Failure } from "../errors.js";
import { recordJson } from "../graph/record-json.js";
import { FormerId } from "../model/annotations/former-id.js";
import { Review } from "../model/annotations/review.js";
import { type Class, propertiesOf } from "../model/declare.js";
import { withoutFormerFlags } from "../model/former-flags.js";
import type { Model } from "../model/model.js";
import { instanceWith, type LinkRecord, linksOfClaim, type UncheckedRecord } from "../model/records.js";
import { violationsOf } from "../model/rules/index.js";
import { linkClass, repeatedLink } from "../model/rules/links.js";
import { knownPredicate } from "../model/rules/predicates.js";
import type { Rule, Violation } from "../model/rules/rule.js";
import { textProblem } from "../model/rules/text-problem.js";
import { wellFormedText } from "../model/rules/values.js";
import { withArticle } from "../model/rules/wording.js";
import type { Progress } from "../progress.js";
import { nearest } from "../text/nearest.js";
import { didYouMean } from "../text/sentences.js";
import { checksumOf, modelDigest } from "./dump.js";
import {
  type ClaimLine,
  compare,
  countedAs,
  type DataSetLine,
  type DumpHeader,
  type DumpLine,
  type EntityLine,
  type FormerIdLine,
  type LinkLine,
  positionOf,
  type ReviewLine,
} from "./format.js";
import { changedAdvice, dumpAdvice, parseHeader, parseLine } from "./header.js";
import { HistoryCheck } from "./history-check.js";
import { invalidField, type LineShape, unknownField } from "./line-shape.js";
import { lineError, linesOf } from "./lines.js";
import { DumpLookup } from "./lookup.js";
import { RoleHolders } from "./role-holders.js";

/**
 * Checks a whole dump against its format and the rules about records. It writes nothing.
 * @param fileName the name of the file in messages
 * @throws BAD_USER_INPUT with the first line that is wrong and what to do
 */
export async function checkDump(path: string, fileName: string, model: Model, progress: Progress = () => undefined): Promise<DumpHeader> {
  const hash = createHash("sha256");
  let check: DumpCheck | undefined;
  for await (const { number, text } of linesOf(path, fileName, hash)) {
    if (!check) check = new DumpCheck(model, fileName, parseHeader(text, fileName));
    else check.checkLine(text, number, progress);
  }
  if (!check) throw lineError(fileName, 1, `is missing: the file is empty. ${dumpAdvice}`);
  check.end(checksumOf(hash));
  if (check.lacksLinks) await requireLinks(check, path, fileName);
  return check.header;
}

/** Reads the dump again to find an entity without links. It has no line in the section of links. */
async function requireLinks(check: DumpCheck, path: string, fileName: string): Promise<void> {
  for await (const { number, text } of linesOf(path, fileName, createHash("sha256")))
    check.requireLinks(parseLine(text) as DumpLine, number);
}

/** The advice for a record that breaks a rule. */
const changedOrBroken = "The file was changed after the backup, or the graph itself breaks the rule: `resilience-graph check` shows where.";

/**
 * Checks a dump line by line. It keeps little of the lines that were read: what `DumpLookup` keeps, and the line numbers of rules that
 * are checked later.
 */
class DumpCheck {
  private readonly counts = new Map<string, number>();
  private readonly total: number;
  private readonly lookup: DumpLookup;
  private readonly properties = new Map<Class, ReadonlySet<string>>();
  /** The links of one entity, which follow each other, and their line numbers. */
  private group: { readonly from: string; readonly links: Map<LinkRecord, number> } | undefined;
  private linksEnded = false;
  /** The line numbers of acyclic links, which are checked after the last link. */
  private readonly hierarchyLines = new Map<LinkRecord, number>();
  /** Claims that name participants, if any event is under the Chatham House rule: the first per subject, checked at the end. */
  private readonly participants = new Map<string, { readonly predicate: string; readonly line: number }>();
  private readonly roleHolders: RoleHolders;
  private readonly history = new HistoryCheck();
  private done = 0;
  private number = 1;
  private previous: readonly string[] | undefined;

  constructor(
    private readonly model: Model,
    private readonly fileName: string,
    readonly header: DumpHeader,
  ) {
    this.total = Object.values(header.counts).reduce((a, b) => a + b, 0);
    this.lookup = new DumpLookup(model);
    this.roleHolders = new RoleHolders(model, this.lookup, header.model === modelDigest(model));
  }

  checkLine(text: string, number: number, progress: Progress): void {
    this.number = number;
    const line = parseLine(text) as DumpLine | undefined;
    if (!line || recordJson(this.model, line) !== text) throw this.error(`is not as \`backup\` writes it. ${changedAdvice}`);
    if ("entity" in line) this.checkEntity(line);
    else if ("link" in line) this.addLink(line);
    else if ("claim" in line) this.checkClaim(line);
    else if ("review" in line) this.checkReview(line);
    else if ("formerId" in line) this.checkFormerId(line);
    else if ("changeSet" in line || "change" in line) {
      const problem = this.history.problemIn(line);
      if (problem) throw this.error(`${problem} ${changedAdvice}`);
    } else this.checkDataSet(line);
    const position = positionOf(line);
    const order = this.previous ? compare(this.previous, position) : -1;
    if (order === 0) throw this.error(`repeats line ${number - 1}. ${changedAdvice}`, "link" in line ? repeatedLink.code : undefined);
    if (order > 0) throw this.error(`is out of order: it belongs before line ${number - 1}. ${changedAdvice}`);
    this.previous = position;
    this.counts.set(countedAs(line), (this.counts.get(countedAs(line)) ?? 0) + 1);
    if (++this.done % 1000 === 0 || this.done === this.total) progress(this.done, this.total, "lines checked");
  }

  /** Checks what needs the whole dump. */
  end(checksum: string): void {
    const { counts } = this.header;
    for (const name of new Set([...Object.keys(counts), ...this.counts.keys()])) {
      const [expected, actual] = [counts[name] ?? 0, this.counts.get(name) ?? 0];
      if (expected !== actual)
        throw this.error(
          `is the last line, and the header counts ${expected} of ${name}, but the file has ${actual}: lines are missing or were added. ${changedAdvice}`,
        );
    }
    if (checksum !== this.header.checksum)
      throw this.error(`is the last line, and the checksum is not that of the header: something in the file has changed. ${changedAdvice}`);
    this.endLinks();
    for (const [subject, { predicate, line }] of this.participants) {
      const values = instanceWith(this.model.claim, { predicate });
      this.checkRules({ type: this.model.claim, values, links: linksOfClaim(this.model, { subject }) }, "graph", () => line);
    }
    for (const [record, line] of this.roleHolders.records()) this.checkRules(record, "graph", () => line);
  }

  /** Whether an entity has no links although its class requires one. */
  get lacksLinks(): boolean {
    return this.lookup.lacksLinks;
  }
  /** Refuses an entity without links whose class requires one. */
  requireLinks(line: DumpLine, number: number): void {
    const type = "entity" in line ? this.model.entities.find((e) => e.name === line.entity) : undefined;
    if (!type || !("entity" in line) || this.lookup.isLinked(line.values.id)) return;
    this.checkRules({ type, values: line.values, links: [] }, "links", () => number);
  }

  private checkDataSet(line: DataSetLine): void {
    this.requireShape(line, { texts: ["dataset"], objects: ["about"] });
    this.requireShape(line.about, { optional: ["digest", "iri", "licence", "title", "version"] });
    for (const [property, text] of Object.entries(line.about)) {
      const message = textProblem(text);
      if (message) throw this.violation({ code: wellFormedText.code, property, message }, this.number);
    }
  }

  private checkEntity(line: EntityLine): void {
    this.requireShape(line, { texts: ["dataset", "entity"], objects: ["values"] });
    const type = this.model.entities.find((e) => e.name === line.entity);
    if (!type) throw this.unknownHere(`${line.entity} is no class`);
    const values = withoutFormerFlags(type, line.values);
    this.checkValues({ type, values: this.instanceOf(type, values), links: [] });
    this.lookup.add(type, values);
    this.roleHolders.addEntity(type, line, this.number);
  }

  private addLink({ from, to, link: name, qualifier, ...line }: LinkLine): void {
    this.requireShape({ from, to, link: name, ...line }, { texts: ["from", "link", "to"] });
    if (!Object.hasOwn(this.model.links, name)) throw this.unknownHere(`${name} is no link`);
    if (this.group?.from !== from) {
      this.endGroup();
      this.group = { from, links: new Map() };
    }
    this.group?.links.set({ name, to, ...(qualifier !== undefined && { qualifier }) }, this.number);
  }

  /** Checks the links of one entity, after the last of them. */
  private endGroup(): void {
    const { group } = this;
    this.group = undefined;
    if (!group) return;
    const { from, links } = group;
    const [line = this.number] = links.values();
    const type = this.lookup.classOf(from);
    if (!type) throw this.violation({ code: linkClass.code, property: "from", message: `is not here: ${from}.` }, line);
    const record = { type, values: { id: from }, links: [...links.keys()] };
    this.checkRules(record, "links", (link) => (link && links.get(link)) ?? line);
    this.lookup.addLinked(from, links.keys());
    for (const [link, number] of links)
      if (this.model.links[link.name]?.acyclic) {
        this.lookup.hierarchy.add(from, link);
        this.hierarchyLines.set(link, number);
      }
  }
  /** Checks the rules that need all links. */
  private endLinks(): void {
    if (this.linksEnded) return;
    this.linksEnded = true;
    this.endGroup();
    const { hierarchy } = this.lookup;
    for (const id of hierarchy.ids) {
      const type = this.lookup.classOf(id);
      if (!type) continue;
      const record = { type, values: { id }, links: hierarchy.linksOf(id) };
      this.checkRules(record, "graph", (link) => (link && this.hierarchyLines.get(link)) ?? this.number);
    }
  }

  private checkClaim(line: ClaimLine): void {
    this.endLinks();
    this.requireShape(line, {
      texts: ["dataset", "object", "subject"],
      objects: ["claim"],
      optional: ["at"],
      lists: ["by", "cites", "for"],
    });
    const { predicate = "" } = line.claim;
    if (!Object.hasOwn(this.model.predicates, predicate)) throw this.unknownHere(`${predicate} is no predicate`, knownPredicate.code);
    const record = { type: this.model.claim, values: this.instanceOf(this.model.claim, line.claim), links: linksOfClaim(this.model, line) };
    this.checkValues(record);
    if (this.header.counts.FormerId) this.lookup.addClaim(line.claim.id);
    this.checkRules(record, "links", () => this.number);
    this.roleHolders.addClaim(line);
    const { containment, participants } = this.model.predicates[predicate] ?? {};
    if (!this.lookup.hasChathamHouse) return;
    if (containment) this.lookup.addPart(line.subject, line.object);
    if (participants && !this.participants.has(line.subject)) this.participants.set(line.subject, { predicate, line: this.number });
  }

  /** Checks a review. Its claim may be one that its data set no longer has. */
  private checkReview(line: ReviewLine): void {
    this.requireShape(line, { objects: ["review"] });
    this.checkValues({ type: Review, values: this.instanceOf(Review, line.review), links: [] });
  }

  /** Checks a former id, once all records are known. */
  private checkFormerId(line: FormerIdLine): void {
    this.requireShape(line, { texts: ["dataset"], objects: ["formerId"] });
    const values = this.instanceOf(FormerId, line.formerId);
    this.checkValues({ type: FormerId, values, links: [] });
    const { id, successor } = values;
    if (this.lookup.hasRecord(id))
      throw this.violation({ code: "former-id", property: "id", message: `is the id of a record: ${id}.` }, this.number);
    if (successor !== undefined && !this.lookup.hasRecord(successor))
      throw this.violation({ code: "former-id-successor", property: "successor", message: `is not here: ${successor}.` }, this.number);
  }

  /** An instance with these values. Values of other properties than the class has are refused. */
  private instanceOf<T extends object>(type: Class<T>, values: object): T {
    const known = this.properties.get(type) ?? new Set(propertiesOf(type).map((p) => p.name));
    this.properties.set(type, known);
    for (const name of Object.keys(values))
      if (!known.has(name)) throw this.unknownHere(`${withArticle(type)} has no ${name}`, undefined, didYouMean(nearest(name, known)));
    return instanceWith(type, values);
  }

  /** Checks the values of a record. A record without a sensitivity is hidden from all viewers; it may be restored like that. */
  private checkValues(record: UncheckedRecord): void {
    const { values } = record;
    const isAllowed = (violation: Violation) => violation.property === "sensitivity" && !("sensitivity" in values);
    const [violation] = violationsOf(this.model, record, this.lookup, "values").filter((found) => !isAllowed(found));
    if (violation) throw this.violation(violation, this.number);
  }
  /** @param lineOf the line of a link of the record, or of the record itself */
  private checkRules(record: UncheckedRecord, reads: Rule["reads"], lineOf: (link?: LinkRecord) => number): void {
    const [violation] = violationsOf(this.model, record, this.lookup, reads);
    if (violation) throw this.violation(violation, lineOf(violation.link));
  }

  /** Refuses a line that has other fields than these. */
  private requireShape(line: object, shape: LineShape): void {
    const unknown = unknownField(line, shape);
    if (unknown !== undefined) throw this.unknownHere(`no such line has ${unknown}`);
    const invalid = invalidField(line, shape);
    if (invalid !== undefined) throw this.error(`has no ${invalid}, or ${invalid} has the wrong type. ${changedAdvice}`);
  }

  private violation({ code, property, path = [], link, message }: Violation, line: number): Failure {
    const value = link ? JSON.stringify(link.to) : "it";
    return lineError(this.fileName, line, `has a bad ${[property, ...path].join(".")}: ${value} ${message} ${changedOrBroken}`, code);
  }
  private error(message: string, rule?: string): Failure {
    return lineError(this.fileName, this.number, message, rule);
  }
  /** An error about a name that this model does not have. Another version may have it. */
  private unknownHere(what: string, rule?: string, suggestion = ""): Failure {
    const otherModel = this.header.model !== modelDigest(this.model);
    const advice = otherModel
      ? "The file was written under another model: use the version of this program that wrote it, or a newer one."
      : changedAdvice;
    return this.error(`${what} here.${suggestion} ${advice}`, rule);
  }
}
