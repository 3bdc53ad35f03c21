import { ArrayMaxSize, ArrayMinSize } from "class-validator";
import { ArgsType, Field, Int } from "type-graphql";
import { claimGroupsMethod, type GroupKeys } from "../../analysis/claim-groups.js";
import { axesConstants, claimGroupsConstants } from "../../analysis/constants.js";
import { badInput } from "../../errors.js";
import { type ClaimGroup, type Grouping, valueClasses } from "../../graph/axes.js";
import type { Filter } from "../../graph/filter.js";
import type { GroupsQuery } from "../../graph/statements/groups/grouped-claims.js";
import { count } from "../../graph/statements/records.js";
import type { Class } from "../../model/declare.js";
import type { Entity } from "../../model/entity.js";
import { nameOf } from "../answers/cells.js";
import { drillDown } from "../answers/claims-field.js";
import { drillDownUrl } from "../answers/drill-down.js";
import { dataVersionField, methodField } from "../answers/envelope.js";
import { type AnswerField, valueField } from "../answers/fields.js";
import type { KeyedRow, RowType } from "../answers/lists.js";
import { nestedField } from "../answers/nested-field.js";
import type { Question } from "../answers/question.js";
import { comparePlaced, type GroupOrder, type Groups, groupsOf, type Measure, measures, sortedGroups } from "../reading/claim-groups.js";
import { assertGrouping } from "../reading/groups.js";
import type { Reader } from "../reading/reader.js";
import { GroupByInput, groupingText } from "../schema/group-inputs.js";
import { choiceArgsOf, filterOf } from "../schema/inputs.js";
import { registeredEnum, type SchemaTypes } from "../schema/types.js";
import { groupWords } from "../words/claim-groups.js";
import { filledTemplate } from "../words/template.js";

/** How many axes groups can have. */
const maxAxes = 3;
const positions = Array.from({ length: maxAxes }, (_, i) => i);
const measureNames = Object.keys(measures) as readonly Measure[];

const orders: Readonly<Record<string, GroupOrder & { readonly description: string }>> = Object.fromEntries(
  ["DESC", "ASC"].flatMap((direction) => {
    const descending = direction === "DESC";
    const how = descending ? "descending" : "ascending";
    return [
      ...measureNames.map((by) => [`${by.toUpperCase()}_${direction}`, { by, descending, description: `By number of ${by}, ${how}.` }]),
      ...positions.map((by) => [
        `KEY${by + 1}_${direction}`,
        { by, descending, description: `By the key on axis ${by + 1}, ${how}; "not said" comes ${descending ? "first" : "last"}.` },
      ]),
    ];
  }),
);
const OrderEnum = registeredEnum(
  "ClaimGroupOrder",
  "How groups of claims are sorted; equal ones by their keys, in the order of the axes.",
  Object.fromEntries(Object.entries(orders).map(([name, { description }]) => [name, description])),
);

@ArgsType()
class GroupByArgs {
  @Field(() => [GroupByInput], {
    description: `What to group by: one to ${maxAxes} axes. A claim counts in a group for each combination of its values.`,
  })
  @ArrayMinSize(1, { message: "groupBy: at least one axis, such as ISSUE." })
  @ArrayMaxSize(maxAxes, { message: `groupBy: at most ${maxAxes} axes.` })
  groupBy!: GroupByInput[];
  @Field(() => OrderEnum, { defaultValue: "CLAIMS_DESC", description: "How the groups are sorted." }) orderBy!: string;
}
interface ClaimGroupsArgs extends GroupByArgs, Omit<GroupsQuery, "groupings" | "filter"> {
  readonly filter?: Filter | null;
}
interface ClaimGroupsQuery extends GroupsQuery {
  readonly orderBy: string;
}
const orderOf = ({ orderBy }: ClaimGroupsQuery) => orders[orderBy] as GroupOrder;

/** A row. Its groups read what it counts, for all rows of a page together. */
interface GroupedRow extends KeyedRow {
  readonly groups: Groups;
  readonly keys: GroupKeys;
}

/** The name of what a key stands for, in a language of the viewer. */
export async function keyLabel(reader: Reader, grouping: Grouping, key: string | null): Promise<string> {
  if (key === null)
    return (await filledTemplate(groupWords, { template: "NOT_SAID", values: {} }, reader.languages(undefined), reader)).value;
  if (!valueClasses(grouping.axis).length) return key;
  const record = (await reader.entity(key)) as Entity | null;
  return record ? nameOf(record, reader) : key;
}
/** The groups of claims in which all claims of a row are. */
export const groupsOfKeys = (groupings: readonly Grouping[], keys: GroupKeys): ClaimGroup[] =>
  groupings.map((grouping, i) => ({ ...grouping, value: keys[i] ?? null }));

const counted: Readonly<Record<Measure, string>> = {
  claims: "How many claims it has. Claims with several values are in several groups: the sum may exceed `claimCount`.",
  practices: "How many different practices and programmes these claims name as subject or object. `url` lists the claims.",
  communities: "How many different communities they name as subject, object or where they hold. `url` lists the claims.",
  places:
    "How many different places they name as subject, object or where they hold; a community stands for its ground. `url` lists the claims.",
  sources: "How many different sources they rest on. `url` lists the claims.",
};

