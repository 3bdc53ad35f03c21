import { ArgsType, Field, Int } from "type-graphql";
import { responseGapsConstants } from "../../../analysis/constants.js";
import { type GapCondition, type GapKind, gapKinds, responseGapsMethod } from "../../../analysis/response-gaps.js";
import { withUnstated } from "../../../model/claim.js";
import type { Class } from "../../../model/declare.js";
import { Issue, Right } from "../../../model/entities/index.js";
import { type Entity, Locality } from "../../../model/entity.js";
import { nameOf } from "../../answers/cells.js";
import { type ClaimsBehind, claimsField, drillDown } from "../../answers/claims-field.js";
import { countColumn, idColumn, termColumn, textColumn } from "../../answers/column.js";
import { placeColumns } from "../../answers/columns/place-columns.js";
import { dataVersionField, lowInformationField, methodField } from "../../answers/envelope.js";
import { recordField, valueField } from "../../answers/fields.js";
import type { KeyedRow, RowType } from "../../answers/lists.js";
import { nestedField, nestedListField } from "../../answers/nested-field.js";
import type { Question } from "../../answers/question.js";
import { sentenceField } from "../../answers/sentence-field.js";
import type { Reader } from "../../reading/reader.js";
import { gapElsewhere, gapLowInformation, gapRights, heldSourcesOf, kindClaims } from "../../reading/response-gaps/details.js";
import { type FoundGap, facedPairs, gapsCount, gapsPage, type ResponseGapsQuery } from "../../reading/response-gaps/pairs.js";
import { choiceArgsOf } from "../../schema/inputs.js";
import { outputTypeOf } from "../../schema/output-types.js";
import { recordArgument } from "../../schema/record-arguments.js";
import { registeredEnum, type SchemaTypes, termsOf } from "../../schema/types.js";
import { gapsWords, gapWords, nearestWords } from "../../words/response-gaps.js";
import type { Phrase } from "../../words/template.js";
import { gapDrillDown } from "./gap-drill-down.js";
import { GapKindEnum, kindCount, kindCountsOf } from "./gap-kind-counts.js";
import { everythingUrl, type LookUp, lookUpsOf } from "./gap-look-ups.js";

const NearestKindEnum = registeredEnum("NearestAnswerKind", "How an answer comes near to a gap.", {
  WIDER_ISSUE_HERE: "It is on a wider issue, and names the place or community of the row, or one within it.",
  SAME_ISSUE_ELSEWHERE: "It is on the same issue, or a narrower one, and names a place that is neither within the row's nor around it.",
} satisfies Record<keyof typeof nearestWords, string>);

@ArgsType()
class GapArgs {
  @recordArgument(
    Locality,
    "A place or a community, by id or by code: iso:CO, m49:419, wikidata:Q739. All within it are judged too, each from itself.",
  )
  place!: string;
  @recordArgument(Issue, "Only this issue and narrower ones.", { nullable: true }) issue?: string;
  @Field(() => [GapKindEnum], { nullable: true, description: "Only rows of these kinds; without it, of all." }) kinds?: GapKind[];
}
interface GapsArgs extends Omit<ResponseGapsQuery, "issue" | "kinds"> {
  readonly issue?: string | null;
  readonly kinds?: readonly GapKind[] | null;
}
/** A row, with the question that it answers. */
interface GapRow extends FoundGap, KeyedRow {
  readonly query: ResponseGapsQuery;
}

const lookUp: RowType<LookUp> = {
  name: "GapLookUp",
  description: "A question whose answers are claims of a row.",
  fields: [
    valueField("question", () => String, "Its field: `responses` or `harmfulResponses`."),
    valueField("arguments", () => String, "Its arguments, as GraphQL writes them; `claim`, if you gave it, is to be added."),
    valueField("url", () => String, "Where this server has its answers as CSV."),
  ],
};
interface ConditionRow extends GapCondition {
  readonly row: GapRow;
  readonly lookUps: readonly LookUp[];
}
const condition: RowType<ConditionRow> = {
  name: "GapCondition",
  description: "One of the kinds that hold of a row, as a condition of its own, and the claims for which it does.",
  fields: [
    valueField("kind", () => GapKindEnum, "Which."),
    valueField(
      "count",
      () => Int,
      "For how many claims it holds. One claim may be counted under several conditions: MIXED helps and harms.",
    ),
    nestedField(
      "drillDown",
      drillDown,
      "How to list exactly these claims: with the same choice of claims, but for IMPLIED_ONLY with IMPLIED and INFERRED as `assertions`. Null where more than 100 places lie around that of the row: then `lookUps` has them.",
      async ({ kind, row }, reader) => (await gapDrillDown(reader, row.query, row, kind)) ?? null,
      { nullable: true, restates: true },
    ),
    nestedListField("lookUps", lookUp, "Questions whose answers together are exactly these claims.", ({ lookUps }) => lookUps),
  ],
};
const conditionsOf = (row: GapRow): readonly ConditionRow[] =>
  row.conditions.map((holds) => ({ ...holds, row, lookUps: lookUpsOf(row.query, row.place, row.issue, holds.kind) }));

