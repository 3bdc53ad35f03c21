import { codeKey, codesOf } from "../../../model/codes/codes.js";
import { type Class, plural } from "../../../model/declare.js";
import { type Entity, levelOf } from "../../../model/entity.js";
import { Hierarchy } from "../../../model/hierarchy.js";
import { isA, type Model } from "../../../model/model.js";
import type { LinkRecord } from "../../../model/records.js";
import { type Claimed, type Flag, hasFlag, type Lookup } from "../../../model/rules/rule.js";
import { anyOf, withArticle } from "../../../model/rules/wording.js";
import { idPattern } from "../../../model/values.js";
import { fold } from "../../../text/fold.js";
import { type Named, nearestRecords } from "../../../text/nearest.js";
import { andList, didYouMean, orList } from "../../../text/sentences.js";
import { locationText, type Problems, type SourceLocation } from "../../records/problem.js";
import type { Field } from "./document.js";

/** An entity that other records may name, valid or not: an error in one record is not an error in the records that name it. */
export interface Entry {
  readonly id: string;
  readonly type: Class<Entity>;
  /** Missing if a property is invalid. */
  readonly values?: Entity;
  /** Empty until links are read. */
  links: readonly LinkRecord[];
  readonly location: SourceLocation;
  readonly fields: ReadonlyMap<string, Field>;
}

/** How many records all searches for suggestions may go through. */
const maxSearched = 5_000_000;

/** All entities by id, as rules look them up. */
export class Registry implements Lookup {
  readonly hierarchy = new Hierarchy();
  private readonly entries = new Map<string, Entry>();
  private readonly holders = new Map<string, string>();
  private readonly claimed = new Map<string, Map<string, Claimed>>();
  private readonly wholes = new Map<string, string[]>();
  private readonly suggestions = new Map<string, string>();
  private searched = 0;
  private folded: readonly (Named & Pick<Entry, "type">)[] | undefined;

  /** @param unread ids in files that could not be read: links to them are not refused */
  constructor(
    private readonly model: Model,
    private readonly problems: Problems,
    private readonly unread: ReadonlySet<string> = new Set(),
  ) {}

  /** @returns whether the id is new */
  add(entry: Entry): boolean {
    const existing = this.entries.get(entry.id);
    if (existing) {
      const message = `is taken: ${locationText(existing.location)} has it too. An id names one record of the whole graph.`;
      this.problems.add(entry.location, "id", entry.id, message);
      return false;
    }
    this.entries.set(entry.id, entry);
    this.folded = undefined;
    for (const { scheme, code } of codesOf(entry.type, entry.values ?? {})) {
      const key = codeKey(scheme, code);
      if (!this.holders.has(key)) this.holders.set(key, entry.id);
    }
    return true;
  }
  /** Adds what a claim of containment says. */
  addPart(part: string, whole: string): void {
    this.wholes.set(part, [...this.wholesOf(part), whole]);
  }
  ids(): Iterable<string> {
    return this.entries.keys();
  }
  get(id: string): Entry | undefined {
    return this.entries.get(id);
  }

  isOneOf(id: string, classes: readonly Class[]): boolean {
    const entry = this.entries.get(id);
    return entry ? classes.some((cls) => isA(entry.type, cls)) : this.unread.has(id);
  }
  classOf(id: string): Class | undefined {
    return this.entries.get(id)?.type;
  }
  has(id: string, flag: Flag): boolean {
    return hasFlag(this.entries.get(id)?.values ?? {}, flag);
  }
  holderOf(scheme: string, code: string): string | undefined {
    return this.holders.get(codeKey(scheme, code));
  }
  claimedBy(id: string, predicate: string): Claimed | undefined {
    return this.claimed.get(predicate)?.get(id);
  }
  /** Adds that a claim of a predicate that gives a role says something of a record. @param level from which the claim is visible */
  addClaimed(id: string, predicate: string, level: number): void {
    const ofPredicate = this.claimed.get(predicate) ?? new Map<string, Claimed>();
    this.claimed.set(predicate, ofPredicate);
    if (ofPredicate.get(id) !== "open") ofPredicate.set(id, level === 0 ? "open" : "hidden");
  }
  wholesOf(id: string): readonly string[] {
    return this.wholes.get(id) ?? [];
  }
  /** The level from which a record is visible: its own, or that of what its required links lead to if it is higher. */
  levelOf({ type, values, links }: Entry): number {
    const behind = (this.model.requiredLinks.get(type) ?? []).flatMap(([name, link]) => {
      // A link to a wrong class, which is refused elsewhere, could lead back here.
      const ends = links.filter(({ name: other, to }) => other === name && this.isOneOf(to, this.model.targetsOf(link, type)));
      const levels = ends.flatMap(({ to }) => this.entries.get(to) ?? []).map((end) => this.levelOf(end));
      return levels.length === 0 ? [] : link.one ? Math.max(...levels) : Math.min(...levels);
    });
    return Math.max(values ? levelOf(values.sensitivity) : 0, ...behind);
  }
  nameOf(id: string): string {
    const entry = this.entries.get(id);
    return entry ? `${id} at ${locationText(entry.location)}` : id;
  }
  /** Ids of these classes that are similar, by id or by name in any language; or records of other classes of this name; or the lists in which such ids are written. */
  suggestion(id: string, classes: readonly Class[]): string {
    const members = [...new Set(classes.flatMap((cls) => this.model.membersOf(cls)))];
    const key = `${id} ${members.map((m) => m.name)}`;
    const similar = this.suggestions.get(key) ?? this.similar(id, members);
    this.suggestions.set(key, similar);
    return (
      similar ||
      ` It must be the id of ${anyOf(this.model, classes)}: write one in a list of ${orList(members.map((m) => `\`${plural(m)}\``))}.`
    );
  }
  private similar(id: string, members: readonly Class[]): string {
    // Each search goes through all records, so their number is limited for folders with very many errors.
    this.searched += this.entries.size;
    if (this.searched > maxSearched) return "";
    const named = this.named();
    const candidates = named.filter(({ type }) => members.some((cls) => isA(type, cls)));
    const suggestions = nearestRecords(id, candidates);
    const name = fold(id);
    const isName = (record: Named) => record.names.includes(name);
    const others = candidates.some(isName) ? [] : named.filter(isName).slice(0, 3);
    const elsewhere = andList(others.map((other) => `${withArticle(other.type)}, ${other.id}`));
    return `${elsewhere && ` It is the name of ${elsewhere}.`}${didYouMean(suggestions)}`;
  }
  /** The records that others may name, with their names and aliases. A record whose id is not one is left out. */
  private named(): readonly (Named & Pick<Entry, "type">)[] {
    this.folded ??= [...this.entries.values()].flatMap(({ id, type, values }) => {
      const texts = [...Object.values(values?.name ?? {}), ...Object.values(values?.aliases ?? {}).flat()];
      return idPattern.test(id) ? [{ id, type, names: [...new Set(texts.map(fold))] }] : [];
    });
    return this.folded;
  }
}
