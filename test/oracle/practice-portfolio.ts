import type { ChosenPractice, PracticePortfolio } from "../../src/analysis/practice-portfolio.js";
import { adverseEffects, helpfulEffects } from "../../src/model/claim.js";
import type { ClaimRecord } from "../../src/model/records.js";
import { type Choice, counts } from "./filter.js";
import type { World } from "./world.js";

/** `practicePortfolio` as docs/methods.md explains it, by looking at every claim and at every combination. */

export interface Candidate {
  readonly id: string;
  readonly covers: ReadonlySet<string>;
  readonly reported: ReadonlySet<string>;
}
export interface OraclePortfolio extends PracticePortfolio {
  readonly alternatives: Readonly<Record<string, readonly string[]>>;
}

const compareIds = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
/** What covers more first, then more as reported, then the smaller id. */
const byCoverage = (a: Candidate, b: Candidate) =>
  b.covers.size - a.covers.size || b.reported.size - a.reported.size || compareIds(a.id, b.id);
const covered = (portfolio: readonly Candidate[]) => new Set(portfolio.flatMap(({ covers }) => [...covers]));
const isWithin = (part: ReadonlySet<string>, whole: ReadonlySet<string>) => [...part].every((issue) => whole.has(issue));

function dominates(a: Candidate, b: Candidate): boolean {
  if (a === b || !isWithin(b.covers, a.covers)) return false;
  if (a.covers.size > b.covers.size) return true;
  return a.reported.size > b.reported.size || (a.reported.size === b.reported.size && a.id < b.id);
}

/** The five rules, as numbers and ids to compare one after another: the smaller is better. */
function rank(portfolio: readonly Candidate[]): readonly (number | string)[] {
  const total = (of: (candidate: Candidate) => number) => portfolio.reduce((sum, candidate) => sum + of(candidate), 0);
  return [
    -covered(portfolio).size,
    portfolio.length,
    -total(({ covers }) => covers.size),
    -total(({ reported }) => reported.size),
    ...portfolio.map(({ id }) => id).sort(compareIds),
  ];
}
function isBetter(a: readonly Candidate[], b: readonly Candidate[]): boolean {
  const [ours, theirs] = [rank(a), rank(b)];
  const at = ours.findIndex((value, i) => value !== theirs[i]);
  return at >= 0 && (ours[at] as number | string) < (theirs[at] as number | string);
}

/** The best of all portfolios with at most so many of these candidates, by trying each. */
export function bestOf(candidates: readonly Candidate[], atMost: number): readonly Candidate[] {
  let best: readonly Candidate[] = [];
  const all = covered(candidates).size;
  const tryAll = (portfolio: readonly Candidate[], rest: readonly Candidate[]) => {
    if (isBetter(portfolio, best)) best = portfolio;
    // Nothing longer is better than what covers everything.
    const longest = covered(best).size === all ? best.length : atMost;
    if (portfolio.length < Math.min(atMost, longest)) rest.forEach((next, i) => void tryAll([...portfolio, next], rest.slice(i + 1)));
  };
  tryAll([], candidates);
  return best;
}

