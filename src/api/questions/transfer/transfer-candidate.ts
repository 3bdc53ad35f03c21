import { Int } from "type-graphql";
import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { transferCandidatesConstants } from "../../../analysis/constants.js";
import { type TransferFactor, transferFactors } from "../../../analysis/transfer/factor.js";
import type { PlaceOfUse } from "../../../analysis/transfer/places.js";
import type { IssueRelation, NotOfferedReason, RecordedPractice, SaidOfPlaces } from "../../../analysis/transfer/practices.js";
import type { FactorState } from "../../../analysis/transfer/share.js";
import type { CandidateFactor, TransferCandidate } from "../../../analysis/transfer-candidates.js";
import { Place } from "../../../model/entities/index.js";
import { type Entity, Locality, Undertaking } from "../../../model/entity.js";
import { claimsField } from "../../answers/claims-field.js";
import { countColumn, type DeclaredColumn, termColumn } from "../../answers/column.js";
import { hundredthsColumns, rangeOfHundredths } from "../../answers/columns/hundredths.js";
import { practiceTypeColumns } from "../../answers/columns/practice-columns.js";
import { lowInformationField } from "../../answers/envelope.js";
import { recordField, recordsField, valueField } from "../../answers/fields.js";
import type { KeyedRow, RowType } from "../../answers/lists.js";
import { nestedField, nestedListField } from "../../answers/nested-field.js";
import { sentenceField } from "../../answers/sentence-field.js";
import { registeredEnum, termsOf } from "../../schema/types.js";
import type { Phrase } from "../../words/template.js";
import { placeOfUseWords, transferNotOfferedWords, transferQuestionWords } from "../../words/transfer-candidates.js";
import { factorWords } from "../../words/transfer-factors.js";
import { ScopeEnum } from "../responses/response.js";
import { impliedHereRow } from "./transfer-left-out.js";

export const TransferFactorEnum = registeredEnum("TransferFactor", "What it depends on whether a practice could fit a community.", {
  ISSUE: "Whether it addresses the issue itself, a narrower or a wider one, or one that drives it.",
  EVIDENCE: "What is recorded of its effect: reported or only meant, how, by how many sources, and whether documents disagree.",
  CONTEXT: "What the places where it was used are recorded to face as the community does.",
  POPULATION: "Whether the people whom it is for are recorded as hit by the issue.",
  REPLICATION: "In how many places and countries it is recorded as used.",
  CONDITIONS: "What it needs and what hinders it, and whether that is recorded in the community.",
  RIGHTS: "Whether it protects rights that are recorded as undermined, and whether it endangers any.",
} satisfies Record<TransferFactor, string>);
const FactorStateEnum = registeredEnum("FactorState", "How well a factor fits, on what is recorded.", {
  MATCH: "It fits.",
  PARTIAL: "It fits in part, or only a part is recorded.",
  MISMATCH: "It does not fit.",
  UNKNOWN: "Nothing is recorded that tells: it could be anything. See `questionsToAsk`.",
} satisfies Record<FactorState, string>);
export const IssueRelationEnum = registeredEnum(
  "IssueRelation",
  "How the issue that a practice addresses relates to the one asked about.",
  {
    EXACT: "It is the issue asked about.",
    NARROWER: "Our vocabulary has it below the issue asked about.",
    BROADER: "Our vocabulary has it above the issue asked about.",
    DRIVER: "A source says that it drives the issue asked about.",
  } satisfies Record<IssueRelation, string>,
);
const NotOfferedReasonEnum = registeredEnum("TransferNotOfferedReason", "Why a practice that is recorded for an issue is no candidate.", {
  ADVERSE_ONLY: "It is only said to do harm or nothing, or to leave people out of sight.",
  ALREADY_HERE: "It is recorded in the community already: reported, or only meant or advised there. Its sentence says which.",
  SAME_COUNTRY_ONLY: "It is recorded only in the country of the community, which `excludeSameCountry` leaves out.",
} satisfies Record<NotOfferedReason, string>);

const isReported = ({ modality }: ClaimFact) => modality === "REPORTED";
/** The ids of claims. */
export const idsOf = (claims: readonly ClaimFact[]) => ({ ids: claims.map(({ id }) => id) });

const candidateFactor: RowType<CandidateFactor> = {
  name: "CandidateFactor",
  description: "One factor of a candidate: what is recorded of it, and what it adds to the indication.",
  fields: [
    valueField("factor", () => TransferFactorEnum, "What it is that fits or does not."),
    valueField("state", () => FactorStateEnum, "How well it fits."),
    valueField("weight", () => Int, "The most that it can add, in hundredths: its weight, normalised."),
    nestedField("contribution", rangeOfHundredths, "What it adds to the indication, 0 to its weight.", ({ contribution }) => contribution),
    sentenceField<CandidateFactor, keyof typeof factorWords>(
      "sentence",
      "What it rests on, or what is not recorded.",
      factorWords,
      ({ sentence }) => sentence,
    ),
    claimsField("claims", "How many claims it rests on.", ({ claims }) => idsOf(claims)),
  ],
};

