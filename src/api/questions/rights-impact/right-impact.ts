import { Int } from "type-graphql";
import { rightsImpactConstants as constants } from "../../../analysis/constants.js";
import { lowInformationOf } from "../../../analysis/low-information.js";
import { protectionStates, type RightImpact, type RightsClaim, type UnderminingClaim } from "../../../analysis/rights-impact.js";
import type { ClaimGroup } from "../../../graph/axes.js";
import { filterLimits } from "../../../graph/filter.js";
import { Claim } from "../../../model/claim.js";
import { ActorType, Community, Issue, PopulationGroup, Practice, Right } from "../../../model/entities/index.js";
import { type Entity, Locality } from "../../../model/entity.js";
import { type ClaimsBehind, claimsField } from "../../answers/claims-field.js";
import { lowInformationField } from "../../answers/envelope.js";
import { claimField, evidenceField, recordField, recordsField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedListField } from "../../answers/nested-field.js";
import { sentenceField } from "../../answers/sentence-field.js";
import type { Reader } from "../../reading/reader.js";
import { type RespondingPage, type RightsImpactQuery, readAddressing } from "../../reading/rights-impact.js";
import { registeredEnum } from "../../schema/types.js";
import { protectionWords } from "../../words/rights-impact.js";
import { IssueScopeEnum, ScopeEnum } from "../responses/response.js";

/** One right, with what was asked. */
export interface RightImpactRow extends RightImpact {
  readonly query: RightsImpactQuery;
  /** All practices that the answer lists. */
  readonly responding: RespondingPage;
}

const ProtectionEnum = registeredEnum(
  "RightProtection",
  "Whether a practice is recorded to protect a right: the first that holds.",
  protectionStates,
);

const claimOf = ({ fact }: RightsClaim) => fact.id;
const aboutClaim = [
  recordField<RightsClaim>(
    "place",
    Locality,
    "The place or community that the claim names; null if it names none.",
    ({ fact }) => fact.at,
    {
      nullable: true,
    },
  ),
  valueField<RightsClaim>("scope", () => ScopeEnum, "How its place relates to the place asked about; null if no place was given.", {
    nullable: true,
  }),
  recordsField<RightsClaim>(
    "for",
    PopulationGroup,
    "The people whom this claim names. None: it does not say for whom.",
    ({ fact }) => fact.for,
  ),
  claimField("mechanism", claimOf),
  claimField("modality", claimOf),
  claimField("assertion", claimOf),
  claimField("statement", claimOf),
  recordField<RightsClaim>("claim", Claim, "The claim itself.", claimOf, { columns: ["id"] }),
  evidenceField(claimOf),
];

const way: RowType<UnderminingClaim> = {
  name: "RightUndermining",
  description: "One claim that an issue undermines a right. Its people and actors are those that this one claim names.",
  fields: [
    recordField("issue", Issue, "The issue that the claim names.", ({ fact }) => fact.subject),
    valueField("issueScope", () => IssueScopeEnum, "How the claim's issue relates to the issue asked about."),
    recordsField("by", ActorType, "The kinds of actors that this claim names. None: it does not say by whom.", ({ fact }) => fact.by),
    ...(aboutClaim as RowType<UnderminingClaim>["fields"]),
  ],
};

interface RespondingClaim extends RightsClaim {
  readonly responding: RespondingPage;
}
/** The claims that the practice of a row addresses one of the issues. */
async function addressingOf({ fact, responding }: RespondingClaim, reader: Reader): Promise<ClaimsBehind> {
  const found = (await reader.computed(readAddressing, responding)).get(fact.subject);
  if (!found) return { ids: [], count: 0 };
  const { count, ids, issues } = found;
  const { issue, issueScopes } = responding.query;
  const groups: ClaimGroup[] = [
    { axis: "PREDICATE", value: "ADDRESSES" },
    { axis: "PRACTICE", value: fact.subject },
  ];
  if (isOnly(issueScopes, ["EXACT", "NARROWER"]))
    return { count, ids, drillDown: { groups: [...groups, { axis: "ISSUE", value: issue, rollUp: true }], choice: responding.query } };
  const filter = { object: { some: { id: { in: issues } } } };
  return { count, ids, ...(issues.length <= filterLimits.list && { drillDown: { groups, choice: responding.query, filter } }) };
}
const respondingClaim: RowType<RespondingClaim> = {
  name: "RightResponse",
  description: "One claim that a practice protects a right, or endangers it.",
  fields: [
    recordField("practice", Practice, "The practice that protects the right, or endangers it.", ({ fact }) => fact.subject),
    valueField(
      "issueClaims",
      () => Int,
      "How many claims say that the practice addresses the issue asked about or another one of `issueScopes`, well or badly. None: it is recorded for the right alone.",
      {
        value: async (row, reader) => (await addressingOf(row, reader)).count ?? 0,
      },
    ),
    claimsField("addressing", "How many claims `issueClaims` counts.", addressingOf),
    ...(aboutClaim as unknown as RowType<RespondingClaim>["fields"]),
  ],
};

