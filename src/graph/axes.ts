import type { Class } from "../model/declare.js";
import {
  ActorType,
  Community,
  Issue,
  Organization,
  Passage,
  Place,
  PopulationGroup,
  Practice,
  PracticeType,
  Programme,
  Right,
  Source,
} from "../model/entities/index.js";
import { Locality } from "../model/entity.js";
import type { Model } from "../model/model.js";
import { type claimLinks, enclosingLinks, type links } from "../model/relations.js";

type LinkName = keyof typeof links;

/** Records that a claim names: those of some classes at some of its links. */
export interface NamedRecords {
  readonly at: readonly (keyof typeof claimLinks)[];
  readonly classes: readonly Class[];
  /** The link from such a record to the one that counts in its place. */
  readonly through?: { readonly link: LinkName; readonly to: Class /** A record of that class counts itself. */; readonly orItself?: true };
  /** The property of the record whose values count, instead of the record. */
  readonly property?: string;
  /** The links that lead from what counts to what is wider. */
  readonly wider?: readonly LinkName[];
  /** Whether it can be lifted to places of one kind. */
  readonly levels?: true;
}
/** Which values a claim has on an axis: a property of its own, or records that it names. */
export type Axis = { readonly property: string } | { readonly records: NamedRecords };

const ends = ["SUBJECT_OF", "OBJECT"] as const;

/** What claims can be grouped by, and which values a claim has there. Groups, conditions and drill-downs all follow from this table. */
export const axes = {
  ISSUE: { records: { at: ends, classes: [Issue], wider: ["BROADER"] } },
  ISSUE_ROLE: { records: { at: ends, classes: [Issue], property: "roles" } },
  PRACTICE: { records: { at: ends, classes: [Practice, Programme] } },
  PRACTICE_TYPE: { records: { at: ends, classes: [Practice], through: { link: "OF_TYPE", to: PracticeType }, wider: ["BROADER"] } },
  PLACE: {
    records: {
      at: [...ends, "AT"],
      classes: [Locality],
      through: { link: "LOCATED_IN", to: Place, orItself: true },
      wider: enclosingLinks,
      levels: true,
    },
  },
  COMMUNITY: { records: { at: [...ends, "AT"], classes: [Community] } },
  RIGHT: { records: { at: ends, classes: [Right], wider: ["BROADER"] } },
  POPULATION_GROUP: { records: { at: [...ends, "FOR"], classes: [PopulationGroup], wider: ["BROADER"] } },
  ACTOR_TYPE: { records: { at: [...ends, "BY"], classes: [ActorType], wider: ["BROADER"] } },
  ORGANIZATION: { records: { at: ends, classes: [Organization] } },
  PREDICATE: { property: "predicate" },
  EFFECT: { property: "effect" },
  MODALITY: { property: "modality" },
  ASSERTION: { property: "assertion" },
  STATUS: { property: "status" },
  SOURCE: { records: { at: ["CITES"], classes: [Passage], through: { link: "OF", to: Source } } },
  YEAR: { property: "period" },
} as const satisfies Record<string, Axis>;

export type AxisName = keyof typeof axes;
export const axisNames = Object.keys(axes) as readonly AxisName[];
/** What an axis says of the records that a claim names; undefined where the value is a property of the claim. */
export function recordsOn(name: AxisName): NamedRecords | undefined {
  const axis: Axis = axes[name];
  return "records" in axis ? axis.records : undefined;
}
/** The property of a claim that has its value on an axis; undefined where records that it names have it. */
export function propertyOn(name: AxisName): string | undefined {
  const axis: Axis = axes[name];
  return "property" in axis ? axis.property : undefined;
}

/** The classes of the records that count on an axis; none where terms or years count. */
export function valueClasses(name: AxisName): readonly Class[] {
  const records = recordsOn(name);
  if (!records || records.property !== undefined) return [];
  return records.through ? [records.through.to] : records.classes;
}

/** Whether a model has all that an axis is about. */
export function hasAxis(model: Model, name: AxisName): boolean {
  const records = recordsOn(name);
  if (!records) return model.property(model.claim, propertyOn(name) ?? "") !== undefined;
  const linkNames = [...(records.through ? [records.through.link] : []), ...(records.wider ?? [])];
  return (
    [...records.classes, ...valueClasses(name)].every((cls) => model.classes.includes(cls)) &&
    linkNames.every((link) => link in model.links) &&
    records.at.every((link) => link in model.claimLinks)
  );
}

/** The kinds of places to which the places of claims can be lifted. */
export const placeLevels = ["REGION", "COUNTRY", "ADMIN1", "ADMIN2"] as const;
export type PlaceLevel = (typeof placeLevels)[number];

/** An axis, and how its values count. */
export interface Grouping {
  readonly axis: AxisName;
  /** Places are lifted to those of this kind. Of PLACE alone. */
  readonly level?: PlaceLevel | null;
  /** Whether a claim counts under everything that is wider than its values, too. */
  readonly rollUp?: boolean | null;
}
/** The claims that have a value on an axis; null: those that have none. */
export interface ClaimGroup extends Grouping {
  readonly value: string | null;
}
