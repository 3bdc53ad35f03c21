/** The names that a sentence about a claim may hold. */
export interface Names {
  readonly subject: string;
  readonly object: string;
  readonly at?: string;
}

const placeholder = /\{(\w*)\}/g;

/** The words in braces that stand for nothing, if a sentence has any. */
export function strayPlaceholders(sentence: string, names: readonly string[]): string[] {
  return [...sentence.matchAll(placeholder)].flatMap(([whole, name]) => (names.includes(name ?? "") ? [] : [whole]));
}

/** A sentence of a row, with names for its placeholders. */
export const sentenceOf = (sentence: string, names: Names): string => filled(sentence, { ...names });

/** The predicate's own sentence, in which `{at}` is ` in Colombia` or nothing. */
export const sentenceFor = (says: string, names: Names): string => filled(says, { ...names, at: names.at ? ` in ${names.at}` : "" });

function filled(template: string, names: Readonly<Record<string, string | undefined>>): string {
  const text = template.replace(placeholder, (whole, name) => (Object.hasOwn(names, name) ? (names[name] ?? "") : whole));
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}
