import { Int } from "type-graphql";
import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { type SimilarityPart, traitFactsOf } from "../../../analysis/community-traits.js";
import { similarCommunitiesConstants as constants } from "../../../analysis/constants.js";
import { lowInformationOf } from "../../../analysis/low-information.js";
import type { CommunityComparison, PartComparison, WeighedTrait } from "../../../analysis/similar-communities.js";
import type { AxisName } from "../../../graph/axes.js";
import type { PracticesThere, PracticeThere } from "../../../graph/statements/questions/practices-there.js";
import { practicesThere } from "../../../graph/statements/questions/practices-there.js";
import { defaultAssertions, unstatedAssertions, withUnstated } from "../../../model/claim.js";
import { Community } from "../../../model/entities/index.js";
import { Entity, Undertaking } from "../../../model/entity.js";
import { type ClaimsBehind, claimsField } from "../../answers/claims-field.js";
import { hundredthsColumns, rangeOfHundredths } from "../../answers/columns/hundredths.js";
import { lowInformationField } from "../../answers/envelope.js";
import { recordField, valueField } from "../../answers/fields.js";
import type { KeyedRow, RowType } from "../../answers/lists.js";
import { nestedField, nestedListField } from "../../answers/nested-field.js";
import { sentenceField } from "../../answers/sentence-field.js";
import type { Reader } from "../../reading/reader.js";
import { type ComparedPage, readTraitClaims } from "../../reading/similarity/similar-communities.js";
import { predicatesOf, registeredEnum } from "../../schema/types.js";
import { missingTraitsWords, practicesThereWords, similarCommunitiesWords } from "../../words/similar-communities.js";

/** One community, compared, with the page that it stands on. */
export interface SimilarCommunityRow extends CommunityComparison, KeyedRow {
  readonly page: ComparedPage;
}

const SimilarityPartEnum = registeredEnum("SimilarityPart", "What is compared of communities.", {
  ISSUES: "The issues that they face.",
  PEOPLE: "The people whom an issue or an actor hits there.",
  ACTORS: "The kinds of actors that act there.",
} satisfies Record<SimilarityPart, string>);

/** The axis of claims on which the records of a part are values. */
const axisOf: Readonly<Record<SimilarityPart, AxisName>> = { ISSUES: "ISSUE", PEOPLE: "POPULATION_GROUP", ACTORS: "ACTOR_TYPE" };

/** The claims of one predicate that record a trait of a community. */
interface TraitClaims extends ClaimsBehind {
  readonly predicate: string;
}
const traitClaims: RowType<TraitClaims> = {
  name: "TraitClaims",
  description: "The claims of one predicate that record a trait of a community.",
  fields: [
    valueField("predicate", predicatesOf, "The predicate of the claims."),
    claimsField("claims", "How many claims of the predicate record the trait.", (claims) => claims),
  ],
};

/** A trait in the row that it belongs to. */
interface TraitRow extends WeighedTrait {
  readonly part: SimilarityPart;
  readonly row: SimilarCommunityRow;
}
async function recordedOf({ record, part, row: { page } }: TraitRow, community: string, reader: Reader): Promise<TraitClaims[]> {
  const claims = (await reader.computed(readTraitClaims, page)).filter((claim) =>
    traitFactsOf(claim).some((fact) => fact.community === community && fact.record === record),
  );
  const predicates = [...new Set(claims.map(({ predicate }) => predicate))].sort();
  return predicates.map((predicate) => ({
    predicate,
    ids: claims.filter((claim) => claim.predicate === predicate).map(({ id }) => id),
    drillDown: {
      groups: [
        { axis: "PREDICATE", value: predicate },
        { axis: "COMMUNITY", value: community },
        { axis: axisOf[part], value: record },
      ],
      choice: page.query,
    },
  }));
}
const trait: RowType<TraitRow> = {
  name: "CommunityTrait",
  description: "An issue, a group of people or a kind of actor that is recorded of one of the two communities, or of both.",
  fields: [
    recordField("record", Entity, "What it is: `__typename` is its class.", ({ record }) => record),
    valueField(
      "others",
      () => Int,
      "How many other communities it is recorded of, these two left aside. `claimGroups` by COMMUNITY lists the claims.",
    ),
    valueField("weight", () => Int, "What it weighs, in hundredths: the more, the fewer others have it."),
    nestedListField("recordedHere", traitClaims, "The claims that record the trait of the community asked about.", (from, reader) =>
      recordedOf(from, from.row.page.query.community, reader),
    ),
    nestedListField("recordedThere", traitClaims, "The claims that record the trait of the other community.", (from, reader) =>
      recordedOf(from, from.row.community, reader),
    ),
  ],
};

