import type { PlaceKind } from "../../model/entities/index.js";
import type { ClaimFact, HierarchyStep } from "../claim-fact.js";

/** What the method takes: claims that count, and hierarchies, as far as they concern the question. Further facts change nothing. */
export interface TransferFacts {
  /** The community or the place that asks. */
  readonly community: string;
  readonly issue: string;
  readonly claims: readonly ClaimFact[];
  /** From the issue down to what is narrower. */
  readonly narrower: readonly HierarchyStep[];
  /** From the issue up to what is wider. */
  readonly wider: readonly HierarchyStep[];
  /** From the community, from each place around it, and from each place that a claim names, up to what is around it. */
  readonly around: readonly HierarchyStep[];
  /**
   * From each group of people and each right that a claim names, and from each issue that the community faces, up to what is wider; and to
   * each such issue from what is narrower.
   */
  readonly concepts: readonly HierarchyStep[];
  /** The kinds of places; a community has none. */
  readonly kinds: ReadonlyMap<string, PlaceKind>;
  /** How many communities face each issue that the community faces. */
  readonly facing: ReadonlyMap<string, number>;
  /** What practices and programmes are called, for the order. */
  readonly names: ReadonlyMap<string, string>;
}

/** Facts with look-ups by what they are about. */
export class TransferIndex {
  private readonly bySubject = new Map<string, ClaimFact[]>();
  private readonly byObject = new Map<string, ClaimFact[]>();
  private readonly above = new Map<string, Set<string>>();
  private readonly stepsUp = new Map<string, number>();

  constructor(readonly facts: TransferFacts) {
    for (const claim of [...facts.claims].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      add(this.bySubject, `${claim.predicate} ${claim.subject}`, claim);
      add(this.byObject, `${claim.predicate} ${claim.object}`, claim);
    }
    for (const { from, to } of [...facts.around, ...facts.concepts]) this.above.set(from, (this.above.get(from) ?? new Set()).add(to));
    for (const { from, to, steps } of facts.around)
      if (from === facts.community) this.stepsUp.set(to, Math.min(steps, this.stepsUp.get(to) ?? steps));
  }

  /** The claims of a predicate about a subject, by id. */
  from(predicate: string, subject: string): readonly ClaimFact[] {
    return this.bySubject.get(`${predicate} ${subject}`) ?? [];
  }
  /** The claims of a predicate that lead to an object, by id. */
  to(predicate: string, object: string): readonly ClaimFact[] {
    return this.byObject.get(`${predicate} ${object}`) ?? [];
  }
  /** Whether a record is another or lies within it, or below it. */
  isWithin(id: string, other: string): boolean {
    return id === other || (this.above.get(id)?.has(other) ?? false);
  }
  /** Whether a place or community is the one that asks, or lies in it. */
  isHere(place: string): boolean {
    return this.isWithin(place, this.facts.community);
  }
  /** What lies around a place or community, and it itself, in order. */
  around(place: string): string[] {
    return [...new Set([place, ...(this.above.get(place) ?? [])])].sort();
  }
  /** The fewest links up from the community to something that lies around it. */
  stepsTo(place: string): number {
    return place === this.facts.community ? 0 : (this.stepsUp.get(place) ?? Number.POSITIVE_INFINITY);
  }
  /** The places of a kind that a place lies in, or is. */
  unitsOf(place: string, kind: PlaceKind): string[] {
    return this.around(place).filter((id) => this.facts.kinds.get(id) === kind);
  }
  /** The countries that a place lies in, or is. */
  countriesOf(place: string): string[] {
    return this.unitsOf(place, "COUNTRY");
  }
}

function add(map: Map<string, ClaimFact[]>, key: string, claim: ClaimFact): void {
  const list = map.get(key);
  if (list) list.push(claim);
  else map.set(key, [claim]);
}
