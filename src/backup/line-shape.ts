/** The fields of a line, or of a part of one. It has no others. */
export interface LineShape {
  readonly texts?: readonly string[];
  readonly objects?: readonly string[];
  readonly numbers?: readonly string[];
  /** Texts that may be missing. */
  readonly optional?: readonly string[];
  /** Sorted lists of texts that may be missing. */
  readonly lists?: readonly string[];
}

/** A field that the shape does not have. */
export const unknownField = (line: object, shape: LineShape): string | undefined => {
  const known = new Set(Object.values(shape).flat());
  return Object.keys(line).find((name) => !known.has(name));
};

/** A field that is missing or has the wrong type. */
export function invalidField(line: object, { texts = [], objects = [], numbers = [], optional = [], lists = [] }: LineShape) {
  const fields = line as Record<string, unknown>;
  const isText = (v: unknown) => typeof v === "string";
  const isSorted = (v: unknown) => Array.isArray(v) && v.every((text, i) => isText(text) && (i === 0 || v[i - 1] <= text));
  return (
    texts.find((n) => !isText(fields[n])) ??
    objects.find((n) => typeof fields[n] !== "object" || Array.isArray(fields[n])) ??
    numbers.find((n) => !Number.isSafeInteger(fields[n])) ??
    optional.find((n) => n in fields && !isText(fields[n])) ??
    lists.find((n) => n in fields && !isSorted(fields[n]))
  );
}
