import { neighbourhoodConstants as constants } from "../../../analysis/constants.js";
import { compareEdges, edgeKey, type NeighbourhoodNode, neighboursOf } from "../../../analysis/walking/neighbourhood.js";
import type { ClaimChoice } from "../../../graph/filter.js";
import {
  type ClaimEdge,
  type ClaimsAtEnd,
  claimEdgeCount,
  claimEdges,
  type EdgePlaces,
  neighbourCount,
} from "../../../graph/statements/facts/claim-edges.js";
import type { Reader } from "../reader.js";
import { readEdgePlaces } from "./edge-details.js";

export interface NeighbourhoodQuery extends ClaimChoice {
  readonly id: string;
  readonly depth: number;
  readonly predicates?: readonly string[] | undefined;
  readonly first: number;
}
export interface NeighbourhoodEdge extends ClaimEdge {
  /** 1: it leads to the centre. */
  readonly steps: number;
}
/** What is not shown of the edges that are so many steps from the centre; null where it was not counted. */
export interface NeighbourhoodCut {
  readonly steps: number;
  readonly edges: number | null;
  readonly nodes: number | null;
}
export interface Neighbourhood {
  readonly nodes: readonly NeighbourhoodNode[];
  readonly edges: readonly NeighbourhoodEdge[];
  readonly cut: readonly NeighbourhoodCut[];
  /** What the statements for the edges began at, by which more is read of them. */
  readonly queries: readonly ClaimsAtEnd[];
}

export const choiceOfNeighbourhood = ({ assertions, modalities, statuses, claim }: NeighbourhoodQuery): ClaimChoice => ({
  assertions,
  modalities,
  statuses,
  claim,
});

/**
 * The edges of one ring: those that records of the ring before it have, without any that leads further in.
 * @param ids the records, of which there are more than a few for the second ring alone
 */
function ringOf(query: NeighbourhoodQuery, ids: readonly string[], inner: readonly string[]): ClaimsAtEnd[] {
  const walked = { choice: choiceOfNeighbourhood(query), predicates: query.predicates, ids };
  return [
    { ...walked, end: "subject", except: inner },
    // An edge between two of them, or of one with itself, was found from its subject.
    { ...walked, end: "object", except: [...inner, ...ids] },
  ];
}

/** The first edges of a ring, and how many more there are. */
async function readRing(reader: Reader, queries: readonly ClaimsAtEnd[], first: number) {
  const { model, viewer } = reader;
  const found = await Promise.all(
    queries.map((query) => reader.facts(claimEdges(model, query, constants.mostWeighedClaims, first + 1, viewer.level))),
  );
  const inOrder = found.flat().sort(compareEdges);
  const edges = inOrder.slice(0, first);
  if (inOrder.length <= first) return { edges, count: inOrder.length };
  const counts = await Promise.all(queries.map((query) => reader.facts(claimEdgeCount(model, query, viewer.level))));
  return { edges, count: counts.flat().reduce((sum, n) => sum + n, 0) };
}

async function readNeighbourhood(reader: Reader, query: NeighbourhoodQuery): Promise<Neighbourhood> {
  const { id, depth, first } = query;
  const edges: NeighbourhoodEdge[] = [];
  const cut: NeighbourhoodCut[] = [];
  const queries: ClaimsAtEnd[] = [];
  let inner: readonly string[] = [];
  let ids: readonly string[] = [id];
  for (let steps = 1; steps <= depth && ids.length > 0; steps++) {
    if (cut.length) {
      cut.push({ steps, edges: null, nodes: null });
      continue;
    }
    const ring = ringOf(query, ids, inner);
    const read = await readRing(reader, ring, first - edges.length);
    const known = new Set(neighboursOf(id, edges).map(({ record }) => record));
    edges.push(...read.edges.map((edge) => ({ ...edge, steps })));
    queries.push(...ring);
    const shown = neighboursOf(id, edges).filter(({ record }) => !known.has(record));
    if (read.count > read.edges.length)
      cut.push({ steps, edges: read.count - read.edges.length, nodes: (await nodesIn(reader, ring, [...known])) - shown.length });
    inner = [...inner, ...ids];
    ids = shown.map(({ record }) => record);
  }
  return { nodes: neighboursOf(id, edges), edges, cut, queries };
}
export const neighbourhoodOf = (reader: Reader, query: NeighbourhoodQuery): Promise<Neighbourhood> =>
  reader.computed(readNeighbourhood, query);

/** How many records the edges of a ring lead to, without those that are known. */
async function nodesIn(reader: Reader, ring: readonly ClaimsAtEnd[], known: readonly string[]): Promise<number> {
  const queries = ring.map((query) => ({ ...query, except: known }));
  return (await reader.facts(neighbourCount(reader.model, queries, reader.viewer.level)))[0] ?? 0;
}

/** The places of the edges that are shown. */
async function readPlaces(reader: Reader, query: NeighbourhoodQuery): Promise<ReadonlyMap<string, EdgePlaces>> {
  const { edges, queries } = await neighbourhoodOf(reader, query);
  const shown = new Set(edges.map(edgeKey));
  // Most claims of a ring may be those of edges that are not shown.
  const others = [...new Set(edges.flatMap(({ subject, object }) => [subject, object]))];
  const ofShown = queries.map((query) => ({ ...query, others }));
  const places = await readEdgePlaces(reader, ofShown, constants.listed);
  return new Map([...places].filter(([key]) => shown.has(key)));
}
export const placesOfNeighbourhood = (reader: Reader, query: NeighbourhoodQuery) => reader.computed(readPlaces, query);