/** The claims that record what is compared in a row, or in one of its parts. */
async function claimsOf({ community, page, parts }: SimilarCommunityRow, reader: Reader, wanted?: SimilarityPart): Promise<ClaimFact[]> {
  const both = [page.query.community, community];
  const traits = new Map(
    parts
      .filter(({ part }) => wanted === undefined || part === wanted)
      .map(({ part, shared, onlyHere, onlyThere }) => [part, [...shared, ...onlyHere, ...onlyThere].map(({ record }) => record)]),
  );
  return (await reader.computed(readTraitClaims, page)).filter((claim) =>
    traitFactsOf(claim).some((fact) => both.includes(fact.community) && traits.get(fact.part)?.includes(fact.record)),
  );
}

interface PartRow extends PartComparison {
  readonly row: SimilarCommunityRow;
}
const listed = `The weightiest first, at most ${constants.listed}.`;
const traitList = (name: "shared" | "onlyHere" | "onlyThere", description: string) =>
  nestedListField<PartRow, TraitRow>(name, trait, `${description} ${listed}`, (from) =>
    from[name].slice(0, constants.listed).map((found) => ({ ...found, part: from.part, row: from.row })),
  );
const countField = (name: "shared" | "onlyHere" | "onlyThere", description: string) =>
  valueField<PartRow>(`${name}Count`, () => Int, description, { value: (from) => from[name].length });
const partRow: RowType<PartRow> = {
  name: "ComparedPart",
  description: "How two communities compare in their issues, in the people whom these hit, or in the actors that do it.",
  fields: [
    valueField("part", () => SimilarityPartEnum, "What is compared."),
    countField("shared", "How many records both have."),
    countField("onlyHere", "How many the community asked about has alone."),
    countField("onlyThere", "How many the other community has alone."),
    valueField("missingHere", () => Int, "How many fewer than expected are recorded of the community asked about: each could be anything."),
    valueField("missingThere", () => Int, "How many fewer than expected are recorded of the other community: each could be anything."),
    claimsField("claims", "How many claims record what is compared, of either community.", async ({ part, row }, reader) => ({
      ids: (await claimsOf(row, reader, part)).map(({ id }) => id),
    })),
    nestedField("contribution", rangeOfHundredths, "What it adds to the similarity, as a range.", ({ contribution }) => contribution),
    sentenceField(
      "question",
      "What to ask, where fewer than expected are recorded; null where enough are.",
      missingTraitsWords,
      ({ part, missingHere, missingThere, row }) => {
        const communities = [...(missingHere ? [row.page.query.community] : []), ...(missingThere ? [row.community] : [])];
        return communities.length
          ? { template: part, values: { communities: { records: communities }, expected: constants.expected[part] } }
          : null;
      },
      { nullable: true },
    ),
    traitList("shared", "What both have."),
    traitList("onlyHere", "What the community asked about has alone."),
    traitList("onlyThere", "What the other community has alone."),
  ],
};

/** What the page's communities do that is not recorded here. */
async function readPractices(reader: Reader, { query, communities }: ComparedPage): Promise<ReadonlyMap<string, PracticesThere>> {
  const { community, otherCountriesOnly: _, ...choice } = query;
  const statement = practicesThere(reader.model, communities, community, choice, constants.listed, reader.viewer.level);
  return new Map((await reader.facts(statement)).map((found) => [found.community, found]));
}
const practicesOf = async ({ community, page }: SimilarCommunityRow, reader: Reader) =>
  (await reader.computed(readPractices, page)).get(community);
/** What only claims that the choice leaves out as implied or inferred have in the page's communities; nothing if it leaves none out. */
async function readImpliedPractices(reader: Reader, { query, communities }: ComparedPage): Promise<ReadonlyMap<string, PracticesThere>> {
  const { community, otherCountriesOnly: _, ...choice } = query;
  const assertions = unstatedAssertions.filter((one) => !(choice.assertions ?? defaultAssertions).includes(one));
  if (!assertions.length) return new Map();
  const implied = { ...choice, assertions };
  const statement = practicesThere(reader.model, communities, community, implied, 0, reader.viewer.level, choice);
  return new Map((await reader.facts(statement)).map((found) => [found.community, found]));
}
const impliedPracticesOf = async ({ community, page }: SimilarCommunityRow, reader: Reader) =>
  (await reader.computed(readImpliedPractices, page)).get(community)?.count ?? 0;

/** A number of claims on a practice, and these claims. */
const numberOfClaims = (name: "helpful" | "adverse" | "carriedOut", what: string) => [
  valueField<PracticeThere>(name, () => Int, `How many claims ${what}`, { value: (from) => from[name].length }),
  claimsField<PracticeThere>(`${name}Claims`, "These claims.", (from) => ({ ids: from[name] })),
];
const practice: RowType<PracticeThere> = {
  name: "PracticeThere",
  description: "A practice or programme of the other community of which no claim is recorded here.",
  fields: [
    recordField("practice", Undertaking, "The practice or programme.", (from) => from.practice),
    ...numberOfClaims("helpful", "hold there and say that it helps, or is meant or advised to."),
    ...numberOfClaims("adverse", "hold there and say that it harms, or does nothing. MIXED counts on both sides."),
    ...numberOfClaims("carriedOut", "say that it was carried out there, which says nothing of what came of it."),
    claimsField("claims", "How many claims these are together.", ({ claims }) => ({ ids: claims })),
  ],
};