const listed = `The nearest place first, at most ${constants.listed}.`;
const responsesField = (name: string, description: string, claimsOf: (row: RightImpactRow) => readonly RightsClaim[]) =>
  nestedListField<RightImpactRow, RespondingClaim>(name, respondingClaim, `${description} ${listed}`, (row) =>
    claimsOf(row)
      .slice(0, constants.listed)
      .map((found) => ({ ...found, responding: row.responding })),
  );
const practicesIn = (claims: readonly RightsClaim[]) => new Set(claims.map(({ fact }) => fact.subject)).size;

/** Whether scopes are these, each of them, and no others. */
const isOnly = (given: readonly string[], wanted: readonly string[]) =>
  wanted.every((scope) => given.includes(scope)) && given.every((scope) => wanted.includes(scope));

/** What lists the claims of a right, where the axes of claims tell the scopes apart. */
async function drillDownOf({ right, query }: RightImpactRow, reader: Reader) {
  const { issue, place, scopes, issueScopes } = query;
  if (!isOnly(issueScopes, ["EXACT", "NARROWER"])) return undefined;
  const groups: ClaimGroup[] = [
    { axis: "PREDICATE", value: "UNDERMINES" },
    { axis: "RIGHT", value: right },
    { axis: "ISSUE", value: issue, rollUp: true },
  ];
  if (place === undefined) return { groups, choice: query };
  if (!isOnly(scopes, ["EXACT", "WITHIN"])) return undefined;
  const isCommunity = ((await reader.entity(place)) as Entity | null) instanceof Community;
  const at: ClaimGroup = isCommunity ? { axis: "COMMUNITY", value: place } : { axis: "PLACE", value: place, rollUp: true };
  return { groups: [...groups, at], choice: query };
}

/** One answer to `rightsImpact`. */
export const rightImpact: RowType<RightImpactRow> = {
  name: "RightImpact",
  description: "A right that the issue is recorded to undermine, and what is recorded of practices that protect or endanger it.",
  fields: [
    recordField("right", Right, "The right that is undermined.", ({ right }) => right),
    claimsField(
      "claims",
      "How many claims say that it is undermined. More claims do not mean that it is violated more.",
      async (row, reader) => ({
        ids: row.undermining.map(claimOf),
        drillDown: await drillDownOf(row, reader),
      }),
    ),
    valueField("protection", () => ProtectionEnum, "Whether a practice is recorded to protect it, in the place asked about or elsewhere."),
    sentenceField("summary", "The same in a sentence.", protectionWords, ({ protection, endangering, query: { place } }) => ({
      template: protection,
      values: {
        endangering: practicesIn(endangering),
        where: place === undefined ? "no" : "here",
        place: place === undefined ? "" : { record: place },
      },
    })),
    valueField(
      "protectingPractices",
      () => Int,
      "How many practices are recorded to protect it, or meant or advised to, in any place. `protecting` has the claims.",
      {
        value: ({ protecting }) => practicesIn(protecting),
      },
    ),
    valueField(
      "endangeringPractices",
      () => Int,
      "How many responses are recorded to endanger it, in any place. `endangering` has the claims.",
      {
        value: ({ endangering }) => practicesIn(endangering),
      },
    ),
    claimsField(
      "protecting",
      "How many claims say that practices protect it, or are meant or advised to, in any place.",
      ({ protecting }) => ({
        ids: protecting.map(claimOf),
      }),
    ),
    claimsField("endangering", "How many claims say that responses endanger it, in any place.", ({ endangering }) => ({
      ids: endangering.map(claimOf),
    })),
    nestedListField(
      "ways",
      way,
      `How it is undermined: one row for each claim, at most ${constants.listed}, the nearest place and issue first.`,
      ({ undermining }) => undermining.slice(0, constants.listed),
    ),
    responsesField("protectedBy", "Claims that a practice protects it, of any place.", ({ protecting }) => protecting),
    responsesField("endangeredBy", "Claims that a response endangers it, of any place.", ({ endangering }) => endangering),
    recordsField(
      "peopleNotNamed",
      PopulationGroup,
      "People whom a claim of undermining names and no claim of protection does. That is not evidence that they are not protected.",
      ({ peopleNotNamed }) => peopleNotNamed,
    ),
    lowInformationField(({ undermining, protection }) =>
      lowInformationOf(
        undermining.map(({ fact }) => fact),
        protection === "NONE_RECORDED",
      ),
    ),
  ],
};
