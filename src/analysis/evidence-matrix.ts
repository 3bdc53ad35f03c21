import { compareKeys, type GroupKeys, type KeyedGroup, keyText } from "./claim-groups.js";
import type { Method } from "./method.js";

/** What is recorded of two axes: `docs/methods.md`, "evidenceMatrix". */
export const evidenceMatrixMethod: Method = {
  name: "evidenceMatrix",
  version: "1",
  description: {
    en: "Shows how much is recorded of each pair of values on two axes, and what an empty cell means where the issue is recorded as faced. It counts what documents say: it must not be used to rank rows or columns, and an empty cell is never evidence that nothing is done or that nothing works.",
    es: "Muestra cuánto está registrado de cada par de valores de dos ejes, y qué significa una celda vacía donde está registrado que el problema se enfrenta. Cuenta lo que dicen los documentos: no debe usarse para clasificar filas o columnas, y una celda vacía nunca prueba que nada se haga o nada funcione.",
    fr: "Montre combien est enregistré pour chaque paire de valeurs de deux axes, et ce que signifie une cellule vide là où il est enregistré que l'on fait face au problème. Cela compte ce que disent les documents : il ne faut pas s'en servir pour classer des lignes ou des colonnes, et une cellule vide ne prouve jamais que rien ne soit fait ou ne fonctionne.",
  },
};

/** How the claims of a cell divide. */
export interface CellCounts {
  /** What the measure counts. */
  readonly value: number;
  readonly reported: number;
  readonly intended: number;
  readonly recommended: number;
  /** Claims of ADDRESSES whose effect helps, and whose effect is adverse; MIXED is both. */
  readonly helpful: number;
  readonly adverse: number;
}
export interface MatrixHead {
  readonly key: string | null;
  readonly total: number;
}
export interface MatrixCell extends CellCounts {
  readonly row: string | null;
  readonly column: string | null;
  /** Null where nothing is faced on these axes. */
  readonly faced: boolean | null;
}
export interface MatrixFacts {
  readonly cells: readonly KeyedGroup<CellCounts>[];
  readonly rows: readonly KeyedGroup<number>[];
  readonly columns: readonly KeyedGroup<number>[];
  /** Pairs of a row and a column that are faced; undefined where nothing is faced on these axes. */
  readonly faced: readonly GroupKeys[] | undefined;
}
export interface EvidenceMatrix {
  readonly rows: readonly MatrixHead[];
  readonly columns: readonly MatrixHead[];
  /** By row, then by column, in the order of the heads: those that count something, and the empty ones that are faced. */
  readonly cells: readonly MatrixCell[];
}

const nothing: CellCounts = { value: 0, reported: 0, intended: 0, recommended: 0, helpful: 0, adverse: 0 };

/** A matrix of two axes. */
export function evidenceMatrixOf({ cells, rows, columns, faced }: MatrixFacts): EvidenceMatrix {
  const facedKeys = new Set(faced?.map(keyText));
  const filled = new Set(cells.map(({ keys }) => keyText(keys)));
  const empty = [...new Map((faced ?? []).map((keys) => [keyText(keys), keys])).values()].filter((keys) => !filled.has(keyText(keys)));
  const heads = [headsOf(rows, empty, 0), headsOf(columns, empty, 1)] as const;
  const [rowAt, columnAt] = heads.map((those) => new Map(those.map(({ key }, i) => [key, i]))) as [
    Map<string | null, number>,
    Map<string | null, number>,
  ];
  const all = [...cells, ...empty.map((keys) => ({ keys, value: nothing }))].map(({ keys: [row = null, column = null], value }) => ({
    ...value,
    row,
    column,
    faced: faced && row !== null && column !== null ? facedKeys.has(keyText([row, column])) : null,
  }));
  const place = (at: Map<string | null, number>, key: string | null) => at.get(key) ?? 0;
  return {
    rows: heads[0],
    columns: heads[1],
    cells: all.sort((a, b) => place(rowAt, a.row) - place(rowAt, b.row) || place(columnAt, a.column) - place(columnAt, b.column)),
  };
}

/** The largest total first, then by key, "not said" last. */
function headsOf(totals: readonly KeyedGroup<number>[], empty: readonly GroupKeys[], side: 0 | 1): MatrixHead[] {
  const byKey = new Map<string | null, number>(empty.map((keys) => [keys[side] ?? null, 0]));
  for (const { keys, value } of totals) byKey.set(keys[0] ?? null, value);
  return [...byKey].map(([key, total]) => ({ key, total })).sort((a, b) => b.total - a.total || compareKeys([a.key], [b.key]));
}

/** What is recorded of a pair of an issue and a type of practices, or null if a helpful claim that counts is. */
export function typeGapOf(counted: { readonly helpful: boolean; readonly adverse: boolean; readonly implied: boolean }): TypeGap | null {
  if (counted.helpful) return null;
  if (counted.adverse) return "HARM_ONLY";
  return counted.implied ? "IMPLIED_ONLY" : "NONE_RECORDED";
}
export type TypeGap = "HARM_ONLY" | "IMPLIED_ONLY" | "NONE_RECORDED";
