/** The plural of an English word, or of a name that ends in one: `locators`, `communities`, `statuses`. A plural, and an adverb, stay as they are. */
export const pluralOf = (word: string): string => {
  if (/(?:[^aisu]s|_here|_there)$/.test(word)) return word;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(s|ch|sh|x)$/.test(word) ? `${word}es` : `${word}s`;
};
