import type { Sentence } from "./sentence.js";
import type { SentenceRow } from "./table.js";

/** How a table differs from a document: it lacks a sentence, has one too many, or has one that reads or stands otherwise. */
export type Difference =
  | { readonly kind: "missing"; readonly sentence: Sentence }
  | { readonly kind: "extra"; readonly row: SentenceRow }
  | { readonly kind: "changed" | "moved"; readonly sentence: Sentence; readonly row: SentenceRow };

/** How a table differs from its document, in the order of lines. */
export function differencesOf(rows: readonly SentenceRow[], sentences: readonly Sentence[]): Difference[] {
  const { pairs, unknown, left } = match(rows, sentences);
  const moved = pairs
    .filter(({ sentence, row }) => placeOf(sentence) !== placeOf(row))
    .map((pair) => ({ kind: "moved" as const, ...pair }));
  const at = new Map(left.map((row) => [placeOf(row), row]));
  const others = unknown.map((sentence): Difference => {
    const row = at.get(placeOf(sentence));
    at.delete(placeOf(sentence));
    return row ? { kind: "changed", sentence, row } : { kind: "missing", sentence };
  });
  const extra = [...at.values()].map((row) => ({ kind: "extra" as const, row }));
  return [...moved, ...others, ...extra].sort((a, b) => byPlace(locationOf(a), locationOf(b)));
}

/** A table as its document has it. A sentence whose hash is known keeps its outcome and reference; any other has none. */
export function updatedRows(rows: readonly SentenceRow[], sentences: readonly Sentence[]): SentenceRow[] {
  const known = new Map(match(rows, sentences).pairs.map(({ sentence, row }) => [sentence, row]));
  return sentences.map((sentence) => {
    const { line, ordinal, hash } = sentence;
    const { outcome = "", reference = "" } = known.get(sentence) ?? {};
    return { line, ordinal, hash, outcome, reference };
  });
}

/** Where a difference is: in the document if it has the sentence, else in the table. */
export const locationOf = (difference: Difference) => ("sentence" in difference ? difference.sentence : difference.row);

/**
 * The rows and sentences of equal hash, and those that have no counterpart. Of equal sentences, those in the same place belong together,
 * and then the first row and the first sentence.
 */
function match(rows: readonly SentenceRow[], sentences: readonly Sentence[]) {
  const left = new Set(rows);
  const found = new Map<Sentence, SentenceRow>();
  for (const keyOf of [
    (location: SentenceRow | Sentence) => `${location.hash} ${placeOf(location)}`,
    ({ hash }: { hash: string }) => hash,
  ]) {
    const queues = new Map<string, SentenceRow[]>();
    for (const row of left) queues.set(keyOf(row), [...(queues.get(keyOf(row)) ?? []), row]);
    for (const sentence of sentences) {
      const row = found.has(sentence) ? undefined : queues.get(keyOf(sentence))?.shift();
      if (!row) continue;
      left.delete(row);
      found.set(sentence, row);
    }
  }
  return {
    pairs: [...found].map(([sentence, row]) => ({ sentence, row })),
    unknown: sentences.filter((sentence) => !found.has(sentence)),
    left: [...left],
  };
}

const placeOf = ({ line, ordinal }: { readonly line: number; readonly ordinal: number }) => `${line} ${ordinal}`;
const byPlace = (a: SentenceRow | Sentence, b: SentenceRow | Sentence) => a.line - b.line || a.ordinal - b.ordinal;