function greedy(candidates: readonly Candidate[], atMost: number): readonly Candidate[] {
  const taken: Candidate[] = [];
  for (let dropped = true; dropped; ) {
    while (taken.length < atMost) {
      const before = covered(taken);
      const news = ({ covers }: Candidate) => [...covers].filter((issue) => !before.has(issue)).length;
      const [next] = candidates.filter((c) => news(c) > 0).sort((a, b) => news(b) - news(a) || byCoverage(a, b));
      if (!next) break;
      taken.push(next);
    }
    dropped = false;
    for (const candidate of [...taken]) {
      const others = taken.filter((other) => other !== candidate);
      if (!isWithin(candidate.covers, covered(others))) continue;
      taken.splice(taken.indexOf(candidate), 1);
      dropped = true;
    }
  }
  return taken;
}

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b));
function bound(portfolio: readonly Candidate[], candidates: readonly Candidate[]): PracticePortfolio["bound"] {
  const n = portfolio.length;
  if (candidates.length <= 20) return { timesFewest: 100, fewestAtLeast: n, shareOfMost: 100 };
  if (covered(portfolio).size < covered(candidates).size)
    // Doubles are exact enough: no power of a quotient of small whole numbers is a hundredth, but for n = 1 and n = 2.
    return { timesFewest: null, fewestAtLeast: null, shareOfMost: n <= 2 ? [100, 75][n - 1]! : Math.floor(100 * (1 - (1 - 1 / n) ** n)) };
  const d = Math.max(...candidates.map(({ covers }) => covers.size));
  // H(d) with a common denominator.
  const denominator = Array.from({ length: d }, (_, i) => BigInt(i + 1)).reduce((a, b) => (a * b) / greatestCommonDivisor(a, b));
  const numerator = Array.from({ length: d }, (_, i) => denominator / BigInt(i + 1)).reduce((a, b) => a + b);
  const times = Number((100n * numerator) / denominator) + ((100n * numerator) % denominator > 0n ? 1 : 0);
  return {
    timesFewest: times,
    fewestAtLeast: Math.max(Math.ceil((100 * n) / times), Math.ceil(covered(portfolio).size / d)),
    shareOfMost: 100,
  };
}

/**
 * The portfolio of some candidates.
 * @param withHarmful the same with those that are harmful
 */
export function portfolioOf(
  faced: ReadonlySet<string>,
  candidates: readonly Candidate[],
  withHarmful: readonly Candidate[],
  maxPractices = Number.POSITIVE_INFINITY,
): OraclePortfolio {
  const compared = candidates.filter((candidate) => !candidates.some((other) => dominates(other, candidate)));
  const isExact = compared.length <= 20;
  const portfolio = isExact ? bestOf(compared, maxPractices) : greedy(compared, maxPractices);
  const before = new Set<string>();
  const sorted = (issues: Iterable<string>) => [...issues].sort(compareIds);
  const chosen = greedy(portfolio, portfolio.length).map(({ id, covers }): ChosenPractice => {
    const newlyCovers = sorted(covers).filter((issue) => !before.has(issue));
    const alsoCovers = sorted(covers).filter((issue) => before.has(issue));
    for (const issue of covers) before.add(issue);
    return { practice: id, newlyCovers, alsoCovers, uncovered: sorted(faced).filter((issue) => !before.has(issue)) };
  });
  const reason = (issue: string) =>
    covered(candidates).has(issue) ? "BEYOND_LIMIT" : covered(withHarmful).has(issue) ? "ONLY_NOT_OFFERED" : "NONE_RECORDED";
  const own = (candidate: Candidate) => {
    const others = covered(portfolio.filter((other) => other !== candidate));
    return new Set([...candidate.covers].filter((issue) => !others.has(issue)));
  };
  return {
    algorithm: isExact ? "EXACT" : "GREEDY",
    compared: compared.length,
    bound: bound(portfolio, compared),
    chosen,
    uncovered: sorted(faced)
      .filter((issue) => !before.has(issue))
      .map((issue) => ({ issue, reason: reason(issue) })),
    alternatives: Object.fromEntries(
      portfolio.map((candidate) => [
        candidate.id,
        candidates
          .filter((other) => !portfolio.includes(other) && isWithin(own(candidate), other.covers))
          .sort(byCoverage)
          .slice(0, 5)
          .map(({ id }) => id),
      ]),
    ),
  };
}

export interface NotOffered {
  readonly practice: string;
  readonly against: readonly string[];
  readonly wouldCover: readonly string[];
}
export interface PortfolioAnswer extends OraclePortfolio {
  /** The claims by which a practice covers an issue, as `practice issue`. */
  readonly claims: Readonly<Record<string, readonly string[]>>;
  readonly notOffered: readonly NotOffered[];
  /** How many more claims there are to look at, if what is implied or inferred counts too. */
  readonly implied: number;
  /** The places and communities within that face something. */
  readonly within: readonly string[];
}

