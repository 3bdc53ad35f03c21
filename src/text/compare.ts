/** The order of texts by their code units, in which ids are sorted everywhere. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
