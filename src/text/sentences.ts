/** Parts of messages. */

/** `a`, `a or b`, `a, b or c`. */
export const orList = (words: readonly string[]): string => joined(words, "or");
/** `a`, `a and b`, `a, b and c`. */
export const andList = (words: readonly string[]): string => joined(words, "and");
const joined = (words: readonly string[], last: string) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

/** A sentence with suggestions; empty if there are none. */
export const didYouMean = (candidates: readonly string[]) => (candidates.length > 0 ? ` Did you mean ${orList(candidates)}?` : "");
