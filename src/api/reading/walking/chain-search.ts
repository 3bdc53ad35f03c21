import { type ClaimsAtEnd, sides, type WalkedClaims } from "../../../graph/statements/facts/claim-edges.js";
import { adjacentPairs, adjacentRecords } from "../../../graph/statements/questions/paths.js";
import { compareText } from "../../../text/compare.js";
import { batches } from "../facts.js";
import type { Reader } from "../reader.js";

/** How much a search may look at. */
export interface SearchLimits {
  readonly maxRecords: number;
  readonly maxPairs: number;
}
/** The shortest chains from one record to another. */
export interface FoundChains {
  /** How many claims each has; null if none was found. */
  readonly length: number | null;
  /** Whether all of them were found, or all that could be one were looked at. */
  readonly complete: boolean;
  /** Whether none was found because longer ones were not looked for. */
  readonly tooShort: boolean;
  /** For each step, which records follow on each record that can stand before it. */
  readonly steps: readonly ReadonlyMap<string, readonly string[]>[];
}

/** The records that are found from one end, by their distance from it. */
class SearchSide {
  readonly known: Set<string>;
  readonly levels: (readonly string[])[];
  constructor(end: string) {
    this.known = new Set([end]);
    this.levels = [[end]];
  }
  get newest(): readonly string[] {
    return this.levels.at(-1) as readonly string[];
  }
  get distance(): number {
    return this.levels.length - 1;
  }
  add(level: readonly string[]): void {
    for (const id of level) this.known.add(id);
    this.levels.push(level);
  }
}

/** A list longer than this is compared here, not in a statement, which would go through it for each claim. */
const longestComparedList = 100;

/**
 * Breadth-first search from both ends, over claims by their subject and object. It reads whole levels: which records are on one depends on
 * the visible graph alone, and so does where a search that is too large ends.
 */
export class ChainSearch {
  /** Every record that was reached, in all searches together. */
  readonly lookedAt = new Set<string>();
  private pairs = 0;
  constructor(
    private readonly reader: Reader,
    private readonly walked: WalkedClaims,
    private readonly limits: SearchLimits,
  ) {}

  /** @param most how many claims a chain may have */
  async chains(from: string, to: string, most: number): Promise<FoundChains> {
    const [start, goal] = [new SearchSide(from), new SearchSide(to)];
    for (const id of [from, to]) this.lookedAt.add(id);
    while (start.distance + goal.distance < most) {
      // The smaller level has fewer claims to read, as a rule.
      const [side, other] = goal.newest.length < start.newest.length ? [goal, start] : [start, goal];
      const { level, isCut } = await this.nextLevel(side);
      side.add(level);
      const meeting = level.filter((id) => other.known.has(id));
      if (meeting.length) return this.together(start, goal, meeting, isCut);
      if (isCut || !level.length) return { length: null, complete: !isCut, tooShort: false, steps: [] };
    }
    return { length: null, complete: true, tooShort: true, steps: [] };
  }

  /** The records one claim further than the newest level, by id: up to the first that would be one too many to look at. */
  private async nextLevel({ newest, known }: SearchSide): Promise<{ level: string[]; isCut: boolean }> {
    const { maxRecords } = this.limits;
    const read = (query: ClaimsAtEnd) =>
      this.reader.facts(adjacentRecords(this.reader.model, query, maxRecords + 1, this.reader.viewer.level));
    const found = await Promise.all(batches(newest).flatMap((ids) => sides.map((end) => read({ ...this.walked, ids, end }))));
    // Of several lists, each in order and cut at the same length, so many together are in order too.
    const adjacent = [...new Set(found.flat())].sort(compareText).slice(0, maxRecords + 1);
    const level: string[] = [];
    for (const id of adjacent) {
      if (known.has(id)) continue;
      if (!this.lookedAt.has(id) && this.lookedAt.size >= maxRecords) return { level, isCut: true };
      this.lookedAt.add(id);
      level.push(id);
    }
    return { level, isCut: false };
  }

  /** The chains over the records at which both sides meet. */
  private async together(start: SearchSide, goal: SearchSide, meeting: readonly string[], isCut: boolean): Promise<FoundChains> {
    const [before, after] = [await this.towardsEnd(start, meeting), await this.towardsEnd(goal, meeting)];
    const backwards = before.steps.toReversed().map(reversed);
    return {
      length: start.distance + goal.distance,
      complete: !isCut && before.complete && after.complete,
      tooShort: false,
      steps: [...backwards, ...after.steps],
    };
  }

  /** From records of the newest level of a side, step by step to its end: which records of each level a claim joins with one of those before. */
  private async towardsEnd({ levels }: SearchSide, meeting: readonly string[]) {
    const steps: ReadonlyMap<string, readonly string[]>[] = [];
    let complete = true;
    let near = meeting;
    for (const level of levels.slice(0, -1).reverse()) {
      const { pairs, isCut } =
        level.length === 1
          ? { pairs: near.map((id) => [id, level[0] as string] as const), isCut: false }
          : await this.pairsBetween(near, level);
      if (isCut) complete = false;
      const step = new Map<string, string[]>();
      for (const [id, next] of pairs) step.set(id, [...(step.get(id) ?? []), next]);
      steps.push(step);
      near = [...new Set(pairs.map(([, next]) => next))].sort(compareText);
    }
    return { steps, complete };
  }

  /** The pairs of records of two levels that a claim joins, by id: no more than may be followed. */
  private async pairsBetween(near: readonly string[], level: readonly string[]) {
    const { model, viewer } = this.reader;
    const isOfLevel = new Set(level);
    const others = level.length <= longestComparedList ? level : undefined;
    const pairs: (readonly [string, string])[] = [];
    for (const ids of batches(near)) {
      const left = this.limits.maxPairs - this.pairs;
      const read = (query: ClaimsAtEnd) => this.reader.facts(adjacentPairs(model, query, left + 1, viewer.level));
      const found = await Promise.all(sides.map((end) => read({ ...this.walked, ids, end, others })));
      const joined = new Map(found.flat().map((pair) => [pair.join(" "), pair]));
      const inOrder = [...joined.values()].sort(([a, x], [b, y]) => compareText(a, b) || compareText(x, y));
      pairs.push(...inOrder.slice(0, left).filter(([, other]) => isOfLevel.has(other)));
      this.pairs += Math.min(inOrder.length, left);
      if (inOrder.length > left) return { pairs, isCut: true };
    }
    return { pairs, isCut: false };
  }
}

/** A step the other way: which records come before each. */
function reversed(step: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const before = new Map<string, string[]>();
  for (const [id, next] of step) for (const other of next) before.set(other, [...(before.get(other) ?? []), id]);
  return before;
}
