import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { type SimilarityPart, similarityParts, traitSources, traitsOf } from "../../../analysis/community-traits.js";
import { similarCommunitiesConstants as constants } from "../../../analysis/constants.js";
import { type CommunityComparison, rankedCommunities, sharedWeight } from "../../../analysis/similar-communities.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import {
  communitiesSharing,
  communityElsewhere,
  communityTraits,
  countriesOf,
  type SharingCommunities,
  type SharingQuery,
} from "../../../graph/statements/questions/similar-communities.js";
import { readClaimFacts } from "../facts.js";
import type { Reader } from "../reader.js";
import { traitCountsOf } from "./trait-counts.js";

export interface SimilarCommunitiesQuery extends ClaimChoice {
  readonly community: string;
  readonly otherCountriesOnly: boolean;
}

const choiceOf = ({ community: _, otherCountriesOnly: __, ...choice }: SimilarCommunitiesQuery): ClaimChoice => choice;

/** What is recorded of the community, with the weight that sharing each record has. */
async function readHere(reader: Reader, query: SimilarCommunitiesQuery) {
  const choice = choiceOf(query);
  const [facts, counts] = await Promise.all([readTraits(reader, [query.community], choice), traitCountsOf(reader, choice)]);
  const traits = traitsOf(query.community, facts);
  const weighed = similarityParts
    .filter((part) => traits[part].length)
    .map((part) => ({ part, records: traits[part], weights: traits[part].map((id) => sharedWeight(part, counts.get(id) ?? 0)) }));
  const sharing: SharingQuery | null = weighed.length ? { community: query.community, traits: weighed, choice } : null;
  return { traits, counts, sharing };
}
export const hereOf = (reader: Reader, query: SimilarCommunitiesQuery) => reader.computed(readHere, query);

/** The communities that share something with the one asked about: how many, and the first of those that may be listed. */
async function readSharing(reader: Reader, query: SimilarCommunitiesQuery): Promise<SharingCommunities> {
  const { level } = reader.viewer;
  const { sharing } = await hereOf(reader, query);
  const none = { all: 0, sameCountry: 0, countryUnknown: 0, communities: [] };
  if (!sharing) return none;
  const notIn = query.otherCountriesOnly ? await reader.facts(countriesOf(reader.model, query.community, level)) : undefined;
  // Where it lies in no recorded country, none can be said to lie in another one.
  const isUnknown = notIn?.length === 0;
  const statement = communitiesSharing(reader.model, sharing, isUnknown ? undefined : notIn, constants.compared, level);
  const [found = none] = await reader.facts(statement);
  return isUnknown ? { ...none, all: found.all, countryUnknown: found.all } : found;
}
/** Whether no community is recorded to lie in another country, though it is recorded in which one this community lies. */
export async function isNoneElsewhere(reader: Reader, community: string): Promise<boolean> {
  const { level } = reader.viewer;
  const countries = await reader.facts(countriesOf(reader.model, community, level));
  return countries.length > 0 && (await reader.facts(communityElsewhere(reader.model, countries, level))).length === 0;
}
export const sharingOf = (reader: Reader, query: SimilarCommunitiesQuery) => reader.computed(readSharing, query);

/** The communities that share something with the one asked about, compared with it, in order. */
async function readRanked(reader: Reader, query: SimilarCommunitiesQuery): Promise<readonly CommunityComparison[]> {
  const [{ traits, counts }, { communities }] = await Promise.all([hereOf(reader, query), sharingOf(reader, query)]);
  const ids = communities.map(({ id }) => id);
  const facts = await readTraits(reader, ids, choiceOf(query));
  const others = communities.map(({ id, name }) => ({ id, name, traits: traitsOf(id, facts) }));
  return rankedCommunities({ id: query.community, name: "", traits }, others, counts);
}
export const rankedOf = (reader: Reader, query: SimilarCommunitiesQuery) => reader.computed(readRanked, query);

async function readTraits(reader: Reader, communities: readonly string[], choice: ClaimChoice) {
  if (!communities.length) return [];
  const read = (part: SimilarityPart) => reader.facts(communityTraits(reader.model, part, communities, choice, reader.viewer.level));
  return (await Promise.all(similarityParts.map(read))).flat();
}

/** Communities whose rows are shown together, so that what is behind them is read at once. */
export interface ComparedPage {
  readonly query: SimilarCommunitiesQuery;
  readonly communities: readonly string[];
}

const predicatesAt = (community: "subject" | "at") => [
  ...new Set(traitSources.filter((s) => s.community === community).map(({ predicate }) => predicate)),
];
/** The claims that record the traits of the communities of a page, and of the one asked about. */
export function readTraitClaims(reader: Reader, { query, communities }: ComparedPage): Promise<ClaimFact[]> {
  const ids = [query.community, ...communities];
  const choice = choiceOf(query);
  return readClaimFacts(
    reader,
    { ids, end: "subject", predicates: predicatesAt("subject"), choice, details: ["evidence"] },
    { ids, end: "at", predicates: predicatesAt("at"), choice, details: ["at", "for", "by", "evidence"] },
  );
}
