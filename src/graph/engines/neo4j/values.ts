import neo4j from "neo4j-driver";
import type { Row } from "../../graph.js";

/**
 * Neo4j orders stored texts by their code points, but compares a stored text with a parameter by UTF-16, in which astral characters come
 * before U+E000 and not after U+FFFF: a page that continues after a text would skip or repeat records. With U+FFFF, which
 * occurs in no text, before each astral character both orders are equal. It is inserted on the way in, and removed on the way out.
 */
const mark = "\uffff";
const surrogate = /[\ud800-\udbff]/;
const encoded = (text: string) => (surrogate.test(text) ? text.replace(/(?=[\ud800-\udbff][\udc00-\udfff])/g, mark) : text);
const decoded = (text: string) => (text.includes(mark) ? text.replace(/\uffff(?=[\ud800-\udbff])/g, "") : text);

/** Parameters as the driver takes them; it would send every number as a float. */
export function toDriver(value: unknown): never {
  const convert = (v: unknown): unknown => {
    if (typeof v === "string") return encoded(v);
    if (typeof v === "number") return Number.isSafeInteger(v) ? neo4j.int(v) : v;
    if (Array.isArray(v)) return v.map(convert);
    return v && typeof v === "object" ? Object.fromEntries(Object.entries(v).map(([k, inner]) => [k, convert(inner)])) : v;
  };
  return convert(value) as never;
}

/** Read by position: `values()` looks each up by its name, which takes twenty times as long. */
export function rowsOf({ records }: { records: readonly { readonly keys: readonly unknown[]; get(position: number): unknown }[] }): Row[] {
  return records.map((record) => record.keys.map((_, position) => fromDriver(record.get(position)))) as unknown as Row[];
}
/** Changed in place: the driver has made it for this row, and rows of a page are nested lists. */
function fromDriver(v: unknown): unknown {
  if (typeof v === "string") return decoded(v);
  if (Array.isArray(v)) for (let i = 0; i < v.length; i++) v[i] = fromDriver(v[i]);
  else if (v && typeof v === "object") {
    const map = v as Record<string, unknown>;
    for (const key of Object.keys(map)) map[key] = fromDriver(map[key]);
  }
  return v;
}