interface FactorQuestion extends Phrase<keyof typeof transferQuestionWords> {
  readonly factor: TransferFactor;
}
const factorQuestion: RowType<FactorQuestion> = {
  name: "FactorQuestion",
  description: "What to ask people who know the practice or the community, because no claim says it.",
  fields: [
    valueField("factor", () => TransferFactorEnum, "The factor that it concerns."),
    sentenceField<FactorQuestion, keyof typeof transferQuestionWords>(
      "question",
      "What to ask, in a sentence.",
      transferQuestionWords,
      (question) => question,
    ),
  ],
};
/** The question where the sentence of a factor has none of its own. */
const generalQuestions = {
  // The issue that a practice addresses is always known.
  ISSUE: "EVIDENCE_AIM",
  EVIDENCE: "EVIDENCE_AIM",
  CONTEXT: "CONTEXT_NO_PLACE",
  POPULATION: "POPULATION_NOT_SAID",
  REPLICATION: "REPLICATION_NOT_SAID",
  CONDITIONS: "CONDITIONS_NOT_SAID",
  RIGHTS: "RIGHTS_NOT_SAID",
} as const satisfies Record<TransferFactor, keyof typeof transferQuestionWords>;
const isQuestion = (template: string): template is keyof typeof transferQuestionWords => Object.hasOwn(transferQuestionWords, template);

/** Of factors of which too little is known to leave it at that, though not nothing. */
const openTemplates: readonly string[] = ["CONTEXT_RELATED", "CONTEXT_NOTHING_SHARED"];

/** What to ask of a candidate: first whether people face the issue, and whether it was used here already; then a question a factor. */
function questionsOf({ practice, community, issue, isFaced, isUsedAround, here, factors }: TransferRow): FactorQuestion[] {
  const values = { practice: { record: practice }, community: { record: community }, issue: { record: issue } };
  const asked = factors.filter(({ state, sentence }) => state === "UNKNOWN" || openTemplates.includes(sentence.template));
  return [
    ...(isFaced ? [] : [{ factor: "ISSUE", template: "NOT_RECORDED_AS_FACED", values } as const]),
    ...(isUsedAround && !here.length ? [{ factor: "CONTEXT", template: "USED_HERE_ALREADY", values } as const] : []),
    ...asked.map(({ factor, sentence: { template, values: said } }) => ({
      factor,
      template: isQuestion(template) ? template : generalQuestions[factor],
      values: said,
    })),
  ];
}

const saidOfPlaces: RowType<SaidOfPlaces> = {
  name: "SaidOfPlaces",
  description: "The helpful claims of a candidate that hold in places of one sort.",
  fields: [
    valueField("scope", () => ScopeEnum, "How the places where they hold relate to the community."),
    claimsField("claims", "How many helpful claims hold there.", ({ claims }) => idsOf(claims)),
  ],
};

interface PlaceOfUseRow extends PlaceOfUse {
  readonly community: string;
}
const placeOfUse: RowType<PlaceOfUseRow> = {
  name: "PlaceOfUse",
  description: "A place or community where claims report that a candidate was used, and where it lies, as seen from the community.",
  fields: [
    recordField("place", Locality, "Where it was used.", ({ place }) => place),
    recordsField(
      "shared",
      Place,
      "The smallest places in which both lie, or that it is itself, along the links PART_OF, MEMBER_OF and LOCATED_IN; not the world. These links are our own vocabulary: no claim stands behind them.",
      ({ shared }) => shared,
    ),
    valueField("isAround", () => Boolean, "Whether the community lies in it."),
    sentenceField<PlaceOfUseRow, keyof typeof placeOfUseWords>(
      "sentence",
      "How it lies to the community.",
      placeOfUseWords,
      ({ place, community, shared, isAround }) => ({
        template: isAround ? "AROUND" : shared.length ? "SHARED" : "APART",
        values: { place: { record: place }, community: { record: community }, ground: { records: shared } },
      }),
    ),
    claimsField("claims", "How many claims report that it was used there.", ({ claims }) => idsOf(claims)),
  ],
};

/** A candidate in the list. */
export interface TransferRow extends KeyedRow, TransferCandidate {
  readonly bracket: number;
  readonly community: string;
  readonly issue: string;
  /** Whether a claim says that the community faces the issue, or a narrower one. */
  readonly isFaced: boolean;
  /** Reads the claims that do not count by which it would be in the community already. */
  readonly impliedHere: () => Promise<readonly ClaimFact[]>;
}

function factorColumns(factor: TransferFactor): readonly DeclaredColumn[] {
  const name = factor.toLowerCase();
  const about = termsOf(TransferFactorEnum).terms[factor] ?? "";
  return [
    termColumn(`${name}_state`, `${about} How well it fits.`, termsOf(FactorStateEnum)),
    ...hundredthsColumns(name, `${about} What it contributes to the indication.`),
  ];
}