const groupedClaims: RowType<GroupedRow> = {
  name: "GroupedClaims",
  description:
    "The claims that have one value on each axis, and what they count. All fields are plain values, so that dashboards can draw them.",
  fields: [
    ...positions.flatMap((i): AnswerField<GroupedRow>[] => [
      valueField(
        `key${i + 1}`,
        () => String,
        i === 0
          ? "The value on the first axis: the id of a record, a term or a year; null: the claims say nothing of it."
          : `The same for axis ${i + 1}; null too if there is none.`,
        { nullable: true, value: ({ keys }) => keys[i] ?? null },
      ),
      valueField(
        `label${i + 1}`,
        () => String,
        `The name of ${i === 0 ? "the first" : "that"} value, in the language of the request; of null "not said"${i === 0 ? "" : ", if there is such an axis"}.`,
        {
          nullable: i > 0,
          reads: ["name"],
          restates: true,
          value: ({ groups, keys }, reader) => {
            const grouping = groups.query.groupings[i];
            return grouping ? keyLabel(reader, grouping, keys[i] ?? null) : null;
          },
        },
      ),
    ]),
    ...measureNames.map((measure) =>
      valueField<GroupedRow>(measure, () => Int, counted[measure], { value: ({ groups, keys }) => groups.count(measure, keys) }),
    ),
    valueField("url", () => String, "Where this server lists exactly the claims of the group, as CSV.", {
      restates: true,
      value: ({ groups: { query }, keys }) => drillDownUrl(groupsOfKeys(query.groupings, keys), query, query.filter),
    }),
  ],
};

/** @throws BAD_USER_INPUT for axes that cannot be grouped by, or not together */
export function assertGroupings(reader: Reader, argument: string, groupings: readonly Grouping[]): void {
  for (const grouping of groupings) assertGrouping(reader.model, argument, grouping);
  const texts = groupings.map(groupingText);
  const twice = texts.find((text, i) => texts.indexOf(text) !== i);
  if (twice !== undefined) throw badInput(`${argument}: ${twice} is there twice. Give different axes.`, { argument });
}

async function pageOf(
  reader: Reader,
  query: ClaimGroupsQuery,
  first: number,
  after: readonly unknown[] | undefined,
): Promise<GroupedRow[]> {
  const groups = groupsOf(reader, query);
  const order = orderOf(query);
  const sorted = await sortedGroups(groups, order);
  const [measured, ...keys] = (after ?? []) as [number | null, ...GroupKeys];
  const last = after && { measured, keys: keys.slice(0, query.groupings.length) };
  const rest = last ? sorted.filter((group) => comparePlaced(order, group, last) > 0) : sorted;
  return rest.slice(0, first).map((group) => ({
    groups,
    keys: group.keys,
    key: [group.measured, ...positions.map((i) => group.keys[i] ?? null)],
  }));
}

/** How many claims there are of what: flat rows over one to three axes. */
export const claimGroups: Question<ClaimGroupsArgs, ClaimGroupsQuery> = {
  name: "claimGroups",
  description:
    "Counts what is recorded, by one to three axes: claims, practices, communities, places and sources for each combination of values. It counts what documents say, not what happens in the world.",
  args(types: SchemaTypes) {
    const args = choiceArgsOf(types, GroupByArgs, "claimGroups args") as unknown as Class<ClaimGroupsArgs>;
    const filter = filterOf(types, types.model.claim);
    Field(() => filter, { nullable: true, description: "Groups only the claims that match." })(args.prototype, "filter");
    return args;
  },
  example: { groupBy: "ISSUE,PLACE:COUNTRY" },
  // Every claim is looked at.
  cost: 1000,
  answer: {
    name: "ClaimGroups",
    description: "A page of groups of claims.",
    fields: [
      valueField("claimCount", () => Int, "How many different claims all groups have together, each counted once.", {
        value: async ({ filter, ...choice }, reader) =>
          (await reader.read(count(reader.model, reader.model.claim, { filter, choice }, reader.viewer.level)))[0] ?? 0,
      }),
      nestedField(
        "drillDown",
        drillDown,
        "How to list exactly the claims that `claimCount` counts.",
        (query: ClaimGroupsQuery) => ({ groups: [], choice: query, filter: query.filter }),
        { restates: true },
      ),
      methodField(claimGroupsMethod, ({ groupings }) => [
        { name: "groupBy", value: groupings.map(groupingText).join(",") },
        { name: "maxGroups", value: String(claimGroupsConstants.maxGroups) },
        { name: "maxYears", value: String(axesConstants.maxYears) },
      ]),
      dataVersionField,
    ],
    connection: {
      row: groupedClaims,
      description: "The groups.",
      counts: "How many groups there are, on all pages.",
      table: true,
      identifiedBy: positions.map((i) => `key${i + 1}`),
      tablePage: claimGroupsConstants.maxGroups,
      key: ["number?", ...positions.map(() => "string?" as const)],
      page: pageOf,
      count: async (reader, query) => (await groupsOf(reader, query).claims()).length,
    },
  },
  toQuery(reader, { groupBy, filter, orderBy, ...choice }) {
    const groupings = groupBy.map(({ axis, level, rollUp }): Grouping => ({ axis, level: level ?? null, rollUp: rollUp ?? false }));
    assertGroupings(reader, "groupBy", groupings);
    const { by } = orders[orderBy] as GroupOrder;
    if (typeof by === "number" && by >= groupings.length)
      throw badInput(`orderBy: there is no axis ${by + 1} to sort by. Group by one more, or sort by another key.`, { argument: "orderBy" });
    return { ...choice, groupings, filter: filter ?? {}, orderBy };
  },
};
