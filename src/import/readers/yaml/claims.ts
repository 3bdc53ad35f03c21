import type { Claim } from "../../../model/claim.js";
import { type Class, propertiesOf } from "../../../model/declare.js";
import { levelOf } from "../../../model/entity.js";
import type { Model } from "../../../model/model.js";
import type { ClaimRecord, LinkRecord, UncheckedRecord } from "../../../model/records.js";
import type { Predicate } from "../../../model/relations.js";
import { violationsOf } from "../../../model/rules/index.js";
import { withoutSmallCount } from "../../../model/rules/small-counts.js";
import { type Name, type Names, sentenceFor, sentenceOf, strayPlaceholders } from "../../../model/sentences/statement.js";
import { sortTextOf } from "../../../model/values.js";
import { claimId } from "../../records/claim-id.js";
import { locationText, type Problems, type SourceLocation } from "../../records/problem.js";
import { differInLists, united } from "../../records/united-claims.js";
import { type Field, quoted, type YamlNode } from "./document.js";
import { instanceOf } from "./instance.js";
import type { Entry, Registry } from "./registry.js";
import type { ClaimRow, NamedRecord, RowShape } from "./row.js";
import { type RecordSource, reportViolations } from "./violations.js";

/** A claim and the row that says it. */
export interface ReadClaim {
  readonly record: ClaimRecord;
  readonly location: SourceLocation;
  /** The rows that say it, if there are several: each has other lists, such as the terms of its source. */
  readonly rows?: readonly ReadClaim[];
}

/** A claim as rules read it, and its location. */
interface Candidate {
  readonly unchecked: UncheckedRecord;
  readonly source: RecordSource;
}

/** Values that a row may leave out. */
const impliedValues: Partial<Claim> = { assertion: "STATED", modality: "REPORTED", status: "ACCEPTED" };
/** A row with more claims than this is a mistake. */
const maxClaimsPerRow = 10_000;
const maxClaims = 500_000;

/** Reads claims from rows, and reports claims that are made twice. */
export class ClaimReader {
  readonly claims = new Map<string, ReadClaim>();
  /** All claims, valid or not, so that rules about the whole graph are checked even if a row has other problems. */
  private readonly candidates: Candidate[] = [];
  private readonly defaults: Partial<Claim>;

  constructor(
    private readonly model: Model,
    private readonly shape: RowShape,
    private readonly registry: Registry,
    private readonly problems: Problems,
  ) {
    const declared = new Set<string>(propertiesOf(model.claim).map(({ name }) => name));
    this.defaults = Object.fromEntries(Object.entries(impliedValues).filter(([name]) => declared.has(name)));
  }

  /** @returns whether the row has no problem */
  read(node: YamlNode, defaults: ReadonlyMap<string, Field>): boolean {
    const { problems } = this;
    if (node.kind !== "map") {
      problems.add(
        node.location,
        "claims",
        quoted(node),
        "must be a claim: a subject, a predicate with its object, and the passages that it cites.",
      );
      return false;
    }
    const before = problems.count;
    const row = this.shape.read(node, defaults, this.registry, problems);
    const size = ["subject", "object", "at"].reduce((product, key) => product * Math.max(row.named.get(key)?.length ?? 0, 1), 1);
    if (size > maxClaimsPerRow || this.claims.size + size > maxClaims) {
      problems.add(
        node.location,
        "",
        "",
        `stands for ${size} claims: a row may stand for ${maxClaimsPerRow} and a folder for ${maxClaims}.`,
      );
      return false;
    }
    this.checkPlaceholders(row, node.location);
    const { values, refused } = this.valuesOf(row);
    const links = new Map([...row.named.values()].flat().map((named) => [named.link, named]));
    const source = { location: node.location, fields: row.fields, links, refused: new Set([...row.refused, ...refused]) };
    const records = [...this.expanded(row, values)].map(([record, claimLinks]) => {
      const unchecked = { type: this.model.claim, values: record.values, links: claimLinks };
      for (const reads of ["values", "links"] as const)
        reportViolations(violationsOf(this.model, unchecked, this.registry, reads), source, problems);
      this.candidates.push({ unchecked, source });
      const [predicate, { containment, role }] = row.predicate ?? ["", {} as Partial<Predicate>];
      if (containment) this.registry.addPart(record.subject, record.object);
      if (role) this.registry.addClaimed(record.subject, predicate, this.levelOf(record));
      return record;
    });
    if (problems.count === before) for (const record of records) this.addClaim(record, node.location);
    return problems.count === before;
  }

  /** Checks the rules that need all claims. Call it after the last row. */
  end(): void {
    for (const { unchecked, source } of this.candidates)
      reportViolations(violationsOf(this.model, unchecked, this.registry, "graph"), source, this.problems);
  }

  /** Reports placeholders of the statement that this row has no name for. */
  private checkPlaceholders({ named, fields }: ClaimRow, location: SourceLocation): void {
    const statement = fields.get("statement");
    const known = named.get("at")?.length ? ["subject", "object", "at"] : ["subject", "object"];
    for (const stray of statement ? strayPlaceholders(quoted(statement.node), known) : []) {
      const message = `stands for nothing in this row: write ${known.map((name) => `{${name}}`).join(", ")} or plain words.`;
      this.problems.add(statement?.node.location ?? location, "statement", stray, message);
    }
  }

