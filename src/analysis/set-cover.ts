/** The smallest number of sets that cover a number of elements: exactly for few sets, else greedily with a bound that is known. */

/** A set that may be chosen. */
export interface CoverSet {
  readonly id: string;
  /** The elements that it covers, each once. */
  readonly covers: readonly number[];
  /** How many of them it covers in the preferred way: what decides between sets that cover as many. */
  readonly preferred: number;
}

/** What covers more comes first, then what covers more in the preferred way, then the id. */
export const compareSets = (a: CoverSet, b: CoverSet): number =>
  b.covers.length - a.covers.length || b.preferred - a.preferred || (a.id < b.id ? -1 : 1);

/**
 * The sets of which no other covers all elements and more, nor the same elements and comes first by `compareSets`. No set that is left out
 * is in the best choice: the other one in its place would make it better.
 * @returns them in the order of `compareSets`
 */
export function undominated(sets: readonly CoverSet[]): CoverSet[] {
  const kept: CoverSet[] = [];
  const keptWith = new Map<number, Set<number>[]>();
  // What dominates a set comes before it in this order, and has each of its elements.
  for (const set of [...sets].sort(compareSets)) {
    const holders = set.covers.map((element) => keptWith.get(element) ?? []);
    const fewest = holders.reduce((least, others) => (others.length < least.length ? others : least), holders[0] ?? []);
    if (set.covers.length === 0 || fewest.some((other) => set.covers.every((element) => other.has(element)))) continue;
    kept.push(set);
    const elements = new Set(set.covers);
    for (const element of elements) {
      const others = keptWith.get(element);
      if (others) others.push(elements);
      else keptWith.set(element, [elements]);
    }
  }
  return kept;
}

/** How many different elements some sets cover. */
export const coveredBy = (sets: readonly CoverSet[]): Set<number> => new Set(sets.flatMap(({ covers }) => covers));

/**
 * Takes sets one after another: each time the one that newly covers most, ties by `compareSets`, until none covers anything new.
 * @param atMost how many are taken at most
 * @param before sets that were taken already
 * @returns those that it takes, in that order
 */
export function greedily(sets: readonly CoverSet[], atMost = sets.length, before: readonly CoverSet[] = []): CoverSet[] {
  const left = [...sets].sort(compareSets);
  const covered = coveredBy(before);
  const taken: CoverSet[] = [];
  while (taken.length < atMost) {
    let best: CoverSet | undefined;
    let most = 0;
    for (const set of left) {
      // No set covers more newly than it covers at all, and those that cover most come first.
      if (set.covers.length <= most) break;
      const news = set.covers.filter((element) => !covered.has(element)).length;
      if (news > most) [best, most] = [set, news];
    }
    if (!best) break;
    taken.push(best);
    for (const element of best.covers) covered.add(element);
  }
  return taken;
}

/**
 * The greedy choice (Chvatal 1979). A set all of whose elements the others cover is dropped, what was taken first before the rest, and the
 * place that is then free is filled in the same way.
 */
export function greedyCover(sets: readonly CoverSet[], atMost: number): CoverSet[] {
  let chosen: CoverSet[] = [];
  for (;;) {
    const more = greedily(sets, atMost - chosen.length, chosen);
    if (more.length === 0) return chosen;
    chosen = [...chosen, ...more];
    for (const set of chosen) {
      const others = chosen.filter((other) => other !== set);
      const covered = coveredBy(others);
      if (set.covers.every((element) => covered.has(element))) chosen = others;
    }
  }
}

/** What a choice of sets is compared by. */
interface Choice {
  readonly sets: readonly CoverSet[];
  readonly covered: number;
}
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const idsOf = (sets: readonly CoverSet[]) => sets.map(({ id }) => id).sort();

