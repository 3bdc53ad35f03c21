import type { HierarchyStep } from "../../../analysis/claim-fact.js";
import {
  type FacedIssue,
  type GapKind,
  gapKindNames,
  type ResponseGap,
  type ResponseTotals,
  responseGapsOf,
} from "../../../analysis/response-gaps.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import * as statements from "../../../graph/statements/questions/response-gaps.js";
import { compareText } from "../../../text/compare.js";
import { batches, maxFacts, readClaimFacts, readSteps, tooManyFacts } from "../facts.js";
import type { Reader } from "../reader.js";

export interface ResponseGapsQuery extends ClaimChoice {
  readonly place: string;
  readonly issue: string | undefined;
  readonly kinds: readonly GapKind[] | undefined;
}
/** A pair with the claims that say that the place faces the issue, in order. */
export interface FacedPair extends FacedIssue {
  readonly facing: readonly string[];
}
export type FoundGap = ResponseGap & FacedPair;

export const gapChoiceOf = ({ assertions, modalities, statuses, claim }: ResponseGapsQuery): ClaimChoice => ({
  assertions,
  modalities,
  statuses,
  claim,
});
/** How many pairs are judged at once where only some kinds are asked for, or all are counted. */
const chunk = 500;
/** Up to how many pairs are judged together, whichever are asked for. */
const atOnce = 100;

/** The issues that a place, and each place and community within it, is recorded as facing: by place, then issue. */
export const facedPairs = (reader: Reader, query: ResponseGapsQuery): Promise<FacedPair[]> => reader.computed(readPairs, query);

async function readPairs(reader: Reader, query: ResponseGapsQuery): Promise<FacedPair[]> {
  const { place, issue } = query;
  const [places, issues] = await Promise.all([
    readSteps(reader, "places", "down", [place]),
    issue === undefined ? undefined : readSteps(reader, "concepts", "down", [issue]),
  ]);
  const facts = await readClaimFacts(reader, { ids: targets(places), end: "subject", predicates: ["FACES"], choice: gapChoiceOf(query) });
  const wanted = issues && new Set(targets(issues));
  const pairs = new Map<string, FacedPair & { facing: string[] }>();
  for (const { id, subject, object } of facts) {
    if (wanted && !wanted.has(object)) continue;
    const pair = pairs.get(`${subject} ${object}`) ?? { place: subject, issue: object, facing: [] };
    pairs.set(`${subject} ${object}`, pair);
    pair.facing.push(id);
  }
  return [...pairs.values()].sort(inOrder);
}
const inOrder = (a: FacedIssue, b: FacedIssue) => compareText(a.place, b.place) || compareText(a.issue, b.issue);

/**
 * What is recorded for each pair of a locality and an issue, which the viewer may see, in their order: batched, and charged.
 * @throws LIMIT_EXCEEDED for more claims than an answer may rest on
 */
export async function readResponseGaps(reader: Reader, pairs: readonly FacedIssue[], choice: ClaimChoice): Promise<ResponseGap[]> {
  if (pairs.length === 0) return [];
  const [places, issues] = [pairs.map(({ place }) => place), pairs.map(({ issue }) => issue)];
  const [within, around, narrower, wider] = await Promise.all([
    readSteps(reader, "places", "down", places),
    readSteps(reader, "places", "up", places),
    readSteps(reader, "concepts", "down", issues),
    readSteps(reader, "concepts", "up", issues),
  ]);
  const counted = targets(narrower);
  const [responses, totals] = await Promise.all([
    readResponsesAt(reader, targets([...within, ...around]), targets([...narrower, ...wider]), choice),
    totalsLoader(reader, choice).loadMany(counted),
  ]);
  const failure = totals.find((total) => total instanceof Error);
  if (failure) throw failure;
  return responseGapsOf(pairs, { within, around, narrower, wider, responses, totals: totals as ResponseTotals[] });
}

