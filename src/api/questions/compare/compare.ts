import { ArgsType, ID, Int } from "type-graphql";
import { compareMethod, rowsOfRecord } from "../../../analysis/compare.js";
import { compareConstants as constants } from "../../../analysis/constants.js";
import { badInput } from "../../../errors.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import { type Class, parentsOf, plural } from "../../../model/declare.js";
import { Entity } from "../../../model/entity.js";
import { isA, type Model } from "../../../model/model.js";
import { withArticle } from "../../../model/rules/wording.js";
import { andList, orList } from "../../../text/sentences.js";
import { dataVersionField, lowInformationField, methodField } from "../../answers/envelope.js";
import { recordField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedListField } from "../../answers/nested-field.js";
import type { ConnectionAnswer, Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import {
  type ComparedProperty,
  type CompareQuery,
  comparisonLowInformation,
  comparisonRowsRead,
  readComparedProperties,
} from "../../reading/comparison/compare.js";
import type { Reader } from "../../reading/reader.js";
import { choiceArgsOf } from "../../schema/inputs.js";
import { recordsArgument } from "../../schema/record-arguments.js";
import type { SchemaTypes } from "../../schema/types.js";
import { compareWords } from "../../words/compare.js";
import { type ComparisonPageRow, comparisonRow } from "./comparison-row.js";

const { fewestRecords, mostRecords } = constants;

@ArgsType()
class CompareArgs {
  @recordsArgument(
    Entity,
    `What to compare: ${fewestRecords} to ${mostRecords} different records, by id, all of one class or of one kind. A place and a community are both localities, a practice, a programme and an event both undertakings: these can be compared. The answer keeps their order.`,
  )
  ids!: string[];
}

const ofIds = { argument: "ids" };
const example = "Such as san-jacinto and el-guamo.";
function assertDifferent(ids: readonly string[]): void {
  if (ids.length < fewestRecords || ids.length > mostRecords)
    throw badInput(
      `ids: ${ids.length} ${ids.length === 1 ? "record" : "records"}. Give ${fewestRecords} to ${mostRecords} different ones of one kind. ${example}`,
      ofIds,
    );
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw badInput(
      `ids: ${twice.slice(0, 100).toWellFormed()} is there twice. Give ${fewestRecords} to ${mostRecords} different records.`,
      ofIds,
    );
}

/** The classes that records can have to be compared with one of a class: its kind if it has one, else itself. */
const comparableWith = (model: Model, cls: Class): readonly Class[] => {
  const kind = parentsOf(cls).find((parent) => parent !== Entity && isA(parent, Entity));
  return kind ? model.membersOf(kind) : [cls];
};

/** @throws BAD_USER_INPUT for records of different kinds */
async function assertOneKind(reader: Reader, ids: readonly string[]): Promise<void> {
  const records = await Promise.all(ids.map((id) => reader.entity(id)));
  const classes = records.map((record) => (record as object).constructor as Class);
  const allowed = comparableWith(reader.model, classes[0] as Class);
  const odd = classes.findIndex((cls) => !allowed.some((member) => isA(cls, member)));
  if (odd < 0) return;
  const named = (i: number) => `${ids[i]} is ${withArticle(classes[i] as Class)}`;
  throw badInput(
    `ids: ${andList([named(0), named(odd)])}. Compare records of one kind: with ${ids[0]} go records of ${orList(allowed.map(plural))}.`,
    ofIds,
  );
}

interface Compared {
  readonly record: string;
  readonly rows: number;
  readonly onlyHere: number;
}
const compared: RowType<Compared> = {
  name: "ComparedRecord",
  description: "One of the compared records. More rows mean that more was written down, and nothing else.",
  fields: [
    recordField("record", Entity, "Which of the compared records it is.", ({ record }) => record),
    valueField("rows", () => Int, "How many rows it has, on all pages. None: no claim that counts is recorded of it."),
    valueField("onlyHere", () => Int, "How many of these it alone has. That is no evidence that they do not hold of the others."),
  ],
};

type PropertyValue = ComparedProperty["values"][number];
const propertyValue: RowType<PropertyValue> = {
  name: "ComparedPropertyValue",
  description: "What one of the compared records has of a property.",
  fields: [
    recordField("record", Entity, "Which of the compared records has the value.", ({ record }) => record),
    valueField("value", () => String, "Its value, as text; of a link the ids that it leads to. Null: it has none.", { nullable: true }),
  ],
};
const property: RowType<ComparedProperty> = {
  name: "ComparedProperty",
  description: "A property or a link of our own vocabularies side by side. No claim stands behind it.",
  fields: [
    valueField("name", () => ID, "Its name, as a field of the record has it; `class` is the class."),
    nestedListField("values", propertyValue, "What each record has, in the order of `ids`.", ({ values }) => values),
  ],
};

/** What it costs to find a page: the claims of all records are looked at. */
const cost = 500;

const sharedRows = async (query: CompareQuery, reader: Reader) =>
  (await comparisonRowsRead(reader, query)).filter(({ notRecordedFor }) => !notRecordedFor.length).length;

const answer: ConnectionAnswer<CompareQuery> = {
  name: "Comparison",
  description: "A page of what is recorded of some records, row by row.",
  fields: [
    methodField(compareMethod, ({ ids }) => [
      { name: "ids", value: ids.join(", ") },
      ...Object.entries(constants).map(([name, value]) => ({ name, value: String(value) })),
    ]),
    dataVersionField,
    sentenceField("summary", "The answer in a sentence.", compareWords, async (query, reader) => {
      const rows = await comparisonRowsRead(reader, query);
      const values = { rows: rows.length, shared: await sharedRows(query, reader), records: { records: query.ids } };
      return { template: rows.length ? "FOUND" : "NOTHING_RECORDED", values };
    }),
    nestedListField("compared", compared, "The compared records, in the order of `ids`.", async (query: CompareQuery, reader) => {
      const rows = await comparisonRowsRead(reader, query);
      return query.ids.map((record) => ({ record, ...rowsOfRecord(rows, record) }));
    }),
    valueField("sharedCount", () => Int, "How many rows all of them have, on all pages.", {
      value: sharedRows,
    }),
    nestedListField(
      "properties",
      property,
      "Their properties, and where links of our own vocabularies lead, side by side: those of which at least one has a value.",
      (query: CompareQuery, reader) => reader.computed(readComparedProperties, query),
      { cost: 50 },
    ),
    lowInformationField<CompareQuery>((query, reader) => comparisonLowInformation(reader, query), { cost: 100 }),
  ],
  connection: {
    row: comparisonRow,
    description: "The rows: by predicate and side, those that most of the records have first, then by id.",
    counts: "How many rows there are, on all pages. What no claim says of any of them has no row.",
    table: true,
    identifiedBy: ["predicate", "side", "other_id", "object_id"],
    key: ["number"],
    async page(reader, query, first, after) {
      const start = Number(after?.[0] ?? 0);
      const rows = (await comparisonRowsRead(reader, query)).map((row, i) => ({ ...row, key: [i + 1] }));
      const shown = rows.filter(({ key: [position] }) => (position as number) > start).slice(0, first);
      const page = { query, rows: shown };
      return shown.map((row): ComparisonPageRow => ({ ...row, page }));
    },
    count: async (reader, query) => (await comparisonRowsRead(reader, query)).length,
  },
};

/** What is recorded of several records, side by side. */
export const comparison: Question<CompareArgs & ClaimChoice, CompareQuery> = {
  name: "compare",
  description:
    "What is recorded of two to five records of one kind, row by row: for each predicate and other record, which of them claims tie to it, what all share, and what only one has. Where no claim is recorded for one, that is no evidence of a difference.",
  args: (types: SchemaTypes) => choiceArgsOf(types, CompareArgs, "compare args") as Class<CompareArgs & ClaimChoice>,
  example: { ids: "san-jacinto,el-guamo" },
  cost,
  answer,
  check: ({ ids }) => assertDifferent(ids),
  async toQuery(reader, query) {
    // A code or a former id may name a record that another id names too.
    assertDifferent(query.ids);
    await assertOneKind(reader, query.ids);
    return query;
  },
};
