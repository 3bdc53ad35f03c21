import { Int } from "type-graphql";
import { countByKind, type GapKind, gapKinds } from "../../../analysis/response-gaps.js";
import { claimsField } from "../../answers/claims-field.js";
import { valueField } from "../../answers/fields.js";
import type { RowType } from "../../answers/lists.js";
import type { Reader } from "../../reading/reader.js";
import { allGaps, type ResponseGapsQuery } from "../../reading/response-gaps/pairs.js";
import { registeredEnum } from "../../schema/types.js";
import { rowsUrl } from "./gap-look-ups.js";

export const GapKindEnum = registeredEnum(
  "GapKind",
  "What is recorded of responses to an issue that a place or community faces: the first of these that holds. Harm counts by adverse claims, all else by helpful ones; MIXED is both.",
  gapKinds,
);

/** How many rows of `responseGaps` are of one kind. */
interface KindCount {
  readonly kind: GapKind;
  readonly pairs: number;
  readonly facing: readonly string[];
  readonly query: ResponseGapsQuery;
}
export const kindCount: RowType<KindCount> = {
  name: "GapKindCount",
  description: "How many rows are of one kind.",
  fields: [
    valueField("kind", () => GapKindEnum, "What is recorded of the responses."),
    valueField("pairs", () => Int, "How many pairs of a place or community and an issue, whichever kinds were asked for."),
    claimsField("facing", "How many claims say that the places and communities of these pairs face the issues.", ({ facing }) => ({
      ids: facing,
    })),
    valueField("url", () => String, "Where this server lists these pairs as CSV, each with the claims that its kind rests on.", {
      restates: true,
      value: ({ query, kind }) => rowsUrl(query, kind),
    }),
  ],
};

/** How many pairs are of each kind, on all pages. */
export async function kindCountsOf(query: ResponseGapsQuery, reader: Reader): Promise<KindCount[]> {
  const gaps = await allGaps(reader, query);
  return countByKind(gaps).map((counted) => ({
    ...counted,
    facing: gaps.filter(({ kind }) => kind === counted.kind).flatMap(({ facing }) => facing),
    query,
  }));
}
