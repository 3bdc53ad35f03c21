import { neighbourhoodConstants, pathsConstants } from "../../../analysis/constants.js";
import { type ChainSteps, countChains, firstChains, type RecordChain } from "../../../analysis/walking/chains.js";
import { compareEdges, edgeKey } from "../../../analysis/walking/neighbourhood.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import {
  type ClaimEdge,
  type ClaimsAtEnd,
  claimEdges,
  type EdgePlaces,
  sides,
  type WalkedClaims,
} from "../../../graph/statements/facts/claim-edges.js";
import { claimsPerRecord } from "../../../graph/statements/questions/paths.js";
import { compareText } from "../../../text/compare.js";
import { batches, maxFacts, tooManyFacts } from "../facts.js";
import type { Reader } from "../reader.js";
import { ChainSearch, type SearchLimits } from "./chain-search.js";
import { readEdgePlaces } from "./edge-details.js";

export interface PathsQuery extends ClaimChoice {
  readonly from: string;
  readonly to: string;
  readonly maxClaims: number;
  /** The records that a chain goes through, in this order. */
  readonly via: readonly string[];
  readonly excludePredicates: readonly string[];
  readonly first: number;
}
/** The chains between two records. */
export interface ReadChains {
  /** How many claims each has; null if there is none. */
  readonly length: number | null;
  readonly complete: boolean;
  /** Whether there is none because longer ones than `maxClaims` were not looked for. */
  readonly tooShort: boolean;
  readonly recordsLookedAt: number;
  /** How many there are; null where not all were looked for. */
  readonly count: number | null;
  /** The first of them. */
  readonly chains: readonly RecordChain[];
  /** How many claims each record within a chain has. */
  readonly claims: ReadonlyMap<string, number>;
}

/** The choice of claims of a query. */
export const choiceOfPaths = ({ assertions, modalities, statuses, claim }: PathsQuery): ClaimChoice => ({
  assertions,
  modalities,
  statuses,
  claim,
});
const walkedBy = (reader: Reader, query: PathsQuery): WalkedClaims => ({
  choice: choiceOfPaths(query),
  predicates: query.excludePredicates.length
    ? Object.keys(reader.model.predicates).filter((name) => !query.excludePredicates.includes(name))
    : undefined,
});

/** Finds the chains of a query, leg by leg: from its start to the first record that it goes through, and so on to its end. */
export async function findChains(reader: Reader, query: PathsQuery, limits: SearchLimits = pathsConstants): Promise<ReadChains> {
  const walked = walkedBy(reader, query);
  const search = new ChainSearch(reader, walked, limits);
  const stops = [query.from, ...query.via, query.to];
  const steps: ReadonlyMap<string, readonly string[]>[] = [];
  let complete = true;
  for (const [i, stop] of stops.slice(1).entries()) {
    // Each leg that is still to come takes a claim at least.
    const most = query.maxClaims - steps.length - (stops.length - 2 - i);
    const leg = await search.chains(stops[i] as string, stop, most);
    complete &&= leg.complete;
    if (leg.length === null)
      return {
        length: null,
        complete,
        tooShort: leg.tooShort,
        recordsLookedAt: search.lookedAt.size,
        count: complete ? 0 : null,
        chains: [],
        claims: new Map(),
      };
    steps.push(...leg.steps);
  }
  const claims = await claimsOfInner(reader, walked, steps);
  const chains = firstChains(steps, query.from, (id) => claims.get(id) ?? 0, query.first);
  return {
    length: steps.length,
    complete,
    tooShort: false,
    recordsLookedAt: search.lookedAt.size,
    count: complete ? countChains(steps, query.from) : null,
    chains,
    claims,
  };
}
export const chainsOf = (reader: Reader, query: PathsQuery): Promise<ReadChains> => reader.computed(readChains, query);
const readChains = (reader: Reader, query: PathsQuery) => findChains(reader, query);

/** How many claims each record within some chains has. */
async function claimsOfInner(reader: Reader, walked: WalkedClaims, steps: ChainSteps): Promise<ReadonlyMap<string, number>> {
  const { model, viewer } = reader;
  const inner = steps.slice(0, -1).flatMap((step) => [...step.values()].flat());
  const read = (query: ClaimsAtEnd) => reader.facts(claimsPerRecord(model, query, viewer.level));
  const counted = await Promise.all(
    batches(inner).flatMap((ids) => [
      read({ ...walked, ids, end: "subject" }),
      // A claim with one record at both ends counts once.
      read({ ...walked, ids, end: "object", withoutLoops: true }),
    ]),
  );
  const claims = new Map<string, number>();
  for (const [id, n] of counted.flat()) claims.set(id, (claims.get(id) ?? 0) + n);
  return claims;
}

