import { codeKey, codesOf } from "../model/codes/codes.js";
import type { Class } from "../model/declare.js";
import { Hierarchy } from "../model/hierarchy.js";
import { isA, type Model } from "../model/model.js";
import type { LinkRecord } from "../model/records.js";
import { type Claimed, type Flag, hasFlag, type Lookup } from "../model/rules/rule.js";
import type { ClaimLine } from "./format.js";
import { IdSet } from "./ids.js";

/**
 * Looks up facts for rules in the part of a dump that was read so far. Memory stays small: it keeps hashes of all ids, and as text
 * only codes, hierarchies, the ids of flagged records and, if any event is under the Chatham House rule, containment.
 */
export class DumpLookup implements Lookup {
  readonly hierarchy = new Hierarchy();
  private readonly ids: ReadonlyMap<Class, IdSet>;
  private readonly members = new Map<Class, readonly IdSet[]>();
  private readonly codes = new Map<string, string>();
  private readonly flagged: Readonly<Record<Flag, Set<string>>> = {
    protectedGroup: new Set<string>(),
    chathamHouse: new Set<string>(),
    driver: new Set<string>(),
  };
  /** Entities that are hidden from some viewers, and entities with a required link to one of these, which are hidden too. */
  private readonly hidden = new IdSet();
  private readonly behindHidden = new IdSet();
  private readonly claimed = new Map<string, Map<string, Claimed>>();
  private readonly wholes = new Map<string, string[]>();
  /** The entities that have links, and how many entities have a class that requires one. */
  private readonly linked = new IdSet();
  /** The claims, if any former id may lead to one. */
  private readonly claims = new IdSet();
  private linkedOfRequired = 0;
  private required = 0;

  constructor(private readonly model: Model) {
    this.ids = new Map(model.entities.map((e) => [e, new IdSet()]));
  }

  add(type: Class, values: { readonly id: string }): void {
    this.ids.get(type)?.add(values.id);
    if (this.requiresLink(type)) this.required++;
    if ((values as { readonly sensitivity?: unknown }).sensitivity !== "CLEAR") this.hidden.add(values.id);
    for (const { scheme, code } of codesOf(type, values)) this.codes.set(codeKey(scheme, code), values.id);
    for (const flag of ["protectedGroup", "chathamHouse"] as const) if (hasFlag(values, flag)) this.flagged[flag].add(values.id);
  }
  /** Adds an entity that has these links. */
  addLinked(id: string, links: Iterable<LinkRecord>): void {
    this.linked.add(id);
    const type = this.classOf(id);
    if (!type || !this.requiresLink(type)) return;
    this.linkedOfRequired++;
    for (const { name, to } of links) if (this.model.links[name]?.required && this.hidden.has(to)) this.behindHidden.add(id);
  }
  /** Adds an entity that has the role. Call it after the last claim: before, rules would miss the claims that give the role. */
  addDriver(id: string): void {
    this.flagged.driver.add(id);
  }
  /** Adds that a claim of a predicate that gives a role says something of a record of its data set. */
  addClaimed({ claim, subject, object, at, for: groups = [], by = [], cites }: ClaimLine): void {
    const isOpen = (id: string) => !this.hidden.has(id) && !this.behindHidden.has(id);
    const named = [subject, object, ...(at === undefined ? [] : [at]), ...groups, ...by];
    const open = claim.sensitivity === "CLEAR" && named.every(isOpen) && cites.some(isOpen);
    const ofPredicate = this.claimed.get(claim.predicate ?? "") ?? new Map<string, Claimed>();
    this.claimed.set(claim.predicate ?? "", ofPredicate);
    if (ofPredicate.get(subject) !== "open") ofPredicate.set(subject, open ? "open" : "hidden");
  }
  addClaim(id: string): void {
    this.claims.add(id);
  }
  /** Whether an id is that of an entity or a claim. */
  hasRecord(id: string): boolean {
    return this.classOf(id) !== undefined || this.claims.has(id);
  }
  addPart(part: string, whole: string): void {
    this.wholes.set(part, [...this.wholesOf(part), whole]);
  }

  isLinked(id: string): boolean {
    return this.linked.has(id);
  }
  /** Whether an entity has no links although its class requires one. */
  get lacksLinks(): boolean {
    return this.linkedOfRequired < this.required;
  }
  get hasChathamHouse(): boolean {
    return this.flagged.chathamHouse.size > 0;
  }

  isOneOf(id: string, classes: readonly Class[]): boolean {
    return classes.some((cls) => this.idsOf(cls).some((ids) => ids.has(id)));
  }
  classOf(id: string): Class | undefined {
    return this.model.entities.find((e) => this.ids.get(e)?.has(id));
  }
  has(id: string, flag: Flag): boolean {
    return this.flagged[flag].has(id);
  }
  holderOf(scheme: string, code: string): string | undefined {
    return this.codes.get(codeKey(scheme, code));
  }
  claimedBy(id: string, predicate: string): Claimed | undefined {
    return this.claimed.get(predicate)?.get(id);
  }
  wholesOf(id: string): readonly string[] {
    return this.wholes.get(id) ?? [];
  }

  private requiresLink(type: Class): boolean {
    return this.model.linksOf(type).some(([, link]) => link.required);
  }
  private idsOf(cls: Class): readonly IdSet[] {
    const found = this.members.get(cls) ?? this.model.entities.flatMap((e) => (isA(e, cls) ? (this.ids.get(e) as IdSet) : []));
    this.members.set(cls, found);
    return found;
  }
}
