import { Int } from "type-graphql";
import type { Range } from "../../../analysis/range.js";
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
