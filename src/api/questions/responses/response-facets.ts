import { type Grouping, valueClasses } from "../../../graph/axes.js";
import type { FacetCounts } from "../../../graph/statements/facets/facet-counts.js";
import { responseFacetCounts } from "../../../graph/statements/questions/response-facets.js";
import { issueScopes, type ResponsesQuery, scopes } from "../../../graph/statements/questions/responses.js";
import {
  Assertion,
  adverseEffects,
  defaultAssertions,
  defaultModalities,
  defaultStatuses,
  helpfulEffects,
  Modality,
  Status,
} from "../../../model/claim.js";
import type { Model } from "../../../model/model.js";
import type { AnswerPage } from "../../answers/question.js";
import { countedFacet, valuesOfFacet, yearsOfPeriods } from "../../reading/lists/facets.js";
import type { Reader } from "../../reading/reader.js";
import { axisFacets, axisNamed, type FacetOffer } from "../../schema/facets.js";
import { groupingText } from "../../schema/group-inputs.js";
import { talliesOfResponses } from "./tallies.js";

type Page = AnswerPage<ResponsesQuery>;

/** An argument that is a facet: its terms, those that are chosen, and what has them: how near a claim is, or a property of it. */
interface ArgumentFacet {
  terms(page: Page): readonly string[];
  chosen(query: ResponsesQuery): readonly string[];
  /** The property of the claim; without it how near the claim is to what was asked about. */
  readonly property?: string;
  /** The argument without which this one has no meaning. */
  readonly needs?: "issue" | "place";
}
const argumentFacets: Readonly<Record<string, ArgumentFacet>> = {
  scopes: { terms: () => scopes, chosen: (query) => query.scopes, needs: "place" },
  issueScopes: { terms: () => issueScopes, chosen: (query) => query.issueScopes, needs: "issue" },
  effects: {
    terms: ({ question }) => (question.name === "responses" ? helpfulEffects : adverseEffects),
    chosen: (query) => query.effects,
    property: "effect",
  },
  modalities: { terms: () => Modality.values, chosen: (query) => query.modalities ?? defaultModalities, property: "modality" },
  assertions: { terms: () => Assertion.values, chosen: (query) => query.assertions ?? defaultAssertions, property: "assertion" },
  statuses: { terms: () => Status.values, chosen: (query) => query.statuses ?? defaultStatuses, property: "status" },
};

const argumentNamed = (name: string): ArgumentFacet | undefined => (Object.hasOwn(argumentFacets, name) ? argumentFacets[name] : undefined);

/** How many answers have each term of an argument, whatever it says now. */
async function countsOfArgument(reader: Reader, page: Page, name: string, { terms, property }: ArgumentFacet): Promise<FacetCounts> {
  const all = terms(page);
  const widened = { ...page.query, [name]: all } as ResponsesQuery;
  if (property === undefined) {
    const tallies = await talliesOfResponses(reader, widened);
    const sum = (term: string) => tallies.reduce((n, tally) => n + (tally[name as "scopes"] === term ? tally.claims : 0), 0);
    return { size: all.length, first: all.map((term) => [term, sum(term)]), chosen: [], without: 0 };
  }
  const [counts] = await reader.facts(responseFacetCounts(reader.model, widened, { property }, all.length, reader.viewer.level));
  return counts as FacetCounts;
}

/** How many answers have each value on an axis. Nothing is chosen by one, so that all arguments count. */
async function countsOnAxis(reader: Reader, { query }: Page, grouping: Grouping, first: number): Promise<FacetCounts> {
  const [counts] = await reader.facts(responseFacetCounts(reader.model, query, { grouping }, first, reader.viewer.level));
  return grouping.axis === "YEAR" ? yearsOfPeriods(reader, counts as FacetCounts) : (counts as FacetCounts);
}
/** More than there are of what is known beforehand, and of periods. */
const all = 1_000_000;

/** The facets of `responses` and `harmfulResponses`: their arguments, and the axes of the claims that answer. */
export const responseFacets = (model: Model): FacetOffer<Page> => ({
  byDefault: Object.keys(argumentFacets),
  others: [],
  axes: axisFacets(model),
  work(name) {
    const argument = argumentNamed(name);
    // Every claim that matches is looked at once, and on an axis so are the records that it names.
    if (argument) return { findings: 1, closed: 10 };
    const grouping = axisNamed(model, name);
    return grouping && { findings: 2, closed: valuesOfFacet(model, { grouping }).closed?.length };
  },
  missing({ query }, name) {
    const needs = argumentNamed(name)?.needs;
    if (!needs || query[needs] !== undefined) return undefined;
    return `${name} relate to \`${needs}\`. Give one too, or leave out ${name}.`;
  },
  async read(reader, page, name, first) {
    const argument = argumentNamed(name);
    if (argument) {
      const counts = await countsOfArgument(reader, page, name, argument);
      return countedFacet(name, { closed: argument.terms(page), areRecords: false }, counts, argument.chosen(page.query), first);
    }
    const grouping = axisNamed(model, name);
    if (!grouping) throw new Error(`Responses have no facet ${name}.`);
    const values = valuesOfFacet(model, { grouping });
    const cut = values.closed || !valueClasses(grouping.axis).length ? all : first;
    return countedFacet(groupingText(grouping), values, await countsOnAxis(reader, page, grouping, cut), [], first);
  },
});
