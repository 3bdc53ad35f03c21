import { PackedStrings, StringPacker } from "./packed-strings.js";

/** Which records have which terms. Records are numbers. Those of terms that start alike stand side by side, so a prefix is one slice. */
export class Postings {
  constructor(
    private readonly terms: PackedStrings,
    /** Where the records of each term end. */
    private readonly ends: Uint32Array,
    private readonly records: Uint32Array,
  ) {}

  static of(recordsOf: ReadonlyMap<string, readonly number[]>): Postings {
    const entries = [...recordsOf].map(([term, records]) => [Buffer.from(term), records] as const);
    entries.sort(([a], [b]) => Buffer.compare(a, b));
    const sum = (figure: (entry: (typeof entries)[number]) => number) => entries.reduce((n, entry) => n + figure(entry), 0);
    const writer = new PostingsWriter(
      entries.length,
      sum(([term]) => term.length),
      sum(([, records]) => records.length),
    );
    for (const [term, records] of entries) {
      for (const record of records) writer.record(record);
      writer.term(term);
    }
    return writer.written();
  }

  /** The records that have exactly this term. */
  having(term: string): Uint32Array {
    const position = this.terms.positionOf(Buffer.from(term));
    return position < 0 ? none : this.recordsBetween(position, position + 1);
  }
  /** The records that have a term that starts so, some perhaps several times. */
  starting(prefix: string): Uint32Array {
    const key = Buffer.from(prefix);
    return this.recordsBetween(this.terms.from(key), this.terms.behind(key));
  }

  /** Both together. @param ofFirst the new number of each record of the first, or -1 where it is gone; `ofSecond` likewise */
  static merged(first: Postings, ofFirst: Int32Array, second: Postings, ofSecond: Int32Array): Postings {
    const [bytes, otherBytes] = [first.terms.parts[0].length, second.terms.parts[0].length];
    const writer = new PostingsWriter(
      first.terms.size + second.terms.size,
      Math.max(bytes, otherBytes),
      first.records.length + second.records.length,
    );
    const add = (of: Postings, position: number, numbers: Int32Array) => {
      for (const record of of.recordsBetween(position, position + 1)) {
        const number = numbers[record] as number;
        if (number >= 0) writer.record(number);
      }
    };
    for (let [i, j] = [0, 0]; i < first.terms.size || j < second.terms.size; ) {
      const [a, b] = [i < first.terms.size ? first.terms.at(i) : undefined, j < second.terms.size ? second.terms.at(j) : undefined];
      const order = !a ? 1 : !b ? -1 : Buffer.compare(a, b);
      if (order <= 0) add(first, i++, ofFirst);
      if (order >= 0) add(second, j++, ofSecond);
      writer.term((order <= 0 ? a : b) as Buffer);
    }
    return writer.written();
  }

  get parts(): readonly Uint8Array[] {
    return [...this.terms.parts, this.ends, this.records].map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
  }
  /** @param parts each in a buffer of its own */
  static fromParts([bytes, termEnds, ends, records]: readonly Uint8Array[]): Postings {
    const numbers = (part: Uint8Array | undefined) => new Uint32Array((part as Uint8Array).buffer);
    return new Postings(PackedStrings.of(bytes as Uint8Array, numbers(termEnds)), numbers(ends), numbers(records));
  }

  private recordsBetween(position: number, end: number): Uint32Array {
    const last = end === 0 ? 0 : (this.ends[end - 1] as number);
    return this.records.subarray(position === 0 ? 0 : this.ends[position - 1], last);
  }
}
const none = new Uint32Array();

/** Writes terms in order, each after its records; a term without records is left out. */
class PostingsWriter {
  private readonly terms: StringPacker;
  private readonly ends: Uint32Array;
  private readonly records: Uint32Array;
  private count = 0;
  private length = 0;
  constructor(terms: number, bytes: number, records: number) {
    this.terms = new StringPacker(terms, bytes);
    this.ends = new Uint32Array(terms);
    this.records = new Uint32Array(records);
  }
  record(number: number): void {
    this.records[this.length++] = number;
  }
  term(term: Uint8Array): void {
    if (this.length === (this.count && (this.ends[this.count - 1] as number))) return;
    this.terms.add(term);
    this.ends[this.count++] = this.length;
  }
  written(): Postings {
    return new Postings(this.terms.packed(), this.ends.slice(0, this.count), this.records.slice(0, this.length));
  }
}
