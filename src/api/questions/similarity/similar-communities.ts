import { ArgsType, Field, Int } from "type-graphql";
import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { type SimilarityPart, similarityParts, type Traits, traitFactsOf } from "../../../analysis/community-traits.js";
import { similarCommunitiesConstants as constants } from "../../../analysis/constants.js";
import { similarCommunitiesMethod } from "../../../analysis/similar-communities.js";
import type { Value } from "../../../graph/graph.js";
import type { Class } from "../../../model/declare.js";
import { Community } from "../../../model/entities/index.js";
import { claimsField } from "../../answers/claims-field.js";
import { dataVersionField, methodField } from "../../answers/envelope.js";
import { recordField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedField, nestedListField } from "../../answers/nested-field.js";
import type { ConnectionAnswer, Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import type { Reader } from "../../reading/reader.js";
import {
  hereOf,
  isNoneElsewhere,
  rankedOf,
  readTraitClaims,
  type SimilarCommunitiesQuery,
  sharingOf,
} from "../../reading/similarity/similar-communities.js";
import { choiceArgsOf } from "../../schema/inputs.js";
import { recordArgument } from "../../schema/record-arguments.js";
import { registeredEnum, type SchemaTypes } from "../../schema/types.js";
import { similarCommunitiesWords } from "../../words/similar-communities.js";
import { type SimilarCommunityRow, similarCommunity } from "./similar-community.js";

@ArgsType()
class SimilarityArgs {
  @recordArgument(
    Community,
    "The community to compare others with, by id. A place is no community: what a region faces is not what its communities face.",
    { instead: "name a community, or ask responseGaps what the place and each community within it are recorded as facing" },
  )
  community!: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Whether only communities that are recorded to lie in other countries are listed.",
  })
  otherCountriesOnly!: boolean;
}

const NotListedReasonEnum = registeredEnum("NotListedReason", "Why communities that share something are not listed.", {
  SAME_COUNTRY: "They lie in the same country, and `otherCountriesOnly` is true.",
  COUNTRY_UNKNOWN: "It is not recorded in which country they lie, or the community asked about, and `otherCountriesOnly` is true.",
  TOO_MANY: `More share something than are compared: those that share the greatest weight are, at most ${constants.compared}.`,
});
interface NotListed {
  readonly reason: string;
  readonly count: number;
}
const notListed: RowType<NotListed> = {
  name: "NotListed",
  description: "Communities that share something and are not listed, for one reason.",
  fields: [
    valueField("reason", () => NotListedReasonEnum, "Why they are not listed."),
    valueField(
      "count",
      () => Int,
      "How many communities that is. Without `otherCountriesOnly` they are rows, with their claims, unless there are too many.",
    ),
  ],
};
async function notListedOf(query: SimilarCommunitiesQuery, reader: Reader): Promise<NotListed[]> {
  const { all, sameCountry, countryUnknown } = await sharingOf(reader, query);
  const [same, unknown] = query.otherCountriesOnly ? [sameCountry, countryUnknown] : [0, 0];
  const listed = (await rankedOf(reader, query)).length;
  return [
    { reason: "SAME_COUNTRY", count: same },
    { reason: "COUNTRY_UNKNOWN", count: unknown },
    { reason: "TOO_MANY", count: all - same - unknown - listed },
  ].filter(({ count }) => count > 0);
}

interface RecordedHere {
  readonly traits: Traits;
  readonly claims: readonly ClaimFact[];
}
/** How much of a part is recorded, and the claims that record it. */
const recordedPart = (part: SimilarityPart, name: "issue" | "people" | "actor", plural: string, description: string) => [
  valueField<RecordedHere>(plural, () => Int, description, { value: ({ traits }) => traits[part].length }),
  claimsField<RecordedHere>(`${name}Claims`, "How many claims record these.", ({ traits, claims }) => ({
    ids: claims
      .filter((claim) => traitFactsOf(claim).some((fact) => fact.part === part && traits[part].includes(fact.record)))
      .map(({ id }) => id),
  })),
];
const recordedHere: RowType<RecordedHere> = {
  name: "RecordedTraits",
  description: "How much is recorded of a community that others are compared by.",
  fields: [
    ...recordedPart("ISSUES", "issue", "issues", "How many issues it is recorded to face."),
    ...recordedPart("PEOPLE", "people", "people", "How many groups of people are recorded as hit there."),
    ...recordedPart("ACTORS", "actor", "actors", "How many kinds of actors are recorded to do it there."),
  ],
};
async function recordedOf(query: SimilarCommunitiesQuery, reader: Reader): Promise<RecordedHere> {
  const [{ traits }, claims] = await Promise.all([hereOf(reader, query), readTraitClaims(reader, { query, communities: [] })]);
  return { traits, claims };
}

