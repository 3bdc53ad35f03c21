import type { ClaimRecord } from "../../src/model/records.js";
import { type AxisQuery, valuesOn } from "./axes.js";
import { groupClaims, type OracleGroup } from "./claim-groups.js";
import { type Choice, counts } from "./filter.js";
import type { World } from "./world.js";

/** A matrix of two axes, found by looking at every claim, as docs/methods.md defines it. */
export interface MatrixQuestion {
  readonly rows: AxisQuery;
  readonly columns: AxisQuery;
  readonly measure: "claims" | "practices" | "communities" | "places" | "sources";
  readonly choice: Choice;
  /** By id. */
  readonly place?: string;
  /** Whether a claim passes the filter. */
  readonly passes: (claim: ClaimRecord) => boolean;
}
type Key = string | null;

const enclosing = ["LOCATED_IN", "PART_OF", "MEMBER_OF"];
const helpful = ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS", "BUILDS_CAPACITY", "UNSPECIFIED", "MIXED"];
const adverse = ["MIXED", "NO_EFFECT", "NEGLECTS", "EXACERBATES"];

function above(world: World, id: string, links: readonly string[]): Set<string> {
  const found = new Set([id]);
  for (const one of found) for (const { name, to } of world.record(one).links) if (links.includes(name)) found.add(to);
  return found;
}
const compare = (a: Key, b: Key) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

export function matrixOf(world: World, { rows, columns, measure, choice, place, passes }: MatrixQuestion) {
  const isThere = ({ subject, object, at }: ClaimRecord) =>
    place === undefined || [subject, object, ...(at === undefined ? [] : [at])].some((id) => above(world, id, enclosing).has(place));
  const counted = world.allClaims.filter((k) => counts(world, k.values, choice) && isThere(k));
  const claims = counted.filter(passes);
  const groups = groupClaims(world, claims, [rows, columns]);
  const records = new Map(claims.map((k) => [k.values.id, k]));

  const axes = [rows.axis, columns.axis];
  const issueAt = axes.indexOf("ISSUE");
  const other = issueAt < 0 ? undefined : axes[1 - issueAt];
  const facing = counted.filter(({ values }) => values.predicate === "FACES");
  const ofTypes = other === "PRACTICE_TYPE";
  const hasFaced = ofTypes || other === "PLACE" || other === "COMMUNITY";
  const pair = (issue: Key, second: Key): [Key, Key] => (issueAt === 0 ? [issue, second] : [second, issue]);

  const totalsOf = (axis: AxisQuery) => new Map(groupClaims(world, claims, [axis]).map((group) => [group.keys[0] ?? null, group[measure]]));
  const totals = [totalsOf(rows), totalsOf(columns)] as const;
  const faced: [Key, Key][] = ofTypes
    ? [...new Set(facing.flatMap((k) => valuesOn(world, k, issueAt === 0 ? rows : columns)))].flatMap((issue) =>
        [...(totals[1 - issueAt]?.keys() ?? [])].filter((type) => type !== null).map((type) => pair(issue, type)),
      )
    : hasFaced
      ? facing.flatMap((k) =>
          valuesOn(world, k, rows).flatMap((row) => valuesOn(world, k, columns).map((column): [Key, Key] => [row, column])),
        )
      : [];
  const facedTexts = new Set(faced.map((keys) => JSON.stringify(keys)));
  const filled = new Set(groups.map(({ keys }) => JSON.stringify(keys)));
  const empty = [...facedTexts].filter((text) => !filled.has(text)).map((text) => JSON.parse(text) as [Key, Key]);
  for (const [row, column] of empty) {
    if (!totals[0].has(row)) totals[0].set(row, 0);
    if (!totals[1].has(column)) totals[1].set(column, 0);
  }
  const headsOf = (of: ReadonlyMap<Key, number>) =>
    [...of].map(([key, total]) => ({ key, total })).sort((a, b) => b.total - a.total || compare(a.key, b.key));
  const heads = [headsOf(totals[0]), headsOf(totals[1])] as const;
  const place0 = (side: 0 | 1, key: Key) => heads[side].findIndex((head) => head.key === key);

  const typeKind = (keys: [Key, Key]) => {
    const among = (all: readonly ClaimRecord[], effects: readonly string[]) =>
      all.some((k) => k.values.predicate === "ADDRESSES" && effects.includes(k.values.effect as string) && isIn(k, keys));
    const isIn = (k: ClaimRecord, [row, column]: [Key, Key]) =>
      valuesOn(world, k, rows).includes(row as string) && valuesOn(world, k, columns).includes(column as string);
    if (among(counted, helpful)) return null;
    if (among(counted, adverse)) return "HARM_ONLY";
    return among(impliedOnly(world, choice).filter(isThere), [...helpful, ...adverse]) ? "IMPLIED_ONLY" : "NONE_RECORDED";
  };
  const gapOf = (keys: [Key, Key]) => {
    if (ofTypes) return typeKind(keys);
    const [issue, locality] = issueAt === 0 ? keys : [keys[1], keys[0]];
    return kindOf(world, locality as string, issue as string, choice);
  };
  const split = ({ ids }: OracleGroup) => {
    const those = ids.map((id) => records.get(id) as ClaimRecord);
    const number = (is: (claim: ClaimRecord) => boolean) => those.filter(is).length;
    return {
      reported: number((k) => k.values.modality === "REPORTED"),
      intended: number((k) => k.values.modality === "INTENDED"),
      recommended: number((k) => k.values.modality === "RECOMMENDED"),
      helpful: number((k) => helpful.includes(k.values.effect as string)),
      adverse: number((k) => adverse.includes(k.values.effect as string)),
    };
  };
  const isFaced = (row: Key, column: Key) =>
    hasFaced && row !== null && column !== null ? facedTexts.has(JSON.stringify([row, column])) : null;
  const cells = [
    ...groups.map((group) => {
      const [row = null, column = null] = group.keys;
      return { row, column, value: group[measure], ...split(group), faced: isFaced(row, column), gap: null as string | null };
    }),
    ...empty.map(([row, column]) => {
      const none = { value: 0, reported: 0, intended: 0, recommended: 0, helpful: 0, adverse: 0 };
      return { row, column, ...none, faced: isFaced(row, column), gap: gapOf([row, column]) };
    }),
  ].sort((a, b) => place0(0, a.row) - place0(0, b.row) || place0(1, a.column) - place0(1, b.column));
  return { claimCount: claims.length, rows: heads[0], columns: heads[1], cells };
}

