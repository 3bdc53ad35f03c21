import type { Claim } from "../../src/model/claim.js";
import {
  ActorType,
  Community,
  Issue,
  Organization,
  Place,
  PopulationGroup,
  Practice,
  PracticeType,
  Programme,
  Right,
} from "../../src/model/entities/index.js";
import type { ClaimRecord } from "../../src/model/records.js";
import { compareText } from "./filter.js";
import type { World } from "./world.js";

/** The values of each claim on each axis, found as docs/methods.md defines them. */

export interface AxisQuery {
  readonly axis: string;
  readonly level?: string | null;
  readonly rollUp?: boolean | null;
}

const enclosing = ["LOCATED_IN", "PART_OF", "MEMBER_OF"];
// biome-ignore lint/suspicious/noExplicitAny: any class of the model
type Cls = abstract new (...args: any[]) => object;
const isOf = (world: World, id: string, ...classes: Cls[]) => classes.some((cls) => world.record(id).values instanceof cls);
const linked = (world: World, id: string, link: string) => world.record(id).links.flatMap(({ name, to }) => (name === link ? [to] : []));

/** A record and all above it. */
function withAbove(world: World, id: string, links: readonly string[]): string[] {
  const found = new Set([id]);
  for (const one of found) for (const link of links) for (const to of linked(world, one, link)) found.add(to);
  return [...found];
}

/** The values of a claim on an axis, each once. */
export function valuesOn(world: World, claim: ClaimRecord, { axis, level, rollUp }: AxisQuery): string[] {
  const { values, subject, object, at } = claim;
  const ends = [subject, object];
  const places = at === undefined ? ends : [...ends, at];
  const these = (ids: readonly string[], ...classes: Cls[]) => ids.filter((id) => isOf(world, id, ...classes));
  const concepts = (ids: readonly string[]) => (rollUp ? ids.flatMap((id) => withAbove(world, id, ["BROADER"])) : ids);
  const found = (): readonly string[] => {
    switch (axis) {
      case "ISSUE":
        return concepts(these(ends, Issue));
      case "ISSUE_ROLE":
        return these(ends, Issue).flatMap((id) => (world.record(id).values as Issue).roles ?? []);
      case "PRACTICE":
        return these(ends, Practice, Programme);
      case "PRACTICE_TYPE":
        return concepts(these(ends, Practice).flatMap((id) => these(linked(world, id, "OF_TYPE"), PracticeType)));
      case "PLACE": {
        const ground = these(places, Place, Community);
        const around = these(
          ground.flatMap((id) => withAbove(world, id, enclosing)),
          Place,
        );
        if (level) return around.filter((id) => (world.record(id).values as Place).kind === level);
        return rollUp ? around : ground.flatMap((id) => (isOf(world, id, Community) ? linked(world, id, "LOCATED_IN") : [id]));
      }
      case "COMMUNITY":
        return these(places, Community);
      case "RIGHT":
        return concepts(these(ends, Right));
      case "POPULATION_GROUP":
        return concepts(these([...ends, ...claim.for], PopulationGroup));
      case "ACTOR_TYPE":
        return concepts(these([...ends, ...claim.by], ActorType));
      case "ORGANIZATION":
        return these(ends, Organization);
      case "SOURCE":
        return claim.cites.flatMap((passage) => linked(world, passage, "OF"));
      case "YEAR":
        return values.period === undefined ? [] : yearsIn(values.period, newestYear(world)).map(String);
      default: {
        const value = values[axis.toLowerCase() as keyof Claim] as string | undefined;
        return value === undefined ? [] : [value];
      }
    }
  };
  return [...new Set(found())];
}

function newestYear(world: World): number {
  const newest =
    world.allClaims
      .map(({ values }) => values.recordedAt)
      .sort(compareText)
      .at(-1) ?? "";
  const sides = newest.split("/").filter((side) => side !== "" && side !== "..");
  return Number((sides.at(-1) ?? "0").slice(0, 4).replaceAll("X", "9"));
}

/** The years of a period whose dates have four digits for the year. */
function yearsIn(period: string, newest: number): number[] {
  const sides = period.split("/").map((side) => (side === "" || side === ".." ? undefined : side.slice(0, 4)));
  const [begin, end] = [sides[0]?.replaceAll("X", "0"), sides.at(-1)?.replaceAll("X", "9")];
  if (begin === undefined && end === undefined) return [];
  const first = Number(begin ?? end);
  const last = end === undefined ? Math.max(first, newest) : Number(end);
  if (last - first >= 200) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Whether a claim belongs to a group: it has the value, or none where the value is null. */
export function isInGroup(world: World, claim: ClaimRecord, group: AxisQuery & { readonly value: string | null }): boolean {
  const values = valuesOn(world, claim, group);
  return group.value === null ? values.length === 0 : values.includes(group.value);
}

/** Every way in which claims can be grouped. */
export const allGroupings: readonly AxisQuery[] = [
  ...["ISSUE", "ISSUE_ROLE", "PRACTICE", "PRACTICE_TYPE", "PLACE", "COMMUNITY", "RIGHT", "POPULATION_GROUP", "ACTOR_TYPE", "ORGANIZATION"],
  ...["PREDICATE", "EFFECT", "MODALITY", "ASSERTION", "STATUS", "SOURCE", "YEAR"],
].flatMap((axis): AxisQuery[] => [
  { axis },
  ...(axis === "PLACE" ? ["REGION", "COUNTRY", "ADMIN1", "ADMIN2"].map((level) => ({ axis, level })) : []),
  ...(["ISSUE", "PRACTICE_TYPE", "PLACE", "RIGHT", "POPULATION_GROUP", "ACTOR_TYPE"].includes(axis) ? [{ axis, rollUp: true }] : []),
]);