/** One step of a path, with the edges that join its two records. */
export interface PathStep {
  readonly from: string;
  readonly to: string;
  readonly edges: readonly ClaimEdge[];
}
export interface ReadPath extends RecordChain {
  readonly steps: readonly PathStep[];
}

/** How many records are asked about in one statement for the edges of pairs: each is compared with those beside it. */
const pairBatch = 50;

/** The first paths, with the claims behind their steps. */
async function readPaths(reader: Reader, query: PathsQuery): Promise<readonly ReadPath[]> {
  const { chains, claims } = await chainsOf(reader, query);
  const pairs = pairsIn(chains);
  const byPair = await edgesOfPairs(reader, queriesOfPairs(walkedBy(reader, query), pairs, claims), pairs);
  return chains.map((chain) => ({
    ...chain,
    steps: chain.records.slice(1).map((to, i): PathStep => {
      const from = chain.records[i] as string;
      return { from, to, edges: byPair.get(pairKey(from, to)) ?? [] };
    }),
  }));
}
export const pathsOf = (reader: Reader, query: PathsQuery) => reader.computed(readPaths, query);

type Pair = readonly [string, string];
const pairsIn = (chains: readonly RecordChain[]): Pair[] =>
  chains.flatMap(({ records }) => records.slice(1).map((to, i) => [records[i] as string, to] as const));
const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * The queries for the edges of some pairs of records. They start at the one that has fewer claims: each claim of it is read.
 * @param claims of the records within chains; those at their ends may have any number
 */
function queriesOfPairs(walked: WalkedClaims, pairs: readonly Pair[], claims: ReadonlyMap<string, number>): ClaimsAtEnd[] {
  const others = new Map<string, Set<string>>();
  for (const [a, b] of pairs) {
    const claimsOf = (id: string) => claims.get(id) ?? Number.POSITIVE_INFINITY;
    const [start, other] = claimsOf(a) <= claimsOf(b) ? [a, b] : [b, a];
    others.set(start, (others.get(start) ?? new Set()).add(other));
  }
  const starts = [...others.keys()].sort(compareText);
  const batched = Array.from({ length: Math.ceil(starts.length / pairBatch) }, (_, i) => starts.slice(i * pairBatch, (i + 1) * pairBatch));
  return batched.flatMap((ids) => {
    const beside = [...new Set(ids.flatMap((id) => [...(others.get(id) ?? [])]))].sort(compareText);
    return sides.map((end) => ({ ...walked, ids, end, others: beside }));
  });
}

/** The places of the edges of the paths, by the edge's key. */
async function readPlacesOfPaths(reader: Reader, query: PathsQuery): Promise<ReadonlyMap<string, EdgePlaces>> {
  const { chains, claims } = await chainsOf(reader, query);
  return readEdgePlaces(reader, queriesOfPairs(walkedBy(reader, query), pairsIn(chains), claims), neighbourhoodConstants.listed);
}
export const placesOfPaths = (reader: Reader, query: PathsQuery) => reader.computed(readPlacesOfPaths, query);

/** The edges of each pair of records, whichever of the two is the subject. */
async function edgesOfPairs(reader: Reader, queries: readonly ClaimsAtEnd[], pairs: readonly Pair[]) {
  const { model, viewer } = reader;
  const wanted = new Set(pairs.map((pair) => pairKey(...pair)));
  const read = async (query: ClaimsAtEnd) => {
    const found = await reader.facts(claimEdges(model, query, pathsConstants.mostWeighedClaims, maxFacts + 1, viewer.level));
    if (found.length > maxFacts) throw tooManyFacts();
    return found;
  };
  const found = (await Promise.all(queries.map(read))).flat();
  const byPair = new Map<string, ClaimEdge[]>();
  for (const edge of [...new Map(found.map((edge) => [edgeKey(edge), edge])).values()].sort(compareEdges)) {
    const key = pairKey(edge.subject, edge.object);
    if (wanted.has(key)) byPair.set(key, [...(byPair.get(key) ?? []), edge]);
  }
  return byPair;
}
