/**
 * A name as it stands within a sentence or at its start. A common noun has a capital where it begins a sentence, and none within one. Any
 * other name keeps its first letter: `eThekwini`, `Colombia`. So does a common noun whose first word has another capital (`LGBTIQ+ people`,
 * `Afro-Colombian communities`) or whose second word has one (`Resilience Fund grantees`): then it is a proper name.
 */
export function nameInSentence(name: string, { isCommonNoun, begins }: { isCommonNoun: boolean; begins: boolean }): string {
  const [[first = "", ...letters] = "", second = ""] = name.split(" ");
  const isProper = hasCapital(letters.join("")) || hasCapital([...second][0] ?? "");
  if (isProper || !isCommonNoun) return name;
  return (begins ? first.toUpperCase() : first.toLowerCase()) + name.slice(first.length);
}
const hasCapital = (letters: string) => letters !== letters.toLowerCase();

/** The start of a text, or the end of another sentence. */
export const beginsSentence = /(^|[.!?]\s+)["“'(]*$/;

/** Gives each sentence of a text a capital, unless it starts with a word such as `eThekwini`. */
export const withCapitals = (text: string): string =>
  text.replace(/((?:^|[.!?]\s+)["“'(¿¡«\s]*)(\p{Ll})(?!\p{Lu})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
