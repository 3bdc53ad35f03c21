import { type Among, type SearchMatch, searchMatches } from "../../../graph.js";
import { filtered, type RecordSet } from "./record-sets.js";
import { Segment, type SegmentRecord } from "./segment.js";

/** How many records a new segment is made of at once: a write of many makes several, which are then joined. */
const segmentSize = 5000;

/**
 * Finds records by their search texts. The engine's own text index neither folds accents nor matches starts of words. Each write adds a
 * segment, and segments of like sizes are joined, so there are few.
 */
export class SearchIndex {
  constructor(private segments: Segment[] = []) {}

  get size(): number {
    return this.segments.reduce((n, { size }) => n + size, 0);
  }

  add(records: readonly SegmentRecord[]): void {
    for (let at = 0; at < records.length; at += segmentSize) {
      this.segments.push(Segment.of(records.slice(at, at + segmentSize)));
      this.join();
    }
  }
  remove(id: Uint8Array): void {
    const position = this.segments.findIndex((segment) => segment.remove(id));
    const segment = this.segments[position];
    if (segment?.isSparse) this.segments.splice(position, 1, ...(segment.isEmpty ? [] : [Segment.merged(segment, Segment.of([]))]));
  }

  /** The ids of the records that match. @param kinds 1 for each kind that is searched; without it, all are */
  find(
    words: readonly string[],
    match: SearchMatch,
    { after, first = Number.POSITIVE_INFINITY, best }: Among,
    kinds?: Uint8Array,
  ): string[] {
    return this.segments.flatMap((segment) => segment.idsOf(matching(segment, words, match, best, kinds), after, first));
  }
  count(words: readonly string[], kinds?: Uint8Array): number {
    return this.segments.reduce((n, segment) => n + segment.matching(words, "TEXT", kinds).length, 0);
  }

  /** Its segments as one, from which nothing was removed. */
  joined(): Segment {
    if (this.segments.length !== 1 || !this.segments[0]?.isWhole) this.segments = [this.segments.reduce(Segment.merged, Segment.of([]))];
    return this.segments[0] as Segment;
  }

  /** Each segment is more than twice as large as the next one. */
  private join(): void {
    for (;;) {
      const [before, last] = this.segments.slice(-2);
      if (!before || !last || before.size > 2 * last.size) return;
      this.segments.splice(-2, 2, Segment.merged(before, last));
    }
  }
}

function matching(
  segment: Segment,
  words: readonly string[],
  match: SearchMatch,
  best: boolean | undefined,
  kinds: Uint8Array | undefined,
): RecordSet {
  const found = segment.matching(words, match, kinds);
  const better = searchMatches[searchMatches.indexOf(match) - 1];
  // Each match implies the next: all that match better are among those of the match before.
  return best && better && found.length ? filtered(found, segment.matching(words, better, kinds), false) : found;
}
