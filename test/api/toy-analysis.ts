import { ArgsType, Int } from "type-graphql";
import type { ClaimFact, HierarchyStep } from "../../src/analysis/claim-fact.js";
import { lowInformationOf } from "../../src/analysis/low-information.js";
import { claimsField } from "../../src/api/answers/claims-field.js";
import { dataVersionField, lowInformationField, methodField } from "../../src/api/answers/envelope.js";
import { recordField, valueField } from "../../src/api/answers/fields.js";
import type { RowType } from "../../src/api/answers/lists.js";
import { nestedListField } from "../../src/api/answers/nested-field.js";
import type { Question } from "../../src/api/answers/question.js";
import { sentenceField } from "../../src/api/answers/sentence-field.js";
import { readClaimFacts, readSteps } from "../../src/api/reading/facts.js";
import type { Reader } from "../../src/api/reading/reader.js";
import { choiceArgsOf } from "../../src/api/schema/inputs.js";
import { recordArgument } from "../../src/api/schema/record-arguments.js";
import type { SchemaTypes } from "../../src/api/schema/types.js";
import type { Template } from "../../src/api/words/template.js";
import type { ClaimChoice } from "../../src/graph/filter.js";
import type { Class } from "../../src/model/declare.js";
import { Issue } from "../../src/model/entities/index.js";

/** A question of analysis as small as can be: what is said of an issue, and how far its wider ones are. */

@ArgsType()
class IssueArgs {
  @recordArgument(Issue, "The issue to weigh.") issue!: string;
}
interface Weighed extends IssueArgs, ClaimChoice {}

const facts = (reader: Reader, { issue, ...choice }: Weighed) =>
  readClaimFacts(
    reader,
    { ids: [issue], end: "object", choice, details: ["at", "for", "by", "evidence"] },
    { ids: [issue], end: "subject", choice, details: ["at", "for", "by", "evidence"] },
  );
const wider = async (reader: Reader, { issue }: Weighed) =>
  (await readSteps(reader, "concepts", "up", [issue])).sort((a, b) => a.steps - b.steps || (a.to < b.to ? -1 : 1));

const words = {
  WEIGHED: {
    en: "{n, plural, =0 {No claim is recorded} one {# claim is recorded} other {# claims are recorded}} on {issue}.",
    es: "{n, plural, =0 {Ninguna afirmación está registrada} one {# afirmación está registrada} other {# afirmaciones están registradas}} sobre {issue}.",
    fr: "{n, plural, =0 {Aucune affirmation n'est enregistrée} one {# affirmation est enregistrée} other {# affirmations sont enregistrées}} sur {issue}.",
  },
} satisfies Record<string, Template>;

const rung: RowType<HierarchyStep> = {
  name: "Rung",
  description: "An issue at or above the one that was weighed.",
  fields: [
    recordField("rungIssue", Issue, "The issue of the rung.", ({ to }) => to),
    valueField("steps", () => Int, "How many links lead up to it."),
  ],
};
const fact: RowType<ClaimFact> = {
  name: "WeighedFact",
  description: "What is read of a claim.",
  fields: [
    valueField("id", () => String, "The id of the claim."),
    valueField("place", () => String, "Where it holds.", { nullable: true, value: ({ at }) => at }),
    valueField("people", () => [String], "Whom it concerns.", { value: (claim) => claim.for }),
    valueField("actors", () => [String], "What does it.", { value: ({ by }) => by }),
    valueField("sources", () => [String], "Its sources."),
    valueField("passages", () => [String], "Its passages."),
  ],
};

export const weigh: Question<Weighed, Weighed> = {
  name: "weigh",
  description: "What is said of an issue, weighed.",
  args: (types: SchemaTypes) => choiceArgsOf(types, IssueArgs, "weigh args") as Class<Weighed>,
  example: { issue: "extortion" },
  cost: 200,
  answer: {
    name: "Weighing",
    description: "An issue and the weight of what is said of it.",
    fields: [
      methodField({ name: "weigh", version: "1", description: { en: "It counts.", es: "Cuenta.", fr: "Elle compte." } }, ({ issue }) => [
        { name: "issue", value: issue },
      ]),
      dataVersionField,
      claimsField<Weighed>("claims", "How many claims name it.", async (query, reader) => ({
        ids: (await reader.computed(facts, query)).map(({ id }) => id),
        drillDown: { groups: [{ axis: "ISSUE", value: query.issue }], choice: { assertions: query.assertions } },
      })),
      lowInformationField<Weighed>(async (query, reader) => lowInformationOf(await reader.computed(facts, query))),
      sentenceField<Weighed, keyof typeof words>("summary", "The weight in a sentence.", words, async (query, reader) => ({
        template: "WEIGHED",
        values: { n: (await reader.computed(facts, query)).length, issue: { record: query.issue } },
      })),
      nestedListField<Weighed, ClaimFact>("facts", fact, "What was read.", (query, reader) => reader.computed(facts, query)),
    ],
    lists: { rungs: { row: rung, description: "It and its wider issues, the nearest first.", table: true, rows: wider } },
  },
};
