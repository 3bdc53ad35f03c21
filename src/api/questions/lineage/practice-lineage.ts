import { ArgsType, Int } from "type-graphql";
import type { ClaimFact } from "../../../analysis/claim-fact.js";
import { practiceLineageConstants as constants } from "../../../analysis/constants.js";
import { lowInformationOf } from "../../../analysis/low-information.js";
import {
  type LineageTie,
  lineageGaps,
  type ProgrammeSibling,
  practiceLineageMethod,
  type SiblingOrder,
  siblingOrders,
} from "../../../analysis/practice-lineage.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import { Modality } from "../../../model/claim.js";
import type { Class } from "../../../model/declare.js";
import { Entity, Undertaking } from "../../../model/entity.js";
import { claimsField } from "../../answers/claims-field.js";
import { dataVersionField, lowInformationField, methodField } from "../../answers/envelope.js";
import { recordField, recordsField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedListField } from "../../answers/nested-field.js";
import type { ConnectionAnswer, Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import {
  impliedLineageClaims,
  lineageRead,
  type PracticeLineageQuery,
  programmeSiblingsRead,
} from "../../reading/lineage/practice-lineage.js";
import type { Reader } from "../../reading/reader.js";
import { choiceArgsOf } from "../../schema/inputs.js";
import { recordArgument } from "../../schema/record-arguments.js";
import { enumOf, predicatesOf, registeredEnum, type SchemaTypes } from "../../schema/types.js";
import { practiceLineageWords } from "../../words/practice-lineage.js";
import { impliedLeftOutField } from "../responses/left-out.js";
import { outcomesField } from "./lineage-outcomes.js";
import { type LineageStepRow, lineageStep } from "./lineage-step.js";

@ArgsType()
class LineageArgs {
  @recordArgument(Undertaking, "A practice, a programme or an event, by id.") practice!: string;
}

/** What it costs to find a page, to look into its programmes, and to count what is left out. */
const cost = 200;

const SiblingOrderEnum = registeredEnum("SiblingOrder", "How something stands in time to another part of its programme.", siblingOrders);
const LineageGapEnum = registeredEnum("LineageGap", "What no claim that counts says of a practice.", lineageGaps);

const idsOf = (claims: readonly ClaimFact[]) => ({ ids: claims.map(({ id }) => id) });
const periods = <From extends { readonly periods: readonly string[] }>() =>
  valueField<From>(
    "periods",
    () => [String],
    "The different periods that these claims name, in the order of time: EDTF. None: no claim says when.",
  );

const tie: RowType<LineageTie> = {
  name: "LineageTie",
  description: "A record that claims tie a practice to, whatever the place.",
  fields: [
    recordField(
      "record",
      Entity,
      "Who leads it or takes part in it, or the programme or event that it belongs to.",
      ({ record }) => record,
    ),
    valueField("predicate", (types) => predicatesOf(types), "What the claims say."),
    valueField("modality", () => enumOf(Modality), "REPORTED if one of them reports it, else INTENDED or RECOMMENDED."),
    periods(),
    claimsField("claims", "The claims that say so.", ({ claims }) => idsOf(claims)),
  ],
};

const sibling: RowType<ProgrammeSibling> = {
  name: "ProgrammeSibling",
  description: "Something else that belongs to a programme or an event of a practice.",
  fields: [
    recordField("undertaking", Undertaking, "What it is.", ({ record }) => record),
    recordsField(
      "programmes",
      Undertaking,
      "The programmes and events that it shares with the practice, by id.",
      ({ programmes }) => programmes,
    ),
    periods(),
    claimsField("claims", "The claims that it belongs to them, and that it was carried out somewhere.", ({ claims }) => idsOf(claims)),
  ],
};

interface SiblingsInOrder {
  readonly order: SiblingOrder;
  readonly siblings: readonly ProgrammeSibling[];
}
const siblingsInOrder: RowType<SiblingsInOrder> = {
  name: "ProgrammeSiblings",
  description: "What else belongs to the programmes of a practice, and how it stands in time to the practice.",
  fields: [
    valueField("order", () => SiblingOrderEnum, "How it stands to the practice."),
    valueField("count", () => Int, "How many there are.", { value: ({ siblings }) => siblings.length }),
    nestedListField(
      "undertakings",
      sibling,
      `These, in the order of time; at most ${constants.listed}, those nearest to the practice in time.`,
      ({ order, siblings }) => (order === "BEFORE" ? siblings.slice(-constants.listed) : siblings.slice(0, constants.listed)),
    ),
  ],
};
async function siblingsOf(query: PracticeLineageQuery, reader: Reader): Promise<SiblingsInOrder[]> {
  const all = await programmeSiblingsRead(reader, query);
  return (Object.keys(siblingOrders) as SiblingOrder[])
    .map((order) => ({ order, siblings: all.filter((found) => found.order === order) }))
    .filter(({ siblings }) => siblings.length);
}

async function rowsOf(reader: Reader, query: PracticeLineageQuery): Promise<LineageStepRow[]> {
  const { steps } = await lineageRead(reader, query);
  return steps.map((step, i) => ({ ...step, position: i + 1, key: [i + 1] }));
}

const answer: ConnectionAnswer<PracticeLineageQuery> = {
  name: "PracticeLineage",
  description: "A page of the steps of a practice, in the order of time, and what is recorded of it beside.",
  fields: [
    methodField(practiceLineageMethod, ({ practice }) => [
      { name: "practice", value: practice },
      { name: "listed", value: String(constants.listed) },
    ]),
    dataVersionField,
    sentenceField("summary", "The answer in a sentence.", practiceLineageWords, async (query, reader) => {
      const { steps, outcomes } = await lineageRead(reader, query);
      const leftOut = steps.length ? 0 : await impliedLineageClaims(reader, query);
      const places = new Set(steps.flatMap(({ place }) => place ?? []));
      return {
        template: steps.length ? "FOUND" : "NO_STEP",
        values: {
          practice: { record: query.practice },
          steps: steps.length,
          places: places.size,
          undated: steps.filter(({ period }) => period === null).length,
          overlapping: steps.filter(({ overlapping }) => overlapping > 0).length,
          state: outcomes.state,
          leftOut: leftOut ? "yes" : "no",
        },
      };
    }),
    valueField("notRecorded", () => [LineageGapEnum], "What no claim that counts says of the practice: ask those who know it.", {
      value: async (query, reader) => (await lineageRead(reader, query)).notRecorded,
    }),
    outcomesField(
      "outcomesWithoutPlace",
      "What claims say of it without a place, which belongs to no step.",
      async (query: PracticeLineageQuery, reader) => (await lineageRead(reader, query)).withoutPlace,
    ),
    outcomesField(
      "outcomesElsewhere",
      "What claims say of it in places and times in which no step is recorded.",
      async (query: PracticeLineageQuery, reader) => (await lineageRead(reader, query)).elsewhere,
    ),
    nestedListField(
      "agents",
      tie,
      "Who leads it, then who takes part in it, each by id. Such claims name no place, so that none belongs to a step.",
      async (query: PracticeLineageQuery, reader) => (await lineageRead(reader, query)).agents,
    ),
    nestedListField(
      "programmes",
      tie,
      "The programmes and events that it belongs to, by id.",
      async (query: PracticeLineageQuery, reader) => (await lineageRead(reader, query)).programmes,
    ),
    nestedListField(
      "inProgramme",
      siblingsInOrder,
      "What else belongs to these programmes and events: what came before it, beside it and after it. That one came before another does not mean that it led to it.",
      siblingsOf,
      { cost },
    ),
    impliedLeftOutField(
      cost,
      "claims on where and when it was carried out, by whom, in which programme, and what it does.",
      impliedLineageClaims,
    ),
    lowInformationField<PracticeLineageQuery>(async (query, reader) => {
      const { claims, notRecorded } = await lineageRead(reader, query);
      return lowInformationOf(claims, notRecorded.length > 0);
    }),
  ],
  connection: {
    row: lineageStep,
    description: "The steps.",
    counts: "How many steps are recorded, on all pages. A step that no document tells of may have been taken all the same.",
    table: true,
    identifiedBy: ["place_id", "period"],
    key: ["number"],
    async page(reader, query, first, after) {
      const last = Number(after?.[0] ?? 0);
      return (await rowsOf(reader, query)).filter(({ position }) => position > last).slice(0, first);
    },
    count: async (reader, query) => (await lineageRead(reader, query)).steps.length,
  },
};

/** How a practice went: where and when, step by step. */
export const practiceLineage: Question<LineageArgs & ClaimChoice, PracticeLineageQuery> = {
  name: "practiceLineage",
  description:
    "Where and when a practice, a programme or an event is recorded as carried out, step by step in the order of time, by whom, in which programme, what claims say for it and against it, and what came before and after it there.",
  args: (types: SchemaTypes) => choiceArgsOf(types, LineageArgs, "practiceLineage args") as Class<LineageArgs & ClaimChoice>,
  example: { practice: "national-resilience-dialogues-western-balkans" },
  cost,
  answer,
};
