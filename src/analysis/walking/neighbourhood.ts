import { compareText } from "../../text/compare.js";
import type { Method } from "../method.js";

export const neighbourhoodMethod: Method = {
  name: "neighbourhood",
  version: "1",
  description: {
    en: "Groups the claims around a record by subject, predicate and object: edges with most claims first, those of the record before those of its neighbours. It shows what sources speak of, and not what is important: more claims are not more proof.",
    es: "Agrupa las afirmaciones alrededor de un registro por sujeto, predicado y objeto: primero las aristas con más afirmaciones, y las del registro antes que las de sus vecinos. Muestra de qué hablan las fuentes, no qué es importante: más afirmaciones no son más prueba.",
    fr: "Regroupe les affirmations autour d'une fiche par sujet, prédicat et objet : d'abord les arêtes qui ont le plus d'affirmations, celles de la fiche avant celles de ses voisines. Cela montre de quoi parlent les sources, non ce qui est important : plus d'affirmations ne sont pas plus de preuves.",
  },
};

/** What edges are sorted by. */
interface CountedEdge {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly claims: number;
}
export const edgeKey = ({ subject, predicate, object }: Omit<CountedEdge, "claims">) => `${subject} ${predicate} ${object}`;

/** Edges with most claims first, then by predicate, subject and object. */
export const compareEdges = (a: CountedEdge, b: CountedEdge): number =>
  b.claims - a.claims || compareText(a.predicate, b.predicate) || compareText(a.subject, b.subject) || compareText(a.object, b.object);

/** A record of a neighbourhood. */
export interface NeighbourhoodNode {
  readonly record: string;
  /** How many edges lead to it from the centre, at least. */
  readonly steps: number;
}
/** The records of a neighbourhood: the centre, then the others by how far they are from it, and by id. */
export function neighboursOf(centre: string, edges: readonly (CountedEdge & { readonly steps: number })[]): NeighbourhoodNode[] {
  const steps = new Map([[centre, 0]]);
  for (const edge of [...edges].sort((a, b) => a.steps - b.steps))
    for (const id of [edge.subject, edge.object]) if (!steps.has(id)) steps.set(id, edge.steps);
  const neighbours = [...steps].map(([record, n]): NeighbourhoodNode => ({ record, steps: n }));
  return neighbours.sort((a, b) => a.steps - b.steps || compareText(a.record, b.record));
}
