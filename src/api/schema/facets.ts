import { Int, ObjectType } from "type-graphql";
import { badInput } from "../../errors.js";
import { axisNames, type Grouping, hasAxis, placeLevels, propertyOn } from "../../graph/axes.js";
import { distinctTerms } from "../../graph/filter.js";
import { type Facet, facetsOf } from "../../graph/statements/facets/facet.js";
import type { Class } from "../../model/declare.js";
import type { Entity } from "../../model/entity.js";
import type { Model } from "../../model/model.js";
import { nearest } from "../../text/nearest.js";
import { didYouMean } from "../../text/sentences.js";
import { assertGrouping } from "../reading/groups.js";
import { inLanguage } from "../reading/languages.js";
import type { ConnectionPage } from "../reading/lists/connection-page.js";
import { type CountedFacet, type FacetValue, readFacet, valuesOfFacet } from "../reading/lists/facets.js";
import type { Reader } from "../reading/reader.js";
import { groupWords } from "../words/claim-groups.js";
import { filledTemplate } from "../words/template.js";
import { Fields } from "./fields.js";
import { groupingOf, groupingText } from "./group-inputs.js";
import type { SchemaTypes } from "./types.js";

/** How many facets one field reads at most, and how many values of one it gives. */
const maxFacets = 20;
const maxValues = 100;

/** What reading a facet takes. */
interface FacetWork {
  /** How often the list is found for it. */
  readonly findings: number;
  /** How many values it has, where all are known beforehand. */
  readonly closed?: number;
}
/** The facets that a list has. @param Page what the facets are read from */
export interface FacetOffer<Page> {
  /** Those that are read where none is named. */
  readonly byDefault: readonly string[];
  /** The others, which are only read if they are named. */
  readonly others: readonly string[];
  /** The axes of claims that are facets too, perhaps with a level or with all that is wider. */
  readonly axes: readonly string[];
  /** What reading a facet takes; undefined if there is none of this name. */
  work(name: string): FacetWork | undefined;
  /** Why this page does not have one of its facets, if so. */
  missing?(page: Page, name: string): string | undefined;
  read(reader: Reader, page: Page, name: string, first: number): Promise<CountedFacet>;
}
interface FacetsArgs {
  readonly names?: readonly string[] | null;
  readonly first: number;
}

/** The axes of claims that are facets, with their levels: those whose values are no property of a claim, which has a facet of its own. */
export const axisFacets = (model: Model): readonly string[] =>
  axisNames.filter((axis) => hasAxis(model, axis) && (axis === "YEAR" || propertyOn(axis) === undefined));

/** The axis that a name stands for: `ISSUE`, `PLACE:COUNTRY`, `ISSUE:ROLL_UP`. Undefined if it is none. */
export function axisNamed(model: Model, name: string): Grouping | undefined {
  const read = groupingOf(name);
  if (!read || !axisFacets(model).includes(read.axis as string)) return undefined;
  const { axis, level, rollUp } = read as Grouping;
  return level && !placeLevels.includes(level) ? undefined : { axis, level: level ?? null, rollUp: rollUp ?? false };
}

/** Finding a list for a property takes about as long as counting it, with the values; for a relation or an axis each record is followed. */
const findings = { property: 2, relation: 10 } as const;

/** The facets of a list of records. @param claimed whether claims lead to them */
export function recordFacets({ model }: SchemaTypes, cls: Class, claimed: boolean): FacetOffer<ConnectionPage> {
  const facets = facetsOf(model, cls, claimed);
  const axes = cls === model.claim ? axisFacets(model) : [];
  const facetNamed = (name: string): Facet | undefined => {
    const grouping = axes.length && !facets.has(name) ? axisNamed(model, name) : undefined;
    return grouping ? { grouping } : facets.get(name);
  };
  const isQuick = (facet: Facet) => "property" in facet;
  return {
    byDefault: [...facets].flatMap(([name, facet]) => (isQuick(facet) ? [name] : [])),
    others: [...facets].flatMap(([name, facet]) => (isQuick(facet) ? [] : [name])),
    axes,
    work(name) {
      const facet = facetNamed(name);
      return (
        facet && { findings: isQuick(facet) ? findings.property : findings.relation, closed: valuesOfFacet(model, facet).closed?.length }
      );
    },
    async read(reader, { listed }, name, first) {
      const facet = facetNamed(name);
      if (!facet || !listed) throw new Error(`${cls.name} has no facet ${name}.`);
      if (!("grouping" in facet)) return readFacet(reader, listed, name, facet, first);
      assertGrouping(model, "names", facet.grouping);
      return readFacet(reader, listed, groupingText(facet.grouping), facet, first);
    },
  };
}

