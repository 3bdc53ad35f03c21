/** Random choices that are the same for the same seed. */
export class Dice {
  constructor(private state: number) {}

  /** A number from 0 to below 1, by mulberry32. */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  below(n: number): number {
    return Math.floor(this.roll() * n);
  }
  between(low: number, high: number): number {
    return low + Math.round(this.roll() * (high - low) * 1e4) / 1e4;
  }
  chance(p: number): boolean {
    return this.roll() < p;
  }
  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  year(): string {
    return String(2005 + this.below(20));
  }
  /** A word that could be a name, some with accents. */
  name(): string {
    const word = Array.from({ length: 2 + this.below(3) }, () => this.one(onsets) + this.one(vowels)).join("");
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
  sentence(words: number): string {
    return `${Array.from({ length: words }, () => this.one(common)).join(" ")}.`;
  }
  letters(n: number): string {
    return Array.from({ length: n }, () => this.one(alphabet)).join("");
  }
}

/** A pool whose first members are drawn most often, by Zipf's law: the nth has a weight of 1 / n ** exponent. */
export class Skewed<T> {
  private readonly sums: number[] = [];
  constructor(
    readonly all: readonly T[],
    exponent: number,
  ) {
    let sum = 0;
    for (let i = 1; i <= all.length; i++) {
      sum += i ** -exponent;
      this.sums.push(sum);
    }
  }
  draw(dice: Dice): T {
    const at = dice.roll() * (this.sums.at(-1) as number);
    let low = 0;
    for (let high = this.sums.length - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return this.all[low] as T;
  }
}

const onsets = ["b", "c", "d", "f", "g", "j", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "ch", "gr", "ll", "pr", "qu", "tr"];
const vowels = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "u", "á", "é", "í", "ó", "ñu"];
const alphabet = [..."abcdefghijklmnopqrstuvwxyz234567"];
const common =
  "people community report against where with their young women leaders meet after river school police trust between state support village".split(
    " ",
  );
