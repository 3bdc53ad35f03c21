import { Int } from "type-graphql";
import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { lowInformationOf } from "../../../analysis/low-information.js";
import type { ChosenPractice, UncoveredReason } from "../../../analysis/practice-portfolio.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import { endangers } from "../../../graph/statements/questions/practice-portfolio.js";
import { Effect, Modality } from "../../../model/claim.js";
import { Issue } from "../../../model/entities/index.js";
import { Entity, Undertaking } from "../../../model/entity.js";
import { type ClaimsBehind, claimsField } from "../../answers/claims-field.js";
import { countColumn, idColumn } from "../../answers/column.js";
import { practiceTypeColumns } from "../../answers/columns/practice-columns.js";
import { lowInformationField } from "../../answers/envelope.js";
import { recordField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedListField } from "../../answers/nested-field.js";
import { sentenceField } from "../../answers/sentence-field.js";
import { impliedClaims, type NotOffered, type PracticePortfolioQuery, type ReadPortfolio } from "../../reading/practice-portfolio.js";
import { enumOf, registeredEnum } from "../../schema/types.js";
import { chosenPracticeWords, notOfferedWords, uncoveredWords } from "../../words/practice-portfolio.js";

/** The rows of the lists of `practicePortfolio`. Each has what its fields are read from, so that they need not look it up. */

/** The choice of claims of a query. */
export const choiceOf = ({ assertions, modalities, statuses, claim }: PracticePortfolioQuery): ClaimChoice => ({
  assertions,
  modalities,
  statuses,
  claim,
});

/** A faced issue that a chosen practice covers, with the helpful claims that say so. */
interface Coverage {
  readonly practice: string;
  readonly issue: string;
  readonly claims: readonly ClaimFact[];
  readonly choice: ClaimChoice;
}
const modalitiesIn = (claims: readonly ClaimFact[]) => Modality.values.filter((modality) => claims.some((k) => k.modality === modality));
const isReported = ({ claims }: Coverage) => claims.some(({ modality }) => modality === "REPORTED");

const listedIssue: RowType<{ issue: string }> = {
  name: "ListedIssue",
  description: "An issue, in a list of issues.",
  fields: [recordField("issue", Issue, "What it is called and all that is recorded of it.", ({ issue }) => issue)],
};

const coverage: RowType<Coverage> = {
  name: "PortfolioCoverage",
  description: "An issue that is faced and that a practice touches.",
  fields: [
    recordField("issue", Issue, "The issue that is faced.", ({ issue }) => issue),
    claimsField(
      "claims",
      "The helpful claims of the practice on the issue or a narrower one, said of any place. No claim speaks against a practice that is chosen, so these are all that it has on them.",
      ({ practice, issue, claims, choice }): ClaimsBehind => ({
        ids: claims.map(({ id }) => id),
        drillDown: {
          groups: [
            { axis: "PREDICATE", value: "ADDRESSES" },
            { axis: "PRACTICE", value: practice },
            { axis: "ISSUE", value: issue, rollUp: true },
          ],
          choice,
        },
      }),
    ),
    nestedListField(
      "through",
      listedIssue,
      "The issues that these claims name, by id: the issue that is faced, or narrower ones.",
      ({ claims }) => [...new Set(claims.map(({ object }) => object))].sort().map((issue) => ({ issue })),
    ),
    valueField(
      "modalities",
      () => [enumOf(Modality)],
      "Whether these claims report, intend or recommend it. An intention is not a result.",
      {
        value: ({ claims }) => modalitiesIn(claims),
      },
    ),
    valueField("effects", () => [enumOf(Effect)], "The effects that these claims say, each once.", {
      value: ({ claims }) => Effect.values.filter((effect) => claims.some((k) => k.effect === effect)),
    }),
  ],
};

const alternative: RowType<{ practice: string }> = {
  name: "PortfolioAlternative",
  description: "A practice or programme that could take the place of a chosen one.",
  fields: [recordField("practice", Undertaking, "The practice or programme.", ({ practice }) => practice)],
};

interface PortfolioPractice extends ChosenPractice {
  readonly position: number;
  readonly portfolio: ReadPortfolio;
  readonly choice: ClaimChoice;
}
export const portfolioPractices = (portfolio: ReadPortfolio, query: PracticePortfolioQuery): PortfolioPractice[] =>
  portfolio.chosen.map((chosen, i) => ({ ...chosen, position: i + 1, portfolio, choice: choiceOf(query) }));
