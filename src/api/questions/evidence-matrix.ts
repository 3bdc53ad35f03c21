import { ArgsType, Field, Int } from "type-graphql";
import { keyText } from "../../analysis/claim-groups.js";
import { claimGroupsConstants, evidenceMatrixConstants } from "../../analysis/constants.js";
import { evidenceMatrixMethod, type MatrixCell, type MatrixHead } from "../../analysis/evidence-matrix.js";
import { badInput } from "../../errors.js";
import type { Grouping } from "../../graph/axes.js";
import type { Filter } from "../../graph/filter.js";
import type { GroupsQuery } from "../../graph/statements/groups/grouped-claims.js";
import { count } from "../../graph/statements/records.js";
import type { Class } from "../../model/declare.js";
import { Locality } from "../../model/entity.js";
import { drillDown } from "../answers/claims-field.js";
import { textColumn } from "../answers/column.js";
import { drillDownUrl } from "../answers/drill-down.js";
import { dataVersionField, methodField } from "../answers/envelope.js";
import { valueField } from "../answers/fields.js";
import type { RowType } from "../answers/lists.js";
import { nestedField, nestedListField } from "../answers/nested-field.js";
import type { Question } from "../answers/question.js";
import type { Measure } from "../reading/claim-groups.js";
import { gapsOf, isEmptyCell, type MatrixQuery, matrixOf } from "../reading/evidence-matrix.js";
import { assertGrouping } from "../reading/groups.js";
import type { Reader } from "../reading/reader.js";
import { GroupByInput, groupingText } from "../schema/group-inputs.js";
import { choiceArgsOf, filterOf } from "../schema/inputs.js";
import { recordArgument } from "../schema/record-arguments.js";
import { registeredEnum, type SchemaTypes } from "../schema/types.js";
import { groupsOfKeys, keyLabel } from "./claim-groups.js";
import { GapKindEnum } from "./response-gaps/response-gaps.js";

const measuresByTerm = {
  CLAIMS: "claims",
  PRACTICES: "practices",
  COMMUNITIES: "communities",
  PLACES: "places",
  SOURCES: "sources",
} as const satisfies Record<string, Measure>;
const MeasureEnum = registeredEnum("EvidenceMeasure", "What a matrix counts, each different one once.", {
  CLAIMS: "Claims that belong to the row and the column.",
  PRACTICES: "Practices and programmes that claims name as subject or object.",
  COMMUNITIES: "Communities that claims name as subject, object or where they hold.",
  PLACES: "Places that claims name as subject, object or where they hold; a community stands for its ground.",
  SOURCES: "Sources that claims rest on.",
} satisfies Record<keyof typeof measuresByTerm, string>);

@ArgsType()
class MatrixArgs {
  @Field(() => GroupByInput, { description: "What its rows are." }) rows!: GroupByInput;
  @Field(() => GroupByInput, { description: "What its columns are." }) columns!: GroupByInput;
  @Field(() => MeasureEnum, { defaultValue: "CLAIMS", description: "What it counts." }) measure!: keyof typeof measuresByTerm;
  @recordArgument(
    Locality,
    "Only claims that name this place or community, or one that lies in it, as their subject, their object or where they hold. By id, or by a code such as iso:CO.",
    { nullable: true },
  )
  place?: string;
}
interface EvidenceMatrixArgs extends MatrixArgs, Omit<GroupsQuery, "groupings" | "filter"> {
  readonly filter?: Filter | null;
}

interface HeadRow extends MatrixHead {
  readonly grouping: Grouping;
}
const head: RowType<HeadRow> = {
  name: "MatrixHead",
  description: "A row or a column of a matrix.",
  fields: [
    valueField("key", () => String, "Its value: the id of a record, a term or a year; null: the claims say nothing of it.", {
      nullable: true,
    }),
    valueField("label", () => String, "The name of the value, in the language of the request.", {
      reads: ["name"],
      value: ({ grouping, key }, reader) => keyLabel(reader, grouping, key),
    }),
    valueField("total", () => Int, "What the measure counts in all its cells together, each different one once: no sum of the cells."),
  ],
};

