import { Int } from "type-graphql";
import { type ComparisonCell, type ComparisonRow, compareSides } from "../../../analysis/compare.js";
import { Effect, Modality } from "../../../model/claim.js";
import { Entity } from "../../../model/entity.js";
import { claimsField } from "../../answers/claims-field.js";
import { countColumn, idColumn } from "../../answers/column.js";
import { recordField, recordsField, valueField } from "../../answers/fields.js";
import type { KeyedRow, RowType } from "../../answers/lists.js";
import { nestedListField } from "../../answers/nested-field.js";
import { sentenceField } from "../../answers/sentence-field.js";
import { type ComparisonPage, cellClaims } from "../../reading/comparison/compare.js";
import type { Reader } from "../../reading/reader.js";
import { enumOf, predicatesOf, registeredEnum } from "../../schema/types.js";
import { comparisonRowWords } from "../../words/compare.js";

/** One row of a page of a comparison. */
export interface ComparisonPageRow extends ComparisonRow, KeyedRow {
  readonly page: ComparisonPage;
}
interface Cell extends ComparisonCell {
  readonly row: ComparisonPageRow;
}

const SideEnum = registeredEnum("CompareSide", "What a compared record is in the claims of a row.", compareSides);

/** The claims that tie a compared record to the other one, as a filter of claims. */
function filterOf({ record, row: { predicate, side, other, object } }: Cell) {
  const is = (id: string) => ({ some: { id: { eq: id } } });
  const links = side === "SUBJECT" ? { object: is(other) } : { subject: is(other), ...(object !== null && { object: is(object) }) };
  return { predicate: { eq: predicate }, [side.toLowerCase()]: is(record), ...links };
}

const claimsIn = ({ row, record }: Cell, reader: Reader) => cellClaims(reader, row.page, { ...row, record });
const distinct = (terms: readonly string[]): string[] => [...new Set(terms)].sort();

const cell: RowType<Cell> = {
  name: "ComparisonCell",
  description: "What a row has of one of the compared records.",
  fields: [
    recordField("record", Entity, "The compared record.", ({ record }) => record),
    claimsField("claims", "How many claims tie it to the other record.", async (own, reader) => {
      const { row, claims } = own;
      const ids = (await claimsIn(own, reader)).map(({ claim }) => claim);
      const { ids: _, ...choice } = row.page.query;
      const groups = [{ axis: "PREDICATE", value: row.predicate } as const];
      return { ids, count: claims, drillDown: { groups, choice, filter: filterOf(own) } };
    }),
    valueField("modalities", () => [enumOf(Modality)], "The different modalities of these claims.", {
      value: async (own, reader) => distinct((await claimsIn(own, reader)).map(({ modality }) => modality)),
    }),
    valueField("effects", () => [enumOf(Effect)], "The different effects that these claims say; of ADDRESSES alone.", {
      value: async (own, reader) => distinct((await claimsIn(own, reader)).flatMap(({ effect }) => effect ?? [])),
    }),
  ],
};

/** One answer to `compare`. */
export const comparisonRow: RowType<ComparisonPageRow> = {
  name: "ComparisonRow",
  description: "What claims of one predicate say of the compared records and one other record.",
  fields: [
    valueField("predicate", (types) => predicatesOf(types), "What the claims say."),
    valueField("side", () => SideEnum, "What the compared record is in these claims."),
    recordField(
      "other",
      Entity,
      "The other record: the object of the claims if `side` is SUBJECT, else their subject.",
      ({ other }) => other,
    ),
    recordField("object", Entity, "The object of the claims if `side` is AT, FOR or BY; else null.", ({ object }) => object, {
      nullable: true,
    }),
    valueField("recordCount", () => Int, "How many of the compared records have it.", { value: ({ has }) => has.length }),
    nestedListField(
      "has",
      cell,
      "The compared records that have it, in the order of `ids`.",
      (row) => row.has.map((own) => ({ ...own, row })),
      {
        columns: {
          columns: [
            idColumn("has", "The compared records that have it, in the order in which they were asked for.", Entity, true),
            { ...countColumn("has_claims", "How many claims say so of each of these.", "claims"), list: true },
          ],
          cells: ({ has }) => [has.map(({ record }) => record), has.map(({ claims }) => claims)],
        },
      },
    ),
    {
      ...recordsField<ComparisonPageRow>(
        "notRecordedFor",
        Entity,
        "The compared records for which no claim is recorded. That is no evidence that it does not hold of them.",
        ({ notRecordedFor }) => notRecordedFor,
      ),
      columns: {
        columns: [
          idColumn(
            "not_recorded_for",
            "The compared records for which no claim is recorded. That is no evidence that it does not hold of them.",
            Entity,
            true,
          ),
        ],
        cells: ({ notRecordedFor }) => [notRecordedFor],
      },
    },
    sentenceField("sentence", "For which of them it is recorded, in a sentence.", comparisonRowWords, ({ has, notRecordedFor }) => ({
      template: notRecordedFor.length ? "SOME" : "ALL",
      values: { has: { records: has.map(({ record }) => record) }, missing: { records: notRecordedFor } },
    })),
  ],
};
