import { Extensions, Field, ID, InputType } from "type-graphql";
import type { AxisName, ClaimGroup, Grouping, PlaceLevel } from "../../graph/axes.js";
import { AxisEnum, PlaceLevelEnum } from "./axes.js";
import { withTextForm } from "./text-forms.js";

/** The word by which texts say that narrower values count under wider ones. */
const rollUpWord = "ROLL_UP";

/** `PLACE:COUNTRY`, `ISSUE:ROLL_UP`. Which axes and levels there are is for the schema to say. */
export function groupingOf(text: string): Partial<Record<keyof Grouping, unknown>> | undefined {
  const [axis, ...options] = text.trim().split(":");
  if (!/^\w+$/.test(axis as string) || options.length > 2) return undefined;
  const levels = options.filter((option) => option !== rollUpWord);
  if (levels.length > 1 || levels.includes("")) return undefined;
  return { axis, ...(levels.length && { level: levels[0] }), ...(levels.length < options.length && { rollUp: true }) };
}

/** An axis as text: `PLACE:COUNTRY`, `ISSUE:ROLL_UP`. */
export const groupingText = ({ axis, level, rollUp }: Grouping): string =>
  [axis, level, rollUp ? rollUpWord : undefined].filter(Boolean).join(":");
/** A group as text: `PLACE:COUNTRY=colombia`, `ISSUE:ROLL_UP=extortion`, and `EFFECT=` for the claims without one. */
export const groupText = (group: ClaimGroup): string => `${groupingText(group)}=${group.value ?? ""}`;

const levelHelp = "Of PLACE alone: places are lifted to those of this kind that are around them.";
const rollUpHelp =
  "Whether a claim counts under everything that is wider, too, once for each. For ISSUE, PRACTICE_TYPE, RIGHT, POPULATION_GROUP, ACTOR_TYPE, and PLACE without a level.";

@InputType({ description: "What to group claims by." })
@Extensions(
  withTextForm({ examples: "ISSUE, PLACE:COUNTRY or ISSUE:ROLL_UP", read: groupingOf, write: (value) => groupingText(value as Grouping) }),
)
export class GroupByInput {
  @Field(() => AxisEnum, { description: "What the claims are grouped by." }) axis!: AxisName;
  @Field(() => PlaceLevelEnum, { nullable: true, description: levelHelp }) level?: PlaceLevel | null;
  @Field(() => Boolean, { nullable: true, description: rollUpHelp }) rollUp?: boolean | null;
}

@InputType({ description: "The claims that have a value on an axis." })
@Extensions(
  withTextForm({
    examples: "ISSUE=extortion, PLACE:COUNTRY=colombia, ISSUE:ROLL_UP=organized-crime, or EFFECT= for claims without one",
    read(text) {
      const [, grouping = "", value] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
      const read = groupingOf(grouping);
      return read && { ...read, value: value || null };
    },
    write: (value) => groupText(value as ClaimGroup),
  }),
)
export class ClaimGroupInput {
  @Field(() => AxisEnum, { description: "What the claims are grouped by." }) axis!: AxisName;
  @Field(() => ID, {
    nullable: true,
    description:
      "The value: the id of a record (of PLACE also a code, such as iso:CO), a term, or a year. Null: the claims that say nothing of it.",
  })
  value?: string | null;
  @Field(() => PlaceLevelEnum, { nullable: true, description: levelHelp }) level?: PlaceLevel | null;
  @Field(() => Boolean, { nullable: true, description: rollUpHelp }) rollUp?: boolean | null;
}
