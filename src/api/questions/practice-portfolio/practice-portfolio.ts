import { IsInt, Max, Min } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";
import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { practicePortfolioConstants } from "../../../analysis/constants.js";
import { lowInformationOf } from "../../../analysis/low-information.js";
import { type PracticePortfolio, practicePortfolioMethod } from "../../../analysis/practice-portfolio.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import type { Class } from "../../../model/declare.js";
import { Community, Issue } from "../../../model/entities/index.js";
import { Locality, Undertaking } from "../../../model/entity.js";
import { claimsField } from "../../answers/claims-field.js";
import { dataVersionField, lowInformationField, methodField } from "../../answers/envelope.js";
import { recordField, valueField } from "../../answers/fields.js";
import type { KeyedRow, RowType } from "../../answers/lists.js";
import { nestedField } from "../../answers/nested-field.js";
import type { ObjectAnswer, Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import {
  countNotOffered,
  impliedCount,
  type PracticePortfolioQuery,
  type ReadPortfolio,
  readFacedIssues,
  readFacingWithin,
  readNotOffered,
  readPortfolio,
} from "../../reading/practice-portfolio.js";
import { choiceArgsOf } from "../../schema/inputs.js";
import { recordArgument } from "../../schema/record-arguments.js";
import { registeredEnum, type SchemaTypes } from "../../schema/types.js";
import { boundWords, portfolioWords } from "../../words/practice-portfolio.js";
import { impliedLeftOutField } from "../responses/left-out.js";
import { choiceOf, notOfferedRow, portfolioPractice, portfolioPractices, uncoveredIssue } from "./portfolio-rows.js";

/** No community faces more issues than this, so that more practices are never needed. */
const mostPractices = 100;

@ArgsType()
class PortfolioArgs {
  @recordArgument(
    Locality,
    "A community or a place, by id or by code: iso:CO, iso:CO-BOL, m49:419, divipola:13248, wikidata:Q739. Only what it is recorded as facing itself counts, not what lies in it or around it.",
  )
  community!: string;
  @Field(() => Int, {
    nullable: true,
    description: `At most so many practices and programmes, 1 to ${mostPractices}: those that together touch most. Null: as many as it takes.`,
  })
  @Max(mostPractices, { message: `maxPractices: at most ${mostPractices}. Leave it out for as many as it takes.` })
  @Min(1, { message: "maxPractices: at least 1. Leave it out for as many as it takes." })
  @IsInt({ message: "maxPractices: a whole number, such as 3." })
  maxPractices?: number;
}
type PracticePortfolioArgs = PortfolioArgs & ClaimChoice;

const AlgorithmEnum = registeredEnum("PortfolioAlgorithm", "How a portfolio was chosen.", {
  EXACT: `All combinations were compared: at most ${practicePortfolioConstants.exactUpTo} practices were left, none of which another could replace.`,
  GREEDY: "There were too many to compare all combinations: again and again the practice was taken that newly touches most issues.",
} satisfies Record<PracticePortfolio["algorithm"], string>);

const bound: RowType<PracticePortfolio> = {
  name: "PortfolioBound",
  description: "How far a portfolio may be from the best one.",
  fields: [
    valueField(
      "timesFewest",
      () => Int,
      "It has at most so many times as many practices as the fewest that touch as much, in hundredths: 100 means that no fewer do. Of a greedy choice H(d), rounded up; null if `maxPractices` cut it off.",
      { nullable: true, value: (portfolio) => portfolio.bound.timesFewest },
    ),
    valueField("fewestAtLeast", () => Int, "No fewer practices than this touch as much; null if `maxPractices` cut off a greedy choice.", {
      nullable: true,
      value: (portfolio) => portfolio.bound.fewestAtLeast,
    }),
    valueField(
      "shareOfMost",
      () => Int,
      "It touches at least this share of the most issues that so many practices can touch, in hundredths.",
      {
        value: (portfolio) => portfolio.bound.shareOfMost,
      },
    ),
    sentenceField<PracticePortfolio, keyof typeof boundWords>("sentence", "The same in a sentence.", boundWords, (portfolio) => ({
      template:
        portfolio.compared === 0
          ? "NOTHING_COMPARED"
          : portfolio.algorithm === "EXACT"
            ? "EXACT"
            : portfolio.bound.timesFewest === null
              ? "GREEDY_LIMITED"
              : "GREEDY",
      values: {
        compared: portfolio.compared,
        fewest: portfolio.bound.fewestAtLeast ?? 0,
        share: portfolio.bound.shareOfMost,
      },
    })),
  ],
};

interface FacedIssue extends KeyedRow {
  readonly issue: string;
  readonly claims: readonly ClaimFact[];
  readonly coveredBy: string | null;
  readonly query: PracticePortfolioQuery;
}
const facedIssue: RowType<FacedIssue> = {
  name: "FacedIssue",
  description: "An issue that a community or place is recorded as facing.",
  fields: [
    recordField("issue", Issue, "What it is recorded as facing.", ({ issue }) => issue),
    claimsField("claims", "The claims that it faces the issue.", async ({ issue, claims, query }, reader) => {
      const isCommunity = (await reader.entity(query.community)) instanceof Community;
      const who = [
        { axis: isCommunity ? "COMMUNITY" : "PLACE", value: query.community } as const,
        // A claim about a community has the place of the community too.
        ...(isCommunity ? [] : [{ axis: "COMMUNITY", value: null } as const]),
      ];
      return {
        ids: claims.map(({ id }) => id),
        drillDown: { groups: [{ axis: "PREDICATE", value: "FACES" }, ...who, { axis: "ISSUE", value: issue }], choice: choiceOf(query) },
      };
    }),
    recordField("coveredBy", Undertaking, "The first of the chosen practices that touches it; null if none does.", (row) => row.coveredBy, {
      nullable: true,
    }),
  ],
};
function facedIssues({ faced, chosen }: ReadPortfolio, query: PracticePortfolioQuery): FacedIssue[] {
  const first = new Map(chosen.flatMap(({ practice, newlyCovers }) => newlyCovers.map((issue) => [issue, practice] as const)));
  return faced.issues.map((issue) => ({
    issue,
    claims: faced.claims.filter(({ object }) => object === issue),
    coveredBy: first.get(issue) ?? null,
    query,
    key: [issue],
  }));
}

/** All claims that a portfolio rests on. */
const claimsBehind = ({ faced, chosen, claimsOf }: ReadPortfolio): ClaimFact[] => [
  ...faced.claims,
  ...chosen.flatMap(({ practice, newlyCovers, alsoCovers }) =>
    [...newlyCovers, ...alsoCovers].flatMap((issue) => claimsOf(practice, issue)),
  ),
];

/** What it costs to compare all that touches what is faced. */
const cost = 300;
/** The portfolio is compared once, for all lists of an answer. */
const facesCost = 10;
/** The claims on what is faced are counted twice. */
const leftOutCost = 100;
/** A sentence names at most so many places within the one asked about. */
const mostNamed = 3;

const answer: ObjectAnswer<PracticePortfolioQuery> = {
  name: "PracticePortfolio",
  description:
    "The fewest practices and programmes that together touch what a community is recorded as facing. To touch an issue is not to solve it, and whether a practice fits here is another question: this is a list to talk about, not a plan.",
  fields: [
    methodField(practicePortfolioMethod, ({ community, maxPractices }) => [
      { name: "community", value: community },
      { name: "maxPractices", value: maxPractices === undefined ? "" : String(maxPractices) },
      ...Object.entries(practicePortfolioConstants).map(([name, value]) => ({ name, value: String(value) })),
    ]),
    dataVersionField,
    recordField("community", Locality, "The community or place.", ({ community }) => community),
    sentenceField<PracticePortfolioQuery, keyof typeof portfolioWords>(
      "summary",
      "What it comes to, in a sentence.",
      portfolioWords,
      async (query, reader) => {
        const { faced, chosen, uncovered } = await reader.computed(readPortfolio, query);
        const covered = faced.issues.length - uncovered.length;
        const template =
          faced.issues.length === 0
            ? "NOTHING_FACED"
            : covered === 0
              ? "NOTHING_COVERED"
              : uncovered.length === 0
                ? "ALL_COVERED"
                : "SOME_COVERED";
        const within = template === "NOTHING_FACED" ? await reader.computed(readFacingWithin, query) : [];
        const places = within.slice(0, mostNamed);
        const values = {
          practices: chosen.length,
          covered,
          issues: faced.issues.length,
          within: within.length,
          places: { records: places },
          ids: places.map((id) => `\`${id}\``).join(", "),
          leftOut: covered === 0 ? await reader.computed(impliedCount, query) : 0,
          community: { record: query.community },
        };
        return { template, values };
      },
    ),
    impliedLeftOutField(leftOutCost, "claims that the community faces an issue, and helpful ones on what it then faces.", (reader, query) =>
      reader.computed(impliedCount, query),
    ),
    valueField("facedCount", () => Int, "How many different issues it is recorded as facing. `faces` has the claims.", {
      value: async (query, reader) => (await reader.computed(readFacedIssues, query)).issues.length,
    }),
    valueField("coveredCount", () => Int, "How many of them the portfolio touches. `practices` have the claims.", {
      value: async (query, reader) => {
        const { faced, uncovered } = await reader.computed(readPortfolio, query);
        return faced.issues.length - uncovered.length;
      },
    }),
    valueField("algorithm", () => AlgorithmEnum, "How it was chosen.", {
      value: async (query, reader) => (await reader.computed(readPortfolio, query)).algorithm,
    }),
    valueField(
      "compared",
      () => Int,
      "How many practices and programmes were compared: those that no other one could replace. `responses` on each issue of `faces` lists the claims.",
      {
        value: async (query, reader) => (await reader.computed(readPortfolio, query)).compared,
      },
    ),
    nestedField("bound", bound, "How far it may be from the best portfolio.", (query, reader) => reader.computed(readPortfolio, query)),
    lowInformationField(async (query, reader) => {
      const portfolio = await reader.computed(readPortfolio, query);
      return lowInformationOf(
        claimsBehind(portfolio),
        portfolio.uncovered.some(({ reason }) => reason === "NONE_RECORDED"),
      );
    }),
  ],
  lists: {
    practices: {
      row: portfolioPractice,
      description: "The practices and programmes, in the order in which each adds most to those before it.",
      table: true,
      rows: async (reader, query) => portfolioPractices(await reader.computed(readPortfolio, query), query),
    },
    faces: {
      row: facedIssue,
      description: "What it is recorded as facing, by id.",
      counts: "How many different issues it is recorded as facing.",
      cost: facesCost,
      key: ["string"],
      async page(reader, query, first, after) {
        const all = facedIssues(await reader.computed(readPortfolio, query), query);
        return all.filter(({ issue }) => !after || issue > String(after[0])).slice(0, first);
      },
      count: async (reader, query) => (await reader.computed(readFacedIssues, query)).issues.length,
    },
    uncovered: {
      row: uncoveredIssue,
      description: "What stays untouched, by id, and why.",
      rows: async (reader, query) => (await reader.computed(readPortfolio, query)).uncovered.map((row) => ({ ...row, query })),
    },
    notOffered: {
      row: notOfferedRow,
      description: "Practices and programmes that deal with what is faced, well or badly, and that claims speak against, by id.",
      counts: "How many practices and programmes are not offered because claims speak against them.",
      cost,
      key: ["string"],
      page: async (reader, query, first, after) =>
        (await readNotOffered(reader, query, first, after)).map((row) => ({ ...row, choice: choiceOf(query) })),
      count: countNotOffered,
    },
  },
};

/** The fewest practices that touch what a community faces. */
export const practicePortfolio: Question<PracticePortfolioArgs, PracticePortfolioQuery> = {
  name: "practicePortfolio",
  description:
    "The fewest practices and programmes that together touch what a community is recorded as facing, what each adds and what stays untouched. Practices that claims speak against are never among them: see `notOffered`.",
  args: (types: SchemaTypes) => choiceArgsOf(types, PortfolioArgs, "practicePortfolio args") as Class<PracticePortfolioArgs>,
  example: { community: "san-jacinto" },
  cost,
  answer,
  toQuery: (_, { maxPractices, ...rest }) => ({ ...rest, ...(maxPractices != null && { maxPractices }) }),
};
