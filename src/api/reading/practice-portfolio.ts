import type { ClaimFact } from "../../analysis/claim-fact.js";
import { practicePortfolioConstants } from "../../analysis/constants.js";
import { type PracticePortfolio, portfolioAlternatives, practiceCoverage, practicePortfolioOf } from "../../analysis/practice-portfolio.js";
import { undominated } from "../../analysis/set-cover.js";
import { Failure } from "../../errors.js";
import type { ClaimChoice } from "../../graph/filter.js";
import type { Value } from "../../graph/graph.js";
import {
  endangers,
  facingAmong,
  harmfulAmong,
  harmfulOn,
  issueTouches,
  predicatesWithEffect,
  touchCounts,
} from "../../graph/statements/questions/practice-portfolio.js";
import { adverseEffects, helpfulEffects, withUnstated } from "../../model/claim.js";
import { batches, readClaimFacts, readSteps } from "./facts.js";
import type { Reader } from "./reader.js";

export interface PracticePortfolioQuery extends ClaimChoice {
  readonly community: string;
  readonly maxPractices?: number;
}

/** More ties between practices and issues than this are not compared. */
const maxTouches = 50_000;
/** For how many more alternatives than an answer names it is read at once whether they harm. */
const lookahead = 4;

/** What a community faces: the claims of it, and for each issue that counts, the faced issues that it is or that are wider. */
export interface FacedIssues {
  readonly claims: readonly ClaimFact[];
  readonly issues: readonly string[];
  readonly facedBy: ReadonlyMap<string, readonly string[]>;
}

/** What a community faces, in the order of ids. */
export async function readFacedIssues(
  reader: Reader,
  { community, maxPractices: _, ...choice }: PracticePortfolioQuery,
): Promise<FacedIssues> {
  const claims = await readClaimFacts(reader, { ids: [community], end: "subject", predicates: ["FACES"], choice, details: ["evidence"] });
  const issues = [...new Set(claims.map(({ object }) => object))].sort();
  const facedBy = new Map<string, string[]>();
  for (const { from, to } of await readSteps(reader, "concepts", "down", issues)) facedBy.set(to, [...(facedBy.get(to) ?? []), from]);
  return { claims, issues, facedBy };
}

/** The places and communities within the one asked about that are recorded as facing an issue, by id. */
export async function readFacingWithin(
  reader: Reader,
  { community, maxPractices: _, ...choice }: PracticePortfolioQuery,
): Promise<string[]> {
  const within = (await readSteps(reader, "places", "down", [community])).flatMap(({ to }) => (to === community ? [] : [to]));
  const { model, viewer } = reader;
  const found = batches(within).map((ids) => reader.facts(facingAmong(model, ids, choice, viewer.level)));
  return (await Promise.all(found)).flat().sort();
}

/** The claims that a portfolio looks at. */
export interface PortfolioClaims {
  /** Those that the community faces an issue, and helpful ones on what it faces. */
  readonly count: number;
  /** How many helpful ones are on an issue that is faced, or on a narrower one. */
  helpfulOn(issue: string): number;
}
export async function readPortfolioClaims(reader: Reader, query: PracticePortfolioQuery): Promise<PortfolioClaims> {
  const { community: _, maxPractices: __, ...choice } = query;
  const { claims, facedBy } = await reader.computed(readFacedIssues, query);
  const { model, viewer } = reader;
  const counts = facedBy.size ? await reader.facts(touchCounts(model, [...facedBy.keys()], choice, viewer.level)) : [];
  const total = (of: typeof counts) => of.reduce((sum, count) => sum + count.claims, 0);
  return {
    count: claims.length + total(counts),
    helpfulOn: (issue) => total(counts.filter((count) => facedBy.get(count.issue)?.includes(issue))),
  };
}

/** The same query, which counts what no document states too. */
const widened = (_: Reader, query: PracticePortfolioQuery): PracticePortfolioQuery => ({
  ...query,
  assertions: withUnstated(query.assertions),
});
/** The claims that the query would look at if it counted what is only implied or inferred. */
export const impliedClaims = (reader: Reader, query: PracticePortfolioQuery): Promise<PortfolioClaims> =>
  reader.computed(readPortfolioClaims, reader.computed(widened, query));
/** How many claims the query leaves out because they are only implied or inferred. */
export async function impliedCount(reader: Reader, query: PracticePortfolioQuery): Promise<number> {
  const [{ count }, all] = await Promise.all([reader.computed(readPortfolioClaims, query), impliedClaims(reader, query)]);
  return all.count - count;
}

