import type { ClaimFact } from "./claim-fact.js";

/** The parts in which communities are compared. */
export const similarityParts = ["ISSUES", "PEOPLE", "ACTORS"] as const;
export type SimilarityPart = (typeof similarityParts)[number];

/** A sort of claim that records a trait of a community: where it has the community, and where the record. */
export interface TraitSource {
  readonly part: SimilarityPart;
  readonly predicate: string;
  readonly community: "subject" | "at";
  readonly record: "subject" | "object" | "for" | "by";
}

/** What is compared of communities. Records of one class alone belong to a part: an issue that undermines a right is no actor. */
// biome-ignore format: a table, to be read row by row
export const traitSources: readonly TraitSource[] = [
  { part: "ISSUES", predicate: "FACES", community: "subject", record: "object" },
  { part: "PEOPLE", predicate: "AFFECTS", community: "at", record: "object" },
  { part: "PEOPLE", predicate: "UNDERMINES", community: "at", record: "for" },
  { part: "PEOPLE", predicate: "PERPETRATES", community: "at", record: "for" },
  { part: "ACTORS", predicate: "PERPETRATES", community: "at", record: "subject" },
  { part: "ACTORS", predicate: "UNDERMINES", community: "at", record: "subject" },
  { part: "ACTORS", predicate: "AFFECTS", community: "at", record: "by" },
  { part: "ACTORS", predicate: "UNDERMINES", community: "at", record: "by" },
];

/** The traits of each part that a community has: ids, sorted and without repeats. */
export type Traits = Readonly<Record<SimilarityPart, readonly string[]>>;

/** What one claim records of a community. */
export interface TraitFact {
  readonly community: string;
  readonly part: SimilarityPart;
  readonly record: string;
}

/**
 * What a claim records, each with where it does. Callers know the classes of records: a place here is no community, and the subject of
 * UNDERMINES may be an issue, which is no actor.
 */
export function traitFactsOf(claim: Pick<ClaimFact, "predicate" | "subject" | "object" | "at" | "for" | "by">): TraitFact[] {
  return traitSources
    .filter(({ predicate }) => predicate === claim.predicate)
    .flatMap(({ part, community, record }) => {
      const id = claim[community];
      return id === null ? [] : [claim[record]].flat().map((trait) => ({ community: id, part, record: trait }));
    });
}

/** The traits of a community, from what is recorded of it and of others. */
export function traitsOf(community: string, facts: readonly TraitFact[]): Traits {
  const own = facts.filter((fact) => fact.community === community);
  const ofPart = (part: SimilarityPart) => [...new Set(own.filter((fact) => fact.part === part).map(({ record }) => record))].sort();
  return { ISSUES: ofPart("ISSUES"), PEOPLE: ofPart("PEOPLE"), ACTORS: ofPart("ACTORS") };
}