/** Counts the claims on each issue once a request: many pairs have the same issues. */
const totalsLoader = (reader: Reader, choice: ClaimChoice) =>
  reader.loader<string, ResponseTotals>(`response totals ${JSON.stringify(choice)}`, async (issues) => {
    const { model, viewer } = reader;
    const found = await Promise.all(batches(issues).map((ids) => reader.facts(statements.helpfulCounts(model, ids, choice, viewer.level))));
    const counts = new Map(found.flat().map(([issue, count, placed]) => [issue, { issue, placed, unplaced: count - placed }]));
    return issues.map((issue) => counts.get(issue) ?? { issue, placed: 0, unplaced: 0 });
  });

/** The claims on responses to some issues at some places. @throws LIMIT_EXCEEDED for more than an answer may rest on */
export async function readResponsesAt(reader: Reader, places: readonly string[], issues: readonly string[], choice: ClaimChoice) {
  const found = batches(places).map((ids) =>
    reader.facts(statements.responsesAt(reader.model, ids, [...new Set(issues)].sort(), choice, maxFacts + 1, reader.viewer.level)),
  );
  const responses = (await Promise.all(found)).flat();
  if (responses.length > maxFacts) throw tooManyFacts();
  return responses;
}

/** What was judged for a query so far, by pair. */
const judgedFor = (reader: Reader, query: ResponseGapsQuery) => reader.computed(noneJudged, query);
const noneJudged = () => new Map<FacedPair, Promise<FoundGap>>();

async function judged(reader: Reader, query: ResponseGapsQuery, pairs: readonly FacedPair[]): Promise<FoundGap[]> {
  const known = judgedFor(reader, query);
  const missing = pairs.filter((pair) => !known.has(pair));
  const read = readResponseGaps(reader, missing, gapChoiceOf(query));
  for (const [i, pair] of missing.entries())
    known.set(
      pair,
      read.then((gaps) => ({ ...pair, ...(gaps[i] as ResponseGap) })),
    );
  return Promise.all(pairs.map((pair) => known.get(pair) as Promise<FoundGap>));
}

/** Reads on from a position in chunks, until so many pairs of the kinds that are asked for are found. */
async function found(reader: Reader, query: ResponseGapsQuery, pairs: readonly FacedPair[], most: number): Promise<FoundGap[]> {
  const { kinds } = query;
  // A few pairs are judged at once, as `kindCounts` needs them all: two readings take twice as many statements.
  const all = await facedPairs(reader, query);
  if (all.length <= atOnce) await judged(reader, query, all);
  if (!kinds) return judged(reader, query, pairs.slice(0, most));
  const gaps: FoundGap[] = [];
  for (let from = 0; from < pairs.length && gaps.length < most; from += chunk)
    gaps.push(...(await judged(reader, query, pairs.slice(from, from + chunk))).filter(({ kind }) => kinds.includes(kind)));
  return gaps.slice(0, most);
}

/** At most `first` rows after a pair, in order. */
export async function gapsPage(
  reader: Reader,
  query: ResponseGapsQuery,
  first: number,
  after: FacedIssue | undefined,
): Promise<FoundGap[]> {
  const pairs = await facedPairs(reader, query);
  return found(reader, query, after ? pairs.filter((pair) => inOrder(pair, after) > 0) : pairs, first);
}
/** All pairs, judged; without a restriction to kinds. */
export async function allGaps(reader: Reader, query: ResponseGapsQuery): Promise<FoundGap[]> {
  const pairs = await facedPairs(reader, query);
  const gaps: FoundGap[] = [];
  for (let from = 0; from < pairs.length; from += chunk) gaps.push(...(await judged(reader, query, pairs.slice(from, from + chunk))));
  return gaps;
}
/** How many rows there are on all pages. */
export async function gapsCount(reader: Reader, query: ResponseGapsQuery): Promise<number> {
  const { kinds } = query;
  if (!kinds || gapKindNames.every((kind) => kinds.includes(kind))) return (await facedPairs(reader, query)).length;
  return (await allGaps(reader, query)).filter(({ kind }) => kinds.includes(kind)).length;
}

const targets = (steps: readonly HierarchyStep[]) => [...new Set(steps.map(({ to }) => to))].sort();
