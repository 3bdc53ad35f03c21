/** A set of ids that takes eight bytes for each, because all the ids of a large graph do not fit in memory as text. */
export class Ids {
  private prints = new Float64Array(1024);
  private size = 0;
  private sorted = true;

  add(id: string): void {
    if (this.size === this.prints.length) {
      const more = new Float64Array(2 * this.size);
      more.set(this.prints);
      this.prints = more;
    }
    this.prints[this.size++] = printOf(id);
    this.sorted = false;
  }
  /** Of an id that was never added it says so but once in some billions of times. */
  has(id: string): boolean {
    if (!this.sorted) this.prints.subarray(0, this.size).sort();
    this.sorted = true;
    const print = printOf(id);
    let [from, to] = [0, this.size];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.prints[middle] as number) < print) from = middle + 1;
      else to = middle;
    }
    return from < this.size && this.prints[from] === print;
  }
}

/** A hash of 53 bits (cyrb53): no more than a number holds. A cryptographic one would take a tenth of the time that a file takes to be checked. */
function printOf(id: string): number {
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