export const transferRow: RowType<TransferRow> = {
  name: "TransferCandidate",
  description: "A practice or programme that could fit, with all that speaks for it, against it, or is not known.",
  fields: [
    valueField("bracket", () => Int, "The bracket that it is in, from 1 for the highest. Candidates of one bracket cannot be told apart."),
    recordField("practice", Undertaking, "The practice or programme.", ({ practice }) => practice, {
      columns: ["id", "name", "kind"],
      more: practiceTypeColumns(async ({ practice }, reader) => (await reader.entity(practice)) as Entity | null),
    }),
    nestedField(
      "indication",
      rangeOfHundredths,
      "The sum of the contributions of its factors. It is no prediction.",
      ({ indication }) => indication,
      {
        columns: {
          columns: hundredthsColumns("indication", "The sum of the contributions of its factors. It is no prediction."),
          cells: ({ indication: { low, high } }) => [low, high],
        },
      },
    ),
    valueField("issueRelation", () => IssueRelationEnum, "How the nearest issue that it addresses relates to the one asked about."),
    valueField("alreadyHere", () => Boolean, "Whether it is recorded in the community already.", { value: ({ here }) => here.length > 0 }),
    nestedField(
      "impliedHere",
      impliedHereRow,
      "Claims that are only implied or inferred, and would have it in the community already. Null if there are none, or if a claim that counts has it there.",
      async ({ practice, community, impliedHere }) => {
        const claims = await impliedHere();
        return claims.length ? { practice, community, claims } : null;
      },
      {
        nullable: true,
        columns: {
          columns: [
            countColumn(
              "implied_here",
              "How many claims are only implied or inferred, and would have it in the community already; empty if there are none.",
              "claims",
            ),
          ],
          cells: async ({ impliedHere }) => [(await impliedHere()).length || null],
        },
      },
    ),
    nestedListField("factors", candidateFactor, "The seven factors, in a fixed order.", ({ factors }) => factors, {
      columns: {
        columns: transferFactors.flatMap(factorColumns),
        cells: ({ factors }) => factors.flatMap(({ state, contribution: { low, high } }) => [state, low, high]),
      },
    }),
    nestedListField(
      "questionsToAsk",
      factorQuestion,
      "First whether the community faces the issue, if no claim says so, and whether it was used there already, if it was used around it. Then a question for each factor of which nothing is known, and what people face where it was used, if too little is recorded of that.",
      questionsOf,
    ),
    nestedListField(
      "placesOfUse",
      placeOfUse,
      `Where claims report that it was used, but for the community and what lies in it: the nearest first, at most ${transferCandidatesConstants.listed}. What both lie in is told, and adds nothing to the indication.`,
      ({ placesOfUse, community }) => placesOfUse.slice(0, transferCandidatesConstants.listed).map((one) => ({ ...one, community })),
    ),
    valueField(
      "placeOfUseCount",
      () => Int,
      "How many places and communities these are, listed or not. The claims on all of them are those of the factor REPLICATION.",
      { value: ({ placesOfUse }) => placesOfUse.length, unit: "places and communities" },
    ),
    nestedListField(
      "saidOf",
      saidOfPlaces,
      "Where its helpful claims hold: elsewhere, around the community, of no place, or here.",
      ({ saidOf }) => saidOf,
    ),
    claimsField("helpful", "How many claims say that it helps, or is meant to, with an issue that counts.", ({ helpful }) =>
      idsOf(helpful),
    ),
    claimsField(
      "adverse",
      "How many claims say that it does harm or nothing, or leaves people out of sight, about the issue or a wider one.",
      ({ adverse }) => idsOf(adverse),
    ),
    lowInformationField(({ lowInformation }) => lowInformation),
  ],
};

export const transferNotOfferedRow: RowType<RecordedPractice & { readonly community: string }> = {
  name: "TransferNotOffered",
  description: "A practice or programme that is recorded for the issue and is no candidate.",
  fields: [
    recordField("practice", Undertaking, "The practice or programme.", ({ practice }) => practice, { columns: [] }),
    valueField("reason", () => NotOfferedReasonEnum, "Why it is no candidate."),
    sentenceField<RecordedPractice & { readonly community: string }, keyof typeof transferNotOfferedWords>(
      "sentence",
      "The reason as a sentence.",
      transferNotOfferedWords,
      ({ practice, reason, reasonClaims, adverse, community }) => ({
        template: reason === "ALREADY_HERE" && !reasonClaims.some(isReported) ? "AIMED_HERE" : (reason ?? "ADVERSE_ONLY"),
        values: {
          practice: { record: practice },
          community: { record: community },
          adverse: adverse.length,
          claims: reasonClaims.length,
        },
      }),
    ),
    claimsField("claims", "How many claims are the reason.", ({ reasonClaims }) => idsOf(reasonClaims)),
    claimsField("adverse", "How many claims say that it does harm or nothing, or leaves people out of sight.", ({ adverse }) =>
      idsOf(adverse),
    ),
  ],
};