const coverages = ({ practice, portfolio, choice }: PortfolioPractice, issues: readonly string[]): Coverage[] =>
  issues.map((issue) => ({ practice, issue, claims: portfolio.claimsOf(practice, issue), choice }));
/** Columns for a list of issues: how many there are, and their ids. */
const issueColumns = <Row>(name: string, description: string, issuesOf: (row: Row) => readonly string[]) => ({
  columns: [countColumn(name, `${description} How many.`, "issues"), idColumn(`${name}_ids`, `${description} Their ids.`, Issue, true)],
  cells: (row: Row) => [issuesOf(row).length, issuesOf(row)],
});

export const portfolioPractice: RowType<PortfolioPractice> = {
  name: "PortfolioPractice",
  description: "A practice or programme of the portfolio, and what it adds to those before it.",
  fields: [
    valueField("position", () => Int, "Its place in the order in which each adds most, from 1. It says nothing of how well they work.", {
      relative: true,
    }),
    recordField("practice", Undertaking, "The practice or programme.", ({ practice }) => practice, {
      columns: ["id", "name", "kind"],
      more: practiceTypeColumns(async ({ practice }, reader) => (await reader.entity(practice)) as Entity | null),
    }),
    nestedListField(
      "newlyCovers",
      coverage,
      "The faced issues that it touches and those before it do not, by id.",
      (row) => coverages(row, row.newlyCovers),
      {
        columns: issueColumns(
          "newly_covers",
          "The faced issues that it touches and those before it do not.",
          ({ newlyCovers }) => newlyCovers,
        ),
      },
    ),
    nestedListField(
      "alsoCovers",
      coverage,
      "The faced issues that it touches as some before it do, by id.",
      (row) => coverages(row, row.alsoCovers),
      { columns: issueColumns("also_covers", "The faced issues that it touches as some before it do.", ({ alsoCovers }) => alsoCovers) },
    ),
    nestedListField(
      "uncovered",
      listedIssue,
      "The faced issues that neither it nor those before it touch, by id.",
      ({ uncovered }) => uncovered.map((issue) => ({ issue })),
      { columns: issueColumns("uncovered", "The faced issues that neither it nor those before it touch.", ({ uncovered }) => uncovered) },
    ),
    nestedListField(
      "alternatives",
      alternative,
      "At most five that could take its place, so that as much stays touched: those that touch most first.",
      ({ practice, portfolio }) => (portfolio.alternatives.get(practice) ?? []).map((other) => ({ practice: other })),
    ),
    sentenceField("sentence", "What it adds, in a sentence.", chosenPracticeWords, (row) => {
      const added = coverages(row, row.newlyCovers);
      const [reported, meant] = [true, false].map((is) => added.filter((c) => isReported(c) === is).map(({ issue }) => issue)) as [
        string[],
        string[],
      ];
      const template = meant.length === 0 ? "REPORTED" : reported.length === 0 ? "MEANT" : "PARTLY_REPORTED";
      const values = { practice: { record: row.practice }, issues: { records: row.newlyCovers } };
      const reports = new Set(added.flatMap(({ claims }) => claims.filter(({ modality }) => modality === "REPORTED").map(({ id }) => id)));
      return { template, values: { ...values, n: reports.size, reported: { records: reported }, meant: { records: meant } } };
    }),
    lowInformationField((row) => lowInformationOf(coverages(row, [...row.newlyCovers, ...row.alsoCovers]).flatMap(({ claims }) => claims))),
  ],
};

const ReasonEnum = registeredEnum("UncoveredReason", "Why a portfolio leaves an issue untouched.", {
  NONE_RECORDED: "No claim that counts is recorded that a practice or programme helps with it or with a narrower issue.",
  ONLY_NOT_OFFERED: "Only practices and programmes that claims also speak against touch it.",
  BEYOND_LIMIT: "A practice or programme touches it; `maxPractices` leaves no room for it.",
} satisfies Record<UncoveredReason, string>);

