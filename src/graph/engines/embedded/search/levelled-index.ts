import type { Among, SearchMatch, SearchText } from "../../../graph.js";
import { SearchIndex } from "./search-index.js";
import { Segment, type SegmentRecord } from "./segment.js";

/** A record as the index of its level has it. */
export interface IndexedRecord {
  readonly level: number;
  readonly labels: readonly string[];
  readonly texts: SearchText;
}

/**
 * A search index for each level. A search reads the indexes of the levels that its viewer sees, and no other: what is hidden from them takes
 * none of its time.
 */
export class LevelledIndex {
  private readonly indexes = new Map<number, SearchIndex>();
  /** The labels of records that are of one kind, by its number. */
  private readonly kinds: string[][] = [];
  private readonly numbers = new Map<string, number>();

  /** @param changed records as they are now, or null where they are removed or hidden from all */
  apply(changed: ReadonlyMap<string, IndexedRecord | null>): void {
    const byLevel = new Map<number, SegmentRecord[]>();
    for (const [id, record] of changed) {
      const key = Buffer.from(id);
      for (const index of this.indexes.values()) index.remove(key);
      if (!record) continue;
      const records = byLevel.get(record.level) ?? [];
      byLevel.set(record.level, records);
      records.push({ id, kind: this.kindOf(record.labels), texts: record.texts });
    }
    for (const [level, records] of byLevel) {
      const index = this.indexes.get(level) ?? new SearchIndex();
      this.indexes.set(level, index);
      index.add(records);
    }
  }

  /** The ids of the records that match and that viewers of this level see, in the order of ids. */
  find(words: readonly string[], level: number, match: SearchMatch, among: Among): string[] {
    if (!words.length) return [];
    const kinds = this.searchedKinds(among.labels);
    const found = this.seen(level).map((index) => index.find(words, match, among, kinds));
    // Those of each segment are in order already.
    return found.flat().sort().slice(0, among.first);
  }
  /** How many records match anywhere in their text. */
  count(words: readonly string[], level: number, labels: Among["labels"]): number {
    if (!words.length) return 0;
    const kinds = this.searchedKinds(labels);
    return this.seen(level).reduce((n, index) => n + index.count(words, kinds), 0);
  }

  /** How many records it has, and some that were removed. */
  get size(): number {
    return [...this.indexes.values()].reduce((n, { size }) => n + size, 0);
  }

  /** What a file holds of it. */
  toParts(): IndexParts {
    const levels = [...this.indexes].map(([level, index]) => ({ level, parts: index.joined().parts }));
    return { kinds: this.kinds, levels };
  }
  static fromParts({ kinds, levels }: IndexParts): LevelledIndex {
    const index = new LevelledIndex();
    for (const labels of kinds) index.kindOf(labels);
    for (const { level, parts } of levels) index.indexes.set(level, new SearchIndex([Segment.fromParts(parts)]));
    return index;
  }

  private seen(level: number): SearchIndex[] {
    return [...this.indexes].flatMap(([of, index]) => (of <= level ? [index] : []));
  }
  private kindOf(labels: readonly string[]): number {
    const key = labels.join(" ");
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.kinds.length);
    return this.kinds.push([...labels]) - 1;
  }
  private searchedKinds(labels: Among["labels"]): Uint8Array | undefined {
    return labels ? Uint8Array.from(this.kinds, (of) => (of.some((label) => labels.includes(label)) ? 1 : 0)) : undefined;
  }
}

interface IndexParts {
  readonly kinds: readonly (readonly string[])[];
  readonly levels: readonly { readonly level: number; readonly parts: readonly Uint8Array[] }[];
}
