import { compareText } from "../text/compare.js";
import { type SimilarityPart, similarityParts, type Traits } from "./community-traits.js";
import { similarCommunitiesConstants as constants } from "./constants.js";
import type { Method } from "./method.js";
import type { Range } from "./range.js";

export const similarCommunitiesMethod: Method = {
  name: "similarCommunities",
  version: "1",
  description: {
    en: "How much of what is recorded of two communities is the same: a weighted overlap of the issues that they face, the people whom these hit and the kinds of actors that do it, where what few communities have weighs more. What is not recorded makes a range, not a difference. It compares what was written down, not the communities: it is an indication of where to look, and no prediction that what helped there helps here.",
    es: "Cuánto de lo que está registrado de dos comunidades es lo mismo: una superposición ponderada de los problemas que enfrentan, de las personas a las que afectan y de los tipos de actores que los causan, donde lo que pocas comunidades tienen pesa más. Lo que no está registrado da un intervalo, no una diferencia. Compara lo que se escribió, no las comunidades: es una indicación de dónde mirar, y no una predicción de que lo que ayudó allí ayude aquí.",
    fr: "Quelle part de ce qui est enregistré de deux communautés est la même : un recouvrement pondéré des problèmes auxquels elles font face, des personnes touchées et des types d'acteurs en cause, où ce que peu de communautés ont pèse plus. Ce qui n'est pas enregistré donne un intervalle, non une différence. Cela compare ce qui a été écrit, non les communautés : c'est une indication d'où regarder, et non une prédiction que ce qui a aidé là-bas aide ici.",
  },
};

/** A record that one of two communities has, or both. */
export interface WeighedTrait {
  readonly record: string;
  /** How many communities have it besides the two that are compared. */
  readonly others: number;
  /** In hundredths. */
  readonly weight: number;
}

/** How two communities compare in one part. */
export interface PartComparison {
  readonly part: SimilarityPart;
  /** What it adds to the similarity. */
  readonly contribution: Range;
  /** Each list has the weightiest first, then by id. */
  readonly shared: readonly WeighedTrait[];
  readonly onlyHere: readonly WeighedTrait[];
  readonly onlyThere: readonly WeighedTrait[];
  /** How many records fewer than expected each of them has. */
  readonly missingHere: number;
  readonly missingThere: number;
}

export interface ComparedCommunity {
  readonly id: string;
  /** What lists sort it by. */
  readonly name: string;
  readonly traits: Traits;
}

/** How a community compares with the one asked about. */
export interface CommunityComparison {
  readonly community: string;
  readonly name: string;
  /** The sum of what its parts contribute. */
  readonly similarity: Range;
  readonly parts: readonly PartComparison[];
}

/**
 * The weight of a record that so many other communities have, in hundredths: 100 / log2(2 + others), to the nearest. Adamic and Adar
 * (2003) weigh what two people share by the inverse of the logarithm of how many have it; the 2 keeps the weight of what is unique finite.
 */
export const traitWeight = (others: number): number => Math.round(100 / Math.log2(2 + others));
const greatestWeight = traitWeight(0);

/** What a record adds to the weight by which communities are chosen for comparison, if so many have it, the two that share it included. */
export const sharedWeight = (part: SimilarityPart, communities: number): number =>
  constants.share[part] * traitWeight(Math.max(0, communities - 2));

/** What is recorded of two communities, compared. @param counts how many communities have each record that one of the two has */
export function compareCommunities(
  here: ComparedCommunity,
  there: ComparedCommunity,
  counts: ReadonlyMap<string, number>,
): CommunityComparison {
  const parts = similarityParts.map((part) => comparedPart(part, here.traits[part], there.traits[part], counts));
  const sum = (end: keyof Range) => parts.reduce((total, { contribution }) => total + contribution[end], 0);
  return { community: there.id, name: there.name, similarity: { low: sum("low"), high: sum("high") }, parts };
}

/** Communities by how they compare with one: the greatest low first, then the greatest high, then by name and id. */
export function rankedCommunities(
  here: ComparedCommunity,
  others: readonly ComparedCommunity[],
  counts: ReadonlyMap<string, number>,
): CommunityComparison[] {
  return others
    .map((there) => compareCommunities(here, there, counts))
    .sort(
      (a, b) =>
        b.similarity.low - a.similarity.low ||
        b.similarity.high - a.similarity.high ||
        compareText(a.name, b.name) ||
        compareText(a.community, b.community),
    );
}

function comparedPart(
  part: SimilarityPart,
  here: readonly string[],
  there: readonly string[],
  counts: ReadonlyMap<string, number>,
): PartComparison {
  const isHere = new Set(here);
  const isThere = new Set(there);
  const weighed = (records: readonly string[], holders: number): WeighedTrait[] =>
    records
      .map((record) => {
        const others = (counts.get(record) ?? holders) - holders;
        return { record, others, weight: traitWeight(others) };
      })
      .sort((a, b) => b.weight - a.weight || (a.record < b.record ? -1 : 1));
  const lists = {
    shared: weighed(
      here.filter((record) => isThere.has(record)),
      2,
    ),
    onlyHere: weighed(
      here.filter((record) => !isThere.has(record)),
      1,
    ),
    onlyThere: weighed(
      there.filter((record) => !isHere.has(record)),
      1,
    ),
  };
  const missingHere = Math.max(0, constants.expected[part] - here.length);
  const missingThere = Math.max(0, constants.expected[part] - there.length);
  return { part, contribution: overlap(constants.share[part], lists, missingHere, missingThere), ...lists, missingHere, missingThere };
}

type Lists = Readonly<Record<"shared" | "onlyHere" | "onlyThere", readonly WeighedTrait[]>>;
const total = (traits: readonly WeighedTrait[]) => traits.reduce((sum, { weight }) => sum + weight, 0);

/**
 * The weighted Jaccard overlap (Ruzicka 1958) as a range over all that the missing records of either side could be.
 * @param share of the part, in hundredths
 * @returns the least: every missing record is another one that no other community has; and the most: each is one that only the other side
 * has, the weightiest first, or some are new ones that both sides miss
 */
function overlap(share: number, { shared, onlyHere, onlyThere }: Lists, missingHere: number, missingThere: number): Range {
  const common = total(shared);
  const union = common + total(onlyHere) + total(onlyThere);
  const leastUnion = union + greatestWeight * (missingHere + missingThere);
  const both = Math.min(missingHere, missingThere);
  const most = Array.from({ length: both + 1 }, (_, newOnBoth) => {
    const added = greatestWeight * newOnBoth;
    const matched = total(onlyHere.slice(0, missingThere - newOnBoth)) + total(onlyThere.slice(0, missingHere - newOnBoth));
    return hundredths(share, common + matched + added, union + added);
  });
  return { low: hundredths(share, common, leastUnion), high: Math.max(...most) };
}

/** A part of a share to the nearest hundredth, halves up, in whole numbers; nothing of nothing is 0. */
const hundredths = (share: number, part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((2 * share * part + whole) / (2 * whole));
