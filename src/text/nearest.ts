import { fold, foldLetters } from "./fold.js";

/**
 * The candidates that the writer of `value` may have meant, the likeliest first: those that begin with it, those that contain it,
 * those that differ by a few letters, and those that it contains. Letters are compared folded.
 */
export const nearest = (value: string, candidates: Iterable<string>, limit = 3): string[] =>
  ranked(
    foldLetters(value),
    candidates,
    (candidate) => [foldLetters(candidate)],
    (candidate) => candidate,
    limit,
  );

/** A record that has an id, and names that are folded. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}
/** The ids of the records that the writer of `value` may have meant, by id or by any of their names. */
export const nearestRecords = (value: string, records: Iterable<Named>, limit = 3): string[] =>
  ranked(
    fold(value),
    records,
    ({ id, names }) => [fold(id), ...names],
    ({ id }) => id,
    limit,
  );

/** @param textsOf the folded texts by which a candidate may have been meant */
function ranked<T>(
  query: string,
  candidates: Iterable<T>,
  textsOf: (candidate: T) => readonly string[],
  resultOf: (candidate: T) => string,
  limit: number,
): string[] {
  if (query.length < 2 || query.length > 200) return [];
  const maxDistance = Math.min(4, Math.max(1, Math.floor(query.length / 3)));
  const best: Rank[] = [];
  for (const candidate of candidates) {
    const result = resultOf(candidate);
    let rank: Rank | undefined;
    for (const text of textsOf(candidate)) {
      const other = rankOf(query, text, result, maxDistance);
      if (other && (!rank || before(other, rank))) rank = other;
    }
    const last = best[limit - 1];
    if (!rank || (last && before(last, rank))) continue;
    const found = rank;
    const at = best.findIndex((other) => before(found, other));
    best.splice(at < 0 ? best.length : at, 0, found);
    best.length = Math.min(best.length, limit);
  }
  return best.map(([, , result]) => result);
}

type Rank = readonly [kind: number, distance: number, result: string];
const before = (a: Rank, b: Rank) => (a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)) < 0;

/** A shorter text is part of too many candidates to be a useful match. */
const shortestPart = 4;

function rankOf(query: string, text: string, result: string, maxDistance: number): Rank | undefined {
  if (text.startsWith(query)) return [0, text.length - query.length, result];
  if (query.length >= shortestPart && text.includes(query)) return [1, text.length - query.length, result];
  const distance = distanceWithin(maxDistance, query, text);
  if (distance <= maxDistance) return [2, distance, result];
  return text.length >= shortestPart && query.includes(text) ? [3, query.length - text.length, result] : undefined;
}

/** The Levenshtein distance, or a number above `maxDistance` as soon as it must be larger. 30,000 candidates take about ten milliseconds. */
function distanceWithin(maxDistance: number, a: string, b: string): number {
  if (Math.abs(a.length - b.length) > maxDistance) return maxDistance + 1;
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  // Ids of one kind begin and end alike: only the middle is compared.
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  const width = endB - start;
  const row = new Uint16Array(width + 1);
  for (let j = 0; j <= width; j++) row[j] = j;
  for (let i = 1; i <= endA - start; i++) {
    let diagonal = i - 1;
    let left = i;
    let least = i;
    row[0] = i;
    for (let j = 1; j <= width; j++) {
      const above = row[j] as number;
      let next = diagonal + (a.charCodeAt(start + i - 1) === b.charCodeAt(start + j - 1) ? 0 : 1);
      if (above + 1 < next) next = above + 1;
      if (left + 1 < next) next = left + 1;
      row[j] = next;
      diagonal = above;
      left = next;
      if (next < least) least = next;
    }
    if (least > maxDistance) return least;
  }
  return row[width] as number;
}
