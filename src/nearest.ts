/**
 * The candidates that somebody who wrote `value` may have meant, the likeliest first: those that begin with it, those that
 * contain it, those a few letters away, and those that it contains itself. Case and accents count for nothing.
 */
export function nearest(value: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = folded(value);
  if (wanted.length < 2 || wanted.length > 200) return [];
  const reach = Math.min(4, Math.max(1, Math.floor(wanted.length / 3)));
  const best: Rank[] = [];
  for (const candidate of candidates) {
    const last = best[most - 1];
    const rank = rankOf(wanted, candidate, reach);
    if (!rank || (last && before(last, rank))) continue;
    const at = best.findIndex((other) => before(rank, other));
    best.splice(at < 0 ? best.length : at, 0, rank);
    best.length = Math.min(best.length, most);
  }
  return best.map(([, , candidate]) => candidate);
}

type Rank = readonly [kind: number, distance: number, candidate: string];
const before = (a: Rank, b: Rank) => (a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)) < 0;

/** A part of a word this short says nothing. */
const shortestPart = 4;

function rankOf(wanted: string, candidate: string, reach: number): Rank | undefined {
  const text = folded(candidate);
  if (text.startsWith(wanted)) return [0, text.length - wanted.length, candidate];
  if (wanted.length >= shortestPart && text.includes(wanted)) return [1, text.length - wanted.length, candidate];
  const distance = distanceWithin(reach, wanted, text);
  if (distance <= reach) return [2, distance, candidate];
  return text.length >= shortestPart && wanted.includes(text) ? [3, wanted.length - text.length, candidate] : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII needs no folding, and nearly every candidate is ASCII
const ascii = /^[\x00-\x7f]*$/;
const folded = (text: string) => (ascii.test(text) ? text : text.normalize("NFD").replace(/\p{Mn}/gu, "")).toLowerCase();

/** Levenshtein's distance, or any number above `reach` as soon as it must be more: 30,000 candidates take some ten milliseconds. */
function distanceWithin(reach: number, a: string, b: string): number {
  if (Math.abs(a.length - b.length) > reach) return reach + 1;
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  // Ids of one kind begin and end alike; only what lies between has to be compared.
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
    if (least > reach) return least;
  }
  return row[width] as number;
}
