import neo4j from "neo4j-driver";
import type { Row } from "../../graph.js";

/**
 * Neo4j orders stored texts by their code points, but holds a stored text against a parameter by UTF-16, in which astral characters come
 * before U+E000 and not after U+FFFF: a page that goes on after a text would skip or repeat records. With U+FFFF, which stands
 * for nothing in any text, before each astral character both orders are one. It is put there on the way in, and taken away on the way out.
 */
const mark = "\uffff";
const surrogate = /[\ud800-\udbff]/;
const inward = (text: string) => (surrogate.test(text) ? text.replace(/(?=[\ud800-\udbff][\udc00-\udfff])/g, mark) : text);
const outward = (text: string) => (text.includes(mark) ? text.replace(/\uffff(?=[\ud800-\udbff])/g, "") : text);

/** Parameters as the driver takes them; it would send every number as a float. */
export function sent(value: unknown): never {
  const convert = (v: unknown): unknown => {
    if (typeof v === "string") return inward(v);
    if (typeof v === "number") return Number.isSafeInteger(v) ? neo4j.int(v) : v;
    if (Array.isArray(v)) return v.map(convert);
    return v && typeof v === "object" ? Object.fromEntries(Object.entries(v).map(([k, inner]) => [k, convert(inner)])) : v;
  };
  return convert(value) as never;
}

/** Read by position: `values()` looks each up by its name, which takes twenty times as long. */
export function rowsOf({ records }: { records: readonly { readonly keys: readonly unknown[]; get(position: number): unknown }[] }): Row[] {
  return records.map((record) => record.keys.map((_, position) => received(record.get(position)))) as unknown as Row[];
}
function received(v: unknown): unknown {
  if (typeof v === "string") return outward(v);
  if (Array.isArray(v)) return v.map(received);
  return v && typeof v === "object" ? Object.fromEntries(Object.entries(v).map(([k, inner]) => [k, received(inner)])) : v;
}
