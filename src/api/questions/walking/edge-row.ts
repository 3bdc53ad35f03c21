import { Int } from "type-graphql";
import { neighbourhoodConstants as constants } from "../../../analysis/constants.js";
import type { ClaimChoice, Filter } from "../../../graph/filter.js";
import type { ClaimEdge, EdgePlaces } from "../../../graph/statements/facts/claim-edges.js";
import { Claim, defaultAssertions, unstatedAssertions } from "../../../model/claim.js";
import { Entity, Locality } from "../../../model/entity.js";
import { type Cell, type ColumnGroup, nameOf } from "../../answers/cells.js";
import { claimsField } from "../../answers/claims-field.js";
import { classColumn, countColumn, idColumn, textColumn } from "../../answers/column.js";
import { drillDownUrl } from "../../answers/drill-down.js";
import { type AnswerField, recordField, valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import { nestedListField } from "../../answers/nested-field.js";
import type { Reader } from "../../reading/reader.js";
import { predicatesOf } from "../../schema/types.js";

/** Whether claims do not count that are only implied or inferred. */
export const leavesOutImplied = ({ assertions }: ClaimChoice): boolean =>
  unstatedAssertions.some((assertion) => !(assertions ?? defaultAssertions).includes(assertion));

/** An edge as it is shown. */
export interface EdgeRow extends ClaimEdge {
  readonly choice: ClaimChoice;
  /** The places of its claims, read for all edges of an answer together. */
  readonly places: (reader: Reader) => Promise<EdgePlaces | undefined>;
}

const edgePlace: RowType<{ readonly place: string; readonly claims: number }> = {
  name: "EdgePlace",
  description: "A place where claims of an edge hold.",
  fields: [
    recordField("place", Locality, "The place or community.", ({ place }) => place),
    valueField("claims", () => Int, "How many claims of the edge hold there.", { unit: "claims" }),
  ],
};

/** The columns of an end, under names by which programs that draw graphs know it. */
const endColumns = (column: "source" | "target", description: string, idOf: (row: EdgeRow) => string): ColumnGroup<EdgeRow> => ({
  columns: [
    idColumn(column, `${description} Its id.`, Entity),
    textColumn(`${column}_name`, `${description} Its name, in the reader's language.`),
    classColumn(`${column}_kind`, `${description} Its class.`, Entity),
  ],
  async cells(row, reader): Promise<Cell[]> {
    const record = (await reader.entity(idOf(row))) as Entity | null;
    return [idOf(row), record && nameOf(record, reader), record?.constructor.name ?? null];
  },
});

const groupsOfEdge = ({ predicate }: EdgeRow) => [{ axis: "PREDICATE" as const, value: predicate }];
const filterOfEdge = ({ subject, object }: EdgeRow): Filter => ({
  subject: { some: { id: { eq: subject } } },
  object: { some: { id: { eq: object } } },
});
const placesOfEdge = async (row: EdgeRow, reader: Reader) =>
  ((await row.places(reader))?.places ?? []).map(([place, claims]) => ({ place, claims }));

/** The fields of every edge: what it joins, and the claims behind it. */
export const edgeFields: readonly AnswerField<EdgeRow>[] = [
  recordField("subject", Entity, "The record that the claims say something of.", ({ subject }) => subject, {
    columns: [],
    more: endColumns("source", "The record that the claims say something of.", ({ subject }) => subject),
  }),
  valueField("predicate", predicatesOf, "What they say of the two."),
  recordField("object", Entity, "The record that the predicate leads to.", ({ object }) => object, {
    columns: [],
    more: endColumns("target", "The record that the predicate leads to.", ({ object }) => object),
  }),
  {
    ...claimsField<EdgeRow>("claims", "How many claims say so. More claims are not more proof.", (row) => ({
      ids: row.ids,
      count: row.claims,
      ...(row.claims > constants.listed && { drillDown: { groups: groupsOfEdge(row), choice: row.choice, filter: filterOfEdge(row) } }),
    })),
    columns: {
      columns: [
        countColumn("claims", "How many claims say so. More claims are not more proof.", "claims"),
        idColumn("claim_ids", `The claims: all of them, or the first ${constants.listed}.`, Claim, true),
      ],
      cells: ({ claims, ids }) => [claims, [...ids].sort().slice(0, constants.listed)],
    },
  },
  valueField("reported", () => Int, "How many of them report that it is or was so.", { unit: "claims" }),
  valueField("intended", () => Int, "How many of them mean it to be so. An intention is no result.", { unit: "claims" }),
  valueField("recommended", () => Int, "How many of them advise it.", { unit: "claims" }),
  valueField("helpful", () => Int, "How many of them have an effect that helps.", { unit: "claims" }),
  valueField("adverse", () => Int, "How many of them have an adverse effect.", { unit: "claims" }),
  valueField("mixed", () => Int, "How many of them have the effect MIXED, which helps in one way and harms in another.", {
    unit: "claims",
  }),
  valueField("withoutEffect", () => Int, "How many of them have no effect: only claims of ADDRESSES have one.", { unit: "claims" }),
  nestedListField(
    "places",
    edgePlace,
    `Where they hold: the places of most claims first, then by id, at most ${constants.listed}.`,
    placesOfEdge,
    {
      columns: {
        columns: [
          idColumn("place_ids", `Where they hold: the places of most claims first, at most ${constants.listed}.`, Locality, true),
          textColumn("place_names", "The names of these places, in the reader's language.", true),
        ],
        async cells(row, reader) {
          const ids = (await placesOfEdge(row, reader)).map(({ place }) => place);
          const places = (await Promise.all(ids.map((id) => reader.entity(id)))) as (Entity | null)[];
          return [ids, places.map((place) => place && nameOf(place, reader))];
        },
      },
    },
  ),
  valueField("placeCount", () => Int, "In how many places they hold.", {
    value: async (row, reader) => (await row.places(reader))?.count ?? 0,
  }),
  valueField("unplaced", () => Int, "How many of them name no place. That does not mean that it is so everywhere.", {
    value: async (row, reader) => row.claims - ((await row.places(reader))?.placed ?? 0),
  }),
  valueField("url", () => String, "Where this server lists exactly these claims, as CSV.", {
    restates: true,
    value: (row) => drillDownUrl(groupsOfEdge(row), row.choice, filterOfEdge(row)),
  }),
];
