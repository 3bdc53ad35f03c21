import { createHash } from "node:crypto";

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

/** The first 48 bits of a hash. */
const printOf = (id: string) => createHash("sha1").update(id).digest().readUIntBE(0, 6);
