/** What is nested deeper than this is left out: JSON can be nested endlessly. No record is: its aliases are lists, by language, of its values. */
const maxNesting = 8;

/**
 * The key of an object that comes before all others, if there is one.
 * @param field the field that has the object
 */
export type FirstKey = (field: string, object: object) => string | undefined;

/** JSON with sorted keys, without null and absent values, so that equal values have equal texts. */
export const canonicalJson = (value: unknown, firstKey: FirstKey = () => undefined): string => textOf(value, firstKey, undefined, 0);

function textOf(value: unknown, firstKey: FirstKey, first: string | undefined, nesting: number): string {
  if (nesting > maxNesting) return "";
  if (Array.isArray(value)) return `[${value.map((v) => textOf(v, firstKey, undefined, nesting + 1)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, v]) => v !== null && v !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a === first || (b !== first && a < b) ? -1 : 1))
    .map(([key, v]) => {
      const inner = typeof v === "object" ? firstKey(key, v) : undefined;
      return `${JSON.stringify(key)}:${textOf(v, firstKey, inner, nesting + 1)}`;
    })
    .join(",")}}`;
}

/** JSON with sorted keys, from which nothing is left out. To be called on values whose nesting is bounded. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => sortedJson(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${sortedJson(inner)}`)
    .join(",")}}`;
}