/** Rows after a key; their order is that of the list. */
function after(key: readonly Value[], [low, high, name, id]: readonly Value[]): boolean {
  const [one, other] = [key, [low, high, name, id]] as (string | number)[][];
  const differing = one?.findIndex((part, i) => part !== other?.[i]) ?? -1;
  return differing >= 0 && (one?.[differing] as string | number) > (other?.[differing] as string | number);
}

const answer: ConnectionAnswer<SimilarCommunitiesQuery> = {
  name: "SimilarCommunities",
  description:
    "Communities that share something with one, as far as both are recorded: in the issues that both face, the people whom these hit, and the kinds of actors.",
  fields: [
    methodField(similarCommunitiesMethod, ({ community, otherCountriesOnly }) => [
      { name: "community", value: community },
      { name: "otherCountriesOnly", value: String(otherCountriesOnly) },
      ...similarityParts.map((part) => ({ name: `share ${part}`, value: String(constants.share[part]) })),
      ...similarityParts.map((part) => ({ name: `expected ${part}`, value: String(constants.expected[part]) })),
      { name: "compared", value: String(constants.compared) },
    ]),
    dataVersionField,
    recordField("here", Community, "The community asked about.", ({ community }) => community, { columns: [] }),
    nestedField("recordedHere", recordedHere, "How much is recorded of it.", recordedOf),
    valueField(
      "sharingCount",
      () => Int,
      "How many communities share something with it, listed or not. The rows have the claims of those that are.",
      {
        value: async (query, reader) => (await sharingOf(reader, query)).all,
      },
    ),
    nestedListField("leftOut", notListed, "Communities that share something and are not listed, by reason.", notListedOf),
    sentenceField("summary", "The answer in a sentence.", similarCommunitiesWords, async (query, reader) => {
      const [{ sharing }, { all }, { length }] = await Promise.all([
        hereOf(reader, query),
        sharingOf(reader, query),
        rankedOf(reader, query),
      ]);
      const without = all ? "ALL_LEFT_OUT" : "NONE_SHARES";
      const none = !length && query.otherCountriesOnly && (await isNoneElsewhere(reader, query.community)) ? "NONE_ELSEWHERE" : without;
      const found = length ? "FOUND" : none;
      return { template: sharing ? found : "NOTHING_RECORDED", values: { n: length || all, here: { record: query.community } } };
    }),
  ],
  connection: {
    row: similarCommunity,
    description: "The communities: the greatest low first, then the greatest high, then by name.",
    counts: "How many communities are listed on all pages. That one is not among them is no evidence that it is different.",
    table: true,
    key: ["number", "number", "string", "string"],
    async page(reader, query, first, afterKey) {
      const ranked = (await rankedOf(reader, query)).map((found) => {
        const { low, high } = found.similarity;
        return { ...found, key: [-low, -high, found.name, found.community] };
      });
      const rows = (afterKey ? ranked.filter(({ key }) => after(key, afterKey)) : ranked).slice(0, first);
      const page = { query, communities: rows.map(({ community }) => community) };
      return rows.map((row): SimilarCommunityRow => ({ ...row, page }));
    },
    count: async (reader, query) => (await rankedOf(reader, query)).length,
  },
};

type SimilarCommunitiesArgs = SimilarityArgs & Omit<SimilarCommunitiesQuery, keyof SimilarityArgs>;

/** Communities elsewhere that are like one, on what is recorded. */
export const similarCommunities: Question<SimilarCommunitiesArgs, SimilarCommunitiesQuery> = {
  name: "similarCommunities",
  description:
    "Which communities are recorded to face what this one faces, with the people whom it hits and the actors that do it, and which practices they have that are not recorded here. An indication of where to look, and no prediction.",
  args: (types: SchemaTypes) => choiceArgsOf(types, SimilarityArgs, "similarCommunities args") as Class<SimilarCommunitiesArgs>,
  example: { community: "tumaco" },
  // The claims of its issues are counted, and what the compared communities have is read.
  cost: 1000,
  answer,
};
