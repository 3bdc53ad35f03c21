import { newestYearOf, yearsOf } from "../../analysis/years.js";
import { badInput } from "../../errors.js";
import {
  axisNames,
  type ClaimGroup,
  type Grouping,
  hasAxis,
  type PlaceLevel,
  propertyOn,
  recordsOn,
  valueClasses,
} from "../../graph/axes.js";
import type { ReadGroup } from "../../graph/statements/groups/claims-in-groups.js";
import { newestRecording, visiblePeriods } from "../../graph/statements/groups/visible-periods.js";
import { type Class, parentsOf } from "../../model/declare.js";
import { Place } from "../../model/entities/index.js";
import type { Model } from "../../model/model.js";
import { isA } from "../../model/model.js";
import { anyOf } from "../../model/rules/wording.js";
import { nearest } from "../../text/nearest.js";
import { didYouMean, orList } from "../../text/sentences.js";
import type { Reader } from "./reader.js";
import { idNamed } from "./record-names.js";

/** How many groups a condition can name: each is looked up for every claim. */
export const maxConditions = 10;

/** @throws BAD_USER_INPUT for an axis that a model does not have, and for a level or a roll-up where it makes no sense */
export function assertGrouping(model: Model, argument: string, { axis, level, rollUp }: Grouping): void {
  const records = recordsOn(axis);
  const refuse = (why: string) => badInput(`${argument}: ${why}`, { argument, axis });
  if (!hasAxis(model, axis)) throw refuse(`${axis} is about records that this graph does not have.`);
  if (level && !records?.levels) throw refuse(`${axis} has no levels. Only PLACE has one; leave level out.`);
  if (!rollUp) return;
  if (level) throw refuse(`${axis} takes a level or rollUp, not both: places of one kind have no wider ones of that kind.`);
  if (!records?.wider) {
    const others = axisNames.filter((name) => recordsOn(name)?.wider);
    throw refuse(`nothing is wider than a value on ${axis}, so it takes no rollUp. These do: ${orList(others)}.`);
  }
}

/**
 * Groups as they are read: names of records turned into ids, years into the periods that cover them.
 * @throws BAD_USER_INPUT for a group that makes no sense or a term that does not exist, NOT_FOUND for a name that no visible record has
 */
export async function readGroups(reader: Reader, argument: string, groups: readonly Partial<ClaimGroup>[]): Promise<ReadGroup[]> {
  if (groups.length > maxConditions) throw badInput(`${argument}: at most ${maxConditions} groups.`, { argument, limit: maxConditions });
  const checked = groups.map((group): ClaimGroup => {
    const { axis, value } = group as ClaimGroup;
    assertGrouping(reader.model, argument, group as ClaimGroup);
    if (value === undefined)
      throw badInput(`${argument}: ${axis} has no value. Give one, or null for the claims that say nothing of it.`, { argument, axis });
    return group as ClaimGroup;
  });
  const read: ReadGroup[] = [];
  // One after the other: of several unknown names, the error is about the first.
  for (const group of checked) read.push(await readGroup(reader, argument, group));
  return read;
}

async function readGroup(reader: Reader, argument: string, { axis, value, level, rollUp }: ClaimGroup): Promise<ReadGroup> {
  const grouping = { axis, level: level ?? null, rollUp: rollUp ?? false };
  if (axis === "YEAR") return { ...grouping, value, periods: await periodsOf(reader, argument, value) };
  if (value === null) return { ...grouping, value };
  const classes = valueClasses(axis);
  if (!classes.length) {
    assertTerm(reader.model, argument, grouping, value);
    return { ...grouping, value };
  }
  const id = await idNamed(reader, commonClass(classes), argument, value);
  const record = await reader.entity(id);
  if (!classes.some((cls) => record instanceof cls))
    throw badInput(`${argument}: ${id} is not ${anyOf(reader.model, classes)}, and ${axis} takes those.`, { argument, axis, value: id });
  if (level && !(await isOfLevel(reader, id, level)))
    throw badInput(`${argument}: ${id} is not of kind ${level}. Leave the level out, or give a place of that kind.`, {
      argument,
      axis,
      value: id,
    });
  return { ...grouping, value: id };
}

/** Asked for in a statement of its own: the request may read no kinds. */
async function isOfLevel(reader: Reader, id: string, level: PlaceLevel): Promise<boolean> {
  const { edges } = await reader.list(Place, { first: 1, filter: { id: { eq: id }, kind: { eq: level } } });
  return edges.length > 0;
}

function commonClass([first, ...others]: readonly Class[]): Class {
  const found = first && [first, ...parentsOf(first)].find((cls) => others.every((other) => isA(other, cls)));
  if (!found) throw new Error("These classes have no common parent.");
  return found;
}

/** The terms that an axis has as its values. */
function termsOn(model: Model, { axis }: Grouping): readonly string[] {
  const [cls, name] = recordsOn(axis) ? [recordsOn(axis)?.classes[0] as Class, recordsOn(axis)?.property] : [model.claim, propertyOn(axis)];
  const property = model.property(cls, name ?? "");
  return property?.kind === "predicate" ? Object.keys(model.predicates) : (property?.vocabulary?.values ?? []);
}
function assertTerm(model: Model, argument: string, grouping: Grouping, value: string): void {
  const terms = termsOn(model, grouping);
  if (terms.includes(value)) return;
  const shown = JSON.stringify(value.slice(0, 50).toWellFormed());
  const suggestion = didYouMean(nearest(value.toUpperCase(), terms)) || ` There are ${orList(terms)}.`;
  throw badInput(`${argument}: ${grouping.axis} has no value ${shown}.${suggestion}`, { argument, axis: grouping.axis });
}

/** The visible periods that cover a year; without one, those that cover none. */
async function periodsOf(reader: Reader, argument: string, value: string | null): Promise<readonly string[]> {
  if (value !== null && !/^-?\d{1,6}$/.test(value))
    throw badInput(`${argument}: ${JSON.stringify(value.slice(0, 50).toWellFormed())} is not a year, such as 2021.`, {
      argument,
      axis: "YEAR",
    });
  const newest = await newestYear(reader);
  const periods = await reader.facts(visiblePeriods(reader.model, reader.viewer.level));
  const covers = (years: readonly number[]) => (value === null ? years.length === 0 : years.includes(Number(value)));
  return periods.filter((period) => covers(yearsOf(period, newest))).sort();
}

/** The year to which open ends reach: in which the newest visible claim was recorded. */
export async function newestYear(reader: Reader): Promise<number | null> {
  const [recordedAt = null] = await reader.read(newestRecording(reader.model, reader.viewer.level));
  return newestYearOf(recordedAt);
}