/** The issues that are as wide as this one or wider, itself included. */
function issueAndWider(world: World, issue: string): Set<string> {
  const found = new Set([issue]);
  for (const id of found) for (const { name, to } of world.record(id).links) if (name === "BROADER") found.add(to);
  return found;
}

/** What is around a place or community, itself included. */
function around(world: World, locality: string): Set<string> {
  const found = new Set([locality]);
  for (const id of found)
    for (const { name, to } of world.record(id).links) if (["LOCATED_IN", "PART_OF", "MEMBER_OF"].includes(name)) found.add(to);
  return found;
}

/** The claims that the community faces something, and helpful ones on that or on something narrower. */
function claimsToLookAt(world: World, community: string, choice: Choice): number {
  const counted = world.allClaims.filter(({ values }) => counts(world, values, choice));
  const facing = counted.filter((k) => k.values.predicate === "FACES" && k.subject === community);
  const faced = new Set(facing.map(({ object }) => object));
  const helpful = counted.filter(
    ({ object, values: { predicate, effect } }) =>
      predicate === "ADDRESSES" &&
      effect &&
      helpfulEffects.includes(effect) &&
      [...issueAndWider(world, object)].some((issue) => faced.has(issue)),
  );
  return facing.length + helpful.length;
}

export function answerPortfolio(
  world: World,
  { community, maxPractices, ...choice }: Choice & { readonly community: string; readonly maxPractices?: number },
): PortfolioAnswer {
  const counted = world.allClaims.filter(({ values }) => counts(world, values, choice));
  const faced = new Set(counted.filter((k) => k.values.predicate === "FACES" && k.subject === community).map(({ object }) => object));
  const facedBy = (k: ClaimRecord) => [...issueAndWider(world, k.object)].filter((issue) => faced.has(issue));
  const addresses = counted.filter(({ values }) => values.predicate === "ADDRESSES");
  const helpful = addresses.filter(({ values: { effect } }) => effect && helpfulEffects.includes(effect));
  const against = (practice: string) =>
    counted.filter(
      ({ subject, values: { predicate, effect } }) =>
        subject === practice && (predicate === "ENDANGERS" || (effect !== undefined && adverseEffects.includes(effect))),
    );
  const candidateOf = (id: string): Candidate => {
    const own = helpful.filter(({ subject }) => subject === id);
    const reported = own.filter(({ values }) => values.modality === "REPORTED");
    return { id, covers: new Set(own.flatMap(facedBy)), reported: new Set(reported.flatMap(facedBy)) };
  };
  const dealing = [...new Set(addresses.filter((k) => facedBy(k).length).map(({ subject }) => subject))].sort(compareIds);
  const withHarmful = dealing.map(candidateOf).filter(({ covers }) => covers.size > 0);
  const candidates = withHarmful.filter(({ id }) => against(id).length === 0);
  const portfolio = portfolioOf(faced, candidates, withHarmful, maxPractices);
  const idsOf = (claims: readonly ClaimRecord[]) => claims.map(({ values }) => values.id).sort(compareIds);
  const assertions = [...(choice.assertions ?? ["STATED", "COMPOSED", "IMPORTED"]), "IMPLIED", "INFERRED"];
  const facing = new Set(counted.flatMap(({ subject, values }) => (values.predicate === "FACES" ? [subject] : [])));
  return {
    ...portfolio,
    implied: claimsToLookAt(world, community, { ...choice, assertions }) - claimsToLookAt(world, community, choice),
    within: [...facing].filter((id) => id !== community && around(world, id).has(community)).sort(compareIds),
    claims: Object.fromEntries(
      portfolio.chosen.flatMap(({ practice, newlyCovers, alsoCovers }) =>
        [...newlyCovers, ...alsoCovers].map((issue) => [
          `${practice} ${issue}`,
          idsOf(helpful.filter((k) => k.subject === practice && facedBy(k).includes(issue))),
        ]),
      ),
    ),
    notOffered: dealing
      .filter((id) => against(id).length > 0)
      .map((practice) => ({ practice, against: idsOf(against(practice)), wouldCover: [...candidateOf(practice).covers].sort(compareIds) })),
  };
}
