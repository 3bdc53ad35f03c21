import { nearest } from "../text/nearest.js";
import { didYouMean, orList } from "../text/sentences.js";

/** The endings of each table and file, by its name before the ending. */
export type EndingsByName = ReadonlyMap<string, ReadonlySet<string>>;

/** @param names whole ones, with their endings: `places.csv` */
export function endingsByName(names: Iterable<string>): EndingsByName {
  const all = new Map<string, Set<string>>();
  for (const whole of names) {
    const [, name, ending] = parts(whole);
    if (name === undefined || ending === undefined) continue;
    const endings = all.get(name) ?? new Set();
    all.set(name, endings.add(ending));
  }
  return all;
}
const parts = (name: string) => /^([^.]*)\.(.*)$/s.exec(name) ?? [];

/**
 * A sentence for a name that no table and no file has: the names that were probably meant, or the endings of this table or file; empty if no
 * name is near.
 * @param text the name with its ending: `plcaes.csv`, `claims.parquet`
 * @param before what stands before each name, as in an address
 */
export function nearNames(text: string, known: EndingsByName, before = ""): string {
  const [, name = text, ending = ""] = parts(text);
  const endings = known.get(name);
  if (!endings) {
    const alike = [...known].filter(([, some]) => some.has(ending));
    const near = nearest(name, new Map(alike.length ? alike : known).keys());
    return didYouMean(near.map((other) => `${before}${other}.${alike.length ? ending : [...(known.get(other) ?? [])][0]}`));
  }
  const near = nearest(ending, endings);
  if (near.length) return didYouMean(near.map((other) => `${before}${name}.${other}`));
  // Citations and receipts of a table have an ending of two words. They are named only to those who come near them.
  const usual = [...endings].filter((other) => !other.includes("."));
  return ` ${before}${name} is there with the ending ${orList((usual.length ? usual : [...endings]).map((other) => `.${other}`))}.`;
}
