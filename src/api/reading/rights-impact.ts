import type { ClaimFact } from "../../analysis/claim-fact.js";
import {
  type ConceptScope,
  type PlaceScope,
  type RightImpact,
  type RightsClaim,
  rightsImpactOf,
  type Surroundings,
  scopeIn,
  type UnderminingClaim,
} from "../../analysis/rights-impact.js";
import { type ClaimChoice, filterLimits } from "../../graph/filter.js";
import { type ResponderClaims, responderClaims } from "../../graph/statements/questions/rights-impact.js";
import { readClaimFacts, readSteps } from "./facts.js";
import type { Reader } from "./reader.js";

export interface RightsImpactQuery extends ClaimChoice {
  readonly issue: string;
  readonly place?: string;
  /** Read only with a place. */
  readonly scopes: readonly PlaceScope[];
  readonly issueScopes: readonly ConceptScope[];
}
const choiceOf = ({ issue: _, place: __, scopes: ___, issueScopes: ____, ...choice }: RightsImpactQuery): ClaimChoice => choice;

/** The issues of the query, with how each relates to the one asked about. */
async function readIssues(reader: Reader, { issue, issueScopes }: RightsImpactQuery): Promise<ReadonlyMap<string, ConceptScope>> {
  const [down, up] = await Promise.all([
    issueScopes.includes("NARROWER") ? readSteps(reader, "concepts", "down", [issue]) : [],
    issueScopes.includes("BROADER") ? readSteps(reader, "concepts", "up", [issue]) : [],
  ]);
  // An issue is 0 steps from itself.
  const found = new Map<string, ConceptScope>();
  for (const { to } of up) found.set(to, "BROADER");
  for (const { to } of down) found.set(to, "NARROWER");
  found.set(issue, "EXACT");
  return new Map([...found].filter(([, scope]) => issueScopes.includes(scope)));
}
const issuesOf = (reader: Reader, query: RightsImpactQuery) => reader.computed(readIssues, query);

/** What is around the place asked about, and around the places that claims name. */
async function readSurroundings(reader: Reader, place: string | undefined, claims: readonly ClaimFact[]): Promise<Surroundings> {
  const aroundPlaces = new Map<string, Set<string>>();
  if (place !== undefined) {
    const named = claims.flatMap(({ at }) => (at === null ? [] : [at]));
    for (const { from, to } of await readSteps(reader, "places", "up", [place, ...named]))
      aroundPlaces.set(from, (aroundPlaces.get(from) ?? new Set()).add(to));
  }
  return { place, around: aroundPlaces.get(place ?? "") ?? new Set(), aroundPlaces };
}

/** The claims that the issues undermine a right, of the scopes of the query. */
async function readUndermining(reader: Reader, query: RightsImpactQuery): Promise<readonly UnderminingClaim[]> {
  const issues = await issuesOf(reader, query);
  const facts = await readClaimFacts(reader, {
    ids: [...issues.keys()],
    end: "subject",
    predicates: ["UNDERMINES"],
    choice: choiceOf(query),
    details: ["at", "for", "by", "evidence"],
  });
  const surroundings = await readSurroundings(reader, query.place, facts);
  return facts
    .map((fact) => ({ fact, scope: scopeIn(surroundings, fact.at), issueScope: issues.get(fact.subject) as ConceptScope }))
    .filter(({ scope }) => scope === null || query.scopes.includes(scope));
}
export const underminingOf = (reader: Reader, query: RightsImpactQuery) => reader.computed(readUndermining, query);

/** What is recorded of each right that the issues undermine. */
async function readImpacts(reader: Reader, query: RightsImpactQuery): Promise<readonly RightImpact[]> {
  const undermining = await underminingOf(reader, query);
  const facts = await readClaimFacts(reader, {
    ids: undermining.map(({ fact }) => fact.object),
    end: "object",
    predicates: ["PROTECTS", "ENDANGERS"],
    choice: choiceOf(query),
    details: ["at", "for"],
  });
  const surroundings = await readSurroundings(reader, query.place, facts);
  const answers: RightsClaim[] = facts.map((fact) => ({ fact, scope: scopeIn(surroundings, fact.at) }));
  return rightsImpactOf(undermining, answers);
}
export const impactsOf = (reader: Reader, query: RightsImpactQuery) => reader.computed(readImpacts, query);

/** Practices whose claims on the issues are counted at once. */
export interface RespondingPage {
  readonly query: RightsImpactQuery;
  readonly practices: readonly string[];
}
/** The claims that each of some practices addresses one of the issues, well or badly: how many, and the first ids. */
export async function readAddressing(
  reader: Reader,
  { query, practices }: RespondingPage,
): Promise<ReadonlyMap<string, ResponderClaims & { readonly issues: readonly string[] }>> {
  if (!practices.length) return new Map();
  const issues = [...(await issuesOf(reader, query)).keys()].sort();
  const statement = responderClaims(reader.model, practices, issues, choiceOf(query), filterLimits.list, reader.viewer.level);
  return new Map((await reader.facts(statement)).map((found) => [found.practice, { ...found, issues }]));
}
