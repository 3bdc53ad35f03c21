import type { SearchMatch, SearchText } from "../../graph.js";
import { SearchIndex } from "./search-index.js";

/** A record as the index of its level has it. */
export interface IndexedRecord {
  readonly level: number;
  readonly texts: SearchText;
}

/**
 * A search index for each level. A search reads the indexes of the levels that its viewer sees, and no other: what is hidden from them takes
 * none of its time.
 */
export class LevelledIndex {
  private readonly indexes = new Map<number, SearchIndex>();
  private readonly levels = new Map<string, number>();

  /** @param changed records as they are now, or null where they are removed or hidden from all */
  apply(changed: ReadonlyMap<string, IndexedRecord | null>): void {
    for (const [id, record] of changed) {
      const before = this.levels.get(id);
      if (before !== undefined && before !== record?.level) this.indexes.get(before)?.set(id, null);
      this.levels.delete(id);
      if (!record) continue;
      const index = this.indexes.get(record.level) ?? new SearchIndex();
      this.indexes.set(record.level, index);
      index.set(id, record.texts);
      this.levels.set(id, record.level);
    }
  }

  /** The ids of the records that match and that viewers of this level see, in no order. */
  find(words: readonly string[], level: number, match: SearchMatch): string[] {
    return [...this.indexes].flatMap(([of, index]) => (of <= level ? index.find(words, match) : []));
  }
}