/** A portfolio with the claims that it rests on. */
export interface ReadPortfolio extends PracticePortfolio {
  readonly faced: FacedIssues;
  /** The helpful claims of a chosen practice on a faced issue or a narrower one. */
  claimsOf(practice: string, issue: string): readonly ClaimFact[];
  /** For each chosen practice, others that could take its place, best first. */
  readonly alternatives: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads the facts of a portfolio and computes it.
 * @throws LIMIT_EXCEEDED for too many practices
 */
export async function readPortfolio(reader: Reader, query: PracticePortfolioQuery): Promise<ReadPortfolio> {
  const { community: _, maxPractices, ...choice } = query;
  const { model, viewer } = reader;
  const faced = await reader.computed(readFacedIssues, query);
  const { issues, facedBy } = faced;
  const touches = issues.length ? await reader.facts(issueTouches(model, [...facedBy.keys()], choice, maxTouches + 1, viewer.level)) : [];
  if (touches.length > maxTouches)
    throw new Failure(
      "LIMIT_EXCEEDED",
      `The answer would compare more than ${maxTouches} ties between practices and issues. Count fewer claims with \`claim\`, \`assertions\` or \`modalities\`.`,
      { limit: maxTouches },
    );

  const looked = new Set<string>();
  const harmful = new Set<string>();
  const coverage = practiceCoverage({ faced: issues, touches, facedBy });
  const candidates = () => coverage.filter(({ id }) => !harmful.has(id));
  /** Reads which of these practices harm. @returns whether any of them was not known before */
  async function look(practices: readonly string[]): Promise<boolean> {
    const unknown = practices.filter((id) => !looked.has(id)).sort();
    if (unknown.length === 0) return false;
    for (const id of unknown) looked.add(id);
    for (const id of await reader.facts(harmfulAmong(model, unknown, choice, viewer.level))) harmful.add(id);
    return true;
  }
  // Reading it of every candidate takes longest, and those that others dominate do not matter. Without a harmful one, others may be left.
  while (await look(undominated(candidates()).map(({ id }) => id)));
  const portfolio = practicePortfolioOf({ faced: issues, coverage, harmful, maxPractices });
  const { alternatives: most } = practicePortfolioConstants;
  const alternatives = () => [...portfolioAlternatives(candidates(), portfolio.chosen)];
  while (
    alternatives().some(([, others]) => others.slice(0, most).some((id) => !looked.has(id))) &&
    (await look(alternatives().flatMap(([, others]) => others.slice(0, lookahead * most))))
  );

  const chosen = portfolio.chosen.map(({ practice }) => practice);
  const claims = await readClaimFacts(reader, {
    ids: chosen,
    end: "subject",
    predicates: predicatesWithEffect(model),
    effects: helpfulEffects,
    choice,
    details: ["evidence"],
  });
  return {
    ...portfolio,
    faced,
    claimsOf: (practice, issue) => claims.filter(({ subject, object }) => subject === practice && facedBy.get(object)?.includes(issue)),
    alternatives: new Map(alternatives().map(([practice, others]) => [practice, others.slice(0, most)])),
  };
}

/** A practice or programme that deals with what a community faces, and that claims speak against. */
export interface NotOffered {
  readonly practice: string;
  /** Adverse claims, and claims that it puts a right in danger. */
  readonly against: readonly ClaimFact[];
  /** The faced issues that helpful claims tie it to. */
  readonly wouldCover: readonly string[];
  readonly key: readonly Value[];
}

/** What is not offered, by id. */
async function readNotOfferedIds(reader: Reader, query: PracticePortfolioQuery): Promise<string[]> {
  const { community: _, maxPractices: __, ...choice } = query;
  const { facedBy } = await reader.computed(readFacedIssues, query);
  if (facedBy.size === 0) return [];
  return (await reader.facts(harmfulOn(reader.model, [...facedBy.keys()], choice, reader.viewer.level))).sort();
}

/** One page of what is not offered, by id. */
export async function readNotOffered(
  reader: Reader,
  query: PracticePortfolioQuery,
  first: number,
  after: readonly Value[] | undefined,
): Promise<NotOffered[]> {
  const { community: _, maxPractices: __, ...choice } = query;
  const { facedBy } = await reader.computed(readFacedIssues, query);
  const all = await reader.computed(readNotOfferedIds, query);
  const ids = all.filter((id) => !after || id > String(after[0])).slice(0, first);
  const withEffect = { ids, end: "subject", predicates: predicatesWithEffect(reader.model), choice } as const;
  const claims = await readClaimFacts(reader, withEffect, { ids, end: "subject", predicates: [endangers], choice });
  return ids.map((practice) => {
    const own = claims.filter(({ subject }) => subject === practice);
    const helpful = own.filter(({ effect }) => effect !== null && helpfulEffects.includes(effect));
    return {
      practice,
      against: own.filter(({ effect, predicate }) => predicate === endangers || (effect !== null && adverseEffects.includes(effect))),
      wouldCover: [...new Set(helpful.flatMap(({ object }) => facedBy.get(object) ?? []))].sort(),
      key: [practice],
    };
  });
}

/** How many practices and programmes are not offered. */
export const countNotOffered = async (reader: Reader, query: PracticePortfolioQuery): Promise<number> =>
  (await reader.computed(readNotOfferedIds, query)).length;
