import type { ClaimRecord } from "../../src/model/records.js";
import { type AxisQuery, valuesOn } from "./axes.js";
import type { World } from "./world.js";

/** The groups of claims, found by looking at every claim. */

export interface OracleGroup {
  readonly keys: readonly (string | null)[];
  readonly ids: readonly string[];
  readonly claims: number;
  readonly practices: number;
  readonly communities: number;
  readonly places: number;
  readonly sources: number;
}

/** @param claims those that count and pass the filter */
export function groupClaims(world: World, claims: readonly ClaimRecord[], groupings: readonly AxisQuery[]): OracleGroup[] {
  const members = new Map<string, ClaimRecord[]>();
  for (const claim of claims) {
    let combinations: (string | null)[][] = [[]];
    for (const grouping of groupings) {
      const values = valuesOn(world, claim, grouping);
      combinations = combinations.flatMap((keys) => (values.length ? values : [null]).map((value) => [...keys, value]));
    }
    for (const keys of combinations) members.set(JSON.stringify(keys), [...(members.get(JSON.stringify(keys)) ?? []), claim]);
  }
  return [...members].map(([keys, those]) => {
    const different = (axis: string) => new Set(those.flatMap((claim) => valuesOn(world, claim, { axis }))).size;
    return {
      keys: JSON.parse(keys) as (string | null)[],
      ids: those.map(({ values }) => values.id),
      claims: those.length,
      practices: different("PRACTICE"),
      communities: different("COMMUNITY"),
      places: different("PLACE"),
      sources: different("SOURCE"),
    };
  });
}

/** By a measure, or by the key on an axis; equal ones by their keys, with null last. */
export function sortGroups(groups: readonly OracleGroup[], orderBy: string): OracleGroup[] {
  const [by = "", direction] = orderBy.split("_");
  const sign = direction === "DESC" ? -1 : 1;
  const compareKey = (a: string | null | undefined, b: string | null | undefined) =>
    a === b ? 0 : a == null ? 1 : b == null ? -1 : a < b ? -1 : 1;
  const compareAll = (a: OracleGroup, b: OracleGroup) => {
    for (let i = 0; i < a.keys.length; i++) {
      const order = compareKey(a.keys[i], b.keys[i]);
      if (order) return order;
    }
    return 0;
  };
  const position = /^KEY(\d)$/.exec(by)?.[1];
  return [...groups].sort((a, b) => {
    if (position !== undefined) return sign * compareKey(a.keys[Number(position) - 1], b.keys[Number(position) - 1]) || compareAll(a, b);
    const measure = by.toLowerCase() as "claims";
    return sign * (a[measure] - b[measure]) || compareAll(a, b);
  });
}
