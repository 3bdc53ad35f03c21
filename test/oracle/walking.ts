import type { ClaimRecord } from "../../src/model/records.js";
import { type Choice, counts } from "./filter.js";
import type { World } from "./world.js";

/** The answers to `neighbourhood` and `paths`, found by going from record to record over every claim, as docs/methods.md says. */

export interface NeighbourhoodQuestion extends Choice {
  readonly id: string;
  readonly depth: number;
  readonly predicates?: readonly string[] | null;
  readonly first: number;
}
export interface PathsQuestion extends Choice {
  readonly from: string;
  readonly to: string;
  readonly maxClaims: number;
  readonly via: readonly string[];
  readonly excludePredicates: readonly string[];
  readonly first: number;
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const helpful = ["PREVENTS", "REDUCES", "MITIGATES", "PROTECTS", "BUILDS_CAPACITY", "UNSPECIFIED"];
const adverse = ["NO_EFFECT", "NEGLECTS", "EXACERBATES"];

/** The claims that are followed. */
const followed = (world: World, choice: Choice, isOf: (predicate: string) => boolean): ClaimRecord[] =>
  world.allClaims.filter(({ values }) => isOf(values.predicate) && counts(world, values, choice));

/** An edge with everything that an answer says of it. */
export function edgeOf(claims: readonly ClaimRecord[]) {
  const [{ subject, object, values }] = claims as readonly [ClaimRecord, ...ClaimRecord[]];
  const having = (test: (claim: ClaimRecord) => boolean) => claims.filter(test).length;
  const modality = (term: string) => having((k) => k.values.modality === term);
  const places = [...new Set(claims.flatMap(({ at }) => at ?? []))].map((place) => ({ place, claims: having(({ at }) => at === place) }));
  return {
    subject,
    predicate: values.predicate,
    object,
    claims: claims.length,
    ids: claims
      .map((k) => k.values.id)
      .sort()
      .slice(0, 20),
    reported: modality("REPORTED"),
    intended: modality("INTENDED"),
    recommended: modality("RECOMMENDED"),
    helpful: having((k) => helpful.includes(k.values.effect ?? "")),
    adverse: having((k) => adverse.includes(k.values.effect ?? "")),
    mixed: having((k) => k.values.effect === "MIXED"),
    withoutEffect: having((k) => k.values.effect == null),
    places: places.sort((a, b) => b.claims - a.claims || text(a.place, b.place)).slice(0, 20),
    placeCount: places.length,
    unplaced: having(({ at }) => at === undefined),
  };
}
export type Edge = ReturnType<typeof edgeOf>;

function edgesOf(claims: readonly ClaimRecord[]): Edge[] {
  const groups = new Map<string, ClaimRecord[]>();
  for (const claim of claims) {
    const key = [claim.subject, claim.values.predicate, claim.object].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  return [...groups.values()]
    .map(edgeOf)
    .sort((a, b) => b.claims - a.claims || text(a.predicate, b.predicate) || text(a.subject, b.subject) || text(a.object, b.object));
}

export function neighbourhood(world: World, { id, depth, predicates, first, ...choice }: NeighbourhoodQuestion) {
  const edges = edgesOf(followed(world, choice, (predicate) => predicates == null || predicates.includes(predicate)));
  const endsOf = (list: readonly Edge[]) => new Set(list.flatMap(({ subject, object }) => [subject, object]));
  const touches = (edge: Edge, ids: ReadonlySet<string>) => ids.has(edge.subject) || ids.has(edge.object);
  const centre = new Set([id]);
  const one = edges.filter((edge) => touches(edge, centre));
  const neighbours = endsOf(one);
  neighbours.delete(id);
  const two = depth > 1 ? edges.filter((edge) => !touches(edge, centre) && touches(edge, neighbours)) : [];
  const shownOne = one.slice(0, first);
  const isWhole = shownOne.length === one.length;
  const shownTwo = isWhole ? two.slice(0, first - shownOne.length) : [];
  const shown = [...shownOne.map((edge) => ({ ...edge, steps: 1 })), ...shownTwo.map((edge) => ({ ...edge, steps: 2 }))];
  const near = new Set([id, ...endsOf(shownOne)]);
  const far = [...endsOf(shownTwo)].filter((record) => !near.has(record));
  const nodes = [
    { record: id, steps: 0 },
    ...[...near]
      .filter((record) => record !== id)
      .sort()
      .map((record) => ({ record, steps: 1 })),
    ...far.sort().map((record) => ({ record, steps: 2 })),
  ];
  const cut: { steps: number; edges: number | null; nodes: number | null }[] = [];
  const beyond = (all: readonly Edge[], inner: ReadonlySet<string>) => [...endsOf(all)].filter((record) => !inner.has(record)).length;
  if (!isWhole) {
    cut.push({ steps: 1, edges: one.length - shownOne.length, nodes: beyond(one, near) });
    if (depth > 1) cut.push({ steps: 2, edges: null, nodes: null });
  } else if (shownTwo.length < two.length)
    cut.push({ steps: 2, edges: two.length - shownTwo.length, nodes: beyond(two, new Set([...near, ...far])) });
  return { nodes, edges: shown, cut };
}

/** The graph that paths go through: the records on either side of each claim. */
function adjacency(claims: readonly ClaimRecord[]): ReadonlyMap<string, ReadonlySet<string>> {
  const beside = new Map<string, Set<string>>();
  const add = (from: string, to: string) => beside.set(from, (beside.get(from) ?? new Set()).add(to));
  for (const { subject, object } of claims) {
    add(subject, object);
    add(object, subject);
  }
  return beside;
}
type Beside = ReadonlyMap<string, ReadonlySet<string>>;

/** Plain breadth-first search: how far every record is from one. */
function distances(beside: Beside, from: string): ReadonlyMap<string, number> {
  const found = new Map([[from, 0]]);
  for (const [id, steps] of found) for (const next of beside.get(id) ?? []) if (!found.has(next)) found.set(next, steps + 1);
  return found;
}
/** Every shortest chain from one record to another. */
function shortest(beside: Beside, from: string, to: string): string[][] {
  const left = distances(beside, to);
  const onward = (id: string): string[][] =>
    id === to
      ? [[to]]
      : [...(beside.get(id) ?? [])]
          .filter((next) => left.get(next) === (left.get(id) ?? 0) - 1)
          .flatMap((next) => onward(next).map((rest) => [id, ...rest]));
  return left.has(from) ? onward(from) : [];
}

/** The levels of a search from both ends, as long as it may look at more. @returns the records at which they meet */
function meet(beside: Beside, from: string, to: string, most: number, lookedAt: Set<string>, maxRecords: number) {
  const ends = [[[from]], [[to]]] as [string[][], string[][]];
  lookedAt.add(from).add(to);
  while (ends[0].length + ends[1].length - 2 < most) {
    const [a, b] = ends.map((levels) => (levels.at(-1) as string[]).length) as [number, number];
    const [own, other] = a <= b ? [ends[0], ends[1]] : [ends[1], ends[0]];
    const next = new Set((own.at(-1) as string[]).flatMap((id) => [...(beside.get(id) ?? [])]).filter((id) => !own.flat().includes(id)));
    const level: string[] = [];
    let isCut = false;
    for (const id of [...next].sort()) {
      if (!lookedAt.has(id) && lookedAt.size >= maxRecords) {
        isCut = true;
        break;
      }
      lookedAt.add(id);
      level.push(id);
    }
    own.push(level);
    const meeting = level.filter((id) => other.flat().includes(id));
    if (meeting.length) return { meeting, at: ends[0].length - 1, complete: !isCut, atLimit: false };
    if (isCut || level.length === 0) return { meeting: [], at: 0, complete: !isCut, atLimit: false };
  }
  return { meeting: [], at: 0, complete: true, atLimit: true };
}

export function paths(
  world: World,
  { from, to, maxClaims, via, excludePredicates, first, ...choice }: PathsQuestion,
  maxRecords = Number.POSITIVE_INFINITY,
) {
  const claims = followed(world, choice, (predicate) => !excludePredicates.includes(predicate));
  const beside = adjacency(claims);
  const lookedAt = new Set<string>();
  const stops = [from, ...via, to];
  let chains: string[][] = [[from]];
  let complete = true;
  let tooShort = false;
  for (const [i, stop] of stops.slice(1).entries()) {
    const all = shortest(beside, stops[i] as string, stop);
    const most = maxClaims - ((chains[0] as string[]).length - 1) - (stops.length - 2 - i);
    const search = meet(beside, stops[i] as string, stop, most, lookedAt, maxRecords);
    complete &&= search.complete;
    tooShort = search.atLimit;
    const leg = all.filter((chain) => chain.length - 1 <= most && search.meeting.includes(chain[search.at] as string));
    chains = chains.flatMap((chain) => leg.map((rest) => [...chain, ...rest.slice(1)]));
    if (!chains.length) break;
  }
  const claimsOf = (id: string) => claims.filter(({ subject, object }) => subject === id || object === id).length;
  const sums = chains.map((records) => ({ records, innerClaims: records.slice(1, -1).reduce((sum, id) => sum + claimsOf(id), 0) }));
  const compareIds = (a: readonly string[], b: readonly string[]) => {
    const at = a.findIndex((id, i) => id !== b[i]);
    return at < 0 ? 0 : text(a[at] as string, b[at] as string);
  };
  sums.sort((a, b) => a.innerClaims - b.innerClaims || compareIds(a.records, b.records));
  return {
    length: sums[0] ? sums[0].records.length - 1 : null,
    complete,
    tooShort,
    recordsLookedAt: lookedAt.size,
    count: complete ? sums.length : null,
    paths: sums.slice(0, first).map(({ records, innerClaims }) => ({
      records,
      innerClaims,
      steps: records.slice(1).map((next, i) => {
        const pair = [records[i], next];
        return edgesOf(claims.filter(({ subject, object }) => pair.includes(subject) && pair.includes(object) && subject !== object));
      }),
    })),
  };
}
