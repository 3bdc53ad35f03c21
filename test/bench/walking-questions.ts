import { neighbourhoodConstants } from "../../src/analysis/constants.js";
import type { AnalystQuestion } from "./analyst-questions.js";
import type { Facts } from "./facts.js";

/** What is around records, and how they are joined: of the most connected records, which cost most, and of others. */
export function walkingQuestions({ counting }: Facts, community: string): AnalystQuestion[] {
  const beside = new Map<string, Set<string>>();
  const add = (from: string, to: string) => beside.set(from, (beside.get(from) ?? new Set()).add(to));
  const claimsOf = new Map<string, number>();
  for (const { subject, object } of counting) {
    add(subject, object);
    add(object, subject);
    for (const id of new Set([subject, object])) claimsOf.set(id, (claimsOf.get(id) ?? 0) + 1);
  }
  const byClaims = [...claimsOf].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
  const [hub = "", second = ""] = byClaims;
  // Records with few claims are joined with each other by hubs.
  const [one = "", other = ""] = byClaims.slice(Math.floor(byClaims.length / 2));

  /** How many edges have one of some records at one end, and the one at neither. */
  const edgesOf = (ids: ReadonlySet<string>, without?: string) => {
    const edges = counting.flatMap(({ subject, object, values }) =>
      (ids.has(subject) || ids.has(object)) && subject !== without && object !== without
        ? [`${subject} ${values.predicate} ${object}`]
        : [],
    );
    return new Set(edges).size;
  };
  const edgesAround = (id: string) => edgesOf(new Set([id]));
  const shownAround = (id: string, first: number) =>
    Math.min(first, edgesAround(id) < first ? edgesAround(id) + edgesOf(beside.get(id) ?? new Set(), id) : first);

  /** How far a record is from another, and by how many shortest chains. */
  function chains(from: string, to: string): { length: number; count: number } {
    let level = new Map([[from, 1]]);
    const known = new Set([from]);
    for (let length = 1; level.size > 0; length++) {
      const next = new Map<string, number>();
      for (const [id, ways] of level)
        for (const beyond of beside.get(id) ?? []) if (!known.has(beyond)) next.set(beyond, (next.get(beyond) ?? 0) + ways);
      if (next.has(to)) return { length, count: next.get(to) as number };
      for (const id of next.keys()) known.add(id);
      level = next;
    }
    return { length: 0, count: 0 };
  }
  const neighbourhood = (of: string, id: string, variables: object, total: AnalystQuestion["total"], expected: () => number) => ({
    ready: "neighbourhood",
    of,
    variables: { id, ...variables },
    total,
    expected,
  });
  // Where not everything was looked at, the number of paths is not told, and how long the shortest are.
  const paths = (of: string, from: string, to: string, { via = [], ...more }: { via?: readonly string[]; maxClaims?: number } = {}) => ({
    ready: "paths",
    of,
    variables: { from, to, via, ...more },
    total: ({ paths: { length } }: { paths: { length: number | null } }) => length ?? 0,
    expected: () => [...via, to].reduce((sum, stop, i) => sum + chains([from, ...via][i] as string, stop).length, 0),
  });
  const { maxEdges } = neighbourhoodConstants;
  return [
    neighbourhood(
      "the community",
      community,
      {},
      (d) => d.neighbourhood.edgeCount,
      () => edgesAround(community),
    ),
    neighbourhood(
      "the most connected record",
      hub,
      {},
      (d) => d.neighbourhood.edgeCount,
      () => edgesAround(hub),
    ),
    neighbourhood(
      "the most connected record, two rings",
      hub,
      { depth: 2, first: maxEdges },
      (d) => d.neighbourhood.edges.length,
      () => shownAround(hub, maxEdges),
    ),
    neighbourhood(
      "two rings around a record that hubs are next to",
      one,
      { depth: 2, first: maxEdges },
      (d) => d.neighbourhood.edges.length,
      () => shownAround(one, maxEdges),
    ),
    {
      ...paths("the two most connected records", hub, second),
      total: (d) => d.paths.pathCount ?? 0,
      expected: () => chains(hub, second).count,
    },
    paths("two records with few claims", one, other),
    paths("two records with few claims, by way of the most connected one", one, other, { via: [hub], maxClaims: 6 }),
  ];
}
