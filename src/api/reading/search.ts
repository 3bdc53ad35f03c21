import { type SearchMatch, searchMatches, type Value } from "../../graph/graph.js";
import type { Class } from "../../model/declare.js";
import type { Reader } from "./reader.js";

/** A record that was found, and how it matches the words. */
export interface Hit {
  readonly id: string;
  readonly match: SearchMatch;
  readonly key: readonly [rank: number, id: string];
}

/**
 * At most `first` records by words, best matches first and equal ones by id. The index chooses and orders them, and no more than the page
 * holds: a match is looked for when those that are better do not fill the page. Each hit counts as a record read.
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
  const [startRank = 0, startId] = (after ?? []) as [number?, string?];
  const hits: Hit[] = [];
  for (const [rank, match] of searchMatches.entries()) {
    if (rank < startRank || hits.length === first) continue;
    const among = { labels: labelsOf(types), best: true, after: rank === startRank ? startId : undefined, first: first - hits.length };
    const ids = await reader.find(words, match, among);
    hits.push(...ids.map((id): Hit => ({ id, match, key: [rank, id] })));
  }
  reader.recordsRead += hits.length;
  return hits;
}

/** Counting so many records in an index takes as long as reading one. */
const countedAsOne = 50;

/** How many records searchPage finds on all pages. */
export async function searchCount(reader: Reader, words: readonly string[], types: readonly Class[] | null): Promise<number> {
  if (findsNothing(words, types)) return 0;
  const count = await reader.countFound(words, labelsOf(types));
  reader.recordsRead += Math.ceil(count / countedAsOne);
  return count;
}

/** Whether there are no words to look for, or no classes to look in. */
const findsNothing = (words: readonly string[], types: readonly Class[] | null) => words.length === 0 || types?.length === 0;

const labelsOf = (types: readonly Class[] | null) => types?.map(({ name }) => name) ?? null;