/** Whether a choice is better: it covers more, with fewer sets, each of which covers more, and more in the preferred way; ties by ids. */
function isBetter(a: Choice, b: Choice): boolean {
  if (a.covered !== b.covered) return a.covered > b.covered;
  if (a.sets.length !== b.sets.length) return a.sets.length < b.sets.length;
  const more = sum(a.sets.map(({ covers }) => covers.length)) - sum(b.sets.map(({ covers }) => covers.length));
  if (more !== 0) return more > 0;
  const preferred = sum(a.sets.map((set) => set.preferred)) - sum(b.sets.map((set) => set.preferred));
  if (preferred !== 0) return preferred > 0;
  const others = idsOf(b.sets);
  const [id, other] = idsOf(a.sets).flatMap((own, i): string[][] => (own === others[i] ? [] : [[own, others[i] as string]]))[0] ?? [];
  return id !== undefined && other !== undefined && id < other;
}

/**
 * The best choice of at most so many sets, found by trying all that could be it: the number of choices doubles with each set.
 * @param sets at least one of which covers each element
 */
export function exactCover(sets: readonly CoverSet[], atMost: number): CoverSet[] {
  const all = coveredBy(sets).size;
  const largest = Math.max(0, ...sets.map(({ covers }) => covers.length));
  const times = new Map<number, number>();
  const lastWith = new Map(sets.flatMap(({ covers }, i) => covers.map((element) => [element, i] as const)));
  const chosen: CoverSet[] = [];
  const start = greedyCover(sets, atMost);
  let best: Choice = { sets: start, covered: coveredBy(start).size };

  /** Tries every choice that has `chosen` and otherwise only sets from a position on. */
  function extend(from: number, covered: number): void {
    const choice = { sets: chosen, covered };
    if (isBetter(choice, best)) best = { sets: [...chosen], covered };
    if (covered === all) return;
    // If the best choice covers everything, others must too: no set that is the last one with a missing element may be passed over.
    let last = sets.length - 1;
    if (best.covered === all) for (const [element, i] of lastWith) if (i < last && !times.get(element)) last = i;
    for (let i = from; i <= last; i++) {
      // As many more sets as may be chosen cover no more than this: it is too little, or what the best choice covers with more sets.
      const reachable = Math.min(all, covered + (atMost - chosen.length) * largest);
      const needed = Math.ceil((best.covered - covered) / largest);
      if (reachable < best.covered || chosen.length >= atMost) return;
      if (reachable === best.covered && chosen.length + Math.max(needed, 1) > best.sets.length) return;
      const set = sets[i] as CoverSet;
      let news = 0;
      for (const element of set.covers) {
        const n = times.get(element) ?? 0;
        if (n === 0) news++;
        times.set(element, n + 1);
      }
      chosen.push(set);
      if (news > 0) extend(i + 1, covered + news);
      chosen.pop();
      for (const element of set.covers) times.set(element, (times.get(element) as number) - 1);
    }
  }
  extend(0, 0);
  return [...best.sets];
}

/**
 * How many times as many sets as the fewest a greedy choice has at most: H(d) = 1 + 1/2 + ... + 1/d (Johnson 1974, Chvatal 1979).
 * @param d how many elements the largest set covers, at least 1
 * @returns hundredths, rounded up
 */
export function harmonicBound(d: number): number {
  let [numerator, denominator] = [0n, 1n];
  for (let i = 1n; i <= BigInt(d); i++) [numerator, denominator] = [numerator * i + denominator, denominator * i];
  return Number((100n * numerator + denominator - 1n) / denominator);
}

/**
 * What share of the most that so many sets can cover a greedy choice covers at least: 1 - (1 - 1/k)^k (Nemhauser, Wolsey and Fisher 1978).
 * @param k how many sets were chosen, at least 1
 * @returns hundredths, rounded down
 */
export function coverageBound(k: number): number {
  const [whole, rest] = [BigInt(k) ** BigInt(k), BigInt(k - 1) ** BigInt(k)];
  return Number((100n * (whole - rest)) / whole);
}