interface UncoveredIssue {
  readonly issue: string;
  readonly reason: UncoveredReason;
  readonly query: PracticePortfolioQuery;
}
export const uncoveredIssue: RowType<UncoveredIssue> = {
  name: "UncoveredIssue",
  description: "An issue that is faced and that no practice of the portfolio touches.",
  fields: [
    recordField("issue", Issue, "What stays untouched.", ({ issue }) => issue),
    valueField("reason", () => ReasonEnum, "Why it stays untouched."),
    sentenceField("sentence", "Why, in a sentence, and where to look next.", uncoveredWords, async ({ issue, reason, query }, reader) => ({
      template: reason,
      values: {
        issue: { record: issue },
        // Nothing else counts here.
        leftOut: reason === "NONE_RECORDED" ? (await impliedClaims(reader, query)).helpfulOn(issue) : 0,
      },
    })),
  ],
};

/** Claims of one sort that speak against a practice: of one effect on one issue, or about one right. */
interface Against {
  readonly practice: string;
  readonly effect: Effect | null;
  readonly record: string;
  readonly ids: readonly string[];
  readonly choice: ClaimChoice;
}
function againstOf({ practice, against }: NotOffered, choice: ClaimChoice): Against[] {
  const sorts = new Map<string, Against>();
  for (const { id, effect, object } of against) {
    const key = `${effect} ${object}`;
    sorts.set(key, { practice, effect, record: object, choice, ids: [...(sorts.get(key)?.ids ?? []), id] });
  }
  return [...sorts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sort]) => sort);
}
const againstRow: RowType<Against> = {
  name: "ClaimsAgainstPractice",
  description: "Claims that speak against a practice or programme: that it does no good or does harm, or that it puts a right in danger.",
  fields: [
    valueField("effect", () => enumOf(Effect), "The adverse effect that they say; null: they say that it puts a right in danger.", {
      nullable: true,
    }),
    recordField("record", Entity, "The issue or the right that these claims are about.", ({ record }) => record, { columns: [] }),
    claimsField("claims", "These claims, said of any place.", ({ practice, effect, record, ids, choice }) => ({
      ids,
      drillDown: {
        groups: [
          { axis: "PREDICATE", value: effect === null ? endangers : "ADDRESSES" },
          { axis: "PRACTICE", value: practice },
          ...(effect === null ? [] : [{ axis: "EFFECT", value: effect } as const]),
          { axis: effect === null ? "RIGHT" : "ISSUE", value: record },
        ],
        choice,
      },
    })),
  ],
};

/** What is not offered, with the choice of claims of the query. */
export type NotOfferedRow = NotOffered & { readonly choice: ClaimChoice };
export const notOfferedRow: RowType<NotOfferedRow> = {
  name: "NotOfferedPractice",
  description:
    "A practice or programme that deals with what is faced, well or badly, and that is not offered because claims speak against it.",
  fields: [
    recordField("practice", Undertaking, "The practice or programme.", ({ practice }) => practice),
    nestedListField("against", againstRow, "What speaks against it, on any issue and in any place: by effect, then by id.", (row) =>
      againstOf(row, row.choice),
    ),
    nestedListField("wouldCover", listedIssue, "The faced issues that helpful claims tie it to, by id.", ({ wouldCover }) =>
      wouldCover.map((issue) => ({ issue })),
    ),
    sentenceField("sentence", "Why it is not offered, in a sentence.", notOfferedWords, ({ practice, against }) => {
      const objects = (dangers: boolean) => [
        ...new Set(against.filter(({ predicate }) => (predicate === endangers) === dangers).map(({ object }) => object)),
      ];
      const [issues, rights] = [objects(false).sort(), objects(true).sort()];
      const template = rights.length === 0 ? "ADVERSE" : issues.length === 0 ? "ENDANGERS" : "BOTH";
      const saying = (effect: Effect) => against.filter((claim) => claim.effect === effect).length;
      const dangers = against.filter(({ predicate }) => predicate === endangers).length;
      const values = {
        adverse: against.length - dangers,
        worse: saying("EXACERBATES"),
        neglects: saying("NEGLECTS"),
        noEffect: saying("NO_EFFECT"),
        mixed: saying("MIXED"),
        dangers,
      };
      return { template, values: { ...values, practice: { record: practice }, issues: { records: issues }, rights: { records: rights } } };
    }),
  ],
};
