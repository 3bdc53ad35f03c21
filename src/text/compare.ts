/** The order of texts by their code units, in which ids are sorted everywhere. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names without accents and punctuation, whose order all of our languages share. */
const plain = /^[a-z0-9 ]*$/i;

/** The order of names for readers. Plain ones are compared without a collator: to load one takes longer than to draw a list. */
export function compareNames(a: string, b: string): number {
  const order = plain.test(a) && plain.test(b) ? compareText(a.toLowerCase(), b.toLowerCase()) : 0;
  return order || a.localeCompare(b);
}
