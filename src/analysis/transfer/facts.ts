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
  /** From the community, and from each place that a claim names, up to what is around it. */
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

  constructor(readonly facts: TransferFacts) {
    for (const claim of [...facts.claims].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      add(this.bySubject, `${claim.predicate} ${claim.subject}`, claim);
      add(this.byObject, `${claim.predicate} ${claim.object}`, claim);
    }
    for (const { from, to } of [...facts.around, ...facts.concepts]) this.above.set(from, (this.above.get(from) ?? new Set()).add(to));
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
  /** The countries that a place lies in, or is. */
  countriesOf(place: string): string[] {
    const around = [place, ...(this.above.get(place) ?? [])];
    return [...new Set(around)].filter((id) => this.facts.kinds.get(id) === "COUNTRY").sort();
  }
}

function add(map: Map<string, ClaimFact[]>, key: string, claim: ClaimFact): void {
  const list = map.get(key);
  if (list) list.push(claim);
  else map.set(key, [claim]);
}