  /** The values that all claims of a row share. */
  private valuesOf({ predicate, properties }: ClaimRow) {
    const [name, declared] = predicate ?? [];
    const defaults = Object.fromEntries(Object.entries(this.defaults).filter(([property]) => !properties.has(property)));
    const implied = {
      id: "claim",
      predicate: name ?? "?",
      ...defaults,
      // The language that a file gives its statements is not that of this one.
      ...(!properties.has("statement") && { statement: declared?.says ?? "?", statementLanguage: undefined }),
    };
    return instanceOf(this.model.claim as Class<Claim>, properties, implied, this.problems);
  }

  /** A claim for each subject, object and place, with its links as rules read them. If the row has no subject, object or place, the links lack it. */
  private *expanded(row: ClaimRow, values: Claim): Iterable<readonly [ClaimRecord, readonly LinkRecord[]]> {
    const named = (key: string): readonly NamedRecord[] => row.named.get(key) ?? [];
    const ids = (key: string) =>
      named(key)
        .map(({ link }) => link.to)
        .sort();
    const entries = (key: string) => named(key).flatMap(({ link }) => this.registry.get(link.to) ?? []);
    const each = (key: string): readonly (NamedRecord | undefined)[] => (named(key).length > 0 ? named(key) : [undefined]);
    const shared = { for: ids("for"), by: ids("by"), cites: ids("cites") };
    const sharedLinks = ["for", "by", "cites"].flatMap((key) => named(key).map(({ link }) => link));
    const hasStatement = row.properties.has("statement");
    const template = typeof values.statement === "string" ? values.statement : "";
    for (const subject of each("subject")) {
      for (const object of each("object")) {
        for (const at of each("at")) {
          const links = [subject, object, at].flatMap((end) => end?.link ?? []);
          const ends = links.flatMap(({ to }) => this.registry.get(to) ?? []);
          const counted = [subject?.link, object?.link, ...named("for").map(({ link }) => link)];
          const isProtected = counted.some((link) => link && this.registry.has(link.to, "protectedGroup"));
          const { quantityComparator, quantityValue, quantityUnit } = withoutSmallCount(values, isProtected);
          const suppressed = { ...values, quantityComparator, quantityValue, quantityUnit };
          const linked = { ...shared, subject: subject?.link.to ?? "", object: object?.link.to ?? "", ...(at && { at: at.link.to }) };
          const levels = [...ends, ...entries("for"), ...entries("by")].map((entry) => this.registry.levelOf(entry));
          const sources = this.sourcesOf(entries("cites"), Math.max(levelOf(values.sensitivity), ...levels));
          const names: Names = { subject: this.nameOf(subject), object: this.nameOf(object), at: at && this.nameOf(at) };
          const statement = hasStatement ? sentenceOf(template, names) : sentenceFor(template, names);
          const id = claimId(this.model, { ...suppressed, ...linked, sources });
          const claim = Object.assign(Object.create(this.model.claim.prototype), defined({ ...suppressed, statement, id }));
          yield [{ values: claim, ...linked }, [...links, ...sharedLinks]];
        }
      }
    }
  }

  /** The level from which a claim is visible. */
  private levelOf({ values, subject, object, at, for: groups, by, cites }: ClaimRecord): number {
    const levels = (ids: readonly string[]) =>
      ids.flatMap((id) => this.registry.get(id) ?? []).map((entry) => this.registry.levelOf(entry));
    const named = levels([subject, object, ...(at ? [at] : []), ...groups, ...by]);
    return Math.max(levelOf(values.sensitivity), ...named, Math.min(...levels(cites)));
  }

  private nameOf(named: NamedRecord | undefined): Name {
    const id = named?.link.to ?? "?";
    const entry = this.registry.get(id);
    return { text: sortTextOf(entry?.values?.name ?? {}) ?? id, of: entry?.type };
  }

  /**
   * The documents that a claim cites, without the position in them. A cited record that is not a passage counts itself. Documents that
   * are more hidden than the claim are left out: its id would reveal them.
   * @param least the level of the claim without its passages
   */
  private sourcesOf(cited: readonly Entry[], least: number): string[] {
    const documents = cited.map((passage) => {
      const source = passage.links.find(({ name }) => name === "OF")?.to;
      return { id: (source !== undefined && this.registry.get(source)?.id) || passage.id, level: this.registry.levelOf(passage) };
    });
    const level = Math.max(Math.min(...documents.map((d) => d.level)), least);
    return documents.filter((d) => d.level <= level).map((d) => d.id);
  }

  private addClaim(record: ClaimRecord, location: SourceLocation): void {
    const { id } = record.values;
    const existing = this.claims.get(id);
    if (!existing) {
      this.claims.set(id, { record, location });
      return;
    }
    const rows = existing.rows ?? [existing];
    const same = rows.find((row) => !differInLists(this.model, row.record, record));
    if (!same) {
      const both = united(this.model, existing.record, record);
      this.claims.set(id, { record: both, location: existing.location, rows: [...rows, { record, location }] });
      return;
    }
    const { subject, object, at, values } = record;
    const claimed = `${subject} ${values.predicate} ${object}${at ? ` at ${at}` : ""}`;
    const advice =
      same.record.cites.join() === record.cites.join() ? "Keep one of the two." : "Write it once and let it cite the passages of both.";
    this.problems.add(
      location,
      "",
      claimed,
      `is claimed twice: ${locationText(same.location)} says it too, from the same source. ${advice}`,
    );
  }
}

/** Without properties that are undefined. */
const defined = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
