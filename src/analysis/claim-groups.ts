import type { Method } from "./method.js";
import { yearsOf } from "./years.js";

/** The claims that share a key on each of some axes; null stands for "not said". */
export interface KeyedGroup<T> {
  readonly keys: readonly (string | null)[];
  /** What is counted of them. */
  readonly value: T;
}
export type GroupKeys = KeyedGroup<unknown>["keys"];

/** A text that tells keys apart. */
export const keyText = (keys: GroupKeys) => JSON.stringify(keys);

/**
 * Groups by year, from groups by period. A claim has one period, so the claims of different periods are different ones: numbers of claims
 * add up, and lists of ids are joined.
 * @param at which of the keys is a period
 * @param newest the year to which open ends reach
 * @param joined what is counted of two groups together
 */
export function groupsByYear<T>(
  groups: readonly KeyedGroup<T>[],
  at: number,
  newest: number | null,
  joined: (a: T, b: T) => T,
): KeyedGroup<T>[] {
  const found = new Map<string, KeyedGroup<T>>();
  for (const { keys, value } of groups) {
    const period = keys[at] ?? null;
    const years = period === null ? [] : yearsOf(period, newest);
    for (const year of years.length ? years.map(String) : [null]) {
      const inYear = keys.with(at, year);
      const before = found.get(keyText(inYear));
      found.set(keyText(inYear), { keys: inYear, value: before ? joined(before.value, value) : value });
    }
  }
  return [...found.values()];
}

/** The order of keys: the first first, each by its code units, "not said" last. */
export function compareKeys(a: GroupKeys, b: GroupKeys): number {
  for (const [i, key] of a.entries()) {
    const other = b[i] ?? null;
    if (key === other) continue;
    if (key === null || other === null) return key === null ? 1 : -1;
    return key < other ? -1 : 1;
  }
  return 0;
}

/** How claims are grouped: `docs/methods.md`, "claimGroups". */
export const claimGroupsMethod: Method = {
  name: "claimGroups",
  version: "1",
  description: {
    en: "Counts what is recorded, by the values that claims have on axes. It counts what documents say and how often, never how much there is of it in the world: it must not be used to rank places, or to say that something is rare or missing.",
    es: "Cuenta lo que está registrado, por los valores que las afirmaciones tienen en los ejes. Cuenta lo que dicen los documentos y con qué frecuencia, nunca cuánto hay de ello en el mundo: no debe usarse para clasificar lugares, ni para decir que algo es raro o falta.",
    fr: "Compte ce qui est enregistré, par les valeurs que les affirmations ont sur des axes. Cela compte ce que disent les documents et combien de fois, jamais ce qu'il en est dans le monde : il ne faut s'en servir ni pour classer des lieux, ni pour dire que quelque chose est rare ou absent.",
  },
};
