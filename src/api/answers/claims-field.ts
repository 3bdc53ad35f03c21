import { ID, Int } from "type-graphql";
import type { ClaimGroup } from "../../graph/axes.js";
import { type ClaimChoice, type Filter, filterLimits } from "../../graph/filter.js";
import { Assertion, Modality, Status } from "../../model/claim.js";
import type { Reader } from "../reading/reader.js";
import { AxisEnum, PlaceLevelEnum } from "../schema/axes.js";
import { columnNameOf, countColumn } from "./column.js";
import { drillDownUrl } from "./drill-down.js";
import { type AnswerField, valueField } from "./fields.js";
import type { RowType } from "./lists.js";
import { nestedField, nestedListField } from "./nested-field.js";

const claimGroup: RowType<ClaimGroup> = {
  name: "ClaimGroup",
  description: "The claims that have one value on one axis.",
  fields: [
    valueField("axis", () => AxisEnum, "What the claims are grouped by."),
    valueField("value", () => ID, "The value: the id of a record, a term or a year. Null: the claims that say nothing of it.", {
      nullable: true,
    }),
    valueField("level", () => PlaceLevelEnum, "The kind of place to which places were lifted.", {
      nullable: true,
      value: ({ level }) => level ?? null,
    }),
    valueField("rollUp", () => Boolean, "Whether what is narrower than the value counts too.", { value: ({ rollUp }) => rollUp ?? false }),
  ],
};

/** The claims behind a number. */
export interface ClaimsBehind {
  /** Their ids: all of them, or as many as were read. */
  readonly ids: readonly string[];
  /** How many there are; without it, as many as there are ids. */
  readonly count?: number;
  /** What finds them all. */
  readonly drillDown?: { readonly groups: readonly ClaimGroup[]; readonly choice: ClaimChoice; readonly filter?: Filter };
}

/** How many ids an answer shows at most; more claims are found by the drill-down. */
export const maxShownIds = 20;

export const drillDown: RowType<NonNullable<ClaimsBehind["drillDown"]>> = {
  name: "DrillDown",
  description: "How to list the claims that were counted: by `claims(groups:, filter:)` with the same choice of claims, or at an address.",
  fields: [
    nestedListField("groups", claimGroup, "The groups that the claims belong to, all of them at once.", ({ groups }) => groups),
    valueField("filter", () => String, "The filter of `claims` that goes with the groups, as JSON; null if there is none.", {
      nullable: true,
      value: ({ filter }) => (filter && Object.keys(filter).length ? JSON.stringify(filter) : null),
    }),
    valueField("url", () => String, "Where this server lists them as CSV.", {
      value: ({ groups, choice, filter }) => drillDownUrl(groups, choice, filter),
    }),
  ],
};

const claimsBehind: RowType<ClaimsBehind> = {
  name: "ClaimsBehind",
  description: "A number of claims, and the claims themselves.",
  fields: [
    valueField("count", () => Int, "How many different claims there are.", { value: countOf }),
    valueField("ids", () => [ID], `Their ids, in order: all of them, or the first ${maxShownIds}.`, {
      value: ({ ids }) => [...ids].sort().slice(0, maxShownIds),
    }),
    nestedField(
      "drillDown",
      drillDown,
      `How to list all of them; null where the ids do, and where more than ${filterLimits.list} are known by their ids alone.`,
      (claims) => claims.drillDown ?? byIds(claims),
      { nullable: true },
    ),
  ],
};
/** How to list claims that only their ids find, if these are more than are shown. */
function byIds({ ids, count }: ClaimsBehind): NonNullable<ClaimsBehind["drillDown"]> | null {
  const isWhole = (count ?? ids.length) === ids.length;
  if (!isWhole || ids.length <= maxShownIds || ids.length > filterLimits.list) return null;
  return { groups: [], choice: everyClaim, filter: { id: { in: [...ids].sort() } } };
}
/** Their ids say which claims count. */
const everyClaim: ClaimChoice = { assertions: Assertion.values, modalities: Modality.values, statuses: Status.values };
function countOf({ ids, count }: ClaimsBehind): number {
  return count ?? ids.length;
}

/** A number of claims and the claims behind it. Its column is the number. @param description what the number counts */
export const claimsField = <From>(
  name: string,
  description: string,
  claimsOf: (from: From, reader: Reader) => ClaimsBehind | Promise<ClaimsBehind>,
): AnswerField<From> =>
  nestedField(name, claimsBehind, description, claimsOf, {
    columns: {
      columns: [countColumn(columnNameOf(name), description, "claims")],
      cells: async (from, reader) => [countOf(await claimsOf(from, reader))],
    },
    async claimIds(from, reader) {
      const claims = await claimsOf(from, reader);
      return countOf(claims) === claims.ids.length ? claims.ids : [];
    },
  });
