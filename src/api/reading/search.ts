import { type SearchMatch, searchMatches, type Value } from "../../graph/graph.js";
import { candidatesOf } from "../../graph/statements/questions/search.js";
import type { Class } from "../../model/declare.js";
import type { Reader } from "./reader.js";

/** A record that was found, and how it matches the words. */
export interface Hit {
  readonly id: string;
  readonly match: SearchMatch;
  readonly key: readonly [rank: number, id: string];
}

/** Candidates are read in batches, each larger than the one before: few where a page is soon full, and few statements where it is not. */
const firstBatch = 200;
const batchGrowth = 4;
const maxBatch = 10_000;

/**
 * At most `first` records by words, best matches first and equal ones by id. The candidates of one match are read before those of the
 * next are looked for, and no more of them than it takes to fill the page. All candidates up to the last hit count as records read, also
 * those of classes that are not searched. Hidden records are never candidates.
 * @param types the classes that are searched; null stands for all
 * @param after the key of the last record of the page before
 */
export async function searchPage(
  reader: Reader,
  words: readonly string[],
  types: readonly Class[] | null,
  first: number,
  after?: readonly Value[],
): Promise<Hit[]> {
  if (findsNothing(words, types)) return [];
  const [startRank = 0, startId = ""] = (after ?? []) as [number?, string?];
  const hits: Hit[] = [];
  for (const [rank, match] of searchMatches.entries()) {
    if (rank < startRank || hits.length === first) continue;
    const ids = (await matchesOf(reader, words, rank)).filter((id) => rank > startRank || id > startId).sort();
    for (let at = 0, size = firstBatch; at < ids.length && hits.length < first; at += size, size = Math.min(size * batchGrowth, maxBatch)) {
      const batch = ids.slice(at, at + size);
      const taken = (await ofTypes(reader, batch, types)).sort().slice(0, first - hits.length);
      hits.push(...taken.map((id): Hit => ({ id, match, key: [rank, id] })));
      // A full page ends within the batch: what follows the last hit does not count.
      reader.recordsRead += hits.length < first ? batch.length : batch.indexOf(taken.at(-1) as string) + 1;
    }
  }
  return hits;
}

/** How many records searchPage finds on all pages. All candidates count as records read. */
export async function searchCount(reader: Reader, words: readonly string[], types: readonly Class[] | null): Promise<number> {
  if (findsNothing(words, types)) return 0;
  // In the order in which pages read them: where one page reads all candidates, the two statements are one.
  const ids = [...(await reader.find(words, "TEXT"))].sort();
  reader.recordsRead += ids.length;
  return (await ofTypes(reader, ids, types)).length;
}

/** Whether there are no words to look for, or no classes to look in. */
const findsNothing = (words: readonly string[], types: readonly Class[] | null) => words.length === 0 || types?.length === 0;

/** The ids of the candidates that are of one of these classes; null stands for all of them. */
async function ofTypes(reader: Reader, ids: readonly string[], types: readonly Class[] | null): Promise<string[]> {
  if (!ids.length || !types) return [...ids];
  return reader.read(candidatesOf(reader.model, ids, types, reader.viewer.level));
}

/** The ids of the records that match in this way and in no better one. */
async function matchesOf(reader: Reader, words: readonly string[], rank: number): Promise<readonly string[]> {
  const [match, better] = [searchMatches[rank] as SearchMatch, searchMatches[rank - 1]];
  const ids = await reader.find(words, match);
  if (!better || !ids.length) return ids;
  // Each match implies the next: all that match better are among those of the match before.
  const known = new Set(await reader.find(words, better));
  return ids.filter((id) => !known.has(id));
}
