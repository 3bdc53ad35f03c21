import { fold, foldedWords } from "../../../text/fold.js";
import type { SearchMatch } from "../documents/answers.generated.js";

/** The names of a record that was found. */
export interface FoundNames {
  readonly label: { readonly value: string };
  readonly en: string;
  readonly es: string;
  readonly fr: string;
  readonly aliases: readonly { readonly value: string }[];
}

/**
 * The name by which a record was found, where the one that the page shows does not tell.
 * @param match how the search says that the record matches
 * @returns undefined if the shown name tells, or if no single name does
 */
export function matchedName(record: FoundNames, query: string, match: SearchMatch): string | undefined {
  const wanted = foldedWords(query);
  const start = fold(query);
  const tells = (name: string) => {
    if (match === "NAME") return fold(name) === start;
    if (match === "NAME_START") return fold(name).startsWith(start);
    const parts = foldedWords(name);
    return wanted.every((word) => parts.some((part) => part.startsWith(word)));
  };
  if (wanted.length === 0 || tells(record.label.value)) return undefined;
  return [record.en, record.es, record.fr, ...record.aliases.map(({ value }) => value)].find(tells);
}
