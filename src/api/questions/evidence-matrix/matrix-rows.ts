import { Int } from "type-graphql";
import { keyText } from "../../../analysis/claim-groups.js";
import type { MatrixCell, MatrixHead } from "../../../analysis/evidence-matrix.js";
import type { Grouping } from "../../../graph/axes.js";
import type { Filter } from "../../../graph/filter.js";
import { adverseEffects, helpfulEffects } from "../../../model/claim.js";
import { type ClaimsBehind, drillDown } from "../../answers/claims-field.js";
import { textColumn } from "../../answers/column.js";
import { drillDownUrl } from "../../answers/drill-down.js";
import { valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedField, nestedListField } from "../../answers/nested-field.js";
import { gapsOf, isEmptyCell, type MatrixQuery } from "../../reading/evidence-matrix.js";
import { registeredEnum } from "../../schema/types.js";
import { groupsOfKeys, keyLabel } from "../claim-groups.js";
import { GapKindEnum } from "../response-gaps/gap-kind-counts.js";

/** The heads and the cells of `evidenceMatrix`, each with what lists the claims behind its numbers. */

type Listing = NonNullable<ClaimsBehind["drillDown"]>;

export interface HeadRow extends MatrixHead {
  readonly grouping: Grouping;
  readonly query: MatrixQuery;
}
export const matrixHead: RowType<HeadRow> = {
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
    nestedField(
      "drillDown",
      drillDown,
      "How to list exactly the claims of all its cells: those that `total` counts, or that name what it counts.",
      ({ query, grouping, key }): Listing => ({ groups: groupsOfKeys([grouping], [key]), choice: query, filter: query.filter }),
      { restates: true },
    ),
  ],
};

export interface CellRow extends MatrixCell {
  readonly query: MatrixQuery;
}
const listing = ({ query, row, column }: CellRow): Listing => ({
  groups: groupsOfKeys(query.groupings, [row, column]),
  choice: query,
  filter: query.filter,
});

/** The claims of a cell that its numbers beside `value` count, by the name of the number. */
const parts = {
  reported: { modality: { eq: "REPORTED" } },
  intended: { modality: { eq: "INTENDED" } },
  recommended: { modality: { eq: "RECOMMENDED" } },
  helpful: { effect: { in: helpfulEffects } },
  adverse: { effect: { in: adverseEffects } },
} as const satisfies Readonly<Record<string, Filter>>;
type Part = keyof typeof parts;
const CellPartEnum = registeredEnum("MatrixCellPart", "Some of the claims of a cell.", {
  REPORTED: "Those that report.",
  INTENDED: "Those that state an aim, a plan or an expected result.",
  RECOMMENDED: "Those that advise.",
  HELPFUL: "Those that say that a response helps; MIXED is among them.",
  ADVERSE: "Those that say that a response harms or does nothing; MIXED is among them.",
} satisfies Record<Uppercase<Part>, string>);
interface CellSplit {
  readonly part: Uppercase<Part>;
  readonly count: number;
  readonly drillDown: Listing;
}
const cellSplit: RowType<CellSplit> = {
  name: "MatrixCellSplit",
  description: "Some of the claims of a cell, by what they say.",
  fields: [
    valueField("part", () => CellPartEnum, "Which of them."),
    valueField("count", () => Int, "How many claims these are."),
    nestedField("drillDown", drillDown, "How to list exactly these.", (split) => split.drillDown, { restates: true }),
  ],
};
function splitOf(cell: CellRow): CellSplit[] {
  const { groups, choice, filter = {} } = listing(cell);
  return (Object.keys(parts) as Part[])
    .filter((part) => cell[part] > 0)
    .map((part) => {
      const [name] = Object.keys(parts[part]) as [string];
      // A condition beside the others nests no deeper.
      const narrowed = name in filter ? { and: [filter, parts[part]] } : { ...filter, ...parts[part] };
      return { part: part.toUpperCase() as Uppercase<Part>, count: cell[part], drillDown: { groups, choice, filter: narrowed } };
    });
}

export const matrixCell: RowType<CellRow> = {
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
    valueField("reported", () => Int, "How many claims report."),
    valueField("intended", () => Int, "How many claims state an aim, a plan or an expected result: none of them is a result."),
    valueField("recommended", () => Int, "How many claims advise."),
    valueField("helpful", () => Int, "How many claims say that a response helps, by their effect; MIXED is among them."),
    valueField("adverse", () => Int, "How many claims say that a response harms or does nothing, by their effect; MIXED is among them."),
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
    nestedListField(
      "split",
      cellSplit,
      "The claims of the cell by modality and by side of effect, with how to list each; what counts none is not listed.",
      splitOf,
      { restates: true },
    ),
  ],
};
