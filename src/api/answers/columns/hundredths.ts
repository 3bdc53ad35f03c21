import { Int } from "type-graphql";
import type { Range } from "../../../analysis/range.js";
import { countColumn, type DeclaredColumn } from "../column.js";
import { valueField } from "../fields.js";
import type { RowType } from "../lists.js";

export const rangeOfHundredths: RowType<Range> = {
  name: "HundredthsRange",
  description: "A range of hundredths. What is not recorded makes it wide; where everything is known, both ends are equal.",
  fields: [
    valueField("low", () => Int, "The least that it can be, in hundredths."),
    valueField("high", () => Int, "The most that it can be, in hundredths."),
  ],
};

/** The two columns of a range: `similarity_low` and `similarity_high`. */
export const hundredthsColumns = (name: string, description: string): readonly DeclaredColumn[] => [
  countColumn(`${name}_low`, `${description} The least that it can be.`, "hundredths"),
  countColumn(`${name}_high`, `${description} The most that it can be: what is not recorded makes the range wide.`, "hundredths"),
];
