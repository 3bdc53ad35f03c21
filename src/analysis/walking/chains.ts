import { compareText } from "../../text/compare.js";
import type { Method } from "../method.js";

export const pathsMethod: Method = {
  name: "paths",
  version: "1",
  description: {
    en: "Finds the shortest chains of claims between two records, by subject and object alone, breadth first over visible records, and puts chains over records with few claims first. A chain says that sources speak of both ends of each step; it is no evidence that one end has to do with the other.",
    es: "Busca las cadenas más cortas de afirmaciones entre dos registros, solo por sujeto y objeto, a lo ancho sobre registros visibles, y pone primero las que pasan por registros con pocas afirmaciones. Una cadena dice que las fuentes hablan de ambos extremos de cada paso; no prueba que un extremo tenga que ver con el otro.",
    fr: "Cherche les plus courtes chaînes d'affirmations entre deux fiches, par sujet et objet seulement, en largeur sur les fiches visibles, et met d'abord celles qui passent par des fiches ayant peu d'affirmations. Une chaîne dit que des sources parlent des deux bouts de chaque pas ; elle ne prouve pas qu'un bout ait à voir avec l'autre.",
  },
};

/** A chain of records, from its first to its last. */
export interface RecordChain {
  readonly records: readonly string[];
  /** How many claims the records between its ends have in sum. */
  readonly innerClaims: number;
}

/** All chains of one length: for each step, which records follow on each record that can stand before it. */
export type ChainSteps = readonly ReadonlyMap<string, readonly string[]>[];

/** How many chains lead from a record through all steps. */
export function countChains(steps: ChainSteps, from: string): number {
  // From the end: how many chains lead on from each record that can stand there.
  let onward: ReadonlyMap<string, number> | undefined;
  for (const step of steps.toReversed()) {
    const after = onward;
    const waysFrom = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (after ? (after.get(id) ?? 0) : 1), 0);
    onward = new Map([...step].map(([id, next]) => [id, waysFrom(next)]));
  }
  return onward?.get(from) ?? 0;
}

/**
 * The first chains from a record through all steps: those whose inner records have the fewest claims in sum, then by their ids, one after
 * another.
 * @param claims how many claims each inner record has
 */
export function firstChains(steps: ChainSteps, from: string, claims: (id: string) => number, first: number): RecordChain[] {
  /** From each record the first chains to the end, itself not counted in their sums. */
  let onward = new Map<string, RecordChain[]>();
  for (const [i, step] of [...steps.entries()].reverse()) {
    const isLast = i === steps.length - 1;
    const after = onward;
    const continued = (id: string): RecordChain[] =>
      isLast
        ? [{ records: [id], innerClaims: 0 }]
        : (after.get(id) ?? []).map(({ records, innerClaims }) => ({ records, innerClaims: innerClaims + claims(id) }));
    onward = new Map([...step].map(([id, next]) => [id, firstOf(next.map(continued), first).map((chain) => startingAt(id, chain))]));
  }
  return onward.get(from) ?? [];
}
const startingAt = (id: string, { records, innerClaims }: RecordChain): RecordChain => ({ records: [id, ...records], innerClaims });

/** The first chains of some lists, each of which is in order. */
function firstOf(lists: readonly (readonly RecordChain[])[], first: number): RecordChain[] {
  // A list whose first chain comes after that of `first` others has none to give.
  const leading = lists.filter((list) => list.length > 0).sort(([a], [b]) => compareChains(a as RecordChain, b as RecordChain));
  return leading.slice(0, first).flat().sort(compareChains).slice(0, first);
}

function compareChains(a: RecordChain, b: RecordChain): number {
  if (a.innerClaims !== b.innerClaims) return a.innerClaims - b.innerClaims;
  const at = a.records.findIndex((id, i) => id !== b.records[i]);
  return at < 0 ? 0 : compareText(a.records[at] as string, b.records[at] as string);
}