const sumOf = (parts: readonly PartComparison[], list: "shared" | "onlyHere" | "onlyThere") =>
  parts.reduce((sum, compared) => sum + compared[list].length, 0);
const countOf = (name: string, description: string, value: (row: SimilarCommunityRow) => number) =>
  valueField<SimilarCommunityRow>(name, () => Int, description, { value });
const sharedIn = ({ parts }: SimilarCommunityRow, wanted: SimilarityPart) =>
  parts.find((compared) => compared.part === wanted)?.shared.length ?? 0;
const isUnknown = ({ parts }: SimilarCommunityRow) => parts.some(({ missingHere, missingThere }) => missingHere + missingThere > 0);

/** A sentence names so many records at most. */
const named = 8;

/** One answer to `similarCommunities`. */
export const similarCommunity: RowType<SimilarCommunityRow> = {
  name: "SimilarCommunity",
  description: "A community that shares something with the one asked about, as far as both are recorded.",
  fields: [
    recordField("community", Community, "The other community.", ({ community }) => community),
    countOf("sharedIssues", "How many issues both are recorded to face. `parts` has the claims, of this and of the numbers below.", (row) =>
      sharedIn(row, "ISSUES"),
    ),
    countOf("sharedPeople", "How many groups of people are recorded as hit in both.", (row) => sharedIn(row, "PEOPLE")),
    countOf("sharedActors", "How many kinds of actors are recorded to do it in both.", (row) => sharedIn(row, "ACTORS")),
    countOf("onlyHere", "How many issues, groups and kinds of actors are recorded here alone.", ({ parts }) => sumOf(parts, "onlyHere")),
    countOf("onlyThere", "How many issues, groups and kinds of actors are recorded there alone.", ({ parts }) => sumOf(parts, "onlyThere")),
    nestedField(
      "similarity",
      rangeOfHundredths,
      "The sum of what the parts contribute, as a range: an indication, not a measure.",
      (row) => row.similarity,
      {
        columns: {
          columns: hundredthsColumns("similarity", "What the two share, as far as both are recorded: an indication, not a measure."),
          cells: ({ similarity: { low, high } }) => [low, high],
        },
      },
    ),
    nestedListField("parts", partRow, "What is shared, only here and only there, part by part.", (row) =>
      row.parts.map((compared) => ({ ...compared, row })),
    ),
    valueField(
      "practicesThereCount",
      () => Int,
      "How many practices and programmes are recorded there and not here, without those of which only harm is recorded there. `practicesThere` has the claims of the first; all are among the claims of the other community on the axis COMMUNITY.",
      {
        value: async (row, reader) => (await practicesOf(row, reader))?.count ?? 0,
      },
    ),
    nestedListField(
      "practicesThere",
      practice,
      `Practices and programmes there and not here: the most helpful claims first, at most ${constants.listed}. That one was there is no evidence that it would help here.`,
      async (row, reader) => (await practicesOf(row, reader))?.practices ?? [],
    ),
    valueField(
      "impliedPracticesThereCount",
      () => Int,
      "How many practices and programmes are there by claims that are only implied or inferred and do not count, of those that no claim that counts records here. Ask with IMPLIED and INFERRED among `assertions` for the claims.",
      { value: impliedPracticesOf },
    ),
    sentenceField<SimilarCommunityRow, keyof typeof practicesThereWords>(
      "practicesSummary",
      "What practices are recorded there, in a sentence: that none counts is no evidence that people there do nothing.",
      practicesThereWords,
      async (row, reader) => {
        const [found, implied] = await Promise.all([practicesOf(row, reader), impliedPracticesOf(row, reader)]);
        const values = {
          count: found?.count ?? 0,
          implied,
          assertions: `[${withUnstated(row.page.query.assertions).join(", ")}]`,
          here: { record: row.page.query.community },
          there: { record: row.community },
        };
        return { template: values.count ? "SOME" : implied ? "ONLY_IMPLIED" : "NONE", values };
      },
    ),
    lowInformationField(async (row, reader) => lowInformationOf(await claimsOf(row, reader), isUnknown(row))),
    sentenceField("summary", "What is shared, in a sentence.", similarCommunitiesWords, (row) => {
      const shared = sumOf(row.parts, "shared");
      const all = shared + sumOf(row.parts, "onlyHere") + sumOf(row.parts, "onlyThere");
      const records = row.parts.flatMap((compared) => compared.shared.map(({ record }) => record));
      const values = {
        all,
        shared,
        records: { records: records.slice(0, named) },
        more: Math.max(0, shared - named),
        here: { record: row.page.query.community },
        there: { record: row.community },
      };
      return { template: isUnknown(row) ? "COMPARED_LITTLE" : "COMPARED", values };
    }),
  ],
};