interface NearestRow {
  readonly how: keyof typeof nearestWords;
  readonly issue: string;
  readonly place: string;
  readonly steps: number | null;
  readonly claims: readonly string[];
}
const nearestAnswer: RowType<NearestRow> = {
  name: "NearestAnswer",
  description: "Where to look next: what is recorded that comes nearest. It is never evidence for the row.",
  fields: [
    valueField("how", () => NearestKindEnum, "How it comes near."),
    recordField("issue", Issue, "The wider issue, or the row's own.", ({ issue }) => issue),
    recordField("place", Locality, "The place or community of the row, or the other one.", ({ place }) => place),
    valueField(
      "steps",
      () => Int,
      "The fewest links up to the wider issue, or from the row's place up to what is around both places; null if nothing is.",
      {
        nullable: true,
      },
    ),
    claimsField("claims", "How many claims there are that are helpful and count.", ({ claims }) => ({ ids: claims })),
    sentenceField<NearestRow, NearestRow["how"]>("sentence", "The same in a sentence.", nearestWords, ({ how, issue, place, claims }) => ({
      template: how,
      values: { issue: { record: issue }, place: { record: place }, n: claims.length },
    })),
  ],
};
async function nearestOf(row: GapRow, reader: Reader): Promise<NearestRow[]> {
  const { widerAnswer, place, issue, query } = row;
  const elsewhere = await gapElsewhere(reader, query).load(row);
  return [
    ...(widerAnswer ? [{ how: "WIDER_ISSUE_HERE" as const, place, ...widerAnswer }] : []),
    ...(elsewhere ? [{ how: "SAME_ISSUE_ELSEWHERE" as const, issue, ...elsewhere }] : []),
  ];
}

async function claimsOfKind(row: GapRow, reader: Reader): Promise<ClaimsBehind> {
  const [ids, listing] = await Promise.all([kindClaims(reader, row.query).load(row), gapDrillDown(reader, row.query, row, row.kind)]);
  return { ids, count: row.conditions[0]?.count ?? 0, drillDown: listing };
}
const rightsOf = (row: GapRow, reader: Reader) => gapRights(reader, row.query).load(row);
const later = ({ conditions }: GapRow) => conditions.slice(1).map(({ kind }) => kind);

const responseGap: RowType<GapRow> = {
  name: "ResponseGap",
  description: "An issue that a place or community is recorded as facing, and what is recorded of responses to it, judged from there.",
  fields: [
    recordField("place", Locality, "The place or community that faces the issue.", ({ place }) => place, {
      columns: [],
      more: placeColumns("The place or community that faces the issue.", ({ place }) => place),
    }),
    recordField("issue", Issue, "What it is recorded as facing: the issue that the claim of FACES names.", ({ issue }) => issue),
    valueField("kind", () => GapKindEnum, "The first kind that holds."),
    valueField(
      "alsoHolds",
      () => [GapKindEnum],
      "Which later kinds hold too, as conditions of their own: HARM_ONLY here says that harm is recorded too.",
      {
        value: later,
      },
    ),
    sentenceField<GapRow, GapKind>("sentence", "What the kind says, and what to do next.", gapWords, async (row, reader) => ({
      template: row.kind,
      values: {
        issue: { record: row.issue },
        place: { record: row.place },
        n: row.conditions[0]?.count ?? 0,
        held: await heldSourcesOf(reader),
      },
    })),
    claimsField("claims", "How many claims the kind rests on; 0 if none is recorded.", claimsOfKind),
    claimsField("facing", "How many claims say that the place faces the issue.", ({ facing }) => ({ ids: facing })),
    nestedListField("conditions", condition, "All kinds that hold, in order, with their claims. The first is `kind`.", conditionsOf),
    nestedListField("nearest", nearestAnswer, "Where to look next, at most one answer of each sort, a wider issue first.", nearestOf, {
      columns: {
        columns: [
          termColumn("nearest", "How the nearest answer comes near to the gap; empty if none does.", termsOf(NearestKindEnum)),
          idColumn("nearest_issue_id", "The issue of that answer.", Issue),
          idColumn("nearest_place_id", "The place or community of that answer.", Locality),
          countColumn("nearest_steps", "How many steps up or down a hierarchy lie between the two.", "steps"),
        ],
        async cells(row, reader) {
          const [first] = await nearestOf(row, reader);
          return [first?.how ?? null, first?.issue ?? null, first?.place ?? null, first?.steps ?? null];
        },
      },
    }),
    {
      name: "rights",
      type: (types: SchemaTypes) => [outputTypeOf(types, Right)],
      description: "Rights that claims say to be undermined by the issue, or by a narrower one, anywhere; by id.",
      value: async (row: GapRow, reader: Reader) =>
        (await Promise.all((await rightsOf(row, reader)).map((id) => reader.entity(id)))).filter((right) => right !== null),
      selection: "id name",
      listed: true,
      columns: {
        columns: [
          idColumn("right_ids", "The rights that claims say to be undermined by the issue, or by a narrower one, anywhere.", Right, true),
          textColumn("right_names", "Their names, in the reader's language.", true),
        ],
        async cells(row: GapRow, reader: Reader) {
          const ids = await rightsOf(row, reader);
          const rights = (await Promise.all(ids.map((id) => reader.entity(id)))) as (Entity | null)[];
          return [ids, rights.map((right) => right && nameOf(right, reader))];
        },
      },
    },
    valueField(
      "heldSources",
      () => Int,
      "How many documents that are held you may see: what is missing in them may stand in others. It counts no claims: `sources` lists them, by their availability HELD.",
      {
        value: (_, reader) => heldSourcesOf(reader),
      },
    ),
    lowInformationField((row, reader) => gapLowInformation(reader, row.query).load(row)),
    valueField(
      "url",
      () => String,
      "Where this server has all that `responses` finds for the pair: every scope, wider issues, and what is implied. Null if you gave `claim`.",
      {
        nullable: true,
        restates: true,
        value: ({ query, place, issue }) => everythingUrl(query, place, issue),
      },
    ),
  ],
};