/** Claims that would count but for their assertion, which does not count by default. */
function impliedOnly(world: World, choice: Choice): ClaimRecord[] {
  const others = ["IMPLIED", "INFERRED"].filter((a) => !(choice.assertions ?? ["STATED", "COMPOSED", "IMPORTED"]).includes(a));
  return world.allClaims.filter(({ values }) => counts(world, values, { ...choice, assertions: others }));
}

/** What is recorded of responses to an issue, judged from a place or community. */
function kindOf(world: World, place: string, issue: string, choice: Choice): string {
  const addressing = (claims: readonly ClaimRecord[], effects: readonly string[]) =>
    claims.filter(
      ({ values, object }) =>
        values.predicate === "ADDRESSES" && effects.includes(values.effect as string) && above(world, object, ["BROADER"]).has(issue),
    );
  const counted = world.allClaims.filter(({ values }) => counts(world, values, choice));
  const here = ({ at }: ClaimRecord) => at !== undefined && above(world, at, enclosing).has(place);
  const beyond = (k: ClaimRecord) => k.at !== undefined && !here(k) && above(world, place, enclosing).has(k.at);
  const helping = addressing(counted, helpful);
  if (helping.some((k) => here(k) && k.values.modality === "REPORTED")) return "REPORTED_HERE";
  if (helping.some(here)) return "AIM_ONLY";
  if (addressing(counted, adverse).some(here)) return "HARM_ONLY";
  if (addressing(impliedOnly(world, choice), [...helpful, ...adverse]).some(here)) return "IMPLIED_ONLY";
  if (helping.some(beyond)) return "WIDER_PLACE_ONLY";
  if (helping.some(({ at }) => at === undefined)) return "UNPLACED_ONLY";
  return helping.length ? "ELSEWHERE_ONLY" : "NONE_RECORDED";
}
