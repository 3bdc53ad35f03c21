import type { SearchMatch, SearchText } from "../../../graph.js";
import { PackedStrings, StringPacker } from "./packed-strings.js";
import { Postings } from "./postings.js";
import { filtered, type RecordSet, unionOf } from "./record-sets.js";

/** A record as a segment has it. @property kind the number of its labels */
export interface SegmentRecord {
  readonly id: string;
  readonly kind: number;
  readonly texts: SearchText;
}

/** A part of an index: records in the order of their ids, which number them. Its records never change, but some may be removed. */
export class Segment {
  private readonly removed: Uint8Array;
  private removals = 0;
  private constructor(
    private readonly ids: PackedStrings,
    private readonly kinds: Uint16Array,
    private readonly names: Postings,
    /** Words of names and aliases, and all other words. */
    private readonly labels: Postings,
    private readonly others: Postings,
  ) {
    this.removed = new Uint8Array(ids.size);
  }

  static of(records: readonly SegmentRecord[]): Segment {
    const sorted = records.map((record) => ({ ...record, key: Buffer.from(record.id) })).sort((a, b) => Buffer.compare(a.key, b.key));
    const ids = new StringPacker(
      sorted.length,
      sorted.reduce((n, { key }) => n + key.length, 0),
    );
    const [names, labels, others] = [0, 1, 2].map(() => new Map<string, number[]>()) as [Terms, Terms, Terms];
    for (const [number, { key, texts }] of sorted.entries()) {
      ids.add(key);
      const label = wordsOf(texts.searchLabels);
      addTo(names, texts.searchNames, number);
      addTo(labels, label, number);
      addTo(
        others,
        [...wordsOf(texts.search)].filter((word) => !label.has(word)),
        number,
      );
    }
    const kinds = Uint16Array.from(sorted, ({ kind }) => kind);
    return new Segment(ids.packed(), kinds, Postings.of(names), Postings.of(labels), Postings.of(others));
  }

  /** How many records it had when it was made. */
  get size(): number {
    return this.ids.size;
  }
  get isWhole(): boolean {
    return this.removals === 0;
  }
  get isEmpty(): boolean {
    return this.removals === this.size;
  }
  /** Whether most of it is gone. */
  get isSparse(): boolean {
    return this.removals * 2 > this.size;
  }

  /** @returns whether the record was here */
  remove(id: Uint8Array): boolean {
    const number = this.ids.positionOf(id);
    if (number < 0 || this.removed[number]) return false;
    this.removed[number] = 1;
    this.removals++;
    return true;
  }

  /** Both together, without what was removed. */
  static merged(first: Segment, second: Segment): Segment {
    const [ofFirst, ofSecond] = [new Int32Array(first.size).fill(-1), new Int32Array(second.size).fill(-1)];
    const ids = new StringPacker(first.size + second.size, first.ids.parts[0].length + second.ids.parts[0].length);
    const kinds = new Uint16Array(first.size + second.size);
    let count = 0;
    const add = (of: Segment, at: number, numbers: Int32Array) => {
      if (of.removed[at]) return;
      ids.add(of.ids.at(at));
      kinds[count] = of.kinds[at] as number;
      numbers[at] = count++;
    };
    for (let [i, j] = [0, 0]; i < first.size || j < second.size; )
      if (j === second.size || (i < first.size && Buffer.compare(first.ids.at(i), second.ids.at(j)) <= 0)) add(first, i++, ofFirst);
      else add(second, j++, ofSecond);
    const [names, labels, others] = (["names", "labels", "others"] as const).map((terms) =>
      Postings.merged(first[terms], ofFirst, second[terms], ofSecond),
    ) as [Postings, Postings, Postings];
    return new Segment(ids.packed(), kinds.slice(0, count), names, labels, others);
  }

  /** The records that match words, and are of kinds for which the list is 1. */
  matching(words: readonly string[], match: SearchMatch, kinds: Uint8Array | undefined): RecordSet {
    const found = this.allMatching(words, match);
    if (!kinds && !this.removals) return found;
    return found.filter((number) => !this.removed[number] && (!kinds || kinds[this.kinds[number] as number] === 1));
  }
  private allMatching(words: readonly string[], match: SearchMatch): RecordSet {
    const name = words.join(" ");
    if (match === "NAME") return unionOf([this.names.having(name)], this.size);
    if (match === "NAME_START") return unionOf([this.names.starting(name)], this.size);
    const lists = words.map((word) => [this.labels.starting(word), ...(match === "TEXT" ? [this.others.starting(word)] : [])]);
    const length = (list: readonly Uint32Array[]) => list.reduce((n, part) => n + part.length, 0);
    const [fewest, ...rest] = lists.sort((a, b) => length(a) - length(b));
    return rest.reduce(
      (found, list) => (found.length ? filtered(found, unionOf(list, this.size), true) : found),
      unionOf(fewest ?? [], this.size),
    );
  }

  /** The ids of the first of these records that come after an id. */
  idsOf(records: RecordSet, after: string | undefined, first: number): string[] {
    const ids: string[] = [];
    const key = after === undefined ? undefined : Buffer.from(after);
    const start = key ? this.ids.from(key) : 0;
    for (const number of records) {
      if (ids.length >= first) break;
      if (number < start || (key && number === start && this.ids.at(number).equals(key))) continue;
      ids.push(this.ids.text(number));
    }
    return ids;
  }

  /** All that it consists of, as bytes. */
  get parts(): readonly Uint8Array[] {
    const [bytes, ends] = this.ids.parts;
    return [bytes, bytesOf(ends), bytesOf(this.kinds), ...[this.names, this.labels, this.others].flatMap(({ parts }) => parts)];
  }
  static fromParts(parts: readonly Uint8Array[]): Segment {
    const [bytes, ends, kinds] = parts as [Uint8Array, Uint8Array, Uint8Array];
    const postings = (at: number) => Postings.fromParts(parts.slice(at, at + 4));
    const ids = PackedStrings.of(bytes, new Uint32Array(ends.buffer));
    return new Segment(ids, new Uint16Array(kinds.buffer), postings(3), postings(7), postings(11));
  }
}

type Terms = Map<string, number[]>;
const wordsOf = (text: string) => new Set(text.split(" ").filter(Boolean));
const bytesOf = ({ buffer, byteOffset, byteLength }: Uint16Array | Uint32Array) => new Uint8Array(buffer, byteOffset, byteLength);
function addTo(terms: Terms, of: Iterable<string>, number: number): void {
  for (const term of of) {
    const numbers = terms.get(term);
    if (numbers) numbers.push(number);
    else terms.set(term, [number]);
  }
}