class FacetValueFields {}
ObjectType("FacetValue", { description: "A value by which the records of a list can be chosen." })(FacetValueFields);
const valueFields = new Fields<FacetValue>(FacetValueFields);
valueFields.plain("value", () => String, {
  nullable: true,
  description:
    "The value, as its condition takes it: a term, the id of a record, true or false, a language tag or a year. Null: none is recorded.",
});
valueFields.computed(
  "label",
  () => String,
  {
    description: 'The name of the record in the language of the request, or else the value; of null "not said".',
    reads: ["name"],
  },
  labelOf,
);
valueFields.plain("count", () => Int, {
  description: "How many different records of the list have it, under what is chosen of the other facets.",
});
valueFields.plain("chosen", () => Boolean, { description: "Whether it is chosen now." });

class FacetFields {}
ObjectType("Facet", { description: "What the records of a list can be chosen by, with how many have each value." })(FacetFields);
const facetFields = new Fields<CountedFacet>(FacetFields);
facetFields.plain("name", () => String, {
  description: "The argument, property, relation or axis by which it is chosen.",
});
facetFields.plain("values", () => [FacetValueFields], {
  description:
    "Its values. Terms stand in the order of their declaration, each of them; others by count, then by value, as many as `first` says and all that are chosen. Null comes last.",
});
facetFields.plain("more", () => Int, { description: "How many more values records have." });

async function labelOf({ value, isRecord }: FacetValue, reader: Reader): Promise<string> {
  if (value === null)
    return (await filledTemplate(groupWords, { template: "NOT_SAID", values: {} }, reader.languages(undefined), reader)).value;
  const record = isRecord ? ((await reader.entity(value)) as Entity | null) : null;
  return record ? inLanguage(record.name, reader.languages(undefined)).value : value;
}

/** The argument that names facets, described with their names. */
function namesHelp({ byDefault, others, axes }: FacetOffer<never>): string {
  const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
  const more = [
    ...(others.length ? [` There are also ${list(others)}.`] : []),
    ...(axes.length
      ? [
          ` There are also axes of claims, with a level (\`PLACE:COUNTRY\`) or with all that is wider (\`ISSUE:ROLL_UP\`) where they have that: ${list(axes)}.`,
        ]
      : []),
  ];
  return `Which facets, at most ${maxFacets}; by default ${list(byDefault)}.${more.join("")}`;
}

/** Gives a type of pages its facets. */
export function addFacets<Page extends object>(fields: Fields<Page>, offer: FacetOffer<Page>): void {
  const names = [...offer.byDefault, ...offer.others, ...offer.axes];
  fields.withArgs<FacetsArgs>(
    "facets",
    () => [FacetFields],
    {
      description:
        "How many records of the list have each value of a facet, under what is chosen of the other facets: what is chosen of a facet does not narrow its own counts.",
      facets: {
        names,
        workOf(args) {
          const { names: given, first } = args as unknown as FacetsArgs;
          const works = distinctTerms(given ?? offer.byDefault).flatMap((name) => offer.work(name) ?? []);
          const sum = (of: (work: FacetWork) => number) => works.reduce((n, work) => n + of(work), 0);
          return { facets: works.length, findings: sum((w) => w.findings), values: sum((w) => w.closed ?? Math.max(first, 0)) };
        },
      },
    },
    {
      names: { type: () => [String], nullable: true, description: namesHelp(offer) },
      first: {
        type: () => Int,
        defaultValue: 20,
        description: `How many values of each facet that has no list of terms, 1 to ${maxValues}.`,
      },
    },
    async (page, { names: given, first }, reader) => {
      if (first < 1 || first > maxValues) throw badInput(`first: 1 to ${maxValues} values of a facet.`, { argument: "first" });
      const missing = (name: string) => offer.missing?.(page, name);
      const wanted = given ? distinctTerms(given) : offer.byDefault.filter((name) => missing(name) === undefined);
      if (wanted.length > maxFacets)
        throw badInput(`names: at most ${maxFacets} facets at a time.`, { argument: "names", limit: maxFacets });
      for (const name of wanted) {
        if (!offer.work(name)) throw noFacet(name, names);
        const why = missing(name);
        if (why !== undefined) throw badInput(`names: ${why}`, { argument: "names" });
      }
      return Promise.all(wanted.map((name) => offer.read(reader, page, name, first)));
    },
  );
}
function noFacet(name: string, names: readonly string[]) {
  const shown = JSON.stringify(name.slice(0, 50).toWellFormed());
  const near = nearest(name, names);
  const known = near.length ? didYouMean(near) : ` There are ${names.join(", ")}.`;
  return badInput(`names: there is no facet ${shown} of this list.${known}`, { argument: "names" });
}
