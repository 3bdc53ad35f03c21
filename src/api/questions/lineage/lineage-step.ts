import { Int } from "type-graphql";
import type { OutcomeState } from "../../../analysis/lineage/outcomes.js";
import { stepOrders } from "../../../analysis/lineage/steps.js";
import type { LineageStep } from "../../../analysis/practice-lineage.js";
import { Modality } from "../../../model/claim.js";
import { Locality } from "../../../model/entity.js";
import { claimsField } from "../../answers/claims-field.js";
import { placeColumns } from "../../answers/columns/place-columns.js";
import { recordField, valueField } from "../../answers/fields.js";
import type { KeyedRow, RowType } from "../../answers/lists.js";
import { sentenceField } from "../../answers/sentence-field.js";
import { enumOf, registeredEnum } from "../../schema/types.js";
import { lineageStepWords } from "../../words/practice-lineage.js";
import { outcomesField } from "./lineage-outcomes.js";

/** A step with its number in the order of time. */
export interface LineageStepRow extends LineageStep, KeyedRow {
  readonly position: number;
}

const StepOrderEnum = registeredEnum("LineageStepOrder", "How a step stands in time to those before it.", stepOrders);

/** One answer to `practiceLineage`. */
export const lineageStep: RowType<LineageStepRow> = {
  name: "LineageStep",
  description: "A place and a period in which claims say that a practice was carried out, or is to be.",
  fields: [
    valueField("position", () => Int, "Its number in the order of time, from 1.", { relative: true }),
    recordField("place", Locality, "Where; null: claims say when, and none says where.", ({ place }) => place, {
      nullable: true,
      columns: [],
      more: placeColumns(
        "Where the step was carried out, or is to be; empty if claims say when and none says where.",
        ({ place }) => place,
      ),
    }),
    valueField("period", () => String, "When: EDTF. Null: no claim says when.", { nullable: true, kind: "date" }),
    valueField("order", () => StepOrderEnum, "How it stands to the steps before it.", { relative: true }),
    valueField("overlapping", () => Int, "How many other dated steps may have a day in common with it.", { relative: true }),
    valueField(
      "modality",
      () => enumOf(Modality),
      "REPORTED if a claim reports that it was carried out then and there, else INTENDED or RECOMMENDED: it is only meant or advised.",
    ),
    claimsField("claims", "The claims that say so.", ({ claims }) => ({ ids: claims.map(({ id }) => id) })),
    outcomesField(
      "outcomes",
      "What claims say of this place, or of what lies within it, for this time or without a date. It need not be a result of the step.",
      ({ outcomes }) => outcomes,
    ),
    sentenceField<LineageStepRow, OutcomeState>(
      "sentence",
      "The step in a sentence.",
      lineageStepWords,
      ({ place, period, modality, outcomes: { state, reportedFor, reportedAgainst, reportedNotSaid, meant } }) => ({
        template: state,
        values: {
          modality,
          placed: place === null ? "no" : "yes",
          place: place === null ? "" : { record: place },
          dated: period === null ? "no" : "yes",
          period: period ?? "",
          for: reportedFor.length,
          against: reportedAgainst.length,
          notSaid: reportedNotSaid.length,
          meant: meant.length,
        },
      }),
    ),
  ],
};