/** What it costs to find a page, or to count all: beside it, what is read is charged. */
const cost = 1000;

/** Where responses are missing. */
export const responseGaps: Question<GapsArgs, ResponseGapsQuery> = {
  name: "responseGaps",
  description:
    "Where responses to what is faced are missing: each issue that a place, or a place or community within it, is recorded as facing, and what is recorded of responses to it, judged from there. That nothing is recorded is not evidence that nothing is done, or that nothing works.",
  args: (types: SchemaTypes) => choiceArgsOf(types, GapArgs, "responseGaps args") as Class<GapsArgs>,
  example: { place: "western-balkans" },
  cost,
  answer: {
    name: "ResponseGaps",
    description: "A page of pairs of a place or community and an issue that it faces, by the id of the place, then of the issue.",
    fields: [
      methodField(responseGapsMethod, () => [
        { name: "kinds", value: Object.keys(gapKinds).join(", ") },
        ...Object.entries(responseGapsConstants).map(([name, value]) => ({ name, value: String(value) })),
      ]),
      dataVersionField,
      {
        ...sentenceField<ResponseGapsQuery, keyof typeof gapsWords>(
          "summary",
          "The answer in a sentence, whichever kinds are asked for.",
          gapsWords,
          summaryOf,
        ),
        cost,
      },
      nestedListField("kindCounts", kindCount, "How many pairs are of each kind, on all pages, in the order of the kinds.", kindCountsOf, {
        cost,
      }),
    ],
    connection: {
      row: responseGap,
      description: "The pairs.",
      counts:
        "How many pairs there are, on all pages. An issue that no document says is faced is no row: that does not mean that it is not faced.",
      table: true,
      // Neither the nearest issue nor its place: other pairs may come nearer.
      identifiedBy: ["place_id", "issue_id"],
      key: ["string", "string"],
      async page(reader, query, first, after) {
        const [place, issue] = (after ?? []) as string[];
        const gaps = await gapsPage(reader, query, first, place === undefined || issue === undefined ? undefined : { place, issue });
        return gaps.map((gap) => ({ ...gap, query, key: [gap.place, gap.issue] }));
      },
      count: gapsCount,
    },
  },
  toQuery: (_, { issue, kinds, ...rest }) => ({ ...rest, issue: issue ?? undefined, kinds: kinds ?? undefined }),
};

async function summaryOf(query: ResponseGapsQuery, reader: Reader): Promise<Phrase<keyof typeof gapsWords>> {
  const counts = await kindCountsOf(query, reader);
  const of = (...kinds: readonly GapKind[]) => counts.reduce((sum, { kind, pairs }) => sum + (kinds.includes(kind) ? pairs : 0), 0);
  const place = { record: query.place };
  const pairs = of(...counts.map(({ kind }) => kind));
  if (pairs) {
    const away = of("WIDER_PLACE_ONLY", "UNPLACED_ONLY", "ELSEWHERE_ONLY");
    const here = { reported: of("REPORTED_HERE"), aims: of("AIM_ONLY"), harm: of("HARM_ONLY"), implied: of("IMPLIED_ONLY") };
    return { template: "FOUND", values: { place, pairs, ...here, away, none: of("NONE_RECORDED") } };
  }
  const implied = (await facedPairs(reader, { ...query, assertions: withUnstated(query.assertions) })).length;
  if (query.issue === undefined) return { template: "NOTHING_FACED", values: { place, implied } };
  return { template: "ISSUE_NOT_FACED", values: { place, implied, issue: { record: query.issue } } };
}
