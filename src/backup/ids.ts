/** A set of ids that takes eight bytes per id: as text, the ids of a large graph would not fit in memory. */
export class IdSet {
  private hashes = new Float64Array(1024);
  private size = 0;
  private sorted = true;

  add(id: string): void {
    if (this.size === this.hashes.length) {
      const more = new Float64Array(2 * this.size);
      more.set(this.hashes);
      this.hashes = more;
    }
    this.hashes[this.size++] = hashOf(id);
    this.sorted = false;
  }
  /** Whether an id was added. False positives are possible: one in some billions of ids that were not added. */
  has(id: string): boolean {
    if (!this.sorted) this.hashes.subarray(0, this.size).sort();
    this.sorted = true;
    const hash = hashOf(id);
    let [from, to] = [0, this.size];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.hashes[middle] as number) < hash) from = middle + 1;
      else to = middle;
    }
    return from < this.size && this.hashes[from] === hash;
  }
}

/** A hash of 53 bits (cyrb53), which fits into a number. A cryptographic hash would add a tenth to the time of a check. */
function hashOf(id: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return 2 ** 32 * (low & 0x1fffff) + (high >>> 0);
}
