/** Strings in the order of their bytes, one after another in one buffer: a JavaScript string for each would take several times as much. */
export class PackedStrings {
  private constructor(
    private readonly bytes: Buffer,
    /** Where each string ends. */
    private readonly ends: Uint32Array,
  ) {}

  /** @param bytes strings in order, without what separates them */
  static of(bytes: Uint8Array, ends: Uint32Array): PackedStrings {
    return new PackedStrings(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), ends);
  }

  get size(): number {
    return this.ends.length;
  }
  get parts(): readonly [bytes: Uint8Array, ends: Uint32Array] {
    return [this.bytes, this.ends];
  }

  /** A view of the bytes of a string. */
  at(position: number): Buffer {
    return this.bytes.subarray(this.startOf(position), this.ends[position]);
  }
  text(position: number): string {
    return this.bytes.toString("utf8", this.startOf(position), this.ends[position]);
  }

  /** The position of the first string that is not before this one: where it is, if it is here. */
  from(key: Uint8Array): number {
    return this.search((position) => this.bytes.compare(key, 0, key.length, this.startOf(position), this.ends[position]) < 0);
  }
  /** The position of the first string behind those that start with this. */
  behind(prefix: Uint8Array): number {
    return this.search((position) => {
      const start = this.startOf(position);
      const end = Math.min(this.ends[position] as number, start + prefix.length);
      return this.bytes.compare(prefix, 0, prefix.length, start, end) <= 0;
    });
  }
  /** Where a string is, or -1. */
  positionOf(key: Uint8Array): number {
    const position = this.from(key);
    return position < this.size && this.at(position).equals(key) ? position : -1;
  }

  private startOf(position: number): number {
    return position === 0 ? 0 : (this.ends[position - 1] as number);
  }
  /** The first position for which this no longer holds; it holds for all before. */
  private search(holds: (position: number) => boolean): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Packs strings that come in order. */
export class StringPacker {
  private bytes: Buffer;
  private readonly ends: Uint32Array;
  private length = 0;
  private count = 0;
  /** @param most how many strings at most @param bytes about how many bytes */
  constructor(most: number, bytes: number) {
    this.ends = new Uint32Array(most);
    this.bytes = Buffer.allocUnsafeSlow(Math.max(bytes, 64));
  }

  add(string: Uint8Array): void {
    const end = this.length + string.length;
    if (end > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(end, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(string, this.length);
    this.length = end;
    this.ends[this.count++] = end;
  }
  /** What was packed, without the room that was left. */
  packed(): PackedStrings {
    return PackedStrings.of(new Uint8Array(this.bytes.subarray(0, this.length)), this.ends.slice(0, this.count));
  }
}
