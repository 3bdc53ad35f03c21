import { practiceLineageConstants as constants } from "../../../analysis/constants.js";
import { type OutcomeClaim, type Outcomes, outcomeSides, outcomeStates } from "../../../analysis/lineage/outcomes.js";
import { Claim } from "../../../model/claim.js";
import { Entity, Locality } from "../../../model/entity.js";
import { claimsField } from "../../answers/claims-field.js";
import { countColumn, termColumn } from "../../answers/column.js";
import { claimField, evidenceField, recordField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedField, nestedListField } from "../../answers/nested-field.js";
import type { Reader } from "../../reading/reader.js";
import { registeredEnum, termsOf } from "../../schema/types.js";

const OutcomeSideEnum = registeredEnum("OutcomeSide", "Which way a claim on what a practice does speaks.", outcomeSides);
const OutcomeStateEnum = registeredEnum(
  "OutcomeState",
  "What claims say of outcomes. Reports alone decide it: an aim or advice never counts as a result.",
  outcomeStates,
);

const claimOf = ({ fact }: OutcomeClaim) => fact.id;
const outcomeClaim: RowType<OutcomeClaim> = {
  name: "OutcomeClaim",
  description: "One claim on what a practice does, or is to do. Its modality says whether it is reported, meant or advised.",
  fields: [
    valueField("side", () => OutcomeSideEnum, "Which way it speaks."),
    recordField(
      "about",
      Entity,
      "The issue that the practice addresses, or the right that it protects or endangers.",
      ({ fact }) => fact.object,
    ),
    recordField("place", Locality, "The place or community that the claim names; null if it names none.", ({ fact }) => fact.at, {
      nullable: true,
    }),
    claimField("predicate", claimOf),
    claimField("modality", claimOf),
    claimField("effect", claimOf),
    claimField("period", claimOf),
    claimField("assertion", claimOf),
    claimField("statement", claimOf),
    recordField("claim", Claim, "The claim itself.", claimOf),
    evidenceField(claimOf),
  ],
};

const idsIn = (claims: readonly OutcomeClaim[]) => ({ ids: claims.map(claimOf) });
const lineageOutcomes: RowType<Outcomes> = {
  name: "LineageOutcomes",
  description: "What claims tell of what a practice does: for it, against it, without an effect, and what is only meant or advised.",
  fields: [
    valueField("state", () => OutcomeStateEnum, "What claims say, in a word."),
    claimsField("reportedFor", "Claims which report that it helps, or that it helps and harms.", ({ reportedFor }) => idsIn(reportedFor)),
    claimsField(
      "reportedAgainst",
      "Claims which report that it does harm or nothing, neglects people or endangers a right, or that it helps and harms.",
      ({ reportedAgainst }) => idsIn(reportedAgainst),
    ),
    claimsField("reportedNotSaid", "Claims which report that it deals with an issue, and not with what effect.", ({ reportedNotSaid }) =>
      idsIn(reportedNotSaid),
    ),
    claimsField("meant", "Claims of what it is meant or advised to do: no results.", ({ meant }) => idsIn(meant)),
    nestedListField(
      "claims",
      outcomeClaim,
      `The claims themselves, at most ${constants.listed}: reports first, then by side.`,
      ({ claims }) => claims.slice(0, constants.listed),
    ),
  ],
};

/** What claims say of outcomes. Its columns are the state and the numbers of claims. */
export const outcomesField = <From>(
  name: string,
  description: string,
  outcomesOf: (from: From, reader: Reader) => Outcomes | Promise<Outcomes>,
) =>
  nestedField<From, Outcomes>(name, lineageOutcomes, description, outcomesOf, {
    columns: {
      columns: [
        termColumn("outcomes_state", `${description} In one word.`, termsOf(OutcomeStateEnum)),
        countColumn("reported_for", "How many claims report that it helps.", "claims"),
        countColumn("reported_against", "How many claims report that it harms, or does nothing.", "claims"),
        countColumn("reported_not_said", "How many claims report that it deals with something, and do not say whether it helps.", "claims"),
        countColumn("meant", "How many claims say what it is meant or advised to do: no results.", "claims"),
      ],
      async cells(from, reader) {
        const { state, reportedFor, reportedAgainst, reportedNotSaid, meant } = await outcomesOf(from, reader);
        return [state, ...[reportedFor, reportedAgainst, reportedNotSaid, meant].map(({ length }) => length)];
      },
    },
  });
