/** Of the whole run. Another one makes all random suites ask other things; the same one makes them ask the same things again. */
export const seedOfRun = Number(process.env.TEST_SEED ?? 0);
if (!Number.isInteger(seedOfRun)) throw new Error(`TEST_SEED is "${process.env.TEST_SEED}": it must be a whole number, or "random".`);

/** Numbers that are the same for the same seed (mulberry32): a test that fails can be run again as it was. */
export class Random {
  private state: number;
  constructor(seed: number) {
    this.state = seed + Math.imul(seedOfRun, 0x9e3779b9);
  }

  /** From 0 up to, and never, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  /** A whole number from 0 up to, and never, n. */
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  /** @throws if there is nothing to pick from */
  pick<T>(list: readonly T[]): T {
    if (!list.length) throw new Error("There is nothing to pick from.");
    return list[this.below(list.length)] as T;
  }
  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    return list.map(() => left.splice(this.below(left.length), 1)[0] as T);
  }
  /** At most this many different ones. */
  several<T>(list: readonly T[], most: number): T[] {
    return this.shuffled(list).slice(0, most);
  }
  /** Gives out the list in some order, again and again: nothing of it is left out for long. */
  dealer<T>(list: readonly T[]): () => T {
    let left: T[] = [];
    return () => {
      if (!left.length) left = this.shuffled(list);
      return left.pop() as T;
    };
  }
}
