import { compareText } from "../text/compare.js";
import { groupedBy } from "./grouped-by.js";
import type { Method } from "./method.js";

export const compareMethod: Method = {
  name: "compare",
  version: "1",
  description: {
    en: "Puts what is recorded of two to five records of one kind side by side, row by row: under each predicate, which other record claims tie them to. It compares what was written down: where only one has a row, no claim is recorded for the others, which is no evidence of a difference. A record with more rows is not better or worse, it was written about more.",
    es: "Pone lado a lado, fila por fila, lo que está registrado de dos a cinco registros de un mismo tipo: bajo cada predicado, con qué otro registro los unen las afirmaciones. Compara lo que se escribió: donde solo uno tiene una fila, no hay ninguna afirmación registrada de los demás, lo que no prueba una diferencia. Un registro con más filas no es mejor ni peor: se escribió más sobre él.",
    fr: "Met côte à côte, ligne par ligne, ce qui est enregistré de deux à cinq fiches d'un même type : sous chaque prédicat, à quelle autre fiche les affirmations les relient. Cela compare ce qui a été écrit : là où une seule a une ligne, aucune affirmation n'est enregistrée pour les autres, ce qui ne prouve aucune différence. Une fiche qui a plus de lignes n'est ni meilleure ni pire : on a écrit davantage sur elle.",
  },
};

/** What a compared record is in a claim. */
export const compareSides = {
  SUBJECT: "The claims have the compared record as their subject; `other` is their object.",
  OBJECT: "The claims have the compared record as their object; `other` is their subject.",
  AT: "The claims hold at the compared place or community; `other` is their subject, and `object` their object.",
  FOR: "The claims concern the compared people; `other` is their subject, and `object` their object.",
  BY: "The claims name the compared kind of actors as those that do it; `other` is their subject, and `object` their object.",
} as const;
export type CompareSide = keyof typeof compareSides;
const sides = Object.keys(compareSides) as readonly CompareSide[];

/** The claims that tie a compared record to another. */
export interface ComparedClaims {
  readonly record: string;
  readonly predicate: string;
  readonly side: CompareSide;
  readonly other: string;
  /** Of the sides AT, FOR and BY. */
  readonly object: string | null;
  readonly claims: number;
}

/** How many claims a record has in a row. */
export type ComparisonCell = Pick<ComparedClaims, "record" | "claims">;
export interface ComparisonRow extends Pick<ComparedClaims, "predicate" | "side" | "other" | "object"> {
  /** In the order in which the records were named. */
  readonly has: readonly ComparisonCell[];
  readonly notRecordedFor: readonly string[];
}

/**
 * The rows: by predicate, side, how many of the records have it, the other record, and the object.
 * @param counted each record at most once for each row
 */
export function comparisonRows(records: readonly string[], counted: readonly ComparedClaims[]): ComparisonRow[] {
  const keyOf = ({ predicate, side, other, object }: ComparedClaims) => JSON.stringify([predicate, side, other, object]);
  return [...groupedBy(counted, keyOf).values()]
    .map((claims): ComparisonRow => {
      const { predicate, side, other, object } = claims[0] as ComparedClaims;
      const byRecord = new Map(claims.map(({ record, claims: count }) => [record, count]));
      return {
        predicate,
        side,
        other,
        object,
        has: records.filter((record) => byRecord.has(record)).map((record) => ({ record, claims: byRecord.get(record) as number })),
        notRecordedFor: records.filter((record) => !byRecord.has(record)),
      };
    })
    .sort(
      (a, b) =>
        compareText(a.predicate, b.predicate) ||
        sides.indexOf(a.side) - sides.indexOf(b.side) ||
        b.has.length - a.has.length ||
        compareText(a.other, b.other) ||
        compareText(a.object ?? "", b.object ?? ""),
    );
}

/** How many rows a record has, and how many it alone has. */
export function rowsOfRecord(rows: readonly ComparisonRow[], record: string): { readonly rows: number; readonly onlyHere: number } {
  const own = rows.filter(({ has }) => has.some((cell) => cell.record === record));
  return { rows: own.length, onlyHere: own.filter(({ has }) => has.length === 1).length };
}