interface CellRow extends MatrixCell {
  readonly query: MatrixQuery;
}
const listing = ({ query, row, column }: CellRow) => ({
  groups: groupsOfKeys(query.groupings, [row, column]),
  choice: query,
  filter: query.filter,
});
const cell: RowType<CellRow> = {
  name: "MatrixCell",
  description: "What is recorded of a row and a column.",
  fields: [
    valueField("row", () => String, "The key of its row.", { nullable: true }),
    valueField("rowLabel", () => String, "The name of its row.", {
      reads: ["name"],
      restates: true,
      value: ({ query, row }, reader) => keyLabel(reader, query.groupings[0], row),
    }),
    valueField("column", () => String, "The key of its column.", { nullable: true }),
    valueField("columnLabel", () => String, "The name of its column.", {
      reads: ["name"],
      restates: true,
      value: ({ query, column }, reader) => keyLabel(reader, query.groupings[1], column),
    }),
    valueField("value", () => Int, "What the measure counts."),
    valueField("reported", () => Int, "How many claims report.", { unit: "claims" }),
    valueField("intended", () => Int, "How many claims state an aim, a plan or an expected result: none of them is a result.", {
      unit: "claims",
    }),
    valueField("recommended", () => Int, "How many claims advise.", { unit: "claims" }),
    valueField("helpful", () => Int, "How many claims say that a response helps, by their effect; MIXED is among them.", {
      unit: "claims",
    }),
    valueField("adverse", () => Int, "How many claims say that a response harms or does nothing, by their effect; MIXED is among them.", {
      unit: "claims",
    }),
    valueField(
      "faced",
      () => Boolean,
      "Whether a claim that counts says that the issue is faced there, or for types of practices, that it is faced at all; null on other axes, and where a key is null.",
      { nullable: true },
    ),
    valueField(
      "gap",
      () => GapKindEnum,
      "Of an empty cell that is faced: what is recorded of responses, whatever `filter` keeps out. Judged from the place or community as `responseGaps` does; for types of practices only HARM_ONLY, IMPLIED_ONLY or NONE_RECORDED. Null otherwise.",
      {
        nullable: true,
        value: async (from, reader) =>
          isEmptyCell(from) ? ((await gapsOf(reader, from.query)).get(keyText([from.row, from.column])) ?? null) : null,
      },
    ),
    nestedField("drillDown", drillDown, "How to list exactly the claims of the cell.", listing, {
      restates: true,
      columns: {
        columns: [textColumn("drill_down_url", "Where this server lists exactly the claims of the cell, as CSV.")],
        cells(from) {
          const { groups, choice, filter } = listing(from);
          return [drillDownUrl(groups, choice, filter)];
        },
      },
    }),
  ],
};

const headsOf =
  (side: "rows" | "columns", position: 0 | 1) =>
  async (query: MatrixQuery, reader: Reader): Promise<HeadRow[]> =>
    (await matrixOf(reader, query))[side].map((found) => ({ ...found, grouping: query.groupings[position] }));

/** What it costs to look at every claim; what is read is charged beside it. */
const cost = 2000;

/** How much is recorded of each pair of values on two axes. */
export const evidenceMatrix: Question<EvidenceMatrixArgs, MatrixQuery> = {
  name: "evidenceMatrix",
  description:
    "How much is recorded of each pair of values on two axes, such as issues and places, and what an empty cell means where the issue is faced. That nothing is recorded is not evidence that nothing is done, or that nothing works.",
  args(types: SchemaTypes) {
    const args = choiceArgsOf(types, MatrixArgs, "evidenceMatrix args") as unknown as Class<EvidenceMatrixArgs>;
    const filter = filterOf(types, types.model.claim);
    Field(() => filter, { nullable: true, description: "Counts only the claims that match." })(args.prototype, "filter");
    return args;
  },
  example: { rows: "ISSUE", columns: "PLACE:COUNTRY" },
  cost,
  answer: {
    name: "EvidenceMatrix",
    description: "A matrix of two axes, with the cells that count something, and the empty ones that are faced.",
    fields: [
      valueField("claimCount", () => Int, "How many different claims all cells have together, each counted once.", {
        value: async ({ filter, groupings: _, measure: __, within: ___, ...choice }, reader) =>
          (await reader.read(count(reader.model, reader.model.claim, { filter, choice }, reader.viewer.level)))[0] ?? 0,
      }),
      nestedListField("rows", head, "Its rows, the largest total first, then by key, null last.", headsOf("rows", 0)),
      nestedListField("columns", head, "Its columns, in the same order.", headsOf("columns", 1)),
      methodField(evidenceMatrixMethod, ({ groupings, measure }) => [
        { name: "rows", value: groupingText(groupings[0]) },
        { name: "columns", value: groupingText(groupings[1]) },
        { name: "measure", value: measure },
        { name: "maxGroups", value: String(claimGroupsConstants.maxGroups) },
        { name: "maxJudged", value: String(evidenceMatrixConstants.maxJudged) },
      ]),
      dataVersionField,
    ],
    lists: {
      cells: {
        row: cell,
        description: "Its cells, by row and column: those that are missing are empty, and not faced.",
        table: true,
        identifiedBy: ["row", "column"],
        rows: async (reader, query) => (await matrixOf(reader, query)).cells.map((found) => ({ ...found, query })),
      },
    },
  },
  toQuery(reader, { rows, columns, measure, place, filter, ...choice }) {
    const groupingOf = (argument: string, { axis, level, rollUp }: GroupByInput): Grouping => {
      const grouping = { axis, level: level ?? null, rollUp: rollUp ?? false };
      assertGrouping(reader.model, argument, grouping);
      return grouping;
    };
    const groupings = [groupingOf("rows", rows), groupingOf("columns", columns)] as const;
    if (groupingText(groupings[0]) === groupingText(groupings[1]))
      throw badInput(`columns: ${groupingText(groupings[1])} has the rows already. Give another axis.`, { argument: "columns" });
    const within: Filter | undefined = place == null ? undefined : { within: { some: { id: { eq: place } } } };
    const conditions = [within, filter].filter((condition): condition is Filter => condition != null);
    return {
      ...choice,
      groupings,
      measure: measuresByTerm[measure],
      filter: conditions.length > 1 ? { and: conditions } : (conditions[0] ?? {}),
      within,
    };
  },
};
